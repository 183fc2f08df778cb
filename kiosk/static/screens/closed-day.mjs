/** Nothing can be had now: the day is over, not begun, or reception is suspended. */

import { action, frame, statement } from "../frame.mjs";
import { momentText, suspensionText } from "../wording.mjs";

const SUSPENSION_ICONS = { air_alarm: "siren", no_power: "zap-off", failure: "wrench" };
const TITLES = { day_off: "kiosk-day-off", not_yet: "kiosk-day-not-yet", ended: "kiosk-day-ended" };

export function render(state, ui) {
  return state.menu.suspended ? suspended(state, ui) : closed(state, ui);
}

function suspended(state, ui) {
  const { reason, since, resumes_at: resumesAt } = state.menu.suspended;
  const kind = resumesAt ? "plain" : "alarm";
  const moment = since && momentText(ui.t, since, ui.time());
  return frame(state, ui, {
    title: ui.t(resumesAt ? "kiosk-resuming-title" : "kiosk-suspended-title"),
    kind,
    body: statement(ui, {
      iconName: resumesAt ? "clock" : (SUSPENSION_ICONS[reason] ?? "circle-pause"),
      kind,
      texts: [suspensionText(ui.t, state.menu.suspended, ui.time().now), moment && ui.t("kiosk-suspended-since", { moment })],
    }),
  });
}

function closed(state, ui) {
  const { reason, closed: isClosed, next_issuing: next } = state.menu.day;
  return frame(state, ui, {
    title: ui.t(isClosed ? "kiosk-day-closed" : (TITLES[reason] ?? "kiosk-day-nothing")),
    body: statement(ui, {
      iconName: "clock",
      kind: "plain",
      texts: [
        reason === "ended" && ui.t(isClosed ? "kiosk-day-closed-text" : "kiosk-day-ended-text"),
        next ? ui.t("kiosk-closed-until", { moment: momentText(ui.t, next, ui.time()) }) : ui.t("kiosk-closed-help"),
      ],
      actions: [state.menu.branch.check_in && bookingAction(ui)],
    }),
  });
}

/** Tickets may not be issued yet, or no more, while booked visitors come. */
function bookingAction(ui) {
  const click = () => ui.send({ type: "open", screen: "booking-code" });
  return action({ focus: "booking", iconName: "calendar-clock", kind: "primary", label: ui.t("kiosk-booking"), click });
}
