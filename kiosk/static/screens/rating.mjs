/** How was it? One tap on a worded step; or why this visit cannot be rated now. */

import { el } from "/static/dom.mjs";
import { choice, frame } from "../frame.mjs";
import { paged } from "../pager.mjs";
import { refused } from "./rating-refused.mjs";

export function render(state, ui) {
  const { scale, steps, number, given, refusal } = state.visit;
  if (refusal) return refused(state, ui, refusal);
  const choices = Array.from({ length: steps }, (_, index) => step(ui, scale, index + 1, given));
  return frame(state, ui, {
    title: ui.t("rating-step"),
    lead: given ? ui.t("rating-yours", { step: stepText(ui, given) }) : ui.t("rating-visit", { number }),
    body: el("div", { class: "stack" }, paged(ui, choices, { className: "choices" })),
  });
}

function step(ui, scale, value, given) {
  return choice({
    focus: `step-${value}`,
    name: ui.t(`rating-${scale}-${value}`),
    pressed: given ? String(given.step === value) : undefined,
    click: () => ui.rating.give(value),
  });
}

export function stepText(ui, { step: value, steps }) {
  return ui.t(`rating-${steps === 5 ? "five" : "four"}-${value}`);
}
