/** The first question: what the visitor came to do. */

import { inLanguage } from "/static/catalogue.mjs";
import { el, icon } from "/static/dom.mjs";
import { availability, frequentServices, purposesFor, serviceOf } from "/static/menu.mjs";
import { choice, frame } from "../frame.mjs";
import { paged } from "../pager.mjs";
import { reasonNote } from "../wording.mjs";

const ICONS = {
  consultation: "message-circle",
  application: "file-plus",
  collection: "file-check",
  supplement: "folder-input",
  unsure: "circle-question-mark",
};

const LONGEST_NAMES = 70; // longer ones would take the room of the choices; each service says it by itself

export function render(state, ui) {
  const service = serviceOf(state.menu, state.choice);
  const purposes = purposesFor(state.menu, state.choice).map((purpose) => button(state, ui, purpose));
  if (!service && state.menu.branch.check_in) purposes.splice(beforeUnsure(state), 0, bookingButton(ui));
  if (!service) purposes.push(infoButton(ui));
  const listed = !service && ui.compact ? [registers(state, ui), ...purposes, ...ways(state, ui)].filter(Boolean) : purposes;
  const list = paged(ui, listed, { className: "choices" });
  const around = !service && !ui.compact;
  const body = el("div", { class: "stack" }, around && registers(state, ui), list, around && waysPair(state, ui));
  return frame(state, ui, {
    title: ui.t(service ? "kiosk-purpose-of-service" : "kiosk-purpose-title"),
    lead: service ? ui.names(service.label) : !ui.low && welcome(state, ui),
    body,
  });
}

/** Which state registers are not available: what stands in them cannot be had, all the rest can. */
function registers(state, ui) {
  const closed = state.menu.registers ?? [];
  if (!closed.length) return null;
  const names = closed.map(({ name }) => inLanguage(name, ui.language).text).join(", ");
  const named = ui.t("kiosk-registers", { registers: names, count: closed.length });
  const text = names.length > LONGEST_NAMES ? ui.t("common-told-registers-suspended") : named;
  return el("p", { class: "banner", data: { kind: "warning" } }, icon("triangle-alert"), el("span", { data: { registers: true } }, text));
}

/** The centre's own greeting, where it has one. */
function welcome({ menu }, ui) {
  const own = menu.branch.texts?.kiosk_welcome;
  return own?.uk ? ui.names(own) : ui.t("kiosk-purpose-lead");
}

function button(state, ui, purpose) {
  return choice({
    focus: `purpose-${purpose.key}`,
    iconName: ICONS[purpose.key] ?? "ticket",
    name: ui.names(purpose.name),
    hint: purpose.hint?.uk && ui.names(purpose.hint),
    note: noteFor(state, ui, purpose),
    click: () => ui.send({ type: "purpose", key: purpose.key }),
  });
}

/** Whoever does not know what to choose reads all the rest before. */
function beforeUnsure({ menu, choice: chosen }) {
  const listed = purposesFor(menu, chosen);
  const index = listed.findIndex(({ key }) => key === "unsure");
  return index < 0 ? listed.length : index;
}

function infoButton(ui) {
  return choice({ focus: "info", iconName: "info", name: ui.t("kiosk-info"), hint: ui.t("kiosk-info-hint"), click: () => ui.send({ type: "open", screen: "info" }) });
}

function bookingButton(ui) {
  return choice({
    focus: "booking",
    iconName: "calendar-clock",
    name: ui.t("kiosk-booking"),
    hint: ui.t("kiosk-booking-hint"),
    click: () => ui.send({ type: "open", screen: "booking-code" }),
  });
}

/** Only a purpose that leads straight into one line can be closed as a whole. */
function noteFor(state, ui, purpose) {
  if (purpose.detail !== "none" && !state.choice.service) return null;
  const { open, reason } = availability(state.menu, { ...state.choice, purpose: purpose.key });
  return open ? null : reasonNote(ui.t, reason);
}

/** The two shorter ways for those who know the service's name, side by side. */
export function waysPair(state, ui) {
  return el("div", { class: "choices-pair" }, ways(state, ui));
}

export function ways(state, ui) {
  const way = (screen, name, label) =>
    el("button", { class: "choice choice-small", type: "button", data: { focus: screen, choice: screen }, on: { click: () => ui.send({ type: "open", screen }) } }, icon(name), el("span", { class: "choice-name" }, label));
  return [
    way("search", "search", ui.t("kiosk-search")),
    frequentServices(state.menu, state.choice).length > 0 && way("frequent", "star", ui.t("kiosk-frequent")),
  ].filter(Boolean);
}

