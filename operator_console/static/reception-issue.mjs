/** Issuing a ticket for a person at the desk: what is asked, the line it leads into, the number and the code after it. */

import { newKey } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { put, show } from "/static/keyed.mjs";
import { availability } from "/static/menu.mjs";
import { nameText, page, part, t } from "/static/page.mjs";
import { chosenPrinter, isReady, keepPrinter, NO_PRINT } from "./desk-printer.mjs";
import { waitText } from "./reception-card.mjs";
import { errorText } from "./staff.mjs";
import { clock } from "./times.mjs";
import { WishChoice } from "./wish-choice.mjs";

const MISSING = { purpose: "purpose-missing", sphere: "sphere-missing", line: "unserved" };
const PAPER = { printed: "printed", failed: "not-printed", unknown: "not-printed" };

export class IssueDialog {
  /** `send(body, key)` → {answer} or {error}, or null while another command runs; `onIssued(ticket)`. */
  constructor({ send, onIssued }) {
    Object.assign(this, { send, onIssued, menu: null, issued: null, printers: [] });
    this.wish = new WishChoice("issue", () => this.menu && this.drawLine());
    part["issue-form"].addEventListener("submit", (event) => {
      event.preventDefault();
      this.take();
    });
    part["issue-printer"].addEventListener("change", () => keepPrinter(part["issue-printer"].value));
  }

  /** Ask anew. `desk` knows the printers and whether names are asked here. */
  open(menu, desk) {
    this.menu = menu;
    this.issued = null;
    this.key = newKey();
    part["issue-form"].reset();
    part["issue-form"].hidden = false;
    part.issued.hidden = true;
    this.refuse("");
    const none = el("option", { value: "" }, t("reception-issue-right-none"));
    fill(part["issue-right"], none, menu.categories.map(({ key, name }) => el("option", { value: key }, nameText(name))));
    part["issue-name-field"].hidden = !desk.branch.personified;
    this.offerPrinters(desk.devices.filter(({ kind }) => kind === "printer"));
    this.wish.open(menu);
    if (!part.issue.open) part.issue.showModal();
    this.wish.focus();
  }

  offerPrinters(printers) {
    this.printers = printers;
    part["issue-printer-field"].hidden = !printers.length;
    part["issue-no-printer"].hidden = printers.length > 0;
    const none = el("option", { value: NO_PRINT }, t("reception-issue-printer-none"));
    fill(part["issue-printer"], printers.map(({ id, name }) => el("option", { value: id }, name)), none);
    part["issue-printer"].value = chosenPrinter(printers) ?? NO_PRINT;
  }

  drawLine() {
    const asked = this.wish.asked();
    show(part["issue-line"], asked.purpose ? lineText(this.menu, asked) : "");
  }

  async take() {
    const missing = this.wish.missing();
    this.refuse(missing && t(`reception-issue-${MISSING[missing]}`));
    if (missing) return;
    part["issue-take"].disabled = true;
    const result = await this.send(this.body(), this.key);
    part["issue-take"].disabled = false;
    if (!result) return;
    if (result.error) {
      if (!result.error.unanswered) this.key = newKey();
      this.refuse(errorText(result.error));
      return;
    }
    this.show(result.answer);
  }

  body() {
    const body = { ...this.wish.body(), persons: number("persons"), services: number("services"), language: part["issue-language"].value };
    if (part["issue-right"].value) body.category = part["issue-right"].value;
    const help = Array.from(part.issue.querySelectorAll("[name=issue-help]:checked"), ({ value }) => value);
    if (help.length) body.assistance = help;
    const name = part["issue-name"].value.trim();
    if (name && !part["issue-name-field"].hidden) body.visitor_name = name;
    const printer = part["issue-printer"].value;
    if (!this.printers.length || printer === NO_PRINT) body.print = false;
    else body.printer = printer;
    return body;
  }

  show(ticket) {
    this.issued = ticket;
    part["issue-form"].hidden = true;
    part.issued.hidden = false;
    if (!part.issue.open) part.issue.showModal(); // left before the answer came: the number must be seen
    put(part["issued-number"], ticket.number);
    put(part["issued-code"], ticket.code.replace(/(\d{4})(?=\d)/g, "$1 "));
    const facts = [t("reception-issued-ahead", { count: ticket.ahead })];
    if (ticket.wait) facts.push(t("reception-issued-wait", { minutes: waitText(ticket.wait) }));
    if (ticket.counters.length) facts.push(t("reception-issued-counters", { counters: ticket.counters.join(", ") }));
    fill(part["issued-facts"], facts.map((text) => el("li", {}, text)));
    this.drawPaper(ticket.print);
    part["issued-done"].focus();
    this.onIssued(ticket);
  }

  /** What has become of the paper; `devices` say at once when the printer cannot print. */
  drawPaper(print, devices = this.printers) {
    const printer = devices.find(({ id }) => id === part["issue-printer"].value);
    put(part["issued-paper"], paperText(print, printer));
    part["issued-again"].hidden = !["failed", "unknown"].includes(print?.status);
  }

  close() {
    part.issue.close("cancel");
  }

  refuse(text) {
    show(part["issue-error"], text);
    if (text) part["issue-error"].focus();
  }
}

const number = (name) => Number(part[`issue-${name}`].value) || 1;

function paperText(print, printer) {
  if (!print) return t("reception-issued-no-paper");
  if (PAPER[print.status]) return t(`reception-issued-${PAPER[print.status]}`);
  return t(printer && isReady(printer) ? "reception-issued-printing" : "reception-issued-printer-trouble", { name: printer?.name ?? "" });
}

/** The line that a choice leads into, how many wait there, or why it is closed. */
function lineText(menu, asked) {
  const { line, open, until } = availability(menu, asked);
  if (!line) return asked.sphere || asked.service ? t("reception-issue-unserved") : "";
  const told = { letter: line.letter, name: nameText(line.name) };
  if (!open) return until ? t("reception-issue-closed-until", { ...told, when: whenText(until, menu.at) }) : t("reception-issue-closed", told);
  const waiting = t("reception-issue-waiting", { count: line.waiting });
  if (line.nobody_now) return t("reception-issue-line-nobody", { ...told, waiting });
  return line.wait ? t("reception-issue-line-wait", { ...told, waiting, minutes: waitText(line.wait) }) : t("reception-issue-line", { ...told, waiting });
}

function whenText(moment, now) {
  if (moment.slice(0, 10) === now.slice(0, 10)) return clock(moment);
  const day = new Date(`${moment.slice(0, 10)}T12:00:00Z`).toLocaleDateString(page.language, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
  return `${day}, ${clock(moment)}`;
}
