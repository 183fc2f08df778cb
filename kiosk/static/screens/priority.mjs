/** «Право на позачергове обслуговування»: stated by one choice; the operator looks at the document. */

import { el } from "/static/dom.mjs";
import { choice, frame } from "../frame.mjs";
import { paged } from "../pager.mjs";
import { done } from "./help.mjs";

export function render(state, ui) {
  const choices = [
    button(state, ui, null, ui.t("kiosk-priority-none")),
    ...state.menu.categories.map((category) => button(state, ui, category.key, ui.names(category.name))),
  ];
  return frame(state, ui, {
    title: ui.t("kiosk-priority"),
    lead: ui.t("kiosk-priority-lead"),
    body: el("div", { class: "stack" }, paged(ui, choices, { className: "rows" }), done(ui)),
  });
}

function button(state, ui, key, name) {
  const chosen = state.category === key;
  return choice({
    focus: `priority-${key ?? "none"}`,
    iconName: chosen ? "circle-check" : "heart-handshake",
    name,
    pressed: String(chosen),
    click: () => ui.send({ type: "category", key }),
  });
}
