/** «У мене є запис»: its code by the scanner or by keys; who has none goes on by time and telephone. */

import { el } from "/static/dom.mjs";
import { CODE_LENGTH, grouped } from "../booking-state.mjs";
import { action, frame } from "../frame.mjs";
import { digitsField, keypad } from "../keypad.mjs";

export function render(state, ui) {
  const { code } = state;
  const whole = code.length === CODE_LENGTH;
  const type = (value) => ui.send({ type: "code", value });
  const find = () => whole && ui.booking.lookUp({ code });
  return frame(state, ui, {
    title: ui.t("kiosk-booking"),
    lead: ui.t("kiosk-booking-code-lead"),
    body: el(
      "div",
      { class: "dialling" },
      digitsField({ focus: "typed", label: ui.t("kiosk-booking-code"), value: grouped(code), iconName: "ticket", placeholder: "0000 0000 0000", onText: type, onEnter: find, code: true }),
      keypad(ui, { onDigit: (digit) => type(code + digit), onErase: () => type(code.slice(0, -1)) }),
      el(
        "div",
        { class: "dialling-ways" },
        action({ focus: "find", iconName: "search", kind: "primary", label: ui.t("kiosk-booking-find"), disabled: !whole, click: find }),
        action({ focus: "by-time", iconName: "phone", label: ui.t("kiosk-booking-no-code"), click: () => ui.send({ type: "open", screen: "booking-time" }) }),
      ),
    ),
  });
}
