/** Nothing can be had now: the day is over, not begun, or reception is suspended. */

import { frame, statement } from "../frame.mjs";
import { momentText, suspensionText } from "../wording.mjs";

const SUSPENSION_ICONS = { air_alarm: "siren", no_power: "zap-off", failure: "wrench" };
const TITLES = { day_off: "kiosk-day-off", not_yet: "kiosk-day-not-yet", ended: "kiosk-day-ended" };

export function render(state, ui) {
  return state.menu.suspended ? suspended(state, ui) : closed(state, ui);
}

function suspended(state, ui) {
  const { reason, since } = state.menu.suspended;
  return frame(state, ui, {
    title: ui.t("kiosk-suspended-title"),
    kind: "alarm",
    body: statement({
      iconName: SUSPENSION_ICONS[reason] ?? "circle-pause",
      kind: "alarm",
      texts: [suspensionText(ui.t, reason), since && ui.t("kiosk-suspended-since", { moment: momentText(ui.t, since, ui.time()) })],
    }),
  });
}

function closed(state, ui) {
  const { reason, next_issuing: next } = state.menu.day;
  return frame(state, ui, {
    title: ui.t(TITLES[reason] ?? "kiosk-day-nothing"),
    body: statement({
      iconName: "clock",
      kind: "plain",
      texts: [
        reason === "ended" && ui.t("kiosk-day-ended-text"),
        next ? ui.t("kiosk-closed-until", { moment: momentText(ui.t, next, ui.time()) }) : ui.t("kiosk-closed-help"),
      ],
    }),
  });
}
