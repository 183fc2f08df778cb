/** Issuing a ticket for a person at the desk: what is asked, the line it leads into, the number and the code after it. */

import { newKey } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { put, show } from "/static/keyed.mjs";
import { availability, lineOf, purposeOf, spheresFor } from "/static/menu.mjs";
import { nameText, page, part, t } from "/static/page.mjs";
import { waitText } from "./reception-card.mjs";
import { ServicePicker } from "./service-picker.mjs";
import { errorText } from "./staff.mjs";
import { clock } from "./times.mjs";

const PRINTER = "reception-printer";
const NO_PRINT = "none";
const PAPER = { printed: "printed", failed: "not-printed", unknown: "not-printed" };

export class IssueDialog {
  /** `send(body, key)` → {answer} or {error}, or null while another command runs; `onIssued(ticket)`. */
  constructor({ send, onIssued }) {
    Object.assign(this, { send, onIssued, menu: null, issued: null, printers: [] });
    this.picker = new ServicePicker("issue", () => this.menu && this.drawWhat());
    part["issue-form"].addEventListener("submit", (event) => {
      event.preventDefault();
      this.take();
    });
    part["issue-purposes"].addEventListener("change", () => this.choosePurpose());
    part["issue-sphere"].addEventListener("change", () => this.drawLine());
    part["issue-printer"].addEventListener("change", () => localStorage.setItem(PRINTER, part["issue-printer"].value));
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
    fill(part["issue-purposes"], menu.purposes.map(purposeChoice));
    const none = el("option", { value: "" }, t("reception-issue-right-none"));
    fill(part["issue-right"], none, menu.categories.map(({ key, name }) => el("option", { value: key }, nameText(name))));
    part["issue-name-field"].hidden = !desk.branch.personified;
    this.offerPrinters(desk.devices.filter(({ kind }) => kind === "printer"));
    this.choosePurpose();
    if (!part.issue.open) part.issue.showModal();
    part["issue-purposes"].querySelector("input").focus();
  }

  offerPrinters(printers) {
    this.printers = printers;
    part["issue-printer-field"].hidden = !printers.length;
    part["issue-no-printer"].hidden = printers.length > 0;
    const none = el("option", { value: NO_PRINT }, t("reception-issue-printer-none"));
    fill(part["issue-printer"], printers.map(({ id, name }) => el("option", { value: id }, name)), none);
    const last = localStorage.getItem(PRINTER);
    const known = [NO_PRINT, ...printers.map(({ id }) => id)].includes(last);
    const usual = printers.find(isReady) ?? printers[0];
    part["issue-printer"].value = known ? last : (usual?.id ?? NO_PRINT);
  }

  get choice() {
    const purpose = part["issue-purposes"].querySelector("input:checked")?.value ?? null;
    return { purpose, sphere: part["issue-sphere"].value || null, service: this.picker.chosen?.id ?? null };
  }

  /** Another purpose leads to other spheres and services; what does not fit any more is forgotten. */
  choosePurpose() {
    const { purpose } = this.choice;
    const served = this.menu.services.filter(({ id }) => purpose && lineOf(this.menu, { purpose, service: id }));
    const kept = this.picker.chosen;
    this.picker.offer(served, this.menu.spheres);
    if (kept && served.includes(kept)) this.picker.choose(kept);
    const spheres = purpose ? spheresFor(this.menu, { purpose }) : [];
    const before = part["issue-sphere"].value;
    const any = el("option", { value: "" }, t("reception-issue-sphere-any"));
    fill(part["issue-sphere"], any, spheres.map(({ key, name }) => el("option", { value: key }, nameText(name))));
    if (spheres.some(({ key }) => key === before)) part["issue-sphere"].value = before;
    this.drawWhat();
  }

  drawWhat() {
    const purpose = purposeOf(this.menu, this.choice);
    part["issue-what"].hidden = !purpose || purpose.detail === "none";
    part["issue-sphere-field"].hidden = Boolean(this.picker.chosen);
    this.drawLine();
  }

  drawLine() {
    show(part["issue-line"], this.choice.purpose ? lineText(this.menu, this.asked()) : "");
  }

  /** The choice as it is sent: a service names its sphere by itself. */
  asked() {
    const { purpose, sphere, service } = this.choice;
    if (purposeOf(this.menu, this.choice)?.detail === "none") return { purpose, sphere: null, service: null };
    return { purpose, sphere: service ? null : sphere, service };
  }

  async take() {
    const missing = this.missing();
    this.refuse(missing);
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

  missing() {
    const asked = this.asked();
    if (!asked.purpose) return t("reception-issue-purpose-missing");
    if (lineOf(this.menu, asked)) return "";
    return t(asked.sphere || asked.service ? "reception-issue-unserved" : "reception-issue-sphere-missing");
  }

  body() {
    const { purpose, sphere, service } = this.asked();
    const body = { purpose, persons: number("persons"), services: number("services"), language: part["issue-language"].value };
    if (service) body.service_id = service;
    else if (sphere) body.sphere = sphere;
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

const isReady = ({ condition }) => ["ok", "paper_near_end"].includes(condition);
const number = (name) => Number(part[`issue-${name}`].value) || 1;

function purposeChoice({ key, name }) {
  return el("label", { class: "choice" }, el("input", { type: "radio", name: "issue-purpose", value: key }), el("span", {}, nameText(name)));
}

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
