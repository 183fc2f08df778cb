/** «Потрібна допомога працівника»: what kind of help; no reason is asked. */

import { el } from "/static/dom.mjs";
import { action, choice, frame } from "../frame.mjs";
import { paged } from "../pager.mjs";

const ICONS = { accompany: "hand-helping", wheelchair: "accessibility", sign_language: "hand", interpreter: "languages" };

export function render(state, ui) {
  const choices = state.menu.assistance.map((key) => button(state, ui, key));
  return frame(state, ui, {
    title: ui.t("kiosk-help"),
    lead: ui.t("kiosk-help-lead"),
    body: el("div", { class: "stack" }, paged(ui, choices, { className: "choices" }), done(ui)),
  });
}

function button(state, ui, key) {
  const chosen = state.assistance.includes(key);
  return choice({
    focus: `help-${key}`,
    iconName: chosen ? "square-check" : (ICONS[key] ?? "hand-helping"),
    name: ui.t(`kiosk-help-${key}`),
    pressed: String(chosen),
    click: () => ui.send({ type: "assist", key }),
  });
}

export function done(ui) {
  return action({ focus: "done", iconName: "check", kind: "primary", label: ui.t("kiosk-done"), click: () => ui.send({ type: "back" }) });
}
