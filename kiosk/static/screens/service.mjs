/** The third question, where the line, the time or the documents depend on it: which service. */

import { el } from "/static/dom.mjs";
import { canSkipService, servicesFor, sphereOf } from "/static/menu.mjs";
import { action, frame } from "../frame.mjs";
import { paged } from "../pager.mjs";
import { serviceRow } from "../rows.mjs";

export function render(state, ui) {
  const rows = servicesFor(state.menu, state.choice).map((service) => serviceRow(state, ui, service));
  const skip = () =>
    action({ focus: "skip", iconName: "circle-question-mark", label: ui.t("kiosk-service-skip"), click: () => ui.send({ type: "skip" }) });
  return frame(state, ui, {
    title: ui.t("kiosk-service-title"),
    lead: ui.names(sphereOf(state.menu, state.choice).name),
    body: el("div", { class: "stack" }, paged(ui, rows, { className: "rows" }), canSkipService(state.menu, state.choice) && skip()),
  });
}
