/** Between a question about bookings and the server's answer. */

import { frame, statement } from "../frame.mjs";

export function render(state, ui) {
  return frame(state, ui, {
    title: ui.t("kiosk-issuing-title"),
    body: statement(ui, { iconName: "hourglass", kind: "plain", texts: [ui.t(state.wish ? "kiosk-looking-times" : "kiosk-looking")] }),
  });
}
