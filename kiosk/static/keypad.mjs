/** Twelve keys for digits, as on a telephone; each larger than a fingertip. */

import { el, icon } from "/static/dom.mjs";

/** @param onDigit(digit)  @param onErase() */
export function keypad(ui, { onDigit, onErase }) {
  const digit = (value) => el("button", { class: "key", type: "button", data: { focus: `key-${value}` }, on: { click: () => onDigit(value) } }, value);
  const erase = el(
    "button",
    { class: "key", type: "button", data: { focus: "key-erase" }, "aria-label": ui.t("kiosk-keypad-erase"), on: { click: onErase } },
    icon("delete"),
  );
  const keys = [...[..."123456789"].map(digit), el("span"), digit("0"), erase];
  return el("div", { class: "keypad numeric", role: "group", "aria-label": ui.t("kiosk-keypad") }, keys);
}

/** A field for digits: typed by the keys below, or by a keyboard. The system's own keyboard stays away. */
export function digitsField({ focus, label, value, iconName, placeholder, onText, onEnter, code = false }) {
  const input = el("input", {
    type: "text", inputmode: "none", autocomplete: "off", spellcheck: "false", value, placeholder, class: "numeric",
    data: { focus, ...(code && { code: true }) },
    on: { input: (event) => onText(event.target.value), keydown: (event) => event.key === "Enter" && onEnter() },
  });
  return el("label", { class: "typed" }, icon(iconName), el("span", { class: "typed-label" }, label), input);
}
