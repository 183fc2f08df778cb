/** Going on and back: every step remembers where it came from, so that the way back is always one tap. Pure. */

/** Screens that wait for the server's answer: nobody goes back from them. */
export const WAITING = ["issuing", "looking"];

export function goTo(state, screen, choice = state.choice) {
  const here = { screen: state.screen, choice, page: state.page };
  return { ...state, screen, page: 0, past: [...state.past, here] };
}

export function goBack(state) {
  const last = state.past.at(-1);
  if (!last || WAITING.includes(state.screen)) return state;
  const past = state.past.slice(0, -1);
  // From a refusal the way leads past the waiting screen, to what was confirmed.
  if (WAITING.includes(last.screen)) return goBack({ ...state, screen: "refused", past });
  return { ...state, ...last, past, refusal: null };
}

/** The request of this key is still waited for. */
export function isWaitingFor(state, key) {
  return WAITING.includes(state.screen) && state.key === key;
}
