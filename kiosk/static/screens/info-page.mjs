/** One page of information: paragraphs, turned in pages where they are long. */

import { el } from "/static/dom.mjs";
import { frame } from "../frame.mjs";
import { paragraphsOf } from "../info-texts.mjs";
import { paged } from "../pager.mjs";
import { sheetAction } from "../sheet.mjs";

export function render(state, ui) {
  const said = paragraphsOf(state, ui, state.topic);
  const title = ui.t(`kiosk-info-${state.topic}`);
  const sheet = sheetAction(state, ui, { of: state.topic, title, lines: said });
  return frame(state, ui, { title, body: el("div", { class: "stack" }, paged(ui, said, { className: "said" }), sheet) });
}
