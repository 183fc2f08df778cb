/** What the kiosk asks the server about the rating of a visit. */

/** @param turn a question that is repeated until it is answered (booking.mjs)  @param current() the state now */
export function makeRating({ turn, current }) {
  return {
    find: (code) =>
      turn({ type: "findVisit", code }, async (ask) => {
        const visit = await ask("POST", "ratings/look-up", { code });
        return visit && { type: "visitFound", code, visit };
      }),
    give: (step) =>
      turn({ type: "rate" }, async (ask) => {
        const { code, visit } = current();
        const rated = await ask("POST", "ratings", { ...kept(visit.given), code, step, changing: Boolean(visit.given) });
        return rated && { type: "rated", visit: rated };
      }),
  };
}

/** Whoever changes the step here has not taken back the words that were written elsewhere. */
function kept(given) {
  return given ? { answers: given.answers, comment: given.comment ?? "" } : {};
}
