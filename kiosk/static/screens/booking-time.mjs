/** A booking without its code: the booked time and the last four digits of the telephone. */

import { el } from "/static/dom.mjs";
import { PART_LENGTH } from "../booking-state.mjs";
import { action, frame } from "../frame.mjs";
import { digitsField, keypad } from "../keypad.mjs";

export function render(state, ui) {
  const { hour, tail } = state;
  const whole = hour.length === PART_LENGTH && tail.length === PART_LENGTH;
  const type = (part) => ui.send({ type: "hour", hour, tail, ...part });
  const find = () => whole && ui.booking.lookUp({ time: clock(hour), digits: tail });
  return frame(state, ui, {
    title: ui.t("kiosk-booking-time-title"),
    lead: ui.t("kiosk-booking-time-lead"),
    body: el(
      "div",
      { class: "dialling" },
      el(
        "div",
        { class: "dialling-fields" },
        digitsField({ focus: "hour", label: ui.t("kiosk-booking-time"), value: clock(hour), iconName: "clock", placeholder: "00:00", onText: (text) => type({ hour: text }), onEnter: find }),
        digitsField({ focus: "tail", label: ui.t("kiosk-booking-digits"), value: tail, iconName: "phone", placeholder: "0000", onText: (text) => type({ tail: text }), onEnter: find }),
      ),
      keypad(ui, { onDigit: (digit) => type(added(state, digit)), onErase: () => type(erased(state)) }),
      action({ focus: "find", iconName: "search", kind: "primary", label: ui.t("kiosk-booking-find"), disabled: !whole, click: find }),
    ),
  });
}

/** The keys fill the time first, then the telephone's digits, and go back the same way. */
function added({ hour, tail }, digit) {
  return hour.length < PART_LENGTH ? { hour: hour + digit } : { tail: tail + digit };
}

function erased({ hour, tail }) {
  return tail ? { tail: tail.slice(0, -1) } : { hour: hour.slice(0, -1) };
}

/** 0930 is shown, and asked for, as 09:30. */
function clock(digits) {
  return digits.length > 2 ? `${digits.slice(0, 2)}:${digits.slice(2)}` : digits;
}
