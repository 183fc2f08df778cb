/** The card of the ticket that is open: what it is, where it stands, what may be done, and what happened to it. */

import { el, icon } from "/static/dom.mjs";
import { keyed, put, show } from "/static/keyed.mjs";
import { nameText, part, putName, t } from "/static/page.mjs";
import { restoreText } from "./reception-rows.mjs";
import { basisText } from "./right.mjs";
import { clock, minutesWaited } from "./times.mjs";

const NEEDS_PAPER = new Set(["waiting", "called", "on_hold"]);
const DONE = new Set(["served", "cancelled"]);
const MAY = {
  waiting: ["right", "transfer", "duplicate", "cancel"],
  called: ["right", "duplicate"],
  serving: ["right", "duplicate"],
  on_hold: ["requeue", "right", "transfer", "duplicate", "cancel"],
  no_show: ["restore"],
};

export function drawCard({ open: ticket }, now) {
  part.card.hidden = !ticket;
  part.nothing.hidden = Boolean(ticket);
  if (!ticket) return;
  put(part["card-number"], ticket.number);
  put(part["card-status"], t(`reception-status-${ticket.status.replaceAll("_", "-")}`));
  part["card-status"].dataset.status = ticket.status;
  putName(part["card-purpose"], ticket.purpose.name);
  const what = ticket.service?.name ?? ticket.sphere?.name;
  part["card-service"].hidden = !what;
  if (what) putName(part["card-service"], what);
  keyed(part["card-marks"], marksOf(ticket), { key: ([key]) => key, make: ([, sign]) => el("li", { class: "mark" }, icon(sign), el("span")), update: (row, [, , text]) => put(row.lastElementChild, text) });
  drawFacts(ticket, now);
  show(part["card-note"], ticket.notes.length ? t("reception-note", { text: ticket.notes.join("; ") }) : "");
  show(part["card-why"], ticket.restore ? restoreText(ticket.restore) : "");
  drawActions(ticket);
  drawHistory(ticket);
}

function drawActions(ticket) {
  const may = MAY[ticket.status] ?? [];
  for (const button of part["card-actions"].children) {
    const act = button.dataset.act;
    button.hidden = !may.includes(act) || (act === "restore" && Boolean(ticket.restore?.why_not));
  }
}

function marksOf(ticket) {
  const marks = [];
  if (ticket.category) marks.push(["right", "star", rightText(ticket.category)]);
  if (ticket.assistance.length) marks.push(["help", "hand-helping", t("console-help-asked", { what: helpText(ticket.assistance) })]);
  if (NEEDS_PAPER.has(ticket.status) && ["failed", "unknown"].includes(ticket.print?.status)) marks.push(["paper", "printer", t("console-paper-failed")]);
  return marks;
}

/** The kinds of help in words. */
export function helpText(kinds) {
  return kinds.map((kind) => t(`console-assistance-${kind.replaceAll("_", "-")}`)).join(", ");
}

function rightText(category) {
  return t("console-right", { name: nameText(category.name), basis: basisText(category), state: t(`console-right-${category.state}`) });
}

function drawFacts(ticket, now) {
  keyed(part["card-facts"], factsOf(ticket, now), {
    key: ([name]) => name,
    make: ([name]) => el("div", {}, el("dt", {}, t(`reception-fact-${name}`)), el("dd", { class: "numeric" })),
    update: (row, [, value]) => put(row.lastElementChild, value),
  });
}

function factsOf(ticket, now) {
  const facts = [["line", `${ticket.line.letter} · ${nameText(ticket.line.name)}`]];
  if (ticket.ahead !== null) facts.push(["ahead", String(ticket.ahead)]);
  if (ticket.wait) facts.push(["wait", waitText(ticket.wait)]);
  if (!DONE.has(ticket.status)) facts.push(["waited", t("common-minutes", { count: minutesWaited(ticket, now) })]);
  facts.push(["issued", momentText(ticket.issued_at, now)]);
  if (ticket.visitor_name) facts.push(["name", ticket.visitor_name]);
  if (ticket.counter) facts.push(["counter", ticket.counter]);
  if (ticket.persons > 1) facts.push(["persons", String(ticket.persons)]);
  if (ticket.services > 1) facts.push(["services", String(ticket.services)]);
  if (ticket.language !== "uk") facts.push(["language", t(`console-language-${ticket.language}`)]);
  if (ticket.let_ahead) facts.push(["let-ahead", t("reception-let-ahead-times", { count: ticket.let_ahead })]);
  return facts;
}

/** "20–35 хв". */
export function waitText({ from_minutes: from, to_minutes: to }) {
  return from && from < to ? t("common-minutes-range", { from, to }) : t("common-minutes-up-to", { to });
}

/** 10:42, with the date where it was not today; `now` is the server's time. */
function momentText(moment, now) {
  const day = moment.slice(0, 10);
  const today = new Date(now.getTime() + (Date.parse(`${moment.slice(0, 19)}Z`) - Date.parse(moment))).toISOString().slice(0, 10);
  return day === today ? clock(moment) : `${day.split("-").reverse().join(".")}, ${clock(moment)}`;
}

function drawHistory({ history }) {
  const rows = history.map((row, place) => ({ ...row, place }));
  keyed(part.history, rows, {
    key: ({ place }) => place,
    make: () => el("li", {}, el("span", { class: "numeric soft" }), el("span")),
    update: (item, row) => {
      put(item.firstElementChild, clock(row.at));
      put(item.lastElementChild, historyText(row));
    },
  });
}

function historyText(row) {
  const what = t(historyKey(row), { counter: row.counter ?? "", line: row.line ? `${row.line.letter} · ${nameText(row.line.name)}` : "" });
  return row.by ? t("reception-history-by", { what, by: row.by }) : what;
}

function historyKey({ name, reason, status, line }) {
  const dashed = (text) => text.replaceAll(/[_:]/g, "-");
  if (name === "print:changed") return `reception-history-print-${status}`;
  if (name === "ticket:transferred" && line) return "reception-history-ticket-transferred-line";
  const amended = `reception-history-amended-${dashed(reason ?? "")}`;
  return name === "ticket:amended" && t.has(amended) ? amended : `reception-history-${dashed(name)}`;
}
