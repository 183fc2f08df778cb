/** What stands around every screen of the kiosk: the centre and the clock above, the way back, language, bell and modes below. */

import { el, icon } from "/static/dom.mjs";
import { modeButtons } from "./mode-buttons.mjs";
import { paged } from "./pager.mjs";

const LONGEST_LEAD = 80; // letters; in the low look more would push the choices off the first page

/** A screen: its title, what it says below it, its body. → the nodes of the whole page. */
export function frame(state, ui, { title, lead = null, body, kind = "plain" }) {
  const list = ui.low ? body.querySelector("[data-pages]") : null;
  const told = lead && el("p", { class: "lead" }, lead);
  if (told && told.textContent.length <= LONGEST_LEAD) list?.prepend(told); // above there is room for the title alone
  return [
    header(state, ui),
    el(
      "main",
      { id: "main", class: "screen", data: { view: ui.view, kind } },
      el("div", { class: "screen-title" }, el("h1", { tabindex: "-1" }, title), lead && !ui.low && el("p", { class: "lead" }, lead)),
      body,
    ),
    bar(state, ui),
  ];
}

function header(state, ui) {
  const { branch } = state.menu ?? { branch: ui.page.branch_names };
  return el(
    "header",
    { class: "head" },
    el("div", { class: "head-row" }, el("p", { class: "head-name" }, ui.names(branch?.short_name ?? branch?.name)), el("p", { class: "head-clock", data: { clock: true } }, ui.clock())),
    branch?.training && el("p", { class: "training-band" }, ui.t("common-training")),
    branch?.trial && el("p", { class: "head-trial" }, icon("info"), el("span", {}, ui.t("kiosk-trial"))),
    ui.low && el("p", { class: "head-low" }, icon("arrow-down-to-line"), el("span", {}, ui.t("kiosk-low-told"))),
  );
}

function bar(state, ui) {
  const canGoBack = state.past.length > 0 && !["issuing", "looking", "ticket"].includes(state.screen);
  return el(
    "nav",
    { class: "bar", "aria-label": ui.t("kiosk-bar") },
    el("div", { class: "bar-back" }, canGoBack ? barButton("back", "arrow-left", ui.t("common-back"), () => ui.send({ type: "back" })) : rateButton(state, ui)),
    languageButton(state, ui),
    barButton("bell", "bell", ui.t("kiosk-bell"), () => ui.ring()),
    modeButtons(state, ui),
  );
}

/** Where nothing lies behind, there is room for those who are about to leave. */
function rateButton(state, ui) {
  if (ui.view !== "purpose") return null;
  const button = barButton("rate", "star", ui.t("rating-kiosk-short"), () => ui.send({ type: "beginRating" }));
  button.setAttribute("aria-label", ui.t("rating-kiosk"));
  return button;
}

/** With two languages the button names the other one; with more it opens the list of them. */
function languageButton(state, ui) {
  const others = state.languages.filter((language) => language !== state.language);
  if (!others.length) return el("div");
  const [other] = others;
  if (others.length === 1) {
    const button = barButton("language", "languages", ui.t(`common-language-${other}`), () => ui.send({ type: "language", language: other }));
    button.lang = other;
    return button;
  }
  return barButton("language", "languages", ui.t("kiosk-language"), () => ui.send({ type: "open", screen: "language" }));
}

function barButton(name, iconName, label, click) {
  return el("button", { class: "button", type: "button", data: { focus: name, action: name }, on: { click } }, icon(iconName), el("span", {}, label));
}

/** A large choice: an icon, a name, a line of explanation below it, and a note where it cannot be had now. */
export function choice({ focus, iconName, name, hint = null, note = null, click, pressed }) {
  const heading = el("span", { class: "choice-name" }, name);
  return el(
    "button",
    { class: "choice", type: "button", data: { focus, choice: focus, closed: Boolean(note) }, "aria-pressed": pressed, on: { click } },
    iconName && el("span", { class: "choice-icon" }, icon(iconName)),
    el("span", { class: "choice-text" }, heading, hint && el("span", { class: "choice-hint" }, hint), note && el("span", { class: "choice-note" }, icon("clock"), el("span", {}, note))),
  );
}

export function action({ focus, iconName = null, label, click, kind = "plain", disabled = false }) {
  return el("button", { class: "button action", type: "button", disabled, data: { kind, focus, action: focus }, on: { click } }, iconName && icon(iconName), el("span", {}, label));
}

/** Something said large in the middle of a screen: what happened, and what to do next; in pages where there is little room. */
export function statement(ui, { iconName, kind, texts, actions = [] }) {
  const said = texts.filter(Boolean).map((text) => el("p", {}, text));
  const ways = actions.some(Boolean) && el("div", { class: "statement-actions" }, actions);
  if (ui.compact) return el("div", { class: "stack" }, paged(ui, said, { className: "said" }), ways);
  return el(
    "div",
    { class: "statement", data: { kind } },
    el("span", { class: "statement-icon" }, icon(iconName)),
    el("div", { class: "statement-texts" }, said),
    ways,
  );
}
