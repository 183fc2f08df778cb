/** The services most asked for in this centre. */

import { el } from "/static/dom.mjs";
import { frequentServices, sphereOf } from "/static/menu.mjs";
import { frame } from "../frame.mjs";
import { paged } from "../pager.mjs";
import { serviceRow } from "../rows.mjs";

export function render(state, ui) {
  const rows = frequentServices(state.menu, state.choice).map((service) => serviceRow(state, ui, service, iconOf(state, service)));
  return frame(state, ui, {
    title: ui.t("kiosk-frequent-title"),
    lead: ui.t("kiosk-frequent-lead"),
    body: el("div", { class: "stack" }, paged(ui, rows, { className: "choices" })),
  });
}

function iconOf(state, service) {
  return sphereOf(state.menu, { sphere: service.sphere })?.icon ?? "star";
}
