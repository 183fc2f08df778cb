/** The one key of a visit and the limits of the other actions; pure, from the desk and the server's time. */

import { secondsUntil } from "./times.mjs";

const QUIET = 1000; // ms after a change of the state in which the one key does nothing

/** What the one key does next: "open" (end of a pause), "call-next", "start" or "finish". */
export function nextStep({ counter, ticket }) {
  if (ticket) return ticket.status === "called" ? "start" : "finish";
  return counter.status === "open" ? "call-next" : "open";
}

/** What the operator saw when acting; the server refuses when it is no longer so. */
export function seen(ticket) {
  return { status: ticket.status, seq: ticket.seq };
}

/** May the called visitor be marked absent: {may, callsLeft, secondsLeft}. */
export function absence(ticket, now) {
  const callsLeft = Math.max(0, ticket.calls_needed - ticket.calls);
  const secondsLeft = ticket.no_show_from ? secondsUntil(ticket.no_show_from, now) : 0;
  return { may: !callsLeft && !secondsLeft, callsLeft, secondsLeft };
}

/** The last action that can still be taken back, with the seconds left, or null. */
export function undoable(desk, now) {
  const left = desk.undo ? secondsUntil(desk.undo.until, now) : 0;
  return left ? { ...desk.undo, left } : null;
}

/** Stands between the one key and the cycle: never two steps within a second, never while held down. */
export class StepGuard {
  constructor(milliseconds = () => performance.now()) {
    this.milliseconds = milliseconds;
    this.changed = -QUIET;
    this.last = "";
  }

  /** A fresh desk: a change of what stands at the counter begins the quiet second. */
  sees({ counter, ticket }) {
    const state = [counter.status, ticket?.id, ticket?.status].join("|");
    if (state !== this.last) this.touch();
    this.last = state;
  }

  /** Something changed that the next press must not run over. */
  touch() {
    this.changed = this.milliseconds();
  }

  /** Whether a step may be made now; making one begins the quiet second as well. */
  pass() {
    if (this.milliseconds() - this.changed < QUIET) return false;
    this.touch();
    return true;
  }
}
