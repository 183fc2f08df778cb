/** The sheets of numbers by hand: how many of each line, the printings before, and beginning a line's numbers again. */

import { api, newKey } from "/static/api.mjs";
import { el, icon } from "/static/dom.mjs";
import { keyed, put } from "/static/keyed.mjs";
import { nameText, page, part, t } from "/static/page.mjs";
import { confirm } from "./ask.mjs";
import { dateText, timeText } from "./staff-page.mjs";

const USUAL = 8; // tickets of one page

export class Printing {
  /** `path(rest)` is the branch's address in the API; `refresh()` reads the page's form anew. */
  constructor({ path, refresh, failed, done }) {
    Object.assign(this, { path, refresh, failed, done, key: newKey() });
    part["print-form"].addEventListener("submit", (event) => {
      event.preventDefault();
      this.print();
    });
  }

  draw({ lines, printings }) {
    keyed(part["print-lines"], lines, {
      key: (line) => `${line.key}-${line.left > 0}`,
      make: (line) => this.makeLine(line),
      update: updateLine,
    });
    part["no-printings"].hidden = printings.length > 0;
    keyed(part.printings, printings, { key: ({ id }) => id, make: makePrinting, update: () => {} });
  }

  makeLine(line) {
    const name = el("span", { class: "print-name" }, el("strong", {}, line.letter), ` ${nameText(line.name)}`);
    const left = el("span", { class: "soft print-left" });
    if (line.left === 0) return el("li", {}, name, left, this.againButton(line));
    const count = el("input", { type: "number", min: 0, max: Math.min(99, line.left), inputmode: "numeric", "aria-label": t("hand-print-of", { letter: line.letter }), data: { line: line.key } });
    count.value = String(Math.min(USUAL, line.left));
    return el("li", {}, name, left, count);
  }

  againButton(line) {
    const label = t("hand-begin-again-of", { letter: line.letter });
    return el("button", { class: "button", type: "button", "aria-label": label, on: { click: () => this.beginAgain(line) } }, icon("undo-2"), el("span", {}, t("hand-begin-again")));
  }

  async print() {
    const counts = [...part["print-lines"].querySelectorAll("input")].map(({ dataset, value }) => ({ line: dataset.line, count: Number(value) }));
    const body = { lines: counts.filter(({ count }) => count > 0) };
    try {
      const { printing } = await api("POST", this.path("/sheets"), { body, key: this.key });
      this.key = newKey();
      location.assign(sheetsAddress(printing));
    } catch (error) {
      if (!error.unanswered) this.key = newKey();
      this.failed(error);
    }
  }

  async beginAgain({ key, letter }) {
    const sure = await confirm({
      title: t("hand-begin-again-title", { letter }),
      text: t("hand-begin-again-text"),
      yes: t("hand-begin-again"),
    });
    if (!sure) return;
    try {
      await api("POST", this.path("/begin-again"), { body: { line: key } });
      this.done(t("hand-begun", { letter }));
      document.getElementById("print-title").focus(); // the button that had the focus goes
      await this.refresh();
    } catch (error) {
      this.failed(error);
    }
  }
}

function updateLine(row, { left, next }) {
  put(row.children[1], left ? t("hand-left", { left, next }) : t("hand-out"));
}

function makePrinting({ id, at, numbers }) {
  const ranges = numbers.map(({ first, last }) => (first === last ? first : `${first} – ${last}`)).join(", ");
  return el("li", {}, el("a", { href: sheetsAddress(id) }, t("hand-printing", { date: dateText(at), time: timeText(at), numbers: ranges })));
}

function sheetsAddress(printing) {
  return `/operator-console/by-hand/sheets/${printing}?language=${page.language}`;
}
