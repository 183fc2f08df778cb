/** What a turn knows of a booking: one that is looked for by code or time, and one that is made for a later hour. Pure. */

import { goTo, isWaitingFor, WAITING } from "./steps.mjs";

export const CODE_LENGTH = 12;
export const PART_LENGTH = 4; // of a time of day, and of the end of a telephone

/** `code`, `hour` and `tail` are typed digits; `found` is a booking; `wish` what a time is asked for; `made` the new one. */
export const NO_BOOKING = { code: "", hour: "", tail: "", found: null, wish: null, times: null, taken: false, made: null };

export const BOOKING_CHANGES = {
  code: (state, { value }) => ({ ...state, code: digits(value, CODE_LENGTH) }),
  hour: (state, { hour, tail }) => ({ ...state, hour: digits(hour, PART_LENGTH), tail: digits(tail, PART_LENGTH) }),

  lookUp: (state, { key }) => waitFor({ ...state, wish: null }, "looking", key),
  found: (state, { key, booking }) => isWaitingFor(state, key) && { ...state, screen: "booking-found", key: null, found: booking },
  arrive: (state, { key }) => state.screen === "booking-found" && waitFor(state, "issuing", key),

  later: (state, { key, wish }) => waitFor({ ...state, wish, times: null, taken: false }, "looking", key),
  times: (state, { key, times, taken = false }) => isWaitingFor(state, key) && { ...backTo(state, "later"), key: null, times, taken },
  book: (state, { key }) => state.screen === "later" && waitFor(state, "looking", key),
  booked: (state, { key, booking }) =>
    isWaitingFor(state, key) && { ...state, screen: "booked", past: [], key: null, made: booking, warning: null },
};

/** A refusal that has a screen of its own: no such booking, or one that has just become late; else null. */
export function refusedBooking(state, { code, status }) {
  if (state.screen === "looking" && !state.wish) {
    // 400: there is no such time of day.
    if (code === "appointment_unknown" || status === 400) return { ...state, screen: "booking-unknown", key: null };
    if (code === "too_many_requests") return { ...state, screen: "booking-unknown", key: null, refusal: { code } };
  }
  if (code !== "appointment_late" || !state.found) return null;
  return { ...backTo(state, "booking-found"), key: null, found: { ...state.found, state: "late", may: ["join_queue", "book_again"] } };
}

/** For what a time is asked: what was chosen on the way to the ticket. */
export function wishOf({ choice, persons, services, language }) {
  const wish = { purpose: choice.purpose, persons, services, language };
  if (choice.service) return { ...wish, service_id: choice.service };
  return choice.sphere ? { ...wish, sphere: choice.sphere } : wish;
}

/** For what a time is asked again: what the booking was for. */
export function wishOfBooking({ purpose, service, line, persons, services, language }) {
  const wish = { purpose: purpose.key, persons, services, language };
  return service ? { ...wish, service_id: service.id } : { ...wish, line: line.key };
}

/** "1234 5678 9012": twelve digits are read in fours. */
export function grouped(code) {
  return code.replace(/\D/g, "").replace(/(.{4})(?=.)/g, "$1 ");
}

/** Begin to wait for the answer to the request of this key. */
export function waitFor(state, screen, key) {
  return !WAITING.includes(state.screen) && { ...goTo(state, screen), key, unanswered: 0, refusal: null };
}

/** A screen that has its answer; it stands in the past no more. */
function backTo(state, screen) {
  const index = state.past.findIndex((step) => step.screen === screen);
  return { ...state, screen, page: 0, past: index < 0 ? state.past : state.past.slice(0, index) };
}

function digits(text, most) {
  return text.replace(/\D/g, "").slice(0, most);
}
