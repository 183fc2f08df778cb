/** Booking a time for a person at the desk or on the telephone, and moving a booking: one form, then the code to read out. */

import { newKey } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { put, show } from "/static/keyed.mjs";
import { part, t } from "/static/page.mjs";
import { dayText, whenText } from "./booking-words.mjs";
import { FreeTimes } from "./free-times.mjs";
import { chosenPrinter, keepPrinter, NO_PRINT } from "./desk-printer.mjs";
import { errorText } from "./staff.mjs";
import { clock } from "./times.mjs";
import { WishChoice } from "./wish-choice.mjs";

const PAPER = { printed: "printed", failed: "not-printed", unknown: "not-printed" };
const MISSING = { purpose: "bookings-book-purpose-missing", sphere: "bookings-book-what-missing", line: "reception-issue-unserved" };

export class BookDialog {
  /** `book(body, key)` and `move(booking, slot)` → {answer} or {error}, or null while another command runs. */
  constructor({ branch, book, move, onBooked }) {
    Object.assign(this, { branch, book, move, onBooked, moving: null, booked: null });
    this.times = new FreeTimes({ onFailed: (error) => this.refuse(errorText(error)) });
    this.wish = new WishChoice("book", () => this.seek());
    for (const name of ["persons", "services"]) part[`book-${name}`].addEventListener("change", () => this.seek());
    part["book-where"].addEventListener("change", () => this.chooseWhere());
    part["book-printer"].addEventListener("change", () => keepPrinter(part["book-printer"].value));
    part["book-form"].addEventListener("submit", (event) => {
      event.preventDefault();
      this.take();
    });
  }

  /** Ask anew; `desk` knows the day that is shown, the printers and how bookings are taken here. */
  open(menu, desk) {
    this.begin(null, desk);
    const where = part["book-where"].querySelectorAll("input");
    for (const input of where) input.closest("label").hidden = !desk.channels.includes(input.value);
    Array.from(where).find(({ value }) => desk.channels.includes(value)).checked = true;
    this.offerPrinters(desk.printers);
    this.chooseWhere(false);
    this.wish.open(menu);
    this.showForm();
    this.wish.focus();
  }

  /** Another time for this booking; everything else stays. */
  openMove(booking, desk) {
    this.begin(booking, desk);
    this.showForm();
    this.seek();
    part["book-title"].focus();
  }

  begin(moving, desk) {
    Object.assign(this, { moving, booked: null, key: newKey() });
    part["book-form"].reset();
    this.times.wanted = desk.day;
    this.times.clear(t("bookings-book-times-first"));
    put(part["book-title"], t(moving ? "bookings-move-title" : "bookings-book-title"));
    put(part["book-take-label"], t(moving ? "bookings-move-take" : "bookings-book-take"));
    show(part["book-now"], moving ? t("bookings-move-now", { when: whenText(moving.slot_at) }) : "");
    for (const group of part["book-form"].querySelectorAll("[data-of-booking]")) group.hidden = Boolean(moving);
    this.refuse("");
  }

  showForm() {
    part["book-form"].hidden = false;
    part.booked.hidden = true;
    if (!part.book.open) part.book.showModal();
  }

  offerPrinters(printers) {
    const none = el("option", { value: NO_PRINT }, t("bookings-book-printer-none"));
    fill(part["book-printer"], printers.map(({ id, name }) => el("option", { value: id }, name)), none);
    this.usualPrinter = chosenPrinter(printers) ?? NO_PRINT;
  }

  /** Who is on the telephone has no use for paper here. */
  chooseWhere(seek = true) {
    part["book-printer"].value = this.byTelephone ? NO_PRINT : this.usualPrinter;
    if (seek) this.seek();
  }

  get byTelephone() {
    return part["book-where"].querySelector("input:checked").value === "telephone";
  }

  /** Look for times as soon as it is known what for. */
  seek() {
    if (this.moving) return this.times.read(`branches/${this.branch()}/appointments/${this.moving.id}/slots`);
    const missing = this.wish.missing();
    if (missing) return this.times.clear(missing === "line" ? t(MISSING.line) : t("bookings-book-times-first"));
    const query = new URLSearchParams({ ...this.wish.body(), persons: number("persons"), services: number("services"), by_telephone: this.byTelephone });
    return this.times.read(`branches/${this.branch()}/slots?${query}`);
  }

  async take() {
    const missing = this.missing();
    this.refuse(missing);
    if (missing) return;
    part["book-take"].disabled = true;
    const slot = this.times.chosen;
    const result = await (this.moving ? this.move(this.moving, slot) : this.book({ ...this.body(), slot }, this.key));
    part["book-take"].disabled = false;
    if (!result) return;
    if (result.error) {
      if (!result.error.unanswered) this.key = newKey();
      this.refuse(errorText(result.error));
      if (["slot_taken", "slot_not_offered"].includes(result.error.code)) this.seek();
      return;
    }
    if (this.moving) this.close();
    else this.showBooked(result.answer);
  }

  missing() {
    const missing = this.moving ? "" : this.wish.missing();
    if (missing) return t(MISSING[missing]);
    return this.times.chosen ? "" : t("bookings-book-time-missing");
  }

  body() {
    const representative = part["book-who"].querySelector("input:checked").value === "representative";
    const body = { ...this.wish.body(), persons: number("persons"), services: number("services"), language: part["book-language"].value };
    Object.assign(body, { by_telephone: this.byTelephone, by_representative: representative });
    const [name, contact, printer] = ["name", "contact", "printer"].map((field) => part[`book-${field}`].value.trim());
    if (name) body.visitor_name = name;
    if (contact) body.contact = contact;
    if (printer !== NO_PRINT) body.printer = printer;
    return body;
  }

  showBooked({ appointment, code }) {
    this.booked = appointment;
    part["book-form"].hidden = true;
    part.booked.hidden = false;
    if (!part.book.open) part.book.showModal(); // left before the answer came: the code must be seen
    put(part["booked-day"], dayText(appointment.slot_at));
    put(part["booked-time"], clock(appointment.slot_at));
    put(part["booked-code"], code.replace(/(\d{4})(?=\d)/g, "$1 "));
    show(part["booked-until"], appointment.until ? t("bookings-booked-until", { time: clock(appointment.until) }) : "");
    this.drawPaper(appointment);
    part["booked-done"].focus();
    this.onBooked(appointment);
  }

  /** What has become of the slip of the booking that was just made. */
  drawPaper({ id, slip }) {
    if (this.booked?.id !== id) return;
    const state = slip ? (PAPER[slip.status] ?? "printing") : "no-paper";
    put(part["booked-paper"], t(`bookings-booked-${state}`));
    part["booked-again"].hidden = state !== "not-printed";
    this.booked.slip = slip;
  }

  close() {
    part.book.close("cancel");
  }

  refuse(text) {
    show(part["book-error"], text);
    if (text) part["book-error"].focus();
  }
}

const number = (name) => Number(part[`book-${name}`].value) || 1;
