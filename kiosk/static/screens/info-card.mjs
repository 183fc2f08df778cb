/** The card of one service, or where to ask when nothing is written on it. */

import { el } from "/static/dom.mjs";
import { serviceOf } from "/static/menu.mjs";
import { frame } from "../frame.mjs";
import { cardParagraphs } from "../info-texts.mjs";
import { paged } from "../pager.mjs";
import { sheetAction } from "../sheet.mjs";

export function render(state, ui) {
  const service = serviceOf(state.menu, { service: state.infoService });
  const written = cardParagraphs(service, ui);
  const said = service.card ? written : [...written, el("p", {}, ui.t("kiosk-documents-unknown"))];
  const title = ui.names(service.label);
  const sheet = sheetAction(state, ui, { of: service.id, title, lines: said });
  return frame(state, ui, { title, body: el("div", { class: "stack" }, paged(ui, said, { className: "said" }), sheet) });
}
