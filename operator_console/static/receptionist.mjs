/** What each key and button of reception does: asks where a choice is needed, sends it, tells how it went. */

import { api } from "/static/api.mjs";
import { placeText, t } from "/static/page.mjs";
import { confirm } from "./ask.mjs";
import { undoable } from "./cycle.mjs";
import { DeskPerson } from "./desk-person.mjs";
import { lastPrinter, NO_PRINT } from "./desk-printer.mjs";
import { IssueDialog } from "./reception-issue.mjs";
import { askFree, askTransfer, showHelp } from "./reception-dialogs.mjs";
import { askRight } from "./right.mjs";
import { errorText } from "./staff.mjs";

export const LETTERS = { KeyF: "find", KeyN: "issue", KeyB: "bell", KeyU: "undo", KeyS: "sound", KeyZ: "suspend" };

/** `state` is the page's; `refresh()` reads the desk, `open(id)` a ticket's card, `redraw()` draws. */
export class Receptionist extends DeskPerson {
  constructor({ state, sound, refresh, redraw, open, focusFind, now }) {
    super({ state, refresh, redraw });
    Object.assign(this, { sound, open, focusFind, now });
    this.issuing = new IssueDialog({ send: (body, key) => this.issue(body, key), onIssued: ({ id }) => open(id) });
  }

  /** `action` as keys and `data-act` name it, `data` what the button carries. */
  do(action, data = {}) {
    return this.actions[action]?.call(this, data);
  }

  actions = {
    help: () => showHelp(LETTERS),
    find: () => this.focusFind(),
    sound: () => this.sound.toggle(),
    dismiss: () => this.say({}),
    open: ({ ticket }) => this.open(ticket, true),
    "close-card": () => this.open(null),
    issue: () => this.beginIssue(),
    "issue-another": () => this.beginIssue(),
    "leave-issue": () => this.issuing.close(),
    "print-issued": () => this.run(this.commands.printAgain(this.issuing.issued.print.job)),
    suspend: () => this.suspension.ask(),
    bell: ({ bell }) => this.answerBell(bell),
    undo: () => this.undo(),
    restore: () => this.onOpen("restore"),
    requeue: () => this.onOpen("requeue"),
    duplicate: () => this.onOpen("duplicate", this.printer()),
    cancel: () => this.cancel(),
    transfer: () => this.transfer(),
    right: () => this.right(),
    free: ({ counter }) => this.free(counter),
    "print-again": ({ job }) => this.run(this.commands.printAgain(job), t("console-print-sent")),
    acknowledge: ({ job }) => this.run(this.commands.acknowledge(job)),
    "crowd-seen": ({ crowd }) => this.hideCrowd(crowd),
    "sign-out": () => this.signOut(),
  };

  async beginIssue() {
    const menu = await this.menu();
    if (menu && this.state.desk) this.issuing.open(menu, this.state.desk);
  }

  issue(body, key) {
    return this.commands.send("issue", `branches/${this.state.branch}/tickets`, body, key);
  }

  /** A change of the ticket whose card is open. */
  async onOpen(action, more = {}) {
    const ticket = this.state.open;
    if (!ticket) return null;
    return this.run(this.commands.onTicket(action, ticket, more), t(`reception-done-${action}`, { number: ticket.number }));
  }

  async cancel() {
    const { number } = this.state.open;
    const sure = await confirm({
      title: t("reception-cancel-title", { number }),
      text: t("reception-cancel-text"),
      yes: t("reception-cancel-yes"),
    });
    if (sure) await this.onOpen("cancel");
  }

  async transfer() {
    const menu = await this.menu();
    const body = menu && (await askTransfer(this.state.open, menu, this.state.desk.counters));
    if (body) await this.onOpen("transfer", body);
  }

  async right() {
    const { open: ticket, desk } = this.state;
    const decided = await askRight(ticket, { categories: desk.categories, decision: desk.decision });
    if (!decided) return;
    const done = t(`reception-done-right-${decided.confirmed ? "confirmed" : "refused"}`, { number: ticket.number });
    await this.run(this.commands.onTicket("priority", this.state.open ?? ticket, decided), done);
  }

  async free(id) {
    const counter = this.state.desk.counters.find((each) => each.id === id);
    const reason = counter?.operator && (await askFree(counter));
    if (!reason) return;
    const done = t("reception-done-free", { place: placeText(counter) });
    await this.run(this.commands.send("free", `counters/${id}/free`, { reason }), done);
    document.getElementById("counters-title").focus(); // the button that had the focus is gone
  }

  async answerBell(id = this.state.desk?.bells[0]?.id) {
    if (id) await this.run(this.commands.answerBell(id), t("reception-done-bell"));
  }

  undo() {
    const undo = this.state.desk && undoable(this.state.desk, this.now());
    return undo && this.run(this.commands.undo(undo));
  }

  hideCrowd(key) {
    this.state.crowdsSeen.add(key);
    this.redraw();
  }

  /** The printer that this desk used last, as long as it is there. */
  printer() {
    const printer = lastPrinter(this.state.desk.devices.filter(({ kind }) => kind === "printer"));
    return printer && printer !== NO_PRINT ? { printer } : {};
  }

  async menu() {
    try {
      return await api("GET", `branches/${this.state.branch}/menu`);
    } catch (error) {
      this.say({ trouble: errorText(error) });
      return null;
    }
  }
}
