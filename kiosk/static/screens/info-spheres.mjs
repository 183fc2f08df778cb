/** Services and their cards: first the spheres in which this centre has any. */

import { el } from "/static/dom.mjs";
import { choice, frame } from "../frame.mjs";
import { paged } from "../pager.mjs";

export function render(state, ui) {
  const { spheres, services } = state.menu;
  const known = spheres.filter(({ key }) => services.some(({ sphere }) => sphere === key));
  const rows = known.map(({ key, name, icon }) =>
    choice({ focus: `sphere-${key}`, iconName: icon ?? "folder-open", name: ui.names(name), click: () => ui.send({ type: "infoSphere", key }) }),
  );
  return frame(state, ui, { title: ui.t("kiosk-info-services"), body: el("div", { class: "stack" }, paged(ui, rows, { className: "rows" })) });
}
