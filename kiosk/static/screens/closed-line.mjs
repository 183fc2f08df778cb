/** The chosen line gives no ticket now: why, until when, and who can help. */

import { availability, serviceOf, sphereOf, purposeOf } from "/static/menu.mjs";
import { wishOf } from "../booking-state.mjs";
import { action, frame, statement } from "../frame.mjs";
import { offText, reasonText, untilText } from "../wording.mjs";

export function render(state, ui) {
  const { line, reason, until, off } = availability(state.menu, state.choice);
  const subject = serviceOf(state.menu, state.choice) ?? sphereOf(state.menu, state.choice) ?? purposeOf(state.menu, state.choice);
  return frame(state, ui, {
    title: ui.t("kiosk-closed-title"),
    lead: ui.names(subject.label ?? subject.name),
    body: statement(ui, {
      iconName: reason === "full" ? "ban" : "clock",
      kind: "warning",
      texts: [reasonText(ui.t, reason), offText(ui.t, off), off?.note && ui.names({ uk: off.note }), untilText(ui.t, until, ui.time()), ui.t("kiosk-closed-help")],
      actions: [
        state.menu.branch.same_day && line && laterAction(state, ui),
        action({ focus: "home", iconName: "house", kind: "primary", label: ui.t("kiosk-home"), click: () => ui.send({ type: "home" }) }),
      ],
    }),
  });
}

export function laterAction(state, ui) {
  return action({ focus: "later", iconName: "calendar-clock", label: ui.t("kiosk-later"), click: () => ui.booking.later(wishOf(state)) });
}
