/** The console's dialogs: each asks one thing and resolves to the answer, or null when it was left. */

import { el, fill } from "/static/dom.mjs";
import { put } from "/static/keyed.mjs";
import { nameText, part, t } from "/static/page.mjs";
import { ask } from "./ask.mjs";
import { digit, LETTERS, letterKeys, sign } from "./keys.mjs";

/** How the visit ended → an outcome's key. The purpose's own is preselected; digits choose another, the one key takes it. */
export async function askOutcome(ticket, mainKey) {
  put(part["outcomes-title"], t("console-outcomes-title", { number: ticket.number }));
  put(part["outcomes-purpose"], [ticket.purpose.name, ticket.service?.label].filter(Boolean).map(nameText).join(" · "));
  put(part["outcomes-key"], mainKey);
  const list = ticket.outcomes.map((key, index) => outcomeChoice(key, index + 1, key === ticket.usual_outcome));
  fill(part["outcomes-list"], list);
  const inputs = Array.from(part["outcomes-list"].querySelectorAll("input"));
  if (!inputs.some((input) => input.checked)) inputs[0].checked = true;
  const answer = await ask(part.outcomes, (event) => choose(inputs, digit(event)), inputs.find((input) => input.checked));
  return answer === "take" ? inputs.find((input) => input.checked).value : null;
}

function outcomeChoice(key, place, checked) {
  const input = el("input", { type: "radio", name: "outcome", value: key, checked });
  const key_ = el("kbd", { class: "key", "aria-hidden": "true" }, String(place));
  return el("label", { class: "choice" }, input, key_, el("span", {}, t(`console-outcome-${key.replaceAll("_", "-")}`)));
}

function choose(inputs, place) {
  const input = place && inputs[place - 1];
  if (!input) return false;
  input.checked = true;
  input.focus();
  return true;
}

/** The reason of a pause → break, paperwork or phone. */
export async function askPause() {
  const buttons = Array.from(part["pause-dialog"].querySelectorAll(".choice"));
  const answer = await ask(part["pause-dialog"], (event) => press(buttons, digit(event)), buttons[0]);
  return answer === "cancel" ? null : answer;
}

function press(buttons, place) {
  const button = place && buttons[place - 1];
  button?.click();
  return Boolean(button);
}

/** All keys, and the switch of the letters. */
export function showHelp(mainKey) {
  const rows = [
    [mainKey, t("console-help-step")],
    ["1–9", t("console-help-digits")],
    ["Esc", t("console-help-escape")],
    ...Object.entries(LETTERS).map(([code, action]) => [sign(code), t(`console-help-${action}`)]),
    ["?", t("console-help-help")],
  ];
  fill(part["help-keys"], rows.map(([key, text]) => el("div", {}, el("dt", {}, el("kbd", { class: "key" }, key)), el("dd", {}, text))));
  part["letters-on"].checked = letterKeys.on;
  part["letters-on"].onchange = () => (letterKeys.on = part["letters-on"].checked);
  return ask(part.help, () => false, document.getElementById("help-title"));
}

/** Take what is preselected, as the one key does. */
export function takeOutcome() {
  part.outcomes.close("take");
}
