/** One service of a visit or without one, as a person states it: purpose, service, quantity, what came of it. */

import { el } from "/static/dom.mjs";
import { purposeOf, serviceOf } from "/static/menu.mjs";
import { putName, t } from "/static/page.mjs";
import { ServicePicker } from "./service-picker.mjs";

let count = 0;

export const outcomeText = (key) => t(`console-outcome-${key.replaceAll("_", "-")}`);

export class ServiceRow {
  /**
   * `purpose` and `service` are what is known already; `outcomes` are keys where the row asks for one; `quantity` is
   * false where none is asked for; `onRemove` where the row can be taken away; `onChange()` after another choice.
   */
  constructor(menu, { purpose, service = null, outcomes = null, quantity = true, onRemove = null, onChange = () => {} }) {
    Object.assign(this, { menu, onChange });
    this.id = `row-${(count += 1)}`;
    const picked = this.pickerField();
    this.purpose = el("select", { id: `${this.id}-purpose` }, menu.purposes.map(purposeOption(purpose)));
    this.quantity = quantity && el("input", { id: `${this.id}-quantity`, type: "number", inputmode: "numeric", min: 1, max: 999, value: 1 });
    this.outcome = outcomes && el("select", { id: `${this.id}-outcome` }, outcomes.map((key) => el("option", { value: key }, outcomeText(key))));
    const remove = onRemove && el("button", { class: "button", type: "button", "data-kind": "quiet", on: { click: () => onRemove(this) } }, t("console-row-remove"));
    this.element = el(
      "div",
      { class: "service-row", role: "group", "aria-label": t("console-row") },
      this.field("purpose", this.purpose),
      picked,
      this.quantity && this.field("quantity", this.quantity),
      this.outcome && this.field("outcome", this.outcome),
      remove,
    );
    this.picker = new ServicePicker(picked, () => this.onChange());
    this.picker.offer(menu.services, menu.spheres);
    const known = service && serviceOf(menu, { service: service.id });
    if (known) this.picker.choose(known);
    this.purpose.addEventListener("change", () => this.usualOutcome());
    this.usualOutcome();
  }

  /** Each purpose has an end that is usual. */
  usualOutcome() {
    if (this.outcome) this.outcome.value = purposeOf(this.menu, { purpose: this.purpose.value })?.outcome ?? this.outcome.value;
    this.onChange();
  }

  /** As the API asks for it. */
  get value() {
    const value = { purpose: this.purpose.value };
    if (this.picker.chosen) value.service_id = this.picker.chosen.id;
    if (this.quantity) value.quantity = Number(this.quantity.value);
    if (this.outcome) value.outcome = this.outcome.value;
    return value;
  }

  /** Why this cannot be taken yet, or "". */
  get mistake() {
    if (!this.quantity) return "";
    const pieces = Number(this.quantity.value);
    return Number.isInteger(pieces) && pieces >= 1 && pieces <= 999 ? "" : t("error-quantity_out_of_range", { least: 1, most: 999 });
  }

  field(name, control) {
    return el("div", { class: `field row-${name}` }, el("label", { for: control.id }, t(`console-row-${name}`)), control);
  }

  pickerField() {
    const id = `${this.id}-service`;
    const made = (name, part, properties = {}, ...children) => el(name, { data: { pickerPart: part }, ...properties }, ...children);
    return el(
      "div",
      { class: "field row-service" },
      el("label", { for: id }, t("console-row-service")),
      made("input", "query", { id, type: "search", autocomplete: "off", spellcheck: "false", maxlength: 60, placeholder: t("console-row-service-search") }),
      made("p", "count", { class: "visually-hidden", role: "status" }),
      made("ul", "found", { class: "picker-found", role: "list", hidden: true }),
      made("p", "chosen", { class: "picker-chosen", hidden: true }, el("span"), " ", el("button", { class: "button", type: "button", "data-kind": "quiet" }, t("console-row-service-change"))),
    );
  }
}

function purposeOption(chosen) {
  return ({ key, name }) => putName(el("option", { value: key, selected: key === chosen }), name);
}
