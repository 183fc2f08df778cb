/** Visitors who stepped aside: on the right of the desk while there are any, with the time that they have left. */

import { el, icon } from "/static/dom.mjs";
import { keyed, put } from "/static/keyed.mjs";
import { part, t } from "/static/page.mjs";
import { secondsUntil, secondsSince } from "./times.mjs";

/** `onTake(id)` when one of them is pressed. */
export function drawOnHold({ desk }, now, onTake) {
  part["on-hold"].hidden = !desk.on_hold.length;
  put(part["on-hold-count"], String(desk.on_hold.length));
  keyed(part["on-hold-rows"], desk.on_hold, {
    key: (ticket) => ticket.id,
    make: (ticket) => makeRow(() => onTake(ticket.id)),
    update: (row, ticket) => updateRow(row.firstElementChild, ticket, now),
  });
}

function makeRow(click) {
  const words = [el("strong", { class: "numeric" }), el("span"), el("span", { class: "on-hold-time numeric" }, icon("hourglass"), el("span"))];
  return el("li", {}, el("button", { class: "on-hold-row", type: "button", on: { click } }, words));
}

function updateRow(button, ticket, now) {
  const [number, reason, time] = button.children;
  const { text, over } = holdTime(ticket, now);
  put(number, ticket.number);
  put(reason, t(`console-hold-${ticket.hold_reason.replaceAll("_", "-")}`));
  put(time.lastElementChild, text);
  time.dataset.over = String(over);
}

/** {text, over}: the minutes that are left, or by how many they are over. */
export function holdTime({ hold_until: until }, now) {
  const left = secondsUntil(until, now);
  if (left) return { text: t("console-hold-left", { count: Math.ceil(left / 60) }), over: false };
  return { text: t("console-hold-over", { count: Math.floor(secondsSince(until, now) / 60) }), over: true };
}
