/** The server answered that this ticket cannot be issued: why, and the way on. */

import { action, frame, statement } from "../frame.mjs";
import { refusalText } from "../wording.mjs";

export function render(state, ui) {
  return frame(state, ui, {
    title: ui.t("kiosk-refused-title"),
    kind: "warning",
    body: statement(ui, {
      iconName: "triangle-alert",
      kind: "warning",
      texts: [refusalText(ui.t, state.refusal.code), ui.t("kiosk-closed-help")],
      actions: [
        action({ focus: "home", iconName: "house", kind: "primary", label: ui.t("kiosk-home"), click: () => ui.send({ type: "home" }) }),
      ],
    }),
  });
}
