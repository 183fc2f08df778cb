/** What lies over a screen: the warning before the turn ends, and the answer of the bell. */

import { el, icon } from "/static/dom.mjs";
import { action } from "./frame.mjs";

const BELL_ICONS = { ringing: "bell", rung: "bell-ring", answered: "circle-check", failed: "triangle-alert" };

/** → the dialog that the state asks for, or null. */
export function dialogOf(state, ui) {
  if (state.warning !== null) return warning(state, ui);
  return state.bell ? bell(state, ui) : null;
}

function warning(state, ui) {
  return dialog("warning", [
    el("span", { class: "dialog-icon" }, icon("hourglass")),
    el("h2", { id: "dialog-title" }, ui.t("kiosk-still-here")),
    el("p", {}, ui.t("kiosk-still-here-text")),
    el("p", { class: "dialog-seconds numeric", "aria-hidden": "true" }, String(state.warning)),
    action({ focus: "extend", kind: "primary", iconName: "check", label: ui.t("kiosk-still-here-yes"), click: () => ui.send({ type: "extend" }) }),
  ]);
}

function bell(state, ui) {
  const { phase } = state.bell;
  return dialog("bell", [
    el("span", { class: "dialog-icon" }, icon(BELL_ICONS[phase])),
    el("h2", { id: "dialog-title" }, ui.t(`kiosk-bell-${phase}`)),
    el("p", { role: "status" }, ui.t(`kiosk-bell-${phase}-text`)),
    action({ focus: "bell-close", kind: "primary", iconName: "check", label: ui.t("kiosk-bell-close"), click: () => ui.send({ type: "bell", bell: null }) }),
  ]);
}

function dialog(name, content) {
  const box = el("div", { class: "dialog", role: "alertdialog", "aria-modal": "true", "aria-labelledby": "dialog-title", data: { dialog: name } }, content);
  return el("div", { class: "veil" }, box);
}
