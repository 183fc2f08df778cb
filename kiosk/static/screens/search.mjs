/** Search by words: what is typed above, what was found beside it, a keyboard as large as fingertips. */

import { el, icon } from "/static/dom.mjs";
import { makeSearch, words } from "/static/service-search.mjs";
import { action, frame } from "../frame.mjs";
import { keyboard } from "../keyboard.mjs";
import { paged } from "../pager.mjs";
import { serviceRow } from "../rows.mjs";

let known = { services: null, search: null };

/** The index is made once for each menu of services. */
function searchFor({ services, spheres }) {
  if (known.services !== services) known = { services, search: makeSearch(services, spheres) };
  return known.search;
}

export function render(state, ui) {
  const found = searchFor(state.menu)(state.query);
  const type = (value) => ui.send({ type: "query", value });
  const body = ui.low ? inTurn(state, ui, found, type) : atOnce(state, ui, found, type);
  return frame(state, ui, { title: ui.t("kiosk-search-title"), body });
}

function atOnce(state, ui, found, type) {
  const keys = keyboard(ui, { value: state.query, onText: type, redraw: ui.redraw });
  return el("div", { class: "search" }, input(state, ui, type), results(state, ui, found), keys);
}

/** Where keys and results have no room together: first the one, then the other. */
function inTurn(state, ui, found, type) {
  const list = (listing) => () => ui.send({ type: "listing", listing });
  if (state.listing) {
    const again = action({ focus: "again", iconName: "keyboard", label: ui.t("kiosk-search-again"), click: list(false) });
    return el("div", { class: "stack" }, results(state, ui, found), again);
  }
  const show = action({ focus: "show", kind: "primary", label: ui.t("kiosk-search-show"), disabled: !found.length, click: list(true) });
  return el("div", { class: "search" }, input(state, ui, type), keyboard(ui, { value: state.query, onText: type, redraw: ui.redraw, last: show }));
}

function input(state, ui, type) {
  return el(
    "label",
    { class: "typed" },
    icon("search"),
    el("span", { class: "visually-hidden" }, ui.t("kiosk-search-field")),
    el("input", {
      // The system's own keyboard stays away: ours is on the screen.
      type: "text", inputmode: "none", autocomplete: "off", spellcheck: "false", maxlength: 60,
      value: state.query, placeholder: ui.t("kiosk-search-placeholder"), data: { focus: "typed" },
      on: { input: (event) => type(event.target.value) },
    }),
  );
}

function results(state, ui, found) {
  if (!words(state.query).length) return hint(ui.t("kiosk-search-hint"));
  if (!found.length) return hint(ui.t("kiosk-search-nothing"));
  const rows = found.map((service) => serviceRow(state, ui, service));
  const count = el("p", { class: "visually-hidden", role: "status" }, ui.t("kiosk-search-found", { count: found.length }));
  return el("div", { class: "search-found" }, count, paged(ui, rows, { className: "rows" }));
}

function hint(text) {
  return el("div", { class: "search-found" }, el("p", { class: "search-hint", role: "status" }, text));
}
