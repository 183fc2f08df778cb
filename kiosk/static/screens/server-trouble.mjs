/** The server does not answer: said at once, with what to do; it goes away by itself. */

import { frame, statement } from "../frame.mjs";

export function render(state, ui) {
  const asked = state.screen === "issuing";
  return frame(state, ui, {
    title: ui.t("kiosk-server-trouble-title"),
    kind: "alarm",
    body: statement(ui, {
      iconName: "wifi-off",
      kind: "alarm",
      texts: [ui.t(asked ? "kiosk-server-trouble-asked" : "kiosk-server-trouble-text"), ui.t("kiosk-server-trouble-help")],
    }),
  });
}
