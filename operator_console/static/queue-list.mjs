/** The right side of the desk: the queue that this counter may serve, in its order with the why, and the own day. */

import { el, icon } from "/static/dom.mjs";
import { keyed, put, show } from "/static/keyed.mjs";
import { nameText, part, putName, t } from "/static/page.mjs";
import { clock, minutesWaited } from "./times.mjs";
import { mayChoose } from "./visit-actions.mjs";
import { helpText } from "./visitor.mjs";
import { channelText } from "./without-ticket.mjs";

const RECENT = 8;

/** `onChoose(id)` when one is pressed to be called out of order, where that is allowed. */
export function drawQueue({ desk }, now, onChoose) {
  put(part["queue-count"], String(desk.queue.length));
  part.queue.hidden = !desk.queue.length;
  show(part["bookings-due"], desk.bookings_due ? t("console-bookings-due", { count: desk.bookings_due }) : "");
  part["queue-empty"].hidden = Boolean(desk.queue.length);
  keyed(part.queue, desk.queue, {
    key: (ticket) => ticket.id,
    make: (ticket) => makeRow(() => onChoose(ticket.id)),
    update: (row, ticket) => updateRow(row, ticket, desk.suspended ? new Date(desk.suspended.since) : now, mayChoose(desk)),
  });
}

/** The own day: the break that is planned, visitors and services without a ticket, the newest first. */
export function drawDay({ desk: { day, planned_break: pause } }) {
  put(part.served, t("console-served", { count: day.served }));
  put(part["no-shows"], t("console-no-shows", { count: day.no_shows }));
  show(part["planned-break"], pause ? t("console-planned-break", pause) : "");
  show(part.handled, day.without_ticket.count ? t("console-without-tickets", { count: day.without_ticket.count }) : "");
  keyed(part.recent, recentOf(day), {
    key: ({ id }) => id,
    make: () => el("li", {}, el("strong", { class: "numeric" }), el("span"), el("span", { class: "soft numeric" }), el("span", { class: "day-why soft" })),
    update: updateRecent,
  });
}

function makeRow(choose) {
  const label = el("span", {}, t("console-choose-row"));
  const button = el("button", { class: "button queue-choose", type: "button", hidden: true, on: { click: choose } }, icon("megaphone"), label);
  return el(
    "li",
    { class: "queue-row" },
    el("strong", { class: "queue-number numeric" }),
    el("span", { class: "queue-asked" }),
    el("span", { class: "queue-wait numeric" }),
    el("span", { class: "queue-why soft" }),
    el("span", { class: "queue-marks" }),
    button,
  );
}

function updateRow(row, ticket, now, choosable) {
  const [number, asked, wait, why, marks, choose] = row.children;
  put(number, ticket.number);
  const what = ticket.service?.label ?? ticket.sphere?.name;
  putName(asked, what ?? ticket.purpose.name);
  put(wait, t("common-minutes", { count: minutesWaited(ticket, now) }));
  put(why, [what && nameText(ticket.purpose.name), whyHere(ticket, now)].filter(Boolean).join(" · "));
  keyed(marks, marksOf(ticket), { key: (mark) => mark.key, make: makeMark, update: updateMark });
  choose.hidden = !choosable;
  choose.setAttribute("aria-label", t("console-choose-row-label", { number: ticket.number }));
  row.dataset.later = String(isLater(ticket, now));
}

/** Why the ticket stands where it stands. */
function whyHere(ticket, now) {
  if (ticket.standing) return t("console-why-register");
  if (isLater(ticket, now)) return t("console-why-later", { time: clock(ticket.not_before) });
  const right = ticket.category?.state === "refused" ? null : ticket.category?.basis;
  if (right) return t(`console-why-${right}`);
  return t("console-why-issued", { time: clock(ticket.issued_at) });
}

function isLater(ticket, now) {
  return ticket.standing || Date.parse(ticket.not_before) > now.getTime();
}

function marksOf(ticket) {
  const marks = [];
  if (ticket.assistance.length) marks.push({ key: "help", icon: "hand-helping", text: helpText(ticket.assistance) });
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

/** Newest first; as many as there are of visitors. */
function recentOf(day) {
  const all = [...day.recent, ...day.without_ticket.recent];
  const at = (each) => Date.parse(each.finished_at ?? each.at);
  return all.sort((a, b) => at(b) - at(a)).slice(0, RECENT);
}

function updateRecent(row, done) {
  const [number, what, when, why] = row.children;
  put(number, done.number ?? "");
  put(what, done.channel ? handledText(done) : t(`console-status-${done.status.replaceAll("_", "-")}`));
  const at = done.finished_at ?? done.at;
  show(when, at ? clock(at) : "");
  show(why, done.restore ? absentText(done) : "");
}

function handledText({ channel, purpose, service, quantity }) {
  const words = [channelText(channel), nameText(service?.label ?? purpose.name)];
  if (quantity > 1) words.push(t("console-quantity", { count: quantity }));
  return words.join(" · ");
}

/** Why somebody is a no-show, and what reception can still do for the latecomer. */
function absentText({ calls, called_at: called, restore }) {
  const why = t("console-absent-why", { calls, time: clock(called) });
  const then = restore.why_not ? t("console-absent-new-ticket") : t("console-absent-restore", { time: clock(restore.until) });
  return `${why} ${then}`;
}
