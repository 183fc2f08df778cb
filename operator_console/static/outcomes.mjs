/** The end of a service: what came of it, and, only where it is wanted, which others were done or come next. */

import { fill } from "/static/dom.mjs";
import { put } from "/static/keyed.mjs";
import { nameText, part, t } from "/static/page.mjs";
import { ask, numbered } from "./ask.mjs";
import { chosenOf, offer } from "./choices.mjs";
import { outcomeText, ServiceRow } from "./service-row.mjs";

/** Asks in one dialog: `menu()` is read only when somebody wants to name services. */
export class Outcomes {
  constructor(menu, failed) {
    Object.assign(this, { menu, failed });
    part["outcomes-specify"].addEventListener("click", () => this.specify());
    part["outcomes-add"].addEventListener("click", () => this.add());
  }

  /** How the visit ended → the body of a finish, or null. The purpose's own end is preselected. */
  async askFinish(ticket, mainKey) {
    const focus = this.begin(ticket, mainKey, "finish");
    if (!(await this.taken(focus))) return null;
    return { ...this.done(), handled: this.rows.map((row) => row.value) };
  }

  /** How the first service ended and which comes next → the body of a continue, or null. */
  async askNext(ticket, mainKey) {
    const focus = this.begin(ticket, mainKey, "continue");
    const menu = await this.read();
    if (!menu) return null;
    this.next = new ServiceRow(menu, { purpose: ticket.purpose.key, quantity: false });
    fill(part["outcomes-next-row"], this.next.element);
    if (!(await this.taken(focus))) return null;
    return { done: this.done(), next: this.next.value };
  }

  begin(ticket, mainKey, step) {
    Object.assign(this, { ticket, rows: [], first: null });
    put(part["outcomes-title"], t(`console-outcomes-${step}`, { number: ticket.number }));
    put(part["outcomes-question"], t(`console-outcomes-${step}-question`));
    put(part["outcomes-purpose"], [ticket.purpose.name, ticket.service?.label].filter(Boolean).map(nameText).join(" · "));
    put(part["outcomes-take"], t(`console-outcomes-${step}-take`));
    put(part["outcomes-key"], mainKey);
    part["outcomes-add"].hidden = step === "continue";
    part["outcomes-next"].hidden = step !== "continue";
    part["outcomes-specify"].hidden = false;
    fill(part["outcomes-first"]);
    fill(part["outcomes-rows"]);
    const answers = ticket.outcomes.map((value) => ({ value, text: outcomeText(value) }));
    const usual = ticket.outcomes.includes(ticket.usual_outcome) ? ticket.usual_outcome : ticket.outcomes[0];
    return offer(part["outcomes-list"], "outcome", answers, usual);
  }

  async taken(focus) {
    const digits = numbered(part.outcomes);
    const onKey = (event) => this.onKey(event) || digits(event);
    return (await ask(part.outcomes, onKey, focus, () => this.mistake())) === "take";
  }

  onKey(event) {
    if (event.repeat || event.target.matches("input:not([type=radio]), select, textarea")) return false;
    const adds = event.key === "+" || event.code === "NumpadAdd" || event.code === "Equal";
    if (adds && !part["outcomes-add"].hidden) this.add();
    else if (event.code === "KeyS" && !part["outcomes-specify"].hidden) this.specify();
    else return false;
    return true;
  }

  /** The first service by its name and number of pieces. */
  async specify() {
    const menu = await this.read();
    if (!menu || this.first) return;
    this.first = new ServiceRow(menu, { purpose: this.ticket.purpose.key, service: this.ticket.service });
    part["outcomes-specify"].hidden = true;
    fill(part["outcomes-first"], this.first.element);
    this.first.quantity.focus();
  }

  /** One more service of this visit. */
  async add() {
    const menu = await this.read();
    if (!menu || this.rows.length >= 20) return;
    const row = new ServiceRow(menu, {
      purpose: this.ticket.purpose.key,
      outcomes: this.ticket.outcomes,
      onRemove: (removed) => this.remove(removed),
    });
    this.rows.push(row);
    part["outcomes-rows"].append(row.element);
    row.element.scrollIntoView({ block: "nearest" });
    row.purpose.focus();
  }

  remove(row) {
    this.rows = this.rows.filter((each) => each !== row);
    row.element.remove();
    part["outcomes-add"].focus();
  }

  async read() {
    try {
      return await this.menu();
    } catch (error) {
      this.failed(error);
      return null;
    }
  }

  done() {
    return { outcome: chosenOf(part["outcomes-list"]), ...this.first?.value };
  }

  mistake() {
    return [this.first, ...this.rows].map((row) => row?.mistake).find(Boolean) ?? "";
  }
}
