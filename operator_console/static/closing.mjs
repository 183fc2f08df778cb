/** The question before the day is closed: who is left, and why it ends earlier. */

import { show } from "/static/keyed.mjs";
import { part, t } from "/static/page.mjs";
import { ask } from "./ask.mjs";
import { digit } from "./keys.mjs";

/** → a reason, "" where nobody is left, or null when the day stays open. */
export async function askClosing({ left, suspended }) {
  const served = left.filter(({ status }) => status === "serving");
  show(part["closing-left"], leftText(left, served));
  part["closing-kept"].hidden = part["closing-why"].hidden = !left.length || served.length > 0;
  part["closing-take"].hidden = served.length > 0;
  const inputs = Array.from(part.closing.querySelectorAll("input"));
  for (const input of inputs) input.checked = input.value === (suspended?.reason ?? "other");
  // A day is never closed by one careless Enter: the way back has the focus.
  const answer = await ask(part.closing, (event) => left.length > 0 && choose(inputs, digit(event)), part["closing-back"]);
  if (answer !== "take") return null;
  return left.length ? inputs.find((input) => input.checked).value : "";
}

function leftText(left, served) {
  const list = (tickets) => tickets.map(({ number }) => number).join(", ");
  if (served.length) return t("console-day-close-serving", { numbers: list(served) });
  return left.length ? t("console-day-close-left", { count: left.length, numbers: list(left) }) : "";
}

function choose(inputs, place) {
  const input = place && inputs[place - 1];
  if (!input) return false;
  input.checked = true;
  input.focus();
  return true;
}
