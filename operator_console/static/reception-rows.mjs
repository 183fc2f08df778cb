/** Reception's list: those who wait in the order of calls, those on hold, those who did not come. */

import { el, icon } from "/static/dom.mjs";
import { keyed, put, show } from "/static/keyed.mjs";
import { nameText, part, putName, t } from "/static/page.mjs";
import { clock, minutesWaited } from "./times.mjs";

const LISTS = { waiting: "waiting", "on-hold": "on_hold", "no-shows": "no_shows" };

export function drawQueue({ desk, view, line, open }, now) {
  drawFilter(desk.lines, line);
  for (const [name, list] of Object.entries(LISTS)) {
    put(part[`count-${name}`], String(desk[list].length));
    document.querySelector(`[data-view="${name}"]`).setAttribute("aria-pressed", String(name === view));
  }
  const tickets = desk[LISTS[view]].filter((ticket) => !line || ticket.line.key === line);
  part.rows.hidden = !tickets.length;
  show(part.none, tickets.length ? "" : t(`reception-none-${view}`));
  drawRows(part.rows, tickets, now, open?.id);
}

/** Rows that open their ticket's card; `open` is the id of the one whose card is open. */
export function drawRows(list, tickets, now, open) {
  keyed(list, tickets, { key: (ticket) => ticket.id, make: makeRow, update: (row, ticket) => updateRow(row.firstElementChild, ticket, now, open) });
}

function drawFilter(lines, chosen) {
  const all = { key: "", text: t("reception-line-all") };
  const options = lines.map(({ key, letter, name, waiting }) => ({
    key,
    text: t("reception-line-count", { letter, name: nameText(name), count: waiting }),
  }));
  keyed(part.line, [all, ...options], {
    key: ({ key }) => key,
    make: ({ key }) => el("option", { value: key }),
    update: (option, { text }) => put(option, text),
  });
  part.line.value = chosen;
}

function makeRow(ticket) {
  const cells = ["number", "asked", "wait", "why", "marks"].map((name) => el("span", { class: `row-${name}` }));
  return el("li", {}, el("button", { class: "row", type: "button", data: { act: "open", ticket: ticket.id } }, cells));
}

function updateRow(row, ticket, now, open) {
  const [number, asked, wait, why, marks] = row.children;
  put(number, ticket.number);
  putName(asked, ticket.service?.label ?? ticket.purpose.name);
  put(wait, t("common-minutes", { count: minutesWaited(ticket, now) }));
  put(why, whyText(ticket, now));
  keyed(marks, marksOf(ticket), { key: (mark) => mark.key, make: makeMark, update: updateMark });
  row.setAttribute("aria-current", String(ticket.id === open));
}

function whyText(ticket, now) {
  const words = [];
  if (ticket.place) words.push(t("reception-row-place", { place: ticket.place, letter: ticket.line.letter }));
  if (ticket.restore) {
    words.push(t("reception-row-missed", { time: clock(ticket.finished_at) }));
    words.push(restoreText(ticket.restore));
  }
  if (ticket.hold_reason && t.has(`console-hold-${ticket.hold_reason.replaceAll("_", "-")}`)) words.push(t(`console-hold-${ticket.hold_reason.replaceAll("_", "-")}`));
  if (ticket.hold_until) words.push(t("reception-row-held", { time: clock(ticket.hold_until) }));
  if (ticket.standing) words.push(t("console-why-register"));
  if (ticket.target) words.push(t("reception-row-target", { counter: ticket.target }));
  if (ticket.status === "waiting" && Date.parse(ticket.not_before) > now.getTime()) words.push(t("reception-row-later", { time: clock(ticket.not_before) }));
  if (!ticket.restore) words.push(t("reception-row-issued", { time: clock(ticket.issued_at) }));
  return words.join(" · ");
}

/** Until when a no-show may be put back, or why not any more. */
export function restoreText({ until, why_not: whyNot, minutes }) {
  if (!whyNot) return t("reception-row-restorable", { time: clock(until) });
  return t(`reception-${whyNot.replaceAll("_", "-")}`, { minutes });
}

/** What must not be overlooked, each with its sign. */
export function marksOf(ticket) {
  const marks = [];
  if (ticket.category) marks.push({ key: "right", icon: "star", text: t(`reception-mark-right-${ticket.category.state}`) });
  if (ticket.assistance.length) marks.push({ key: "help", icon: "hand-helping", text: t("console-mark-help") });
  if (ticket.persons > 1) marks.push({ key: "persons", icon: "users", text: t("console-mark-persons", { count: ticket.persons }) });
  if (ticket.services > 1) marks.push({ key: "services", icon: "scroll-text", text: t("console-mark-services", { count: ticket.services }) });
  if (ticket.language !== "uk") marks.push({ key: "language", icon: "languages", text: t(`console-language-${ticket.language}`) });
  return marks;
}

function makeMark(mark) {
  return el("span", { class: "queue-mark" }, icon(mark.icon), el("span"));
}

function updateMark(element, mark) {
  put(element.lastElementChild, mark.text);
}
