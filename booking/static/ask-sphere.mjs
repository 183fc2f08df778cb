/** Finds a service by words, as at the kiosk; what is found is a button that answers the question. */

import { api } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { put } from "/static/keyed.mjs";
import { nameText, page, part, t } from "/static/page.mjs";
import { makeSearch, words } from "/static/service-search.mjs";

const MOST = 8;
let search = null;

part.search.hidden = false;
part.words.addEventListener("focus", load, { once: true });
part.words.addEventListener("input", find);
// Enter takes what was found first, not the list below.
part.words.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  part.found.querySelector("button")?.focus();
});

async function load() {
  try {
    const { services, spheres } = await api("GET", `branches/${page.branch}/menu`);
    const bookable = new Set(page.bookable);
    search = makeSearch(services.filter(({ id }) => bookable.has(id)), spheres);
    find();
  } catch {
    part.search.hidden = true; // the list below does without
  }
}

function find() {
  const asked = words(part.words.value).length > 0;
  const found = search && asked ? search(part.words.value, MOST) : [];
  fill(part.found, found.map(row));
  put(part["found-count"], search && asked ? t("online-search-found", { count: found.length }) : "");
}

function row(service) {
  const [label, name] = [nameText(service.label), nameText(service.name)];
  const long = name !== label && el("span", { class: "ask-soft" }, name);
  const text = el("span", {}, label, long);
  return el("li", {}, el("button", { class: "button ask-wide", type: "submit", name: "service", value: service.id }, text));
}
