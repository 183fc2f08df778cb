/** The ticket is there: its number as large as the screen allows, and where the paper comes out. */

import { el, icon } from "/static/dom.mjs";
import { action, frame } from "../frame.mjs";
import { paperOf } from "../state.mjs";
import { timeText, waitText } from "../wording.mjs";

export function render(state, ui) {
  const printed = paperOf(state) === "printed";
  const paper = el(
    "p",
    { class: "paper", role: "status", data: { paper: printed ? "printed" : "waiting" } },
    icon(printed ? "circle-check" : "printer"),
    el("span", {}, ui.t(printed ? "kiosk-paper-take" : "kiosk-paper-printing")),
  );
  return frame(state, ui, {
    title: ui.t("kiosk-ticket-title"),
    kind: "good",
    body: el("div", { class: "ticket" }, number(state.ticket), paper, facts(state.ticket, ui), next(ui), finish(ui)),
  });
}

export function number(ticket) {
  return el("p", { class: "ticket-number", data: { number: ticket.number } }, ticket.number);
}

export function facts(ticket, ui) {
  const wait = waitText(ui.t, ticket.wait);
  return el(
    "ul",
    { class: "ticket-facts" },
    ticket.slot_at && el("li", {}, icon("calendar-clock"), el("span", {}, ui.t("kiosk-ticket-slot", { time: timeText(ticket.slot_at, ui.time()) }))),
    el("li", {}, icon("users"), el("span", {}, ui.t("kiosk-ticket-ahead", { count: ticket.ahead }))),
    wait && el("li", {}, icon("clock"), el("span", {}, ui.t("kiosk-ticket-wait", { wait }))),
    ticket.counters?.length > 0 && el("li", {}, icon("map-pin"), el("span", {}, ui.t("kiosk-ticket-counters", { counters: ticket.counters.join(", ") }))),
  );
}

function next(ui) {
  return el("p", { class: "ticket-next" }, ui.t("kiosk-ticket-next"));
}

export function finish(ui) {
  return action({ focus: "finish", iconName: "check", kind: "primary", label: ui.t("kiosk-ticket-done"), click: () => ui.send({ type: "expired" }) });
}
