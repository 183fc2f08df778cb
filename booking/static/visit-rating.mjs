/** The rating on the visitor's own page: a button for each step, or what was given. The forms work by themselves. */

import { el, fill } from "/static/dom.mjs";
import { put } from "/static/keyed.mjs";
import { part, t } from "/static/page.mjs";

/** `rating` is what the server says of this visit's rating, null where there is nothing to rate yet. */
export function drawRating(rating, code = "") {
  part.rating.hidden = !rating || (!rating.given && Boolean(rating.refusal));
  if (part.rating.hidden) return;
  const { given, refusal } = rating;
  part["rating-code"].value = part["rating-again-code"].value = code;
  part["rating-form"].hidden = Boolean(given);
  part["rating-again"].hidden = !given || Boolean(refusal);
  put(part["rating-lead"], given ? t("rating-yours", { step: stepText(given) }) : t("rating-offer"));
  const steps = Array.from({ length: rating.steps }, (_, step) => step + 1);
  fill(part["rating-steps"], given ? [] : steps.map((step) => button(rating.scale, step)));
}

function button(scale, step) {
  return el("button", { class: "button", type: "submit", name: "step", value: step }, t(`rating-${scale}-${step}`));
}

function stepText({ step, steps }) {
  return t(`rating-${steps === 5 ? "five" : "four"}-${step}`);
}
