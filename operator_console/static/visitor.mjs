/** The left side of the desk: the visitor at the counter, or why nobody is here, and the timer. */

import { el, icon } from "/static/dom.mjs";
import { keyed, put, show } from "/static/keyed.mjs";
import { nameText, part, putName, t } from "/static/page.mjs";
import { basisText } from "./right.mjs";
import { clock, minutesWaited, secondsSince, secondsUntil, stopwatch } from "./times.mjs";

/** Draw the whole side from the desk; `now` is the server's time. */
export function drawVisitor({ desk }, now) {
  const { ticket } = desk;
  const state = stateOf(desk, now);
  part.visitor.dataset.state = state;
  put(part["visitor-state"], t(`console-state-${state}`));
  const shown = ticket ?? nextOf(desk);
  show(part.next, ticket ? "" : nextText(desk, shown));
  show(part.number, shown?.number);
  drawAsked(shown);
  drawFacts(ticket, now);
  keyed(part.marks, ticket ? marksOf(ticket) : [], { key: (mark) => mark.key, make: makeMark, update: updateMark });
  show(part.note, ticket?.notes.length ? t("console-note", { text: ticket.notes.join("; ") }) : "");
  tickVisitor({ desk }, now);
}

/** Only what runs with the time, and what follows from the room that the window leaves. */
export function tickVisitor({ desk }, now) {
  letScroll(part["visitor-body"]);
  const state = stateOf(desk, now);
  if (part.visitor.dataset.state !== state) return drawVisitor({ desk }, now); // a wrap-up has run down
  const seconds = state === "wrap-up" ? secondsUntil(desk.wrap_up.until, now) : timed(desk, now);
  part.timer.hidden = seconds === null;
  if (seconds === null) return undefined;
  put(part["timer-label"], t(`console-timer-${state}`));
  put(part["timer-value"], stopwatch(seconds));
  return undefined;
}

/** Whoever has no mouse can scroll what does not fit; what fits is no stop of the Tab key. */
function letScroll(box) {
  if (box.scrollHeight > box.clientHeight) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
}

/** "called", "serving", or without a visitor "free", "wrap-up" and the reasons of a pause. */
export function stateOf({ counter, ticket, wrap_up: wrapUp }, now) {
  if (ticket) return ticket.status;
  if (counter.status === "paused") return counter.pause ?? "break";
  return wrapUp && secondsUntil(wrapUp.until, now) ? "wrap-up" : "free";
}

/** Who would be called now, for a counter that is free to call. */
function nextOf({ counter, queue }) {
  return counter.status === "open" ? queue.find(({ standing }) => !standing) : null;
}

function nextText({ counter }, next) {
  if (next) return t("console-next");
  return t(counter.status === "open" ? "console-hint-nobody" : "console-hint-paused");
}

/** Seconds since what is shown began, or null where nothing is timed. */
function timed({ counter, ticket }, now) {
  const from = ticket ? (ticket.status === "called" ? ticket.called_at : ticket.started_at) : counter.status === "paused" && counter.since;
  return from ? secondsSince(from, now) : null;
}

function drawAsked(ticket) {
  part.purpose.hidden = !ticket;
  if (ticket) putName(part.purpose, ticket.purpose.name);
  const what = ticket?.service?.name ?? ticket?.service?.label ?? ticket?.sphere?.name;
  part.service.hidden = !what;
  if (what) putName(part.service, what);
}

function drawFacts(ticket, now) {
  const facts = ticket ? factsOf(ticket, now) : [];
  keyed(part.facts, facts, {
    key: ([name]) => name,
    make: ([name]) => el("div", {}, el("dt", {}, t(`console-fact-${name}`)), el("dd", { class: "numeric" })),
    update: (row, [, value]) => put(row.lastElementChild, value),
  });
}

function factsOf(ticket, now) {
  const until = ticket.started_at ?? ticket.called_at ?? now.toISOString();
  const facts = [
    ["waited", waitedText(ticket, new Date(until))],
    ["language", t(`console-language-${ticket.language}`)],
  ];
  if (ticket.persons > 1) facts.unshift(["persons", String(ticket.persons)]);
  if (ticket.services > 1) facts.unshift(["services", String(ticket.services)]);
  if (ticket.visitor_name) facts.unshift(["name", ticket.visitor_name]);
  if (ticket.promised) facts.splice(1, 0, ["promised", promisedText(ticket.promised)]);
  if (ticket.status === "called") facts.push(["calls", t("console-calls", { calls: ticket.calls, needed: ticket.calls_needed })]);
  if (ticket.reason) facts.push(["reason", t(`console-reason-${ticket.reason.replaceAll("_", "-")}`)]);
  return facts;
}

/** How long the visitor waited; the time in which reception was suspended is named apart. */
function waitedText(ticket, until) {
  const waited = t("console-waited", { count: minutesWaited(ticket, until), time: clock(ticket.issued_at) });
  const count = Math.floor(ticket.stopped_seconds / 60);
  return count ? t("console-waited-stopped", { waited, count }) : waited;
}

function promisedText({ from_minutes: from, to_minutes: to }) {
  return from && from < to ? t("common-minutes-range", { from, to }) : t("common-minutes-up-to", { to });
}

/** What must not be overlooked: help asked for, the right to be served out of turn, an unusual language. */
function marksOf(ticket) {
  const marks = [];
  if (ticket.assistance.length) marks.push({ key: "help", icon: "hand-helping", text: t("console-help-asked", { what: helpText(ticket.assistance) }) });
  if (ticket.category) marks.push(rightMark(ticket.category));
  if (ticket.print?.status === "failed" || ticket.print?.status === "unknown") {
    marks.push({ key: "paper", icon: "printer", text: t("console-paper-failed") });
  }
  if (ticket.by_hand) marks.push({ key: "by-hand", icon: "file-text", text: t("console-mark-by-hand") });
  return marks;
}

/** «супровід працівника, жестова мова»: what was asked for. */
export function helpText(kinds) {
  return kinds.map((kind) => t(`console-assistance-${kind.replaceAll("_", "-")}`)).join(", ");
}

function rightMark(category) {
  const { name, state } = category;
  const right = { name: nameText(name), basis: basisText(category), state: t(`console-right-${state}`) };
  return { key: "right", icon: "star", text: t("console-right", right) };
}

function makeMark(mark) {
  return el("li", { class: "mark" }, icon(mark.icon), el("span"));
}

function updateMark(element, mark) {
  put(element.lastElementChild, mark.text);
}
