/** Short questions of the counter: why and how long on hold, whom to take back, whom to choose, what else to do. */

import { el, fill } from "/static/dom.mjs";
import { put, show } from "/static/keyed.mjs";
import { nameText, part, t } from "/static/page.mjs";
import { ask, numbered } from "./ask.mjs";
import { chosenOf, offer } from "./choices.mjs";
import { sign } from "./keys.mjs";
import { holdTime } from "./on-hold.mjs";
import { minutesWaited } from "./times.mjs";

const HOLDS = ["fills_form", "fetches_document", "payment", "photo", "other"];
const MINUTES = [5, 10, 15, 30, 60];
const USUAL_MINUTES = 10;
const CHOOSING = ["assistance", "child", "unwell", "transport", "documents_ready", "other"];

export const holdText = (reason) => t(`console-hold-${reason.replaceAll("_", "-")}`);
const askedText = ({ purpose, service }) => nameText(service?.label ?? purpose.name);

/** → {reason, minutes}, or null. */
export async function askHold(ticket) {
  put(part["hold-title"], t("console-hold-title", { number: ticket.number }));
  const focus = offer(part["hold-reasons"], "hold-reason", HOLDS.map((value) => ({ value, text: holdText(value) })), HOLDS[0]);
  const minutes = MINUTES.map((count) => ({ value: count, text: t("common-minutes", { count }) }));
  offer(part["hold-minutes"], "hold-minutes", minutes, USUAL_MINUTES);
  if ((await ask(part["hold-dialog"], numbered(part["hold-dialog"]), focus)) !== "take") return null;
  return { reason: chosenOf(part["hold-reasons"]), minutes: Number(chosenOf(part["hold-minutes"])) };
}

/** Which of those on hold, and what → {ticket, action}, or null. `free`: the counter could take one now. */
export async function askOnHold(tickets, { chosen, free, now }) {
  const answers = tickets.map((ticket) => ({
    value: ticket.id,
    text: `${ticket.number} · ${askedText(ticket)}`,
    note: `${holdText(ticket.hold_reason)} · ${holdTime(ticket, now).text}`,
  }));
  const focus = offer(part["on-hold-list"], "on-hold", answers, chosen ?? tickets[0].id);
  for (const name of ["start", "call"]) part[`on-hold-${name}`].hidden = !free;
  show(part["on-hold-busy"], free ? "" : t("console-on-hold-busy"));
  const action = await ask(part["on-hold-dialog"], numbered(part["on-hold-dialog"]), focus);
  if (action === "cancel") return null;
  const id = chosenOf(part["on-hold-list"]);
  return { ticket: tickets.find((ticket) => ticket.id === id), action: action === "take" ? "start" : action };
}

/** Whom to call out of order, and why → {ticket, reason}, or null. */
export async function askChosen(tickets, { chosen, now }) {
  const answers = tickets.map((ticket) => ({
    value: ticket.id,
    text: `${ticket.number} · ${askedText(ticket)}`,
    note: t("common-minutes", { count: minutesWaited(ticket, now) }),
  }));
  const first = offer(part["choose-list"], "chosen", answers, chosen ?? tickets[0].id);
  const reasons = CHOOSING.map((value) => ({ value, text: t(`console-choose-${value.replaceAll("_", "-")}`) }));
  const reason = offer(part["choose-reasons"], "choose-reason", reasons);
  const mistake = () => (chosenOf(part["choose-reasons"]) ? "" : t("console-choose-reason-missing"));
  if ((await ask(part.choose, numbered(part.choose), chosen ? reason : first, mistake)) !== "take") return null;
  const id = chosenOf(part["choose-list"]);
  return { ticket: tickets.find((ticket) => ticket.id === id), reason: chosenOf(part["choose-reasons"]) };
}

/** What else may be done with a visitor → one of `actions` ({action, text, code}), or null. */
export async function askMore(ticket, actions) {
  put(part["more-title"], t("console-more-title", { number: ticket.number }));
  fill(part["more-list"], actions.map(({ action, text, code }) => moreButton(action, text, code)));
  const letters = (event) => {
    const known = actions.find(({ code }) => code === event.code);
    if (known && !event.ctrlKey && !event.altKey && !event.metaKey) part.more.close(known.action);
    return Boolean(known);
  };
  const answer = await ask(part.more, letters, part["more-list"].querySelector("button"));
  return answer === "cancel" ? null : answer;
}

function moreButton(value, text, code) {
  const key = el("kbd", { class: "key", "aria-hidden": "true" }, sign(code));
  return el("button", { class: "button choice", type: "submit", value }, key, el("span", {}, text));
}
