/** The languages of the kiosk, where there are more than two. */

import { el } from "/static/dom.mjs";
import { choice, frame } from "../frame.mjs";
import { paged } from "../pager.mjs";

export function render(state, ui) {
  const choices = state.languages.map((language) => {
    const name = el("span", { lang: language }, ui.t(`common-language-${language}`));
    return choice({ focus: `language-${language}`, iconName: "languages", name, click: () => choose(ui, language) });
  });
  return frame(state, ui, { title: ui.t("kiosk-language"), body: el("div", { class: "stack" }, paged(ui, choices, { className: "choices" })) });
}

function choose(ui, language) {
  ui.send({ type: "language", language });
  ui.send({ type: "back" });
}
