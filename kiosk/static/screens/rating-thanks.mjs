/** The rating is stored: thanks, what it is, and until when it may be changed. */

import { action, frame, statement } from "../frame.mjs";
import { timeText } from "../wording.mjs";
import { stepText } from "./rating.mjs";

export function render(state, ui) {
  const { given, until } = state.visit;
  return frame(state, ui, {
    title: ui.t("rating-kiosk-thanks"),
    kind: "good",
    body: statement(ui, {
      iconName: "circle-check",
      kind: "good",
      texts: [ui.t("rating-yours", { step: stepText(ui, given) }), until && ui.t("rating-change-until", { time: timeText(until, ui.time()) })],
      actions: [action({ focus: "done", iconName: "check", kind: "primary", label: ui.t("rating-kiosk-done"), click: () => ui.send({ type: "expired" }) })],
    }),
  });
}
