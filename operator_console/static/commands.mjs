/** Sends what the operator does; what got no answer is sent again in a way that cannot do it twice. */

import { api, newKey } from "/static/api.mjs";
import { seen } from "./cycle.mjs";

const AGAIN_AFTER = 1500;
const GIVE_UP_AFTER = 20000;

// After a lost answer these say: the first sending arrived. The desk shows what became of it.
const ALREADY_DONE = new Set(["ticket_changed", "ticket_wrong_status", "counter_busy", "counter_wrong_status", "nothing_to_undo", "counter_not_yours", "print_job_not_failed", "appointment_changed", "appointment_wrong_status"]);

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * `onBusy(name | null)` while something is under way, `onRepeat()` when no answer came and it is sent again.
 * Each command resolves to {answer} or {error}; a command given while another is under way resolves to null.
 */
export class Commands {
  constructor({ counter, onBusy, onRepeat }) {
    Object.assign(this, { counter, onBusy, onRepeat, busy: null, callKey: null });
  }

  /** The same key until an answer came or a ticket stands at the counter: a lost answer never calls two visitors. */
  async callNext() {
    this.callKey ??= newKey();
    const result = await this.send("call-next", `counters/${this.counter}/call-next`, {}, this.callKey);
    if (result && !result.error?.unanswered) this.callKey = null;
    return result;
  }

  /** The desk showed a ticket: a call whose answer was lost has been made. */
  ticketArrived() {
    this.callKey = null;
  }

  /** start, recall, no-show, finish, hold, transfer and the others: with the ticket as it was seen. */
  onTicket(action, ticket, more = {}) {
    const body = { seen: seen(ticket), ...more };
    return this.send(action, `tickets/${ticket.id}/${action}`, body, newKey());
  }

  undo({ ticket, seq, handled }) {
    if (handled) return this.send("undo", `handled-services/${handled}/undo`, {});
    return this.send("undo", `tickets/${ticket}/undo`, { seen: { seq } });
  }

  /** A service without a ticket; a repeated sending makes no second one. */
  handle(branch, body) {
    return this.send("without-ticket", `branches/${branch}/handled-services`, body, newKey());
  }

  /** open, pause, close. */
  onCounter(action, body = {}) {
    return this.send(action, `counters/${this.counter}/${action}`, body);
  }

  answerBell(bell) {
    return this.send("bell", `bells/${bell}/answer`, {});
  }

  /** A person has been told what the paper would have said: the alert goes. */
  acknowledge(job) {
    return this.send("print", `print-jobs/${job}/acknowledge`, {});
  }

  printAgain(job) {
    return this.send("print", `print-jobs/${job}/retry`, {}, newKey());
  }

  async send(name, path, body, key) {
    if (this.busy) return null;
    this.become(name);
    const until = Date.now() + GIVE_UP_AFTER;
    let result = await attempt(path, body, key);
    let lost = false;
    while (result.error?.unanswered && Date.now() < until) {
      lost = true;
      this.onRepeat();
      await wait(AGAIN_AFTER);
      result = await attempt(path, body, key);
    }
    this.become(null);
    return lost && ALREADY_DONE.has(result.error?.code) ? { answer: {} } : result;
  }

  become(busy) {
    this.busy = busy;
    this.onBusy(busy);
  }
}

async function attempt(path, body, key) {
  try {
    return { answer: await api("POST", path, { body, key }) };
  } catch (error) {
    return { error };
  }
}
