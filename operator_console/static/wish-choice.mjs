/** What a visit is for, as it is asked at the desk: the purpose, then a service found by words or a sphere. */

import { el, fill } from "/static/dom.mjs";
import { lineOf, purposeOf, spheresFor } from "/static/menu.mjs";
import { nameText, part, t } from "/static/page.mjs";
import { ServicePicker } from "./service-picker.mjs";

export class WishChoice {
  /** `prefix` begins the names of its parts (issue-purposes, issue-sphere …); `onChange()` after every choice. */
  constructor(prefix, onChange) {
    Object.assign(this, { prefix, onChange, menu: null });
    this.picker = new ServicePicker(prefix, () => this.menu && this.draw());
    this.part("purposes").addEventListener("change", () => this.choosePurpose());
    this.part("sphere").addEventListener("change", () => this.onChange());
  }

  /** Ask anew, among what this menu offers. */
  open(menu) {
    this.menu = menu;
    fill(this.part("purposes"), menu.purposes.map((purpose) => this.purposeRow(purpose)));
    this.choosePurpose();
  }

  focus() {
    this.part("purposes").querySelector("input").focus();
  }

  /** The choice as it is sent: a service names its sphere by itself. */
  asked() {
    const { purpose, sphere, service } = this.choice;
    if (purposeOf(this.menu, this.choice)?.detail === "none") return { purpose, sphere: null, service: null };
    return { purpose, sphere: service ? null : sphere, service };
  }

  /** What is missing: "purpose", "sphere", "line" where nobody serves it; "" when the choice is whole. */
  missing() {
    const asked = this.asked();
    if (!asked.purpose) return "purpose";
    if (lineOf(this.menu, asked)) return "";
    return asked.sphere || asked.service ? "line" : "sphere";
  }

  body() {
    const { purpose, sphere, service } = this.asked();
    return service ? { purpose, service_id: service } : sphere ? { purpose, sphere } : { purpose };
  }

  get choice() {
    const purpose = this.part("purposes").querySelector("input:checked")?.value ?? null;
    return { purpose, sphere: this.part("sphere").value || null, service: this.picker.chosen?.id ?? null };
  }

  /** Another purpose leads to other spheres and services; what does not fit any more is forgotten. */
  choosePurpose() {
    const { purpose } = this.choice;
    const served = this.menu.services.filter(({ id }) => purpose && lineOf(this.menu, { purpose, service: id }));
    const kept = this.picker.chosen;
    this.picker.offer(served, this.menu.spheres);
    if (kept && served.includes(kept)) this.picker.choose(kept);
    const spheres = purpose ? spheresFor(this.menu, { purpose }) : [];
    const sphere = this.part("sphere");
    const before = sphere.value;
    const any = el("option", { value: "" }, t("reception-issue-sphere-any"));
    fill(sphere, any, spheres.map(({ key, name }) => el("option", { value: key }, nameText(name))));
    if (spheres.some(({ key }) => key === before)) sphere.value = before;
    this.draw();
  }

  draw() {
    const purpose = purposeOf(this.menu, this.choice);
    this.part("what").hidden = !purpose || purpose.detail === "none";
    this.part("sphere-field").hidden = Boolean(this.picker.chosen);
    this.onChange();
  }

  purposeRow({ key, name }) {
    const radio = el("input", { type: "radio", name: `${this.prefix}-purpose`, value: key });
    return el("label", { class: "choice" }, radio, el("span", {}, nameText(name)));
  }

  part(name) {
    return part[`${this.prefix}-${name}`];
  }
}
