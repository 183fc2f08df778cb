/** The keyboard on the kiosk's screen: Ukrainian and Latin letters, each key as large as a fingertip. */

import { el, icon } from "/static/dom.mjs";

const LAYOUTS = {
  uk: ["йцукенгшщзх", "фівапролджє", "ячсмитьбюїґ"],
  en: ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
};
const OTHER = { uk: "en", en: "uk" };
let layout = null; // stays while one visitor types; `reset` gives the next one the screen's language

export function resetKeyboard() {
  layout = null;
}

/**
 * @param value the text so far  @param onText(text) the text after a key  @param redraw() after a change of letters
 * @param last one more key at the end, where there is no room for it elsewhere
 */
export function keyboard(ui, { value, onText, redraw, last = null }) {
  layout ??= ui.language in LAYOUTS ? ui.language : "en";
  const key = (letter) =>
    el("button", { class: "key", type: "button", data: { focus: `key-${letter}` }, on: { click: () => onText(value + letter) } }, letter);
  const rows = LAYOUTS[layout].map((letters) => el("div", { class: "keys-row" }, [...letters].map(key)));
  return el("div", { class: "keys", role: "group", "aria-label": ui.t("kiosk-keyboard") }, rows, lastRow(ui, { value, onText, redraw, key, last }));
}

function lastRow(ui, { value, onText, redraw, key, last }) {
  const other = OTHER[layout];
  const switchLayout = () => {
    layout = other;
    redraw();
  };
  return el(
    "div",
    { class: "keys-row" },
    wide("layout", ui.t(`kiosk-keyboard-${other}`), switchLayout),
    key("’"),
    key("-"),
    wide("space", ui.t("kiosk-keyboard-space"), () => onText(`${value} `)),
    el(
      "button",
      { class: "key key-wide", type: "button", data: { focus: "key-erase" }, "aria-label": ui.t("kiosk-keyboard-erase"),
        on: { click: () => onText([...value].slice(0, -1).join("")) } },
      icon("delete"),
    ),
    last,
  );
}

function wide(name, label, click) {
  return el("button", { class: `key key-wide key-${name}`, type: "button", data: { focus: `key-${name}` }, on: { click } }, label);
}
