/** What each key and button of the operator does: asks where a choice is needed, sends it, tells how it went. */

import { api } from "/static/api.mjs";
import { placeText, t } from "/static/page.mjs";
import { whyNotAbsent } from "./actions.mjs";
import { confirm, leaveDialogs, takeAnswer } from "./ask.mjs";
import { Commands } from "./commands.mjs";
import { absence, nextStep, undoable } from "./cycle.mjs";
import { askPause, showHelp } from "./dialogs.mjs";
import { askRight } from "./right.mjs";
import { announce, errorText, toSignedOut, toSignIn } from "./staff.mjs";
import { VisitActions } from "./visit-actions.mjs";
import { SuspensionKey } from "./suspension.mjs";

/** `state` and `guard` are the page's; `refresh()` reads the desk, `leave()` goes back to the choice of a counter,
 * `branch()` is the key of the branch that this person works in now. */
export class Operator {
  constructor({ state, guard, refresh, redraw, leave, now, branch }) {
    Object.assign(this, { state, guard, refresh, redraw, leave, now, commands: null, asking: null });
    this.suspension = new SuspensionKey({ branch, changed: refresh, failed: (text) => this.trouble(text) });
    this.visit = new VisitActions(this);
    Object.assign(this.atDesk, this.visit.table);
  }

  sitAt(counter) {
    this.commands = this.newCommands(counter);
  }

  /** A fresh desk came: what is asked about a visitor who has gone is asked no more. */
  sees(desk) {
    if (desk.ticket) this.commands.ticketArrived();
    if (this.asking && !find(desk, this.asking)) leaveDialogs();
  }

  /** Ask something about a ticket; when it has moved on meanwhile, the question is left. */
  async about(ticket, question) {
    this.asking = ticket;
    const answer = await question;
    this.asking = null;
    this.guard.touch();
    return answer;
  }

  /** The same ticket as the desk has it now. */
  fresh(ticket) {
    return (this.state.desk && find(this.state.desk, ticket)) ?? ticket;
  }

  /** `action` as keys and `data-act` name it; `dialog` is the one that stands open. */
  do(action, dialog) {
    if (action === "step") return this.step(dialog);
    if (action === "help") return showHelp(this.state.mainKey, this.state.desk);
    if (action === "sign-out") return this.signOut();
    if (action === "suspend") return this.suspension.ask();
    if (action === "dismiss") return this.trouble("");
    return this.state.desk ? this.atDesk[action]?.call(this, this.state.desk) : undefined;
  }

  atDesk = {
    recall: ({ ticket }) => ticket?.status === "called" && this.onTicket("recall", ticket),
    duplicate: ({ ticket }) => ticket && this.onTicket("duplicate", ticket),
    right: ({ ticket }) => ticket?.category && this.right(ticket),
    "no-show": ({ ticket }) => ticket?.status === "called" && this.noShow(ticket),
    undo: (desk) => undoable(desk, this.now()) && this.run(this.commands.undo(desk.undo)),
    bell: ({ bells }) => bells[0] && this.answerBell(bells[0].id),
    pause: (desk) => this.pause(desk),
    close: (desk) => this.close(desk),
  };

  /** The one key and the one button: call next → start → finish, never two steps within a second. */
  step(dialog) {
    const { desk, busy } = this.state;
    if (!desk || busy || (dialog && !("steps" in dialog.dataset)) || !this.guard.pass()) return undefined;
    if (dialog) return takeAnswer(dialog);
    const step = nextStep(desk);
    if (step === "finish") return this.finish(desk.ticket);
    if (step === "start") return this.onTicket("start", desk.ticket);
    return step === "open" ? this.run(this.commands.onCounter("open")) : this.callNext();
  }

  async callNext() {
    const answer = await this.run(this.commands.callNext());
    if (answer && !answer.ticket && !this.state.desk?.ticket) announce(t("console-nobody-called"));
  }

  async finish(ticket) {
    const body = await this.about(ticket, this.visit.outcomes.askFinish(ticket, this.state.mainKey));
    if (body) await this.onTicket("finish", this.fresh(ticket), body);
  }

  async noShow(ticket) {
    const { may, callsLeft, secondsLeft } = absence(ticket, this.now());
    if (may) await this.onTicket("no-show", ticket);
    else announce(t("console-not-absent-yet", { why: whyNotAbsent(callsLeft, secondsLeft) }), "assertive");
  }

  async right(ticket) {
    const decided = await askRight(ticket);
    if (decided) await this.onTicket("priority", this.state.desk?.ticket ?? ticket, decided);
  }

  async onTicket(action, ticket, more) {
    const answer = await this.run(this.commands.onTicket(action, ticket, more));
    if (answer && action === "duplicate") announce(t("console-duplicate-sent", { number: ticket.number }));
    if (answer && action === "recall") announce(t("console-recalled", { number: ticket.number }));
  }

  async pause({ ticket }) {
    if (ticket) return this.trouble(t("console-finish-first", { number: ticket.number }));
    const reason = await askPause();
    return reason && this.run(this.commands.onCounter("pause", { reason }));
  }

  async close({ ticket, counter }) {
    if (ticket) return this.trouble(t("console-finish-first", { number: ticket.number }));
    const place = placeText(counter);
    const sure = await confirm({
      title: t("console-close-title", { place }),
      text: t("console-close-text"),
      yes: t("console-close-counter"),
    });
    if (sure && (await this.run(this.commands.onCounter("close")))) this.leave();
    return undefined;
  }

  async signOut() {
    const { desk } = this.state;
    if (desk?.ticket) return this.trouble(t("console-finish-first", { number: desk.ticket.number }));
    if (desk) {
      const sure = await confirm({
        title: t("console-sign-out-title"),
        text: t("console-sign-out-text", { place: placeText(desk.counter) }),
        yes: t("console-sign-out"),
      });
      if (!sure || !(await this.run(this.commands.onCounter("close")))) return undefined;
    }
    try {
      await api("DELETE", "session");
    } catch (error) {
      if (error.status !== 401) return this.trouble(errorText(error));
    }
    return toSignedOut();
  }

  /** Take a free counter: `taken()` when it is ours, `refused()` when somebody was first. */
  async take(counter, taken, refused) {
    const result = await this.newCommands(counter.id).onCounter("open");
    if (result?.answer || result?.error?.status === 401) taken();
    else if (result) {
      this.trouble(errorText(result.error));
      refused();
    }
  }

  answerBell(id) {
    return this.run(this.commands.answerBell(id));
  }

  acknowledge(job) {
    return this.run(this.commands.acknowledge(job));
  }

  async printAgain(job) {
    if (await this.run(this.commands.printAgain(job))) announce(t("console-print-sent"));
  }

  /** Wait for a command and show the desk as it is after it. → the answer, or null when it was refused. */
  async run(command) {
    const result = await command;
    if (!result) return null;
    if (result.error?.status === 401) toSignIn();
    this.state.repeatingSince = null;
    this.trouble(result.error ? errorText(result.error) : "");
    await this.refresh();
    return result.answer ?? null;
  }

  trouble(text) {
    this.state.trouble = text;
    this.redraw();
  }

  newCommands(counter) {
    const onBusy = (busy) => {
      this.state.busy = busy;
      this.redraw();
    };
    const onRepeat = () => {
      this.state.repeatingSince ??= new Date();
      this.redraw();
    };
    return new Commands({ counter, onBusy, onRepeat });
  }
}

/** The ticket as it stands on a desk, or undefined when it is there no more, or in another state. */
function find({ ticket, queue, on_hold: held }, { id, status }) {
  return [ticket, ...held, ...queue].find((each) => each?.id === id && each.status === status);
}
