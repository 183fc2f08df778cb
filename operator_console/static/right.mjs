/** «Позачергово»: asks whether the right is confirmed, at the counter and at reception. */

import { el, fill } from "/static/dom.mjs";
import { put, show } from "/static/keyed.mjs";
import { nameText, part, t } from "/static/page.mjs";
import { ask } from "./ask.mjs";

/**
 * → {confirmed, category}, or null when it was left. `categories` are the grounds that reception may state for a
 * person at the desk; `decision` is {act, cap, used} of today. Without them only what was stated is decided.
 */
export async function askRight(ticket, { categories = [], decision = null } = {}) {
  const stated = ticket.category;
  put(part["right-title"], t("console-right-dialog-title", { number: ticket.number }));
  put(part["right-stated"], stated ? statedText(stated) : t("console-right-dialog-not-stated"));
  part["right-grounds"].hidden = !categories.length;
  fill(part["right-list"], categories.map((category, place) => ground(category, stated ? category.key === stated.key : !place)));
  part["right-refuse"].hidden = part["right-refusing"].hidden = !stated;
  show(part["right-cap"], decision && categories.some(({ basis }) => basis === "decision") ? capText(decision) : "");
  const answer = await ask(part["right-dialog"], undefined, part["right-list"].querySelector("input:checked") ?? part["right-confirm"]);
  if (answer === "refuse") return { confirmed: false };
  if (answer !== "confirm") return null;
  const chosen = part["right-list"].querySelector("input:checked")?.value;
  return chosen ? { confirmed: true, category: chosen } : { confirmed: true };
}

/** «за рішенням центру (рішення № 12)», with the act's number where there is one. */
export function basisText({ basis, act }) {
  const words = t(`console-basis-${basis}`);
  return act ? t("console-right-act", { basis: words, act }) : words;
}

function statedText(category) {
  const right = { name: nameText(category.name), basis: basisText(category), state: t(`console-right-${category.state}`) };
  return t("console-right-dialog-stated", right);
}

function ground({ key, name, basis }, checked) {
  const input = el("input", { type: "radio", name: "right-ground", value: key, checked });
  return el("label", { class: "choice" }, input, el("span", {}, `${nameText(name)} · ${t(`console-basis-${basis}`)}`));
}

function capText({ act, cap, used }) {
  return t(act ? "console-right-dialog-cap" : "console-right-dialog-cap-no-act", { act, cap, used });
}
