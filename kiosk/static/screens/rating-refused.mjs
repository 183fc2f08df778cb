/** Why a visit cannot be rated: no such code, too early, too late, or rated already. */

import { action, frame, statement } from "../frame.mjs";

const CODES = { visit_unknown: "rating-kiosk-unknown", too_many_requests: "rating-kiosk-blocked" };

export function render(state, ui) {
  return refused(state, ui, state.refusal?.code);
}

export function refused(state, ui, code) {
  const again = code === "visit_unknown" && state.past.length > 0;
  const text = CODES[code] ?? `error-${code}`;
  return frame(state, ui, {
    title: ui.t("rating-kiosk-not-now"),
    kind: "warning",
    body: statement(ui, {
      iconName: "circle-question-mark",
      kind: "warning",
      texts: [ui.t(ui.t.has(text) ? text : "error-rating_step_wrong")],
      actions: [
        again && action({ focus: "again", iconName: "arrow-left", kind: "primary", label: ui.t("rating-kiosk-again"), click: () => ui.send({ type: "back" }) }),
        action({ focus: "home", iconName: "house", label: ui.t("kiosk-home"), click: () => ui.send({ type: "home" }) }),
      ],
    }),
  });
}
