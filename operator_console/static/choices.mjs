/** Numbered answers of a question, as radio buttons. */

import { el, fill } from "/static/dom.mjs";

/** `answers` are {value, text, note?}; `chosen` is a value, or null where nothing is to be taken by itself. */
export function offer(box, name, answers, chosen = null) {
  fill(box, answers.map((answer, index) => choice(name, answer, index + 1, answer.value === chosen)));
  return chosenInput(box) ?? box.querySelector("input");
}

/** The value that was chosen, or null. */
export function chosenOf(box) {
  return chosenInput(box)?.value ?? null;
}

const chosenInput = (box) => box.querySelector("input:checked");

function choice(name, { value, text, note }, place, checked) {
  const input = el("input", { type: "radio", name, value, checked });
  const sign = place < 10 ? el("kbd", { class: "key", "aria-hidden": "true" }, String(place)) : null;
  const words = el("span", { class: "choice-words" }, el("span", {}, text), note && el("span", { class: "choice-note" }, note));
  return el("label", { class: "choice" }, input, sign, words);
}
