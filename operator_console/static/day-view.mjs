/** Draws the page of the day from what the server says. */

import { el, icon } from "/static/dom.mjs";
import { keyed, put, show } from "/static/keyed.mjs";
import { nameText, part, placeText, putName, t } from "/static/page.mjs";
import { dayText, whenText } from "./booking-words.mjs";
import { standingText } from "./suspension.mjs";
import { clock } from "./times.mjs";

export class DayView {
  draw(day) {
    part.loading.hidden = true;
    part.day.hidden = false;
    put(part.date, dayText(day.at));
    facts(day);
    part["end-issuing"].hidden = day.issuing_ended || day.closed || !day.may_end_issuing;
    part.reopen.hidden = !(day.issuing_ended || day.closed);
    put(part.reopen.lastElementChild, t(day.closed ? "console-day-open-again" : "console-day-reopen"));
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
  put(part["unserved-of"], `${nameText(branch.name)}, ${dayText(at)}`);
  const labels = ["asked", "persons", "kept", "kept-action"].map((name) => t(`console-day-${name}`));
  keyed(part.unserved, rows, {
    key: ({ id }) => id,
    make: (row) => el("tr", {}, el("th", { scope: "row", class: "numeric" }), labels.map((label) => el("td", { data: { label } }, label === labels.at(-1) && bookButton(row)))),
    update: (row, { number, line, service, persons, offered_at: offered, appointment }) => {
      const [name, asked, many, kept, booked] = row.children;
      put(name, number);
      putName(asked, service ?? line.name);
      put(many, String(persons));
      put(kept, offered ? whenText(offered) : t("console-day-kept-none"));
      if (appointment) put(booked, t("console-day-kept-booked", { when: whenText(appointment.slot_at) }));
    },
  });
}

/** One key makes an appointment of the kept time; a time that has passed gives the first free one. */
function bookButton({ id, number, passed }) {
  const what = t(passed ? "console-day-book-kept-next" : "console-day-book-kept");
  const label = t("console-day-book-kept-of", { number, what });
  return el("button", { class: "button", type: "button", data: { ticket: id }, "aria-label": label }, icon("calendar-clock"), el("span", {}, what));
}
