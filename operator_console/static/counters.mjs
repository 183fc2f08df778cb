/** The choice of a counter: free ones to take, taken ones with the name of who sits there. */

import { api } from "/static/api.mjs";
import { el, icon } from "/static/dom.mjs";
import { keyed, put, show } from "/static/keyed.mjs";
import { nameText, page, part, placeText, t } from "/static/page.mjs";

const AGAIN = 4000; // ms between readings of the list while it is shown

/** Shows the list for as long as no counter is held; `onHeld(counter, branch)` when this person has one. */
export class CounterChoice {
  constructor({ onHeld, onTake, onFailed }) {
    Object.assign(this, { onHeld, onTake, onFailed });
    this.lines = new Map();
    this.branch = page.branches[0];
    part["branch-choice"].addEventListener("change", (event) => this.choose(event.target.value));
  }

  /** Look for a counter that this person holds already, in all own branches; then show the list. */
  async begin() {
    for (const branch of page.branches) {
      const mine = (await this.read(branch))?.find(isMine);
      if (mine) {
        this.onHeld(mine, branch);
        return;
      }
    }
    await this.open();
    if (page.names.length > 1) this.offerBranches();
  }

  async open() {
    this.shown = true;
    await this.refresh();
    part["counters-title"].focus();
  }

  close() {
    this.shown = false;
    clearTimeout(this.timer);
  }

  offerBranches() {
    part["branch-choice"].append(...page.names.map(({ key, name }) => el("option", { value: key }, nameText(name))));
    part["branch-choice"].value = this.branch;
    part["counters-branch"].hidden = false;
  }

  choose(branch) {
    this.branch = branch;
    part["counter-list"].hidden = true; // those of the branch before must not be taken by mistake
    return this.refresh();
  }

  async refresh() {
    clearTimeout(this.timer);
    const branch = this.branch;
    const counters = branch ? await this.read(branch) : [];
    await this.nameLines(branch);
    if (!this.shown || branch !== this.branch) return;
    const mine = counters?.find(isMine);
    if (mine) this.onHeld(mine, branch);
    else if (counters) this.draw(counters);
    if (this.shown) this.timer = setTimeout(() => this.refresh(), AGAIN);
  }

  async read(branch) {
    try {
      const { counters, planned_break: pause } = await api("GET", `branches/${branch}/counters`);
      show(part["counters-break"], pause ? t("console-planned-break", pause) : "");
      this.onFailed(null);
      return counters;
    } catch (error) {
      this.onFailed(error);
      return null;
    }
  }

  /** Counters name their lines by key; what those are called is read once a branch. */
  async nameLines(branch) {
    if (!branch || this.lines.has(branch)) return;
    try {
      const { lines } = await api("GET", `branches/${branch}/queue`);
      this.lines.set(branch, new Map(lines.map((line) => [line.key, `${line.letter} · ${nameText(line.name)}`])));
    } catch (error) {
      this.onFailed(error);
    }
  }

  draw(counters) {
    part["counter-list"].hidden = false;
    show(part["no-counters"], counters.length ? "" : t(this.branch ? "console-no-counters" : "console-no-branch"));
    keyed(part["counter-list"], counters, {
      key: (counter) => `${counter.id}-${counter.operator ? "taken" : "free"}`,
      make: (counter) => (counter.operator ? takenRow() : this.freeRow(counter)),
      update: (row, counter) => updateRow(row, counter, this.lines.get(this.branch)),
    });
  }

  freeRow(counter) {
    const take = () => this.onTake(counter, this.branch);
    const button = el("button", { class: "button counter", type: "button", on: { click: take } }, ...rowParts(), icon("arrow-right"));
    return el("li", {}, button);
  }
}

const isMine = (counter) => counter.operator?.id === page.staff.id;

function takenRow() {
  return el("li", {}, el("div", { class: "counter", data: { taken: "" } }, ...rowParts()));
}

function rowParts() {
  return [el("strong", { class: "counter-title" }), el("span", { class: "counter-lines" }), el("span", { class: "counter-note soft" })];
}

function updateRow(row, counter, names) {
  const [title, lines, note] = row.firstElementChild.children;
  put(title, placeText(counter));
  put(lines, counter.lines.map((key) => names?.get(key) ?? key).join("\n"));
  show(note, counter.operator ? t("console-taken-by", { name: counter.operator.name }) : nameText(counter.hint ?? ""));
}
