/** Tells a person who does not see the screen what has changed on it. */

import { nameText, t } from "/static/page.mjs";
import { alertText } from "./notices.mjs";
import { announce } from "./staff.mjs";
import { stateOf } from "./visitor.mjs";

export class News {
  /** Compare two desks and say what is new; the first desk is said whole. */
  tell(before, after) {
    const urgent = [...newIn(before?.bells, after.bells).map(bellText), ...newIn(before?.alerts, after.alerts).map(alertText)];
    if (urgent.length && before) announce(urgent.join(" "), "assertive");
    const state = stateText(after);
    if (!before || state !== stateText(before)) announce(state);
    else if (!after.ticket && !before.queue.length && after.queue.length) announce(t("console-somebody-waits"));
  }
}

function newIn(before = [], after) {
  const known = new Set(before.map(({ id }) => id));
  return after.filter(({ id }) => !known.has(id));
}

function bellText({ name }) {
  return t("console-bell-rings", { name: nameText(name) });
}

function stateText(desk) {
  const words = [t(`console-state-${stateOf(desk, new Date(desk.at))}`)];
  if (desk.ticket) words.push(desk.ticket.number, nameText(desk.ticket.purpose.name));
  return words.join(". ");
}
