/** The card of the booking that is open: when, for what, for whom, and what may be done with it now. */

import { el, icon } from "/static/dom.mjs";
import { keyed, put, show } from "/static/keyed.mjs";
import { part, putName, t } from "/static/page.mjs";
import { dashed, dayText, failedText, lineText, stateText, ticketText } from "./booking-words.mjs";
import { marksOf } from "./bookings-rows.mjs";
import { clock } from "./times.mjs";

const MAY = {
  booked: ["move", "slip", "cancel"],
  due: ["check-in", "move", "slip", "cancel"],
  late: ["join", "restore"],
};

/** What may be done with a booking; `restores` is whether this person may take an annulment back. */
export function mayDo({ state, ticket }, restores) {
  if (state === "late" && ticket) return [];
  return (MAY[state] ?? []).filter((action) => action !== "restore" || restores);
}

export function drawCard({ open: booking, mayRestore }) {
  part.card.hidden = !booking;
  part.nothing.hidden = Boolean(booking);
  if (!booking) return;
  put(part["card-time"], clock(booking.slot_at));
  put(part["card-day"], dayText(booking.slot_at));
  put(part["card-state"], stateText(booking));
  part["card-state"].dataset.state = booking.state;
  putName(part["card-purpose"], booking.purpose.name);
  part["card-service"].hidden = !booking.service;
  if (booking.service) putName(part["card-service"], booking.service.name);
  show(part["card-ticket"], ticketText(booking));
  show(part["card-failed"], booking.failed.length ? failedText(booking.failed) : "");
  const marks = marksOf(booking).filter(({ key }) => key === "persons" || key === "services" || key === "language");
  keyed(part["card-marks"], marks, {
    key: ({ key }) => key,
    make: (mark) => el("li", { class: "mark" }, icon(mark.icon), el("span")),
    update: (mark, { text }) => put(mark.lastElementChild, text),
  });
  drawFacts(booking);
  const may = mayDo(booking, mayRestore);
  for (const button of part["card-actions"].children) button.hidden = !may.includes(button.dataset.act);
  put(part["slip-label"], t(isPrinted(booking.slip) ? "bookings-act-slip-again" : "bookings-act-slip"));
}

function drawFacts(booking) {
  keyed(part["card-facts"], factsOf(booking), {
    key: ([name]) => name,
    make: ([name]) => el("div", {}, el("dt", {}, t(`bookings-fact-${name}`)), el("dd", { class: "numeric" })),
    update: (row, [, value]) => put(row.lastElementChild, value),
  });
}

function factsOf(booking) {
  const facts = [["name", booking.visitor_name ?? t("bookings-nameless")]];
  if (booking.contact) facts.push(["contact", booking.contact]);
  facts.push(["who", t(booking.by_representative ? "bookings-who-representative" : "bookings-who-self")]);
  facts.push(["channel", t(`bookings-channel-${booking.channel}`)], ["line", lineText(booking.line)]);
  if (booking.state === "booked") facts.push(["from", clock(booking.check_in_from)]);
  if (booking.state === "booked" || booking.state === "due") facts.push(["until", booking.until ? clock(booking.until) : t("bookings-until-still")]);
  if (booking.slip) facts.push(["slip", t(`bookings-slip-${dashed(booking.slip.status)}`)]);
  return facts;
}

const isPrinted = (slip) => Boolean(slip) && slip.status !== "failed";
