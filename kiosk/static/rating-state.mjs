/** What a turn knows of a visit that is rated after its end, by the code of its ticket. Pure. */

import { waitFor } from "./booking-state.mjs";
import { goTo, isWaitingFor } from "./steps.mjs";

/** `visit` is what the server asks of the visit of `code`; `rates`: a question about a rating waits for its answer. */
export const NO_RATING = { visit: null, rates: false };

export const RATING_CHANGES = {
  beginRating: (state) => goTo({ ...state, code: "" }, "rating-code"),
  findVisit: (state, { key, code }) => waitFor({ ...state, code, wish: null, rates: true }, "looking", key),
  visitFound: (state, { key, code, visit }) =>
    isWaitingFor(state, key) && { ...state, screen: "rating", key: null, rates: false, code, visit },
  rate: (state, { key }) => state.screen === "rating" && waitFor({ ...state, rates: true }, "looking", key),
  rated: (state, { key, visit }) =>
    isWaitingFor(state, key) && { ...state, screen: "rating-thanks", past: [], key: null, rates: false, visit, warning: null },
};

/** A refusal of a rating has a screen of its own; else null. */
export function refusedRating(state, { code }) {
  return state.rates ? { ...state, screen: "rating-refused", key: null, rates: false, refusal: { code } } : null;
}
