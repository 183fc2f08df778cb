/** No such booking: what to check, and who can help. */

import { action, frame, statement } from "../frame.mjs";

export function render(state, ui) {
  const blocked = state.refusal?.code === "too_many_requests";
  return frame(state, ui, {
    title: ui.t("kiosk-booking-unknown-title"),
    kind: "warning",
    body: statement(ui, {
      iconName: "circle-question-mark",
      kind: "warning",
      texts: [ui.t(blocked ? "kiosk-booking-blocked" : "kiosk-booking-unknown"), ui.t("kiosk-booking-reception")],
      actions: [
        !blocked && action({ focus: "again", iconName: "arrow-left", kind: "primary", label: ui.t("kiosk-booking-again"), click: () => ui.send({ type: "back" }) }),
        action({ focus: "home", iconName: "house", label: ui.t("kiosk-home"), click: () => ui.send({ type: "home" }) }),
      ],
    }),
  });
}
