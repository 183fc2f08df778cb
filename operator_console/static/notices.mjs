/** The strip above the desk: lost contact, what went wrong, bells of kiosks, devices in trouble. */

import { el, icon } from "/static/dom.mjs";
import { keyed, put, show } from "/static/keyed.mjs";
import { nameText, part, t } from "/static/page.mjs";
import { standingText } from "./suspension.mjs";
import { clock } from "./times.mjs";

const SHOWN = 3; // alerts at a time: the visitor matters more than the devices
/** Papers that can be printed again from here: the alert's id is the print job's. */
const PAPERS = new Set(["", "test_", "slip_"].flatMap((kind) => [`${kind}print_failed`, `${kind}print_unknown`]));

/** The buttons are the operator's: `answerBell(id)`, `printAgain(job)`, `acknowledge(job)`. */
export function drawNotices(state, operator) {
  banner("offline", offlineText(state));
  drawStanding(state.desk);
  banner("trouble", state.trouble);
  keyed(part.bells, state.desk?.bells ?? [], {
    key: (bell) => bell.id,
    make: (bell) => makeNotice("bell-ring", "info", [answerButton(bell, operator)]),
    update: (row, bell) => put(row.children[1], t("console-bell", { name: nameText(bell.name), time: clock(bell.at) })),
  });
  const alerts = state.desk?.alerts ?? [];
  keyed(part.alerts, alerts.slice(0, SHOWN), {
    key: (alert) => alert.id,
    make: (alert) => makeAlert(alert, operator),
    update: (row, alert) => put(row.children[1], alertText(alert)),
  });
  const more = alerts.length - SHOWN;
  show(part["more-alerts"], more > 0 ? t("console-alerts-more", { count: more }) : "");
}

export function alertText({ kind, name, since, details }) {
  const key = `console-alert-${kind.replaceAll("_", "-")}`;
  const known = t.has(key) ? key : "console-alert-other";
  return t(known, { name: nameText(name), time: since ? clock(since) : "", number: details?.number ?? slotText(details?.slot_at) });
}

/** 10:20 (03.03): the booked time by which a slip is known. */
function slotText(slot) {
  return slot ? `${clock(slot)} (${slot.slice(8, 10)}.${slot.slice(5, 7)})` : "";
}

/** What the visitor of a paper that did not come out was told: a ticket has a number, a booking its time and code. */
export const seenKey = ({ kind }) => (kind.startsWith("slip_") ? "console-slip-print-seen" : "console-print-seen");

function makeAlert(alert, operator) {
  const buttons = PAPERS.has(alert.kind)
    ? [
        makeButton(t("console-print-again"), () => operator.printAgain(alert.id)),
        makeButton(t(seenKey(alert)), () => operator.acknowledge(alert.id)),
      ]
    : [];
  return makeNotice(alert.device === "printer" ? "printer" : "monitor", "warning", buttons);
}

function answerButton(bell, operator) {
  const sign = el("kbd", { class: "key", "aria-hidden": "true" }, "B");
  return makeButton(t("console-bell-answer"), () => operator.answerBell(bell.id), sign);
}

function makeButton(label, click, sign = null) {
  return el("button", { class: "button", type: "button", on: { click } }, el("span", {}, label), sign);
}

function makeNotice(iconName, kind, buttons) {
  return el("li", { class: "banner", data: { kind } }, icon(iconName), el("p"), buttons);
}

/** A banner of the strip by its name, hidden without a text. */
export function banner(name, text) {
  part[name].hidden = !text;
  put(part[`${name}-text`], text || "");
}

/** What stands still, on the page of a counter or of reception. */
export function drawStanding(desk) {
  banner("suspended", desk && standingText(desk));
  part.suspended.dataset.kind = desk?.suspended && !desk.suspended.resumes_at ? "alarm" : "warning";
}

export function offlineText({ silentSince, repeatingSince }) {
  const since = silentSince ?? repeatingSince;
  if (!since) return "";
  const time = since.toLocaleTimeString("uk", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  return t(repeatingSince ? "console-offline-repeating" : "console-offline", { time });
}
