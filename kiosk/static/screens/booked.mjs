/** A later hour is booked: its time, the code and the QR, large, whatever becomes of the slip that the printer got. */

import { el } from "/static/dom.mjs";
import { grouped } from "../booking-state.mjs";
import { frame } from "../frame.mjs";
import { BOOKING } from "../qr.mjs";
import { timeText } from "../wording.mjs";
import { compactTicket, finish } from "./ticket.mjs";

export function render(state, ui) {
  const { made } = state;
  return frame(state, ui, {
    title: ui.t("kiosk-booked-title"),
    kind: "good",
    body: bookingShown(ui, time(made, ui), [code(made, ui), el("p", {}, rule(made, ui))], finish(ui)),
  });
}

/** A time or a number, what is said of it, and what to do. */
export function bookingShown(ui, large, said, last) {
  if (ui.compact) return compactTicket(ui, large, said, last);
  return el("div", { class: "booking-shown" }, el("div", { class: "booking-facts" }, large, said), last);
}

function rule({ check_in_from: from, until }, ui) {
  const clock = (moment) => timeText(moment, ui.time());
  return until ? ui.t("kiosk-booked-rule", { from: clock(from), until: clock(until) }) : ui.t("kiosk-booked-from", { from: clock(from) });
}

function time({ slot_at: slot }, ui) {
  return el("p", { class: "ticket-number", data: { slot: true } }, timeText(slot, ui.time()));
}

/** The way to the booking's own page: scanned, or typed. */
function code(made, ui) {
  const qr = el("div", { class: "qr", role: "img", "aria-label": ui.t("kiosk-booked-qr") });
  ui.drawQr(qr, made.code, BOOKING);
  const words = el("p", { class: "own-code numeric", data: { code: true } }, grouped(made.code));
  return el("div", { class: "own-page" }, qr, el("div", {}, el("p", {}, ui.t(made.slip ? "kiosk-booked-slip" : "kiosk-booked-code")), words));
}
