/** The first moment after the kiosk is switched on. */

import { frame, statement } from "../frame.mjs";

export function render(state, ui) {
  return frame(state, ui, {
    title: ui.t("common-loading"),
    body: statement(ui, { iconName: "hourglass", kind: "plain", texts: [] }),
  });
}
