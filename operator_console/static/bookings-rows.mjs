/** The list of a day's bookings by state, those found, and those not served by the centre's fault. */

import { el, icon } from "/static/dom.mjs";
import { keyed, put, show } from "/static/keyed.mjs";
import { nameText, page, part, putName, t } from "/static/page.mjs";
import { dashed, dayText, reasonText, ticketText, whatName, whenText } from "./booking-words.mjs";
import { clock } from "./times.mjs";

/** What each view shows; "coming" are all who may still come. */
const VIEWS = {
  all: () => true,
  coming: ({ state }) => state === "booked" || state === "due",
  "checked-in": ({ state }) => state === "checked_in",
  late: ({ state }) => state === "late",
  cancelled: ({ state }) => state === "cancelled",
};

export function drawBookings({ desk, view, open, found }) {
  put(part["list-title"], t("bookings-list", { day: dayText(desk.day) }));
  for (const [name, shows] of Object.entries(VIEWS)) {
    put(part[`count-${name}`], String(desk.appointments.filter(shows).length));
    document.querySelector(`[data-view="${name}"]`).setAttribute("aria-pressed", String(name === view));
  }
  const rows = desk.appointments.filter(VIEWS[view]);
  part.rows.hidden = !rows.length;
  show(part.none, rows.length ? "" : t(desk.appointments.length ? "bookings-none-view" : "bookings-none"));
  drawRows(part.rows, rows, open);
  part.found.hidden = !found.length;
  drawRows(part["found-list"], found, open, (moment) => `${clock(moment)} ${moment.slice(8, 10)}.${moment.slice(5, 7)}`);
}

/** The choice of a day: today, what can be booked, what is booked. */
export function drawDays({ days, day, at }) {
  const today = at.slice(0, 10);
  const shown = days.includes(day) ? days : [day, ...days];
  keyed(part.day, shown, {
    key: (each) => each,
    make: (each) => el("option", { value: each }),
    update: (option, each) => put(option, each === today ? t("bookings-day-today", { day: dayText(each) }) : dayText(each)),
  });
  part.day.value = day;
  part["day-before"].disabled = shown.indexOf(day) <= 0;
  part["day-after"].disabled = shown.indexOf(day) === shown.length - 1;
}

/** Whom the centre could not serve: the time kept, and the one key that makes an appointment of it. */
export function drawUnserved({ unserved }) {
  part.unserved.hidden = !unserved.length;
  keyed(part["unserved-rows"], unserved, { key: ({ id }) => id, make: makeUnserved, update: updateUnserved });
}

function drawRows(list, rows, open, timeText = clock) {
  keyed(list, rows, { key: ({ id }) => id, make: makeRow, update: (row, booking) => updateRow(row.firstElementChild, booking, open, timeText) });
}

function makeRow({ id }) {
  const cells = ["number", "asked", "wait", "why", "marks"].map((name) => el("span", { class: `row-${name}` }));
  return el("li", {}, el("button", { class: "row booking-row", type: "button", data: { act: "open", appointment: id } }, cells));
}

function updateRow(row, booking, open, timeText) {
  const [time, asked, state, why, marks] = row.children;
  put(time, timeText(booking.slot_at));
  putName(asked, whatName(booking));
  put(state, t(`bookings-state-${dashed(booking.state)}`));
  row.dataset.state = booking.state;
  const words = [booking.visitor_name ?? t("bookings-nameless"), booking.service && nameText(booking.purpose.name), ticketText(booking), reasonText(booking)];
  put(why, words.filter(Boolean).join(" · "));
  keyed(marks, marksOf(booking), { key: ({ key }) => key, make: (mark) => el("span", { class: "queue-mark" }, icon(mark.icon), el("span")), update: (mark, { text }) => put(mark.lastElementChild, text) });
  row.setAttribute("aria-current", String(booking.id === open?.id));
}

/** What must not be overlooked, each with its sign. */
export function marksOf(booking) {
  const marks = [];
  if (booking.persons > 1) marks.push({ key: "persons", icon: "users", text: t("console-mark-persons", { count: booking.persons }) });
  if (booking.services > 1) marks.push({ key: "services", icon: "scroll-text", text: t("console-mark-services", { count: booking.services }) });
  if (booking.by_representative) marks.push({ key: "who", icon: "user", text: t("bookings-who-representative") });
  if (booking.language !== page.language) marks.push({ key: "language", icon: "languages", text: t(`console-language-${booking.language}`) });
  if (booking.failed.length) marks.push({ key: "failed", icon: "triangle-alert", text: t("bookings-failed") });
  if (booking.slip && ["failed", "unknown"].includes(booking.slip.status)) marks.push({ key: "slip", icon: "printer", text: `${t("bookings-fact-slip")}: ${t(`bookings-slip-${dashed(booking.slip.status)}`)}` });
  return marks;
}

function makeUnserved({ id, passed }) {
  const label = t(passed ? "console-day-book-kept-next" : "console-day-book-kept");
  const button = el("button", { class: "button", type: "button", data: { act: "book-kept", ticket: id } }, icon("calendar-clock"), el("span", {}, label));
  return el("li", {}, el("strong", { class: "numeric" }), el("span", { class: "unserved-what" }), el("span", { class: "unserved-when soft" }), button);
}

function updateUnserved(row, kept) {
  const [number, what, when, button] = row.children;
  put(number, kept.number);
  putName(what, whatName(kept));
  put(when, keptText(kept));
  button.hidden = Boolean(kept.appointment);
  button.setAttribute("aria-label", t("console-day-book-kept-of", { number: kept.number, what: button.lastElementChild.textContent }));
}

function keptText({ appointment, passed, offered_at: offered }) {
  if (appointment) return t("bookings-unserved-booked", { when: whenText(appointment.slot_at) });
  return passed ? t("bookings-unserved-passed") : t("bookings-unserved-kept", { when: whenText(offered) });
}
