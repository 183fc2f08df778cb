/** The booking is found: one button to check in; or why not now, and what can be done instead. Nothing of the person. */

import { el, icon } from "/static/dom.mjs";
import { wishOfBooking } from "../booking-state.mjs";
import { action, frame, statement } from "../frame.mjs";
import { momentText, sinceText, timeText } from "../wording.mjs";
import { bookingShown } from "./booked.mjs";
import { finish } from "./ticket.mjs";

const SHOWN = { due, booked: early, late, checked_in: here };

export function render(state, ui) {
  return (SHOWN[state.found.state] ?? cancelled)(state, ui);
}

function due({ found, ...state }, ui) {
  return frame(state, ui, {
    title: ui.t("kiosk-booking-found-title"),
    kind: "good",
    body: bookingShown(
      ui,
      el("p", { class: "ticket-number", data: { slot: true } }, timeText(found.slot_at, ui.time())),
      [el("p", { class: "booking-subject" }, subject(found, ui)), el("p", {}, ui.t("kiosk-booking-found-next"))],
      action({ focus: "check-in", iconName: "check", kind: "primary", label: ui.t("kiosk-booking-check-in"), click: () => ui.booking.checkIn() }),
    ),
  });
}

function early({ found, ...state }, ui) {
  return frame(state, ui, {
    title: ui.t("kiosk-booking-early-title"),
    body: statement(ui, {
      iconName: "clock",
      kind: "plain",
      texts: [
        ui.t("kiosk-booking-early", { moment: momentText(ui.t, found.slot_at, ui.time()) }),
        el("strong", {}, ui.t("kiosk-booking-early-from", { moment: sinceText(ui.t, found.check_in_from, ui.time()) })),
        ui.t("kiosk-booking-early-next"),
      ],
      actions: [
        action({ focus: "wait", iconName: "check", kind: "primary", label: ui.t("kiosk-booking-wait"), click: () => ui.send({ type: "expired" }) }),
        home(ui, "kiosk-booking-other"),
      ],
    }),
  });
}

function late({ found, ...state }, ui) {
  const rule = { time: timeText(found.slot_at, ui.time()), minutes: found.late_minutes };
  return frame(state, ui, {
    title: ui.t("kiosk-booking-late-title"),
    kind: "warning",
    body: statement(ui, {
      iconName: "clock",
      kind: "warning",
      texts: [ui.t("kiosk-booking-late", rule), ui.t("kiosk-booking-late-next")],
      actions: [
        found.may.includes("join_queue") &&
          action({ focus: "join", iconName: "users", kind: "primary", label: ui.t("kiosk-booking-join"), click: () => ui.booking.joinQueue() }),
        newTime({ found, ...state }, ui),
      ],
    }),
  });
}

function here({ found, ...state }, ui) {
  return frame(state, ui, {
    title: ui.t("kiosk-booking-here-title"),
    kind: "good",
    body: bookingShown(
      ui,
      el("p", { class: "ticket-number", data: { number: found.number } }, found.number),
      [el("p", {}, ui.t("kiosk-booking-here")), el("p", {}, ui.t("kiosk-ticket-next"))],
      finish(ui),
    ),
  });
}

function cancelled(state, ui) {
  return frame(state, ui, {
    title: ui.t("kiosk-booking-cancelled-title"),
    kind: "warning",
    body: statement(ui, {
      iconName: "ban",
      kind: "warning",
      texts: [ui.t("kiosk-booking-cancelled"), ui.t("kiosk-booking-reception")],
      actions: [newTime(state, ui), home(ui, "kiosk-home")],
    }),
  });
}

function subject({ service, purpose }, ui) {
  return [icon("file-text"), ui.names(service?.label ?? purpose.name)];
}

function newTime({ menu, found }, ui) {
  return (
    menu.branch.same_day &&
    action({ focus: "new-time", iconName: "calendar-clock", label: ui.t("kiosk-booking-new-time"), click: () => ui.booking.later(wishOfBooking(found)) })
  );
}

function home(ui, label) {
  return action({ focus: "home", iconName: "house", label: ui.t(label), click: () => ui.send({ type: "home" }) });
}
