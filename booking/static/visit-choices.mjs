/** What a visitor who waits may do on the own page: let one to three go first, or leave; each is asked once more. */

import { api, newKey } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { show } from "/static/keyed.mjs";
import { part, t } from "/static/page.mjs";

const MAY_LEAVE = new Set(["waiting", "called", "on_hold"]);

/** `headers()` proves whose ticket it is; `refresh()` reads the ticket again. */
export class VisitChoices {
  constructor({ headers, refresh }) {
    Object.assign(this, { headers, refresh, visit: null, key: null, busy: false });
    part["let-ahead"].addEventListener("click", () => this.askLetAhead());
    part.leave.addEventListener("click", () => this.askLeave());
  }

  /** Another ticket is looked at: what was said of the last one is forgotten. */
  forget() {
    this.visit = this.key = null;
    part.choices.hidden = true;
    this.say("", "");
  }

  draw(visit) {
    this.visit = visit;
    const may = visit.let_ahead;
    part["let-ahead"].hidden = !(may?.times && may.places);
    part.leave.hidden = !MAY_LEAVE.has(visit.status);
    part.choices.hidden = false;
  }

  async askLetAhead() {
    const { times, places } = this.visit.let_ahead;
    fill(part["let-ahead-list"], Array.from({ length: places }, (_, place) => choice(place + 1)));
    show(part["let-ahead-left"], t("booking-let-ahead-left", { count: times }));
    if (!(await ask(part["let-ahead-dialog"]))) return;
    const count = Number(part["let-ahead-list"].querySelector("input:checked").value);
    // The same key until an answer comes: a repeated tap after a lost answer lets nobody pass twice.
    this.key ??= newKey();
    if (await this.send("visit/let-ahead", { places: count }, this.key)) this.say(t("booking-let-ahead-done"), "");
  }

  async askLeave() {
    if (await ask(part["leave-dialog"])) await this.send("visit/leave");
  }

  async send(path, body, key) {
    if (this.busy) return false;
    this.busy = true;
    try {
      await api("POST", path, { headers: this.headers(), body, key });
      this.key = null;
      this.say("", "");
      return true;
    } catch (error) {
      if (!error.unanswered) this.key = null;
      this.say("", error.unanswered ? t("booking-no-answer") : error.message);
      return false;
    } finally {
      this.busy = false;
      await this.refresh();
    }
  }

  say(done, trouble) {
    show(part["choices-done"], done);
    show(part["choices-trouble"], trouble);
  }
}

function choice(count) {
  const input = el("input", { type: "radio", name: "let-ahead", value: count, checked: count === 1 });
  return el("label", { class: "public-choice" }, input, el("span", {}, t("booking-let-ahead-choice", { count })));
}

/** Whether the question was answered with yes. */
function ask(dialog) {
  return new Promise((resolve) => {
    dialog.returnValue = "cancel";
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "take"), { once: true });
    dialog.showModal();
  });
}
