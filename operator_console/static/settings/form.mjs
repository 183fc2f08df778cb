/** A form as GOV.UK does them: all mistakes at once in a summary with links and at their fields, answers are kept. */

import { el, fill } from "/static/dom.mjs";
import { put } from "/static/keyed.mjs";
import { errorText, toSignIn } from "../staff.mjs";

/**
 * `check()` → [[field's id, text]] of what is wrong before anything is sent; `send(value)` sends it, with the value of
 * the pressed button; `fields` names the field of a refusal's code, `first` the one of any other refusal; `explain`
 * may turn a refusal into several mistakes. Until `send` has ended a further press does nothing: what was done is said at
 * its very end, when the form takes the next one.
 */
export class Form {
  constructor(form, { check = () => [], send, fields = {}, first, explain = () => null }) {
    Object.assign(this, { form, check, send, fields, first, explain });
    this.summary = form.querySelector("[data-summary]");
    form.addEventListener("submit", (event) => this.submitted(event));
    // Where the buttons are the answers, Enter in a field must not choose the first of them.
    if (form.querySelector("button[value]")) form.addEventListener("keydown", (event) => isTyped(event) && event.preventDefault());
  }

  async submitted(event) {
    event.preventDefault();
    const value = event.submitter?.value ?? "";
    if (this.busy) return;
    const mistakes = this.check(value);
    if (mistakes.length) {
      this.say(mistakes);
      return;
    }
    this.busy = true;
    try {
      await this.send(value);
      this.say([]);
    } catch (error) {
      this.refused(error);
    } finally {
      this.busy = false;
    }
  }

  refused(error) {
    if (!error.code) throw error; // a mistake of the page, not a refusal
    if (error.status === 401) toSignIn();
    this.say(this.explain(error) ?? [[this.fields[error.code] ?? this.first, errorText(error)]]);
  }

  /** Forget every mistake and every answer. */
  reset() {
    this.form.reset();
    this.say([]);
  }

  say(mistakes) {
    fill(this.summary.querySelector("ul"), mistakes.map(([id, text]) => el("li", {}, this.link(id, text))));
    this.summary.hidden = !mistakes.length;
    const wrong = new Map(mistakes);
    for (const holder of this.form.querySelectorAll(".error[id]")) {
      const id = holder.id.replace(/-error$/, "");
      put(holder, wrong.get(id) ?? "");
      holder.hidden = !wrong.has(id);
      const input = document.getElementById(id);
      if (wrong.has(id)) input?.setAttribute("aria-invalid", "true");
      else input?.removeAttribute("aria-invalid");
    }
    if (mistakes.length) this.summary.focus();
  }

  link(id, text) {
    const focus = (event) => {
      event.preventDefault();
      document.getElementById(id)?.focus();
    };
    return el("a", { href: `#${id}`, on: { click: focus } }, text);
  }
}

const isTyped = ({ key, target }) => key === "Enter" && target.matches("input");
