/** The services of a sphere, each with its card. */

import { el } from "/static/dom.mjs";
import { sphereOf } from "/static/menu.mjs";
import { choice, frame } from "../frame.mjs";
import { paged } from "../pager.mjs";

export function render(state, ui) {
  const rows = state.menu.services
    .filter(({ sphere }) => sphere === state.infoSphere)
    .map(({ id, label }) => choice({ focus: `service-${id}`, name: ui.names(label), click: () => ui.send({ type: "infoService", id }) }));
  const title = ui.names(sphereOf(state.menu, { sphere: state.infoSphere }).name);
  return frame(state, ui, { title, body: el("div", { class: "stack" }, paged(ui, rows, { className: "rows" })) });
}
