/** The ticket is there: its number as large as the screen allows, and where the paper comes out. */

import { el, icon } from "/static/dom.mjs";
import { availability, purposeOf, serviceOf } from "/static/menu.mjs";
import { action, frame } from "../frame.mjs";
import { paged } from "../pager.mjs";
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
    body: ui.compact ? compactTicket(ui, number(state.ticket), [paper, ...facts(state, ui).children, next(ui)], finish(ui), spokenPaper(state, ui)) : el("div", { class: "ticket" }, number(state.ticket), paper, facts(state, ui), next(ui), finish(ui), spokenPaper(state, ui)),
  });
}

/** The number, or the time, always there; all the rest in pages beside it. */
export function compactTicket(ui, number, said, last = finish(ui), unseen = null) {
  return el("div", { class: "ticket" }, number, paged(ui, said.map(asBlock), { className: "said" }), last, unseen);
}

/** A row of a list stands alone on a page. */
function asBlock(node) {
  return node.tagName === "LI" ? el("p", { class: "said-row" }, ...node.childNodes) : node;
}

/** What stands on the paper alone, for whoever hears the ticket. */
export function spokenPaper({ menu, choice, ticket }, ui, shownCode = false) {
  if (!ui.guide) return null;
  const { branch } = menu;
  const chosen = [purposeOf(menu, choice), serviceOf(menu, choice)].filter(Boolean);
  return el(
    "div",
    { class: "visually-hidden", role: "note" },
    chosen.map(({ name }) => el("p", {}, ui.names(name))),
    el("p", {}, ui.t("paper-watch", { calls: branch.calls, minutes: branch.return_minutes })),
    !shownCode && [el("p", {}, ui.t("kiosk-guide-code")), el("p", { data: { code: true } }, ticket.code)],
    branch.phone && el("p", {}, ui.t("paper-telephone", { telephone: branch.phone })),
  );
}

export function number(ticket) {
  return el("p", { class: "ticket-number", data: { number: ticket.number } }, ticket.number);
}

export function facts({ menu, choice, ticket }, ui) {
  const wait = waitText(ui.t, ticket.wait);
  const nobody = !wait && !ticket.slot_at && availability(menu, choice).line?.nobody_now;
  return el(
    "ul",
    { class: "ticket-facts" },
    ticket.slot_at && el("li", {}, icon("calendar-clock"), el("span", {}, ui.t("kiosk-ticket-slot", { time: timeText(ticket.slot_at, ui.time()) }))),
    el("li", {}, icon("users"), el("span", {}, ui.t("kiosk-ticket-ahead", { count: ticket.ahead }))),
    wait && el("li", {}, icon("clock"), el("span", {}, ui.t("kiosk-ticket-wait", { wait }))),
    nobody && el("li", {}, icon("info"), el("span", {}, ui.t("kiosk-ticket-nobody"))),
    !nobody && ticket.counters?.length > 0 && el("li", {}, icon("map-pin"), el("span", {}, ui.t("kiosk-ticket-counters", { counters: ticket.counters.join(", ") }))),
  );
}

function next(ui) {
  return el("p", { class: "ticket-next" }, ui.t("kiosk-ticket-next"));
}

export function finish(ui) {
  return action({ focus: "finish", iconName: "check", kind: "primary", label: ui.t("kiosk-ticket-done"), click: () => ui.send({ type: "expired" }) });
}
