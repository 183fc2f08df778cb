/** One page of information: paragraphs, turned in pages where they are long. */

import { el } from "/static/dom.mjs";
import { frame } from "../frame.mjs";
import { paragraphsOf } from "../info-texts.mjs";
import { paged } from "../pager.mjs";

export function render(state, ui) {
  const said = paragraphsOf(state, ui, state.topic);
  return frame(state, ui, { title: ui.t(`kiosk-info-${state.topic}`), body: el("div", { class: "stack" }, paged(ui, said, { className: "said" })) });
}
