/** The right side of the desk: the queue that this counter may serve, in its order with the why, and the own day. */

import { el, icon } from "/static/dom.mjs";
import { keyed, put, show } from "/static/keyed.mjs";
import { nameText, part, putName, t } from "/static/page.mjs";
import { clock, minutesSince } from "./times.mjs";

export function drawQueue({ desk }, now) {
  put(part["queue-count"], String(desk.queue.length));
  part.queue.hidden = !desk.queue.length;
  part["queue-empty"].hidden = Boolean(desk.queue.length);
  keyed(part.queue, desk.queue, {
    key: (ticket) => ticket.id,
    make: makeRow,
    update: (row, ticket) => updateRow(row, ticket, now),
  });
}

export function drawDay({ desk: { day } }) {
  put(part.served, t("console-served", { count: day.served }));
  put(part["no-shows"], t("console-no-shows", { count: day.no_shows }));
  keyed(part.recent, day.recent, {
    key: (ticket) => ticket.id,
    make: () => el("li", {}, el("strong", { class: "numeric" }), el("span"), el("span", { class: "soft numeric" })),
    update: updateRecent,
  });
}

function makeRow() {
  return el(
    "li",
    { class: "queue-row" },
    el("strong", { class: "queue-number numeric" }),
    el("span", { class: "queue-asked" }),
    el("span", { class: "queue-wait numeric" }),
    el("span", { class: "queue-why soft" }),
    el("span", { class: "queue-marks" }),
  );
}

function updateRow(row, ticket, now) {
  const [number, asked, wait, why, marks] = row.children;
  put(number, ticket.number);
  const what = ticket.service?.label ?? ticket.sphere?.name;
  putName(asked, what ?? ticket.purpose.name);
  put(wait, t("common-minutes", { count: minutesSince(ticket.issued_at, now) }));
  put(why, [what && nameText(ticket.purpose.name), whyHere(ticket, now)].filter(Boolean).join(" · "));
  keyed(marks, marksOf(ticket), { key: (mark) => mark.key, make: makeMark, update: updateMark });
  row.dataset.later = String(isLater(ticket, now));
}

/** Why the ticket stands where it stands. */
function whyHere(ticket, now) {
  if (isLater(ticket, now)) return t("console-why-later", { time: clock(ticket.not_before) });
  const right = ticket.category?.state === "refused" ? null : ticket.category?.basis;
  if (right) return t(`console-why-${right}`);
  return t("console-why-issued", { time: clock(ticket.issued_at) });
}

function isLater(ticket, now) {
  return Date.parse(ticket.not_before) > now.getTime();
}

function marksOf(ticket) {
  const marks = [];
  if (ticket.assistance.length) marks.push({ key: "help", icon: "hand-helping", text: t("console-mark-help") });
  if (ticket.persons > 1) marks.push({ key: "persons", icon: "users", text: t("console-mark-persons", { count: ticket.persons }) });
  if (ticket.services > 1) marks.push({ key: "services", icon: "scroll-text", text: t("console-mark-services", { count: ticket.services }) });
  if (ticket.by_hand) marks.push({ key: "by-hand", icon: "file-text", text: t("console-mark-by-hand") });
  if (ticket.language !== "uk") marks.push({ key: "language", icon: "languages", text: t(`console-language-${ticket.language}`) });
  return marks;
}

function makeMark(mark) {
  return el("span", { class: "queue-mark" }, icon(mark.icon), el("span"));
}

function updateMark(element, mark) {
  put(element.lastElementChild, mark.text);
}

function updateRecent(row, ticket) {
  const [number, what, when] = row.children;
  put(number, ticket.number);
  put(what, t(`console-status-${ticket.status.replaceAll("_", "-")}`));
  show(when, ticket.finished_at ? clock(ticket.finished_at) : "");
}
