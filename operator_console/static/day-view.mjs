/** Draws the page of the day from what the server says. */

import { el } from "/static/dom.mjs";
import { keyed, put, show } from "/static/keyed.mjs";
import { nameText, page, part, placeText, putName, t } from "/static/page.mjs";
import { standingText } from "./suspension.mjs";
import { clock } from "./times.mjs";

export class DayView {
  draw(day) {
    part.loading.hidden = true;
    part.day.hidden = false;
    put(part.date, dateText(day.at));
    facts(day);
    part["end-issuing"].hidden = day.issuing_ended || day.closed || !day.may_end_issuing;
    part.reopen.hidden = !(day.issuing_ended || day.closed);
    part["close-day"].hidden = day.closed;
    show(part["suspended-text"], standingText(day));
    part.suspended.hidden = !day.suspended;
    part.suspended.dataset.kind = day.suspended?.resumes_at ? "warning" : "alarm";
    suspensions(day.suspensions);
    unserved(day);
  }
}

function facts(day) {
  const rows = [
    ["state", [stateText(day)]],
    ["hours", [spanText(day.opens, day.closes)]],
    ["issuing", [spanText(day.issuing_from, day.issuing_until), issuingText(day)]],
    ["left", [t("console-day-left-count", { count: day.left.length }), leftText(day.left)]],
    ["counters", [String(day.counters.length || t("console-day-counters-none")), countersText(day.counters)]],
  ];
  keyed(part.facts, rows, {
    key: ([name]) => name,
    make: ([name]) => el("div", {}, el("dt", {}, t(`console-day-${name}`)), el("dd", { class: "numeric" }), el("dd", { class: "numeric" })),
    update: (row, [, [value, more]]) => {
      put(row.children[1], value);
      show(row.children[2], more);
    },
  });
}

function stateText({ closed, suspended }) {
  if (closed) return t("console-day-closed");
  return t(suspended ? "console-day-suspended" : "console-day-running");
}

function issuingText({ issuing_ended: ended, closed, issuing }) {
  if (ended || closed) return t("console-day-issuing-ended");
  return t(issuing ? "console-day-issues" : "console-day-issues-not");
}

function spanText(from, until) {
  return from && until ? t("console-day-span", { from: clock(from), until: clock(until) }) : t("console-day-none");
}

function leftText(left) {
  return left.map(({ number }) => number).join(", ");
}

function countersText(counters) {
  return counters.map((counter) => [placeText(counter), counter.ticket].filter(Boolean).join(": ")).join(", ");
}

function suspensions(rows) {
  part["suspensions-none"].hidden = rows.length > 0;
  part["suspensions-table"].hidden = !rows.length;
  const labels = ["from", "until", "lasted"].map((name) => t(`console-day-${name}`));
  keyed(part.suspensions, rows, {
    key: ({ id }) => id,
    make: () => el("tr", {}, el("th", { scope: "row" }), labels.map((label) => el("td", { class: "numeric", data: { label } }))),
    update: (row, { reason, registers, from, until, seconds }) => {
      const [what, begin, end, lasted] = row.children;
      put(what, registers.length ? registers.map(nameText).join(", ") : t(`console-suspend-${reason.replaceAll("_", "-")}`));
      put(begin, clock(from));
      put(end, until ? clock(until) : t("console-day-lasts"));
      put(lasted, t("console-day-minutes", { count: Math.floor(seconds / 60) }));
    },
  });
}

function unserved({ at, branch, unserved: rows }) {
  part["unserved-section"].hidden = !rows.length;
  put(part["unserved-of"], `${nameText(branch.name)}, ${dateText(at)}`);
  const labels = ["asked", "persons", "kept"].map((name) => t(`console-day-${name}`));
  keyed(part.unserved, rows, {
    key: ({ id }) => id,
    make: () => el("tr", {}, el("th", { scope: "row", class: "numeric" }), labels.map((label) => el("td", { data: { label } }))),
    update: (row, { number, line, service, persons, offered_at: offered }) => {
      const [name, asked, many, kept] = row.children;
      put(name, number);
      putName(asked, service ?? line.name);
      put(many, String(persons));
      put(kept, offered ? `${dateText(offered)}, ${clock(offered)}` : t("console-day-kept-none"));
    },
  });
}

/** "вівторок, 3 березня" by the branch's own calendar. */
function dateText(moment) {
  const noon = new Date(`${moment.slice(0, 10)}T12:00:00Z`);
  return noon.toLocaleDateString(page.language, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
}
