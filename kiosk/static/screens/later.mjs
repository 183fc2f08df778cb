/** The free times of today, to book one. */

import { el } from "/static/dom.mjs";
import { action, frame, statement } from "../frame.mjs";
import { paged } from "../pager.mjs";
import { timeText } from "../wording.mjs";

export function render(state, ui) {
  if (!state.times.length) return nothing(state, ui);
  const times = state.times.map((slot) => {
    const time = timeText(slot, ui.time());
    return el("button", { class: "choice time numeric", type: "button", data: { focus: `time-${time}`, time: slot }, on: { click: () => ui.booking.book(slot) } }, time);
  });
  return frame(state, ui, {
    title: ui.t("kiosk-later-title"),
    lead: ui.t(state.taken ? "kiosk-later-taken" : "kiosk-later-lead"),
    body: el("div", { class: "stack" }, paged(ui, times, { className: "times" })),
  });
}

function nothing(state, ui) {
  return frame(state, ui, {
    title: ui.t("kiosk-later-none-title"),
    body: statement(ui, {
      iconName: "calendar-clock",
      kind: "plain",
      texts: [ui.t(state.taken ? "kiosk-later-taken-last" : "kiosk-later-none"), ui.t("kiosk-later-none-help")],
      actions: [
        action({ focus: "home", iconName: "house", kind: "primary", label: ui.t("kiosk-home"), click: () => ui.send({ type: "home" }) }),
      ],
    }),
  });
}
