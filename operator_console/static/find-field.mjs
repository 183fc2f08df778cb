/** The field that finds a ticket or a booking by what people say or a reader types. */

import { show } from "/static/keyed.mjs";
import { part, t } from "/static/page.mjs";
import { errorText, toSignIn } from "./staff.mjs";

export class FindField {
  /** `search(text)` → what was found, a list, or null when it has led elsewhere; `onFound(list)` shows it, none too.
   * `empty` and `none` are the keys of what is said when nothing was typed or found. */
  constructor({ search, onFound, empty, none }) {
    Object.assign(this, { search, onFound, empty, none });
    part["find-form"].addEventListener("submit", (event) => this.find(event));
  }

  focus() {
    part.find.focus();
    part.find.select();
  }

  async find(event) {
    event.preventDefault();
    const text = part.find.value.trim();
    this.refuse(text ? "" : t(this.empty));
    if (!text) return;
    try {
      const found = await this.search(text);
      if (!found) return;
      this.refuse(found.length ? "" : t(this.none));
      await this.onFound(found);
      if (found.length > 1) part["found-title"].focus();
    } catch (error) {
      if (!error.code) throw error; // a mistake of the page, not a refusal
      if (error.status === 401) toSignIn();
      this.refuse(errorText(error));
    }
  }

  refuse(text) {
    show(part["find-error"], text);
    if (text) part.find.setAttribute("aria-invalid", "true");
    else part.find.removeAttribute("aria-invalid");
  }
}
