/** The buttons of the desk: the next step, what else may be done now, and why something may not yet. */

import { put, show } from "/static/keyed.mjs";
import { part, t } from "/static/page.mjs";
import { absence, nextStep, undoable } from "./cycle.mjs";
import { actionText, mayReturn } from "./visit-actions.mjs";
import { channelText } from "./without-ticket.mjs";

/** Draw the buttons; runs every second as well, since minima and the undo run out with the time. */
export function drawActions(state, now) {
  const { desk, busy } = state;
  drawStep(desk, state.mainKey, busy);
  const called = desk.ticket?.status === "called";
  const serving = desk.ticket?.status === "serving";
  part.recall.hidden = !called;
  part.hold.hidden = part.transfer.hidden = !serving;
  part["more-actions"].hidden = !desk.ticket;
  drawReturn(desk.ticket);
  part.right.hidden = !desk.ticket?.category;
  drawAbsence(called ? desk.ticket : null, now);
  drawUndo(undoable(desk, now));
}

function drawStep(desk, mainKey, busy) {
  const step = nextStep(desk);
  part.step.dataset.step = step;
  put(part["step-label"], t(`console-step-${step}`));
  put(part["step-key"], mainKey);
  if (busy) part.step.setAttribute("aria-busy", "true");
  else part.step.removeAttribute("aria-busy");
  show(part["step-hint"], step === "call-next" ? t("console-hint-key", { key: mainKey }) : "");
}

/** Whom another counter wants back: then this is what usually comes next. */
function drawReturn(ticket) {
  part.return.hidden = !mayReturn(ticket);
  if (mayReturn(ticket)) put(part["return-label"], actionText("return", ticket));
}

function drawAbsence(ticket, now) {
  part["no-show"].hidden = !ticket;
  if (!ticket) return;
  const { may, callsLeft, secondsLeft } = absence(ticket, now);
  part["no-show"].setAttribute("aria-disabled", String(!may));
  show(part["no-show-why"], may ? "" : whyNotAbsent(callsLeft, secondsLeft));
}

/** Why a visitor is no no-show yet; also said when the key is pressed too early. */
export function whyNotAbsent(callsLeft, secondsLeft) {
  const time = `${Math.floor(secondsLeft / 60)}:${String(secondsLeft % 60).padStart(2, "0")}`;
  if (callsLeft && secondsLeft) return t("console-absent-calls-and-time", { calls: callsLeft, time });
  if (callsLeft) return t("console-absent-calls", { calls: callsLeft });
  return t("console-absent-time", { time });
}

function drawUndo(undo) {
  part.undo.hidden = !undo;
  if (!undo) return;
  put(part["undo-label"], t("console-undo", { what: didText(undo) }));
  put(part["undo-left"], t("console-undo-left", { seconds: undo.left }));
}

/** "виклик А-012": what an undo takes back. */
export function didText({ action, number, channel }) {
  if (channel) return t("console-did-service-handled", { channel: channelText(channel) });
  return t(`console-did-${action.replaceAll("_", "-")}`, { number });
}
