/** The rows in which numbers by hand are entered: one a ticket, with more fields for who was served already. */

import { el } from "/static/dom.mjs";
import { put } from "/static/keyed.mjs";
import { nameText, part, placeText, refusalText, t } from "/static/page.mjs";

const AT_FIRST = 3;
/** What a new row takes over from the one before it: on a sheet these seldom change. */
const CARRIED = ["state", "purpose", "counter", "operator", "outcome"];
const NEEDED = ["number", "time"]; // a row with neither was not begun

export const focusField = (place, field) => document.getElementById(`row-${place}-${field}`)?.focus();

export class Rows {
  constructor() {
    this.made = 0;
    this.sent = []; // the place of each row that was sent, in the order of sending
    part.rows.addEventListener("change", (event) => {
      const row = event.target.closest("li");
      if (event.target.dataset.field === "state") showServed(row);
      if (event.target.dataset.field === "purpose") this.usualOutcome(row);
    });
  }

  /** Begin with empty rows for this branch's choices. */
  offer(form) {
    this.form = form;
    this.services = new Map(form.services.map(({ id, label }) => [nameText(label), id]));
    part.services.replaceChildren(...[...this.services.keys()].map((label) => el("option", { value: label })));
    this.clear();
  }

  clear() {
    part.rows.replaceChildren();
    this.made = 0;
    for (let count = 0; count < AT_FIRST; count += 1) this.add();
  }

  /** A further row; returns its first field. */
  add() {
    const before = part.rows.lastElementChild;
    const row = this.make(this.made);
    this.made += 1;
    part.rows.append(row);
    for (const field of before ? CARRIED : []) fieldOf(row, field).value = fieldOf(before, field).value;
    if (!before) this.usualOutcome(row);
    showServed(row);
    return fieldOf(row, "number");
  }

  first() {
    return fieldOf(part.rows.firstElementChild, "number");
  }

  make(place) {
    const { purposes, counters, operators, outcomes } = this.form;
    const choose = ["", t("hand-choose")];
    const remove = el("button", { class: "button", type: "button", data: { kind: "quiet" }, "aria-label": t("hand-remove-row", { row: place + 1 }) }, t("hand-remove"));
    const row = el(
      "li",
      { class: "typed-row", data: { place } },
      el("div", { class: "typed-head" }, el("p", {}, t("hand-row", { row: place + 1 })), remove),
      field(place, "number", t("hand-number"), el("input", { autocomplete: "off", autocapitalize: "characters", maxlength: 12, spellcheck: "false" })),
      field(place, "time", t("hand-time"), el("input", { autocomplete: "off", inputmode: "numeric", maxlength: 8 })),
      field(place, "state", t("hand-state"), select([["waiting", t("hand-state-waiting")], ["served", t("hand-state-served")]])),
      field(place, "purpose", t("hand-purpose"), select(purposes.map(({ key, name }) => [key, nameText(name)]))),
      field(place, "service", t("hand-service-hint"), el("input", { list: "services", autocomplete: "off", maxlength: 200 })),
      el(
        "div",
        { class: "typed-served", data: { served: "" } },
        field(place, "called", t("hand-called"), el("input", { autocomplete: "off", inputmode: "numeric", maxlength: 8 })),
        field(place, "finished", t("hand-finished-hint"), el("input", { autocomplete: "off", inputmode: "numeric", maxlength: 8 })),
        field(place, "counter", t("hand-counter"), select([choose, ...counters.map((counter) => [counter.id, placeText(counter)])])),
        field(place, "operator", t("hand-operator"), select([choose, ...operators.map(({ id, name }) => [id, name])])),
        field(place, "outcome", t("hand-outcome"), select(outcomes.map((outcome) => [outcome, t(`console-outcome-${outcome.replaceAll("_", "-")}`)]))),
        field(place, "quantity", t("hand-quantity"), el("input", { type: "number", min: 1, max: 999, value: 1 })),
      ),
    );
    remove.addEventListener("click", () => this.remove(row));
    return row;
  }

  remove(row) {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    if (next) fieldOf(next, "number").focus();
    else this.add().focus();
  }

  usualOutcome(row) {
    const purpose = this.form.purposes.find(({ key }) => key === fieldOf(row, "purpose").value);
    if (purpose) fieldOf(row, "outcome").value = purpose.outcome;
  }

  /** What was typed, row by row, as the API takes it; rows that were not begun are left out. */
  typed() {
    const begun = [...part.rows.children].filter((row) => NEEDED.some((name) => valueOf(row, name)));
    this.sent = begun.map((row) => Number(row.dataset.place));
    return begun.map((row) => ({
      number: valueOf(row, "number"),
      time: valueOf(row, "time"),
      purpose: valueOf(row, "purpose"),
      service_id: this.serviceOf(row),
      served: valueOf(row, "state") === "served" ? servedOf(row) : null,
    }));
  }

  /** The id of a service that was named; a name that is none goes as an id that none has, so that its row is refused. */
  serviceOf(row) {
    const typed = valueOf(row, "service");
    return typed ? (this.services.get(typed) ?? "0") : null;
  }

  /** The row that the server numbers so: it counts from one, and only rows that were sent. */
  placeOf(row) {
    return this.sent[row - 1];
  }

  /** Show at each field what is wrong with it, and clear the others. */
  mark(wrong) {
    for (const input of part.rows.querySelectorAll("[aria-invalid]")) unmark(input);
    for (const { place, field: name, code, details } of wrong) {
      const input = document.getElementById(`row-${place}-${name}`);
      if (!input) continue;
      input.setAttribute("aria-invalid", "true");
      input.closest(".field").dataset.invalid = "";
      put(document.getElementById(`row-${place}-${name}-error`), refusalText({ code, details }) ?? code);
    }
  }
}

function servedOf(row) {
  return {
    called: valueOf(row, "called"),
    finished: valueOf(row, "finished"),
    counter: valueOf(row, "counter") || null,
    operator: valueOf(row, "operator") || null,
    outcome: valueOf(row, "outcome"),
    quantity: Number(valueOf(row, "quantity")) || 1,
  };
}

function field(place, name, label, input) {
  const id = `row-${place}-${name}`;
  input.id = id;
  input.dataset.field = name;
  input.setAttribute("aria-describedby", `${id}-error`);
  return el("div", { class: `field typed-${name}` }, el("label", { for: id }, label), input, el("p", { class: "error", id: `${id}-error` }));
}

function select(choices) {
  return el("select", {}, choices.map(([value, text]) => el("option", { value }, text)));
}

function unmark(input) {
  input.removeAttribute("aria-invalid");
  delete input.closest(".field").dataset.invalid;
  put(document.getElementById(`${input.id}-error`), "");
}

function showServed(row) {
  row.querySelector("[data-served]").hidden = valueOf(row, "state") !== "served";
}

const fieldOf = (row, name) => row.querySelector(`[data-field="${name}"]`);
const valueOf = (row, name) => fieldOf(row, name).value.trim();
