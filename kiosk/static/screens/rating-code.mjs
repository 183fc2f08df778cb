/** «Оцінити обслуговування»: the code of the ticket, by the scanner or by keys. */

import { el } from "/static/dom.mjs";
import { CODE_LENGTH, grouped } from "../booking-state.mjs";
import { action, frame } from "../frame.mjs";
import { digitsField, keypad } from "../keypad.mjs";

export function render(state, ui) {
  const { code } = state;
  const whole = code.length === CODE_LENGTH;
  const type = (value) => ui.send({ type: "code", value });
  const find = () => whole && ui.rating.find(code);
  return frame(state, ui, {
    title: ui.t("rating-kiosk"),
    lead: ui.t("rating-kiosk-lead"),
    body: el(
      "div",
      { class: "dialling" },
      digitsField({ focus: "typed", label: ui.t("rating-code"), value: grouped(code), iconName: "ticket", placeholder: "0000 0000 0000", onText: type, onEnter: find, code: true }),
      keypad(ui, { onDigit: (digit) => type(code + digit), onErase: () => type(code.slice(0, -1)) }),
      el("div", { class: "dialling-ways" }, action({ focus: "find", iconName: "check", kind: "primary", label: ui.t("rating-code-next"), disabled: !whole, click: find })),
    ),
  });
}
