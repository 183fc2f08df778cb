/** The centre's information pages as paragraphs; what the centre never said has no paragraph, and no page. */

import { el } from "/static/dom.mjs";

const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const ICONS = { timetable: "clock", contacts: "phone", services: "file-text", queue: "ticket", complain: "message-circle", priority: "heart-handshake" };
const A_MONDAY = Date.UTC(2024, 0, 1);

/** The pages that have something to say: [{topic, icon}]. */
export function topicsOf(state, ui) {
  const topics = ["timetable", "contacts", "services", "queue", "complain", "priority"];
  return topics.filter((topic) => topic === "services" || paragraphsOf(state, ui, topic).length).map((topic) => ({ topic, icon: ICONS[topic] }));
}

/** What a page says, one node a paragraph. */
export function paragraphsOf(state, ui, topic) {
  return PAGES[topic](state.menu, ui).filter(Boolean);
}

const PAGES = { timetable, contacts, queue, complain, priority, services: () => [] };

const line = (text) => el("p", {}, text);
const row = (name, value) => el("p", {}, el("strong", {}, name, ": "), value);

/** Days that follow each other with the same hours stand in one line; so do the exceptions that lie ahead. */
function timetable({ branch }, ui) {
  if (!Object.values(branch.hours).some((spans) => spans.length)) return [];
  const week = runs(WEEK.map((day) => ({ day, hours: hoursText(ui, branch.hours[day] ?? []) })));
  const today = ui.time().now.toLocaleDateString("sv", { timeZone: branch.timezone });
  const ahead = Object.entries(branch.exceptions).filter(([day]) => day >= today).sort();
  return [
    ...week.map(({ from, to, hours }) => row(capital(from === to ? dayName(ui, from) : `${dayName(ui, from)}–${dayName(ui, to)}`), hours)),
    ...ahead.slice(0, 10).map(([day, spans]) => row(dateText(ui, day), hoursText(ui, spans))),
  ];
}

function runs(days) {
  const found = [];
  for (const { day, hours } of days) {
    const last = found.at(-1);
    if (last?.hours === hours) last.to = day;
    else found.push({ from: day, to: day, hours });
  }
  return found;
}

const hoursText = (ui, spans) => (spans.length ? spans.map(([from, to]) => `${from}–${to}`).join(", ") : ui.t("kiosk-info-day-off"));
const dayName = (ui, day) => new Date(A_MONDAY + WEEK.indexOf(day) * 86_400_000).toLocaleDateString(ui.language, { weekday: "long", timeZone: "UTC" });
const dateText = (ui, day) => new Date(`${day}T12:00Z`).toLocaleDateString(ui.language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const capital = (text) => text.charAt(0).toLocaleUpperCase("uk") + text.slice(1);

function contacts({ branch }, ui) {
  const known = [branch.address?.uk && row(ui.t("kiosk-info-address"), ui.names(branch.address)), branch.phone && row(ui.t("kiosk-info-phone"), branch.phone)];
  return known.some(Boolean) ? [el("p", {}, ui.names(branch.name)), ...known] : [];
}

function queue({ branch }, ui) {
  return ["take", "watch", "counter", "booked", "people"].map((step) => (step !== "booked" || branch.check_in) && line(ui.t(`kiosk-info-queue-${step}`, { calls: branch.calls, minutes: branch.return_minutes })));
}

function complain({ branch }, ui) {
  const own = branch.texts?.how_to_complain;
  return own?.uk ? [el("p", {}, ui.names(own))] : [];
}

function priority({ categories }, ui) {
  if (!categories.length) return [];
  return [line(ui.t("kiosk-info-priority-how")), ...categories.map(({ name }) => el("p", {}, ui.names(name)))];
}

/** A fee stands with the date of which it is: a year, a month or a day. */
function fee({ fee: amount, fee_date: date }, ui) {
  const [year, month, day] = date.split("-");
  if (!month) return row(ui.t("kiosk-info-fee-year", { date: year }), ui.names(amount));
  const since = new Date(`${year}-${month}-${day ?? "01"}T12:00Z`);
  const text = since.toLocaleDateString(ui.language, { year: "numeric", month: "long", day: day && "numeric", timeZone: "UTC" });
  return row(ui.t("kiosk-info-fee", { date: text }), ui.names(amount));
}

/** The card of a service: what to bring, how long, how much and as of when, by which law, and what comes of it. */
export function cardParagraphs(service, ui) {
  const card = service.card ?? {};
  const named = (key) => card[key] && row(ui.t(`kiosk-info-${key.replaceAll("_", "-")}`), ui.names(card[key]));
  const documents = card.documents ?? [];
  return [
    service.name.uk !== service.label.uk && el("p", { class: "soft" }, ui.names(service.name)),
    documents.length > 0 && row(ui.t("kiosk-documents"), ""),
    ...documents.map((document) => el("p", {}, ui.names(document))),
    named("term"),
    card.fee && fee(card, ui),
    named("legal_ground"),
    named("result"),
  ].filter(Boolean);
}
