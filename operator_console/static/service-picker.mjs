/** A field that finds a service by words: what is typed, what was found below it, what was chosen. */

import { el, fill } from "/static/dom.mjs";
import { put, show } from "/static/keyed.mjs";
import { nameText, putName, t } from "/static/page.mjs";
import { makeSearch, words } from "/static/service-search.mjs";

const SHOWN = 6;

/** `place` is the field, or its `data-picker`; `onChange(service | null)` after every choice. */
export class ServicePicker {
  constructor(place, onChange) {
    const field = typeof place === "string" ? document.querySelector(`[data-picker="${place}"]`) : place;
    this.part = Object.fromEntries(Array.from(field.querySelectorAll("[data-picker-part]"), (each) => [each.dataset.pickerPart, each]));
    Object.assign(this, { onChange, chosen: null, search: null });
    this.part.query.addEventListener("input", () => this.find());
    this.part.query.addEventListener("keydown", (event) => this.onKey(event));
    this.part.chosen.querySelector("button").addEventListener("click", () => {
      this.choose(null);
      this.part.query.focus();
    });
  }

  /** Begin anew among these services. */
  offer(services, spheres) {
    this.search = makeSearch(services, spheres);
    this.choose(null);
  }

  /** Enter takes the first that was found, and sends no form while something is typed. */
  onKey(event) {
    if (event.key !== "Enter" || !words(this.part.query.value).length) return;
    event.preventDefault();
    this.part.found.querySelector("button")?.click();
  }

  find() {
    const typed = this.part.query.value;
    const found = words(typed).length ? this.search(typed, SHOWN) : [];
    const nothing = words(typed).length && !found.length;
    fill(this.part.found, found.map((service) => this.row(service)), nothing && el("li", { class: "soft" }, t("reception-issue-service-none")));
    this.part.found.hidden = !found.length && !nothing;
    put(this.part.count, found.length ? t("reception-issue-service-found", { count: found.length }) : "");
  }

  row(service) {
    const choose = () => {
      this.choose(service);
      this.part.chosen.querySelector("button").focus();
    };
    const button = el("button", { class: "picker-row", type: "button", on: { click: choose } }, el("strong"), el("span"));
    putName(button.firstElementChild, service.label);
    putName(button.lastElementChild, nameText(service.name) === nameText(service.label) ? "" : service.name);
    return el("li", {}, button);
  }

  choose(service) {
    this.chosen = service;
    this.part.query.value = "";
    this.find();
    this.part.query.hidden = Boolean(service);
    show(this.part.chosen.firstElementChild, service ? nameText(service.label) : "");
    this.part.chosen.hidden = !service;
    this.onChange(service);
  }
}
