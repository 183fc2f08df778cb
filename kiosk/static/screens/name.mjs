/** Surname and first name, where the branch registers visitors by name; the visitor may leave it empty. */

import { el, icon } from "/static/dom.mjs";
import { frame } from "../frame.mjs";
import { keyboard } from "../keyboard.mjs";
import { done } from "./help.mjs";

export function render(state, ui) {
  const type = (value) => ui.send({ type: "visitorName", value: capitals(value) });
  const field = el("input", {
    type: "text", inputmode: "none", autocomplete: "off", spellcheck: "false", maxlength: 80,
    value: state.visitorName, data: { focus: "typed", unread: true }, on: { input: (event) => type(event.target.value) },
  });
  return frame(state, ui, {
    title: ui.t("kiosk-name"),
    lead: ui.t("kiosk-name-lead"),
    body: el(
      "div",
      { class: "writing" },
      el("label", { class: "typed" }, icon("user"), el("span", { class: "visually-hidden" }, ui.t("kiosk-name")), field),
      keyboard(ui, { value: state.visitorName, onText: type, redraw: ui.redraw, last: ui.low && done(ui) }),
      !ui.low && done(ui),
    ),
  });
}

function capitals(text) {
  return text.replace(/(^|[\s-])(\p{Ll})/gu, (_, before, letter) => before + letter.toLocaleUpperCase("uk"));
}
