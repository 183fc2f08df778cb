/** What the module of a page starts from: its data and texts, its marked parts, names in the reader's language. */

import { readPage } from "./api.mjs";
import { inLanguage, makeCatalogue } from "./catalogue.mjs";
import { put } from "./keyed.mjs";

export const page = readPage();
export const t = makeCatalogue(page.messages, page.language);

/** Every `data-part` of the page by its name. */
export const part = Object.fromEntries(
  Array.from(document.querySelectorAll("[data-part]"), (element) => [element.dataset.part, element]),
);

/** A name that the centre gave, as text: in languages, or plain. */
export function nameText(name) {
  return typeof name === "string" ? name : inLanguage(name, page.language).text;
}

/** The same as the text of an element, marked with its language where that is not the page's. */
export function putName(element, name) {
  if (name === null || typeof name !== "object") return put(element, name ?? "");
  const { text, language } = inLanguage(name, page.language);
  if (language === page.language) element.removeAttribute("lang");
  else element.lang = language;
  return put(element, text);
}

/** «Вікно 3»: a counter as visitors and staff call it. */
export function placeText({ title, number }) {
  return `${nameText(title)} ${number}`;
}

/** A refusal in the catalogue's words, or null for a code that it does not know. */
export function refusalText({ code, details }) {
  const key = `error-${code}`;
  return t.has(key) ? t(key, spoken(details)) : null;
}

// Fluent takes texts and numbers only.
function spoken(details) {
  const usable = ([, value]) => ["string", "number"].includes(typeof value);
  return Object.fromEntries(Object.entries(details ?? {}).filter(usable));
}
