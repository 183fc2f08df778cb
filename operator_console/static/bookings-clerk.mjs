/** What each key and button of the page of bookings does: asks where a choice is needed, sends it, tells how it went. */

import { newKey } from "/static/api.mjs";
import { t } from "/static/page.mjs";
import { BookDialog } from "./book-dialog.mjs";
import { mayDo } from "./booking-card.mjs";
import { whenText } from "./booking-words.mjs";
import { askCancel, askRestore, showHelp } from "./bookings-questions.mjs";
import { BranchMenu } from "./branch-menu.mjs";
import { DeskPerson } from "./desk-person.mjs";
import { chosenPrinter, NO_PRINT } from "./desk-printer.mjs";
import { errorText } from "./staff.mjs";
import { clock } from "./times.mjs";

export const LETTERS = { KeyF: "find", KeyN: "book", KeyC: "check-in", KeyJ: "join", KeyM: "move", KeyP: "slip", KeyL: "cancel", KeyR: "restore", KeyT: "today", KeyZ: "suspend" };

/** Those that need the booking's card. */
const ON_CARD = new Set(["check-in", "join", "move", "slip", "cancel", "restore"]);

/** `state` is the page's; `refresh()` reads the day, `open(id)` a booking's card, `redraw()` draws, `go(day)` shows one. */
export class BookingsClerk extends DeskPerson {
  constructor({ state, refresh, redraw, open, go, focusFind }) {
    super({ state, refresh, redraw });
    Object.assign(this, { open, go, focusFind });
    this.menu = new BranchMenu(() => state.branch);
    this.booking = new BookDialog({
      branch: () => state.branch,
      book: (body, key) => this.commands.send("book", `${this.path}/by-staff`, body, key),
      move: (booking, slot) => this.move(booking, slot),
      onBooked: ({ id }) => this.open(id),
    });
  }

  get path() {
    return `branches/${this.state.branch}/appointments`;
  }

  /** `action` as keys and `data-act` name it, `data` what the button carries. */
  do(action, data = {}) {
    if (ON_CARD.has(action) && !(this.state.open && mayDo(this.state.open, this.state.mayRestore).includes(action))) return undefined;
    return this.actions[action]?.call(this, data);
  }

  actions = {
    help: () => showHelp(LETTERS),
    find: () => this.focusFind(),
    dismiss: () => this.say({}),
    open: ({ appointment }) => this.open(appointment, true),
    "close-card": () => this.open(null),
    today: () => this.go(null),
    "day-before": () => this.step(-1),
    "day-after": () => this.step(1),
    book: () => this.beginBooking(),
    "book-another": () => this.beginBooking(),
    "leave-book": () => this.booking.close(),
    "print-booked": () => this.run(this.commands.printAgain(this.booking.booked.slip.job)),
    "check-in": () => this.arrive("check-in"),
    join: () => this.arrive("join"),
    move: () => this.booking.openMove(this.state.open, this.state.desk),
    slip: () => this.slip(),
    cancel: () => this.cancel(),
    restore: () => this.restore(),
    "book-kept": ({ ticket }) => this.bookKept(ticket),
    suspend: () => this.suspension.ask(),
    "print-again": ({ job }) => this.run(this.commands.printAgain(job), t("bookings-done-slip")),
    acknowledge: ({ job }) => this.run(this.commands.acknowledge(job)),
    "sign-out": () => this.signOut(),
  };

  step(by) {
    const { days, day } = this.state.desk;
    const next = days[days.indexOf(day) + by];
    if (next) this.go(next);
  }

  async beginBooking() {
    const { desk } = this.state;
    if (!desk) return;
    if (!desk.channels.length) return void this.say({ trouble: t("bookings-book-closed") });
    try {
      this.booking.open(await this.menu.read(), desk);
    } catch (error) {
      if (!error.code) throw error;
      this.say({ trouble: errorText(error) });
    }
  }

  /** For the dialog, which says itself what was refused. */
  async move(booking, slot) {
    const result = await this.commands.send("move", `${this.path}/${booking.id}/move`, { slot, seq: booking.seq });
    if (result && !result.error) {
      this.say({ done: t("bookings-done-move", { when: whenText(slot) }) });
      await this.refresh();
    }
    return result;
  }

  async arrive(action) {
    const { id } = this.state.open;
    const path = action === "join" ? "join-queue" : action;
    const answer = await this.run(this.commands.send(action, `${this.path}/${id}/${path}`, {}, newKey()));
    if (answer?.number) this.say({ done: t(`bookings-done-${action}`, { number: answer.number }) });
  }

  slip() {
    return this.run(this.commands.send("slip", `${this.path}/${this.state.open.id}/slip`, this.printer(), newKey()), t("bookings-done-slip"));
  }

  async cancel() {
    const booking = this.state.open;
    const how = await askCancel(booking);
    if (how) await this.onBooking(booking, "cancel", how);
  }

  async restore() {
    const booking = this.state.open;
    const reason = await askRestore(booking);
    if (!reason) return;
    const answer = await this.onBooking(booking, "restore", { reason });
    if (answer?.appointment?.until) this.say({ done: doneText("restore", answer.appointment) });
  }

  onBooking(booking, action, body) {
    const command = this.commands.send(action, `${this.path}/${booking.id}/${action}`, { ...body, seq: booking.seq });
    return this.run(command, action === "cancel" ? doneText(action, booking) : "");
  }

  /** The kept time of one who was not served becomes an appointment, with its slip. */
  async bookKept(ticket) {
    const kept = this.state.desk.unserved.find(({ id }) => id === ticket);
    const answer = await this.run(this.commands.send("book-kept", `branches/${this.state.branch}/unserved/${ticket}/book`, this.printer()));
    if (!answer?.appointment) return;
    this.say({ done: t("bookings-done-kept", { number: kept.number, when: whenText(answer.appointment.slot_at) }) });
    await this.open(answer.appointment.id, true); // the button that had the focus is gone
  }

  printer() {
    const printer = chosenPrinter(this.state.desk.printers);
    return printer && printer !== NO_PRINT ? { printer } : {};
  }
}

const doneText = (action, { slot_at: slot, until }) => t(`bookings-done-${action}`, { when: whenText(slot), until: until ? clock(until) : "" });
