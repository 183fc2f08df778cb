/** The second question: in which sphere or life situation. */

import { el } from "/static/dom.mjs";
import { availability, purposeOf, spheresFor } from "/static/menu.mjs";
import { choice, frame } from "../frame.mjs";
import { paged } from "../pager.mjs";
import { reasonNote } from "../wording.mjs";
import { ways, waysPair } from "./purpose.mjs";

export function render(state, ui) {
  const spheres = spheresFor(state.menu, state.choice).map((sphere) => button(state, ui, sphere));
  return frame(state, ui, {
    title: ui.t("kiosk-sphere-title"),
    lead: ui.names(purposeOf(state.menu, state.choice).name),
    body: ui.compact
      ? el("div", { class: "stack" }, paged(ui, [...ways(state, ui), ...spheres], { className: "rows" }))
      : el("div", { class: "stack" }, waysPair(state, ui), paged(ui, spheres, { className: "rows" })),
  });
}

function button(state, ui, sphere) {
  const { line, open, reason } = availability(state.menu, { purpose: state.choice.purpose, sphere: sphere.key });
  return choice({
    focus: `sphere-${sphere.key}`,
    iconName: sphere.icon ?? "folder-open",
    name: ui.names(sphere.name),
    note: line && !open ? reasonNote(ui.t, reason) : null,
    click: () => ui.send({ type: "sphere", key: sphere.key }),
  });
}
