/** The last look before the ticket: who is ahead, how long, what to have with you; and the one tap that takes it. */

import { el, icon } from "/static/dom.mjs";
import { availability, purposeOf, serviceOf, sphereOf } from "/static/menu.mjs";
import { action, frame } from "../frame.mjs";
import { paged } from "../pager.mjs";
import { sheetRow } from "../sheet.mjs";
import { laterAction } from "./closed-line.mjs";
import { timeText, waitText } from "../wording.mjs";

export function render(state, ui) {
  const { line } = availability(state.menu, state.choice);
  const body = ui.compact ? compact(state, ui, line) : wide(state, ui, line);
  return frame(state, ui, { title: ui.t("kiosk-confirm-title"), lead: isLong(state) ? null : purposeName(state, ui), body });
}

function wide(state, ui, line) {
  return el(
    "div",
    { class: "confirm" },
    el(
      "div",
      { class: "confirm-main" },
      paged(ui, details(state, ui, line), { className: "details" }),
      state.menu.branch.personified && nameOption(state, ui),
      state.menu.branch.same_day && laterAction(state, ui),
    ),
    el(
      "div",
      { class: "confirm-side" },
      facts(ui, line),
      el("div", { class: "steppers" }, stepper(state, ui, "persons"), stepper(state, ui, "services")),
      el("div", { class: "choices-pair" }, options(state, ui)),
      take(ui),
    ),
  );
}

/** The same in pages, with the one tap always there; help and rights at once, for those who need them most. */
function compact(state, ui, line) {
  const { personified, same_day: sameDay } = state.menu.branch;
  const items = [
    facts(ui, line),
    ...options(state, ui),
    ...details(state, ui, line).flatMap((part) => (part.matches(".details-documents") ? [...part.children] : part)),
    stepper(state, ui, "persons"),
    stepper(state, ui, "services"),
    personified && nameOption(state, ui),
    sameDay && laterAction(state, ui),
  ];
  return el("div", { class: "stack" }, paged(ui, items.filter(Boolean), { className: "rows details" }), take(ui));
}

function take(ui) {
  return action({ focus: "take", iconName: "ticket", kind: "primary", label: ui.t("kiosk-take"), click: () => ui.take() });
}

const purposeName = (state, ui) => ui.names(purposeOf(state.menu, state.choice).name);

/** A purpose of more than a line stands where pages can be turned. */
const isLong = (state) => purposeOf(state.menu, state.choice).name.uk.length > 60;

/** What was chosen and what to have with you, as parts that may go on to a further page. */
function details(state, ui, line) {
  const service = serviceOf(state.menu, state.choice);
  const subject = service ?? sphereOf(state.menu, state.choice);
  const full = service && service.name.uk !== service.label.uk ? el("p", { class: "soft" }, ui.names(service.name)) : null;
  return [
    isLong(state) && el("p", { class: "soft" }, purposeName(state, ui)),
    subject && el("p", { class: "details-subject" }, ui.names(subject.label ?? subject.name)),
    line.closes_before_wait && warning(ui.t("kiosk-confirm-late", { time: timeText(state.menu.day.closes, ui.time()) })),
    ...documents(state, ui, service),
    full,
  ].filter(Boolean);
}

function documents(state, ui, service) {
  const wanted = service?.card?.documents ?? [];
  const heading = el("h2", { class: "details-heading" }, ui.t("kiosk-documents"));
  if (!wanted.length) return [el("div", { class: "details-documents" }, heading, el("p", {}, ui.t("kiosk-documents-unknown")))];
  const rows = wanted.map((document) => el("p", { class: "document" }, icon("check"), ui.names(document)));
  const sheet = sheetRow(state, ui, { of: service.id, title: ui.names(service.label), lines: [ui.t("kiosk-documents"), ...rows] });
  return [el("div", { class: "details-documents" }, heading, rows[0]), ...rows.slice(1), sheet];
}

function warning(text) {
  return el("p", { class: "banner", data: { kind: "warning" } }, icon("clock"), el("span", {}, text));
}

function facts(ui, line) {
  const wait = waitText(ui.t, line.wait) ?? ui.t("kiosk-wait-unknown");
  return el(
    "dl",
    { class: "facts" },
    fact(ui.t("kiosk-ahead"), ui.t("kiosk-people", { count: line.waiting }), "ahead"),
    line.nobody_now ? fact("", ui.t("kiosk-wait-nobody"), "nobody") : fact(ui.t("kiosk-wait"), wait, "wait"),
  );
}

function fact(name, value, key) {
  return el("div", { class: "fact", data: { fact: key } }, el("dt", {}, name), el("dd", {}, value));
}

function stepper(state, ui, what) {
  const change = (by, name, sign) =>
    el("button", { class: "button step", type: "button", data: { focus: `${what}-${name}` }, "aria-label": ui.t(`kiosk-${what}-${name}`), on: { click: () => ui.send({ type: "count", what, by }) } }, icon(sign));
  return el(
    "div",
    { class: "stepper", role: "group", "aria-label": ui.t(`kiosk-${what}`) },
    change(-1, "fewer", "minus"),
    el("p", { class: "stepper-value", role: "status", data: { count: state[what] } }, ui.t(`kiosk-${what}-count`, { count: state[what] })),
    change(1, "more", "plus"),
  );
}

function options(state, ui) {
  return [
    option(ui, { screen: "help", iconName: "hand-helping", label: ui.t("kiosk-help"), chosen: state.assistance.length > 0 }),
    state.menu.categories.length > 0 &&
      option(ui, { screen: "priority", iconName: "heart-handshake", label: ui.t("kiosk-priority"), chosen: Boolean(state.category) }),
  ];
}

function nameOption(state, ui) {
  const label = state.visitorName || ui.t("kiosk-name");
  return option(ui, { screen: "name", iconName: "user", label, chosen: Boolean(state.visitorName) });
}

function option(ui, { screen, iconName, label, chosen }) {
  return el(
    "button",
    { class: "choice choice-small", type: "button", "aria-pressed": String(chosen), data: { focus: screen, choice: screen }, on: { click: () => ui.send({ type: "open", screen }) } },
    icon(chosen ? "square-check" : iconName),
    el("span", { class: "choice-name" }, label),
  );
}
