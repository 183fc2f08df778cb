/** Numbered answers of a question, as radio buttons. */

import { el, fill } from "/static/dom.mjs";

/**
 * `answers` are {value, text, note?}; `chosen` is a value, or null where nothing is to be taken by itself. They bear
 * the digits that choose them where the box is `data-numbered`.
 */
export function offer(box, name, answers, chosen = null) {
  const signs = "numbered" in box.dataset;
  fill(box, answers.map((answer, index) => choice(name, answer, signs && index < 9 ? index + 1 : null, answer.value === chosen)));
  return chosenInput(box) ?? box.querySelector("input");
}

/** The value that was chosen, or null. */
export function chosenOf(box) {
  return chosenInput(box)?.value ?? null;
}

const chosenInput = (box) => box.querySelector("input:checked");

function choice(name, { value, text, note }, place, checked) {
  const input = el("input", { type: "radio", name, value, checked });
  const sign = place && el("kbd", { class: "key", "aria-hidden": "true" }, String(place));
  const words = el("span", { class: "choice-words" }, el("span", {}, text), note && el("span", { class: "choice-note" }, note));
  return el("label", { class: "choice" }, input, sign, words);
}
