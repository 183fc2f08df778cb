/** The strip above reception: who rings, papers that failed, lost contact, what was done and can be undone. */

import { el, icon } from "/static/dom.mjs";
import { keyed, put, show } from "/static/keyed.mjs";
import { nameText, page, part, t } from "/static/page.mjs";
import { didText } from "./actions.mjs";
import { whenText } from "./booking-words.mjs";
import { undoable } from "./cycle.mjs";
import { alertText, banner, drawStanding, offlineText, seenKey } from "./notices.mjs";
import { helpText } from "./reception-card.mjs";
import { clock } from "./times.mjs";

const SHOWN = 3; // bookings at a time: who stands at the desk matters more

export function drawStrip(state, sound, now) {
  const { desk } = state;
  banner("offline", offlineText(state));
  drawStanding(desk);
  banner("trouble", state.trouble);
  keyed(part.bells, desk?.bells ?? [], { key: (bell) => bell.id, make: makeBell, update: (row, bell) => put(row.children[1], bellText(bell)) });
  part["sound-waits"].hidden = !sound.waits;
  part.sound.setAttribute("aria-pressed", String(sound.on));
  put(part["sound-label"], t(sound.on ? "reception-sound-on" : "reception-sound-off"));
  drawPapers(desk?.papers ?? []);
  drawUnreached(state.branch, desk?.messages ?? []);
  drawDone(state, desk && undoable(desk, now));
}

/** Papers that did not come out, each with what can be done. */
export function drawPapers(papers) {
  keyed(part.papers, papers, { key: (alert) => alert.id, make: makePaper, update: (row, alert) => put(row.children[1], alertText(alert)) });
}

/** What was done last; with the button that takes it back while it can be taken back. */
function drawDone({ done }, undo) {
  const text = done || (undo ? t("reception-undo-hint") : "");
  banner("done", text);
  part.undo.hidden = !undo;
  show(part["undo-label"], undo ? t("console-undo", { what: didText(undo) }) : "");
}

/** Bookings whose visitors do not know the last news: somebody should telephone. The way leads to the booking. */
function drawUnreached(branch, messages) {
  keyed(part.unreached, messages.slice(0, SHOWN), {
    key: ({ appointment }) => appointment,
    make: ({ appointment }) => {
      const way = el("a", { class: "button", href: `${page.bookings}#${branch}/${appointment}` }, el("span", {}, t("reception-unreached-open")));
      return el("li", { class: "banner", data: { kind: "warning" } }, icon("phone"), el("p"), way);
    },
    update: (row, { slot_at: slot }) => put(row.children[1], t("reception-unreached-text", { when: whenText(slot) })),
  });
}

/** Who rings, in words. */
export function bellText({ name, at, ticket }) {
  if (!ticket) return t("reception-bell-kiosk", { name: nameText(name), time: clock(at) });
  const what = helpText(ticket.assistance);
  return t("reception-bell-help", { number: ticket.number, what, name: nameText(name), time: clock(at) });
}

function makeBell(bell) {
  const sign = el("kbd", { class: "key", "aria-hidden": "true" }, "B");
  const show_ = bell.ticket && makeButton(t("reception-bell-show"), { act: "open", ticket: bell.ticket.id });
  return el("li", { class: "banner bell", data: { kind: "alarm" } }, icon("bell-ring"), el("p"), show_, makeButton(t("console-bell-answer"), { act: "bell", bell: bell.id }, sign));
}

function makePaper(alert) {
  const again = alert.kind.endsWith("print_queued") ? null : makeButton(t("console-print-again"), { act: "print-again", job: alert.id });
  return el("li", { class: "banner", data: { kind: "warning" } }, icon("printer"), el("p"), again, makeButton(t(seenKey(alert)), { act: "acknowledge", job: alert.id }));
}

function makeButton(label, data, sign = null) {
  return el("button", { class: "button", type: "button", data }, el("span", {}, label), sign);
}
