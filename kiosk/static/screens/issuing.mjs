/** Between the tap and the server's answer; mostly too short to be read. */

import { frame, statement } from "../frame.mjs";

export function render(state, ui) {
  return frame(state, ui, {
    title: ui.t("kiosk-issuing-title"),
    body: statement(ui, { iconName: "hourglass", kind: "plain", texts: [ui.t("kiosk-issuing-text")] }),
  });
}
