/** What a counter's own display says: one word for its state, from what the server knows of the counter; pure. */

import { suspensionIcon } from "./suspension-icon.mjs";

/**
 * → {state, ticket}: `stale`, `unplaced`, `suspended`, `closed`, `paused`, `called`, `serving` or `free`. Whom the counter
 * holds is shown also while reception stands still: the visitor who sits there is not sent away by a screen.
 */
export function signState(sign, stale = false) {
  if (stale) return { state: "stale", ticket: null };
  const { counter, ticket, suspended } = sign;
  if (!counter) return { state: "unplaced", ticket: null };
  if (ticket && ticket.status !== "called") return { state: "serving", ticket: ticket.number };
  if (suspended) return { state: "suspended", ticket: null };
  if (ticket) return { state: "called", ticket: ticket.number };
  return { state: counter.status === "open" ? "free" : counter.status, ticket: null };
}

/** The keys of the words and the icon of a state; a pause says which one. */
export function wordsOf(state, { counter, suspended }) {
  if (state === "suspended") return { state: suspendedKey(suspended), hint: suspendedHint(suspended), icon: suspensionIcon(suspended) };
  if (state === "paused") return { state: `hall-counter-paused-${counter.pause ?? "break"}`, hint: "hall-counter-paused-hint", icon: "pause" };
  return { state: `hall-counter-${state}`, hint: HINTS.has(state) ? `hall-counter-${state}-hint` : null, icon: ICONS[state] ?? null };
}

const HINTS = new Set(["stale", "unplaced", "closed", "free"]);
const ICONS = { stale: "wifi-off", unplaced: "info", closed: "ban", free: "hourglass", called: "arrow-right", serving: "user" };

function suspendedKey({ reason, resumes_at: resumes }) {
  return resumes ? "hall-counter-resuming" : `hall-suspended-${reason.replaceAll("_", "-")}-title`;
}

/** Where to go and what to keep, as the hall's own display says it. */
function suspendedHint({ reason, resumes_at: resumes }) {
  return resumes ? "hall-counter-suspended-hint" : `hall-suspended-${reason.replaceAll("_", "-")}-text`;
}

/** Whether a fact may change what this sign shows. */
export function concerns(sign, name, fact) {
  if (!sign) return false; // the snapshot is being read
  if (/^(branch|registers):/.test(name)) return true;
  if (fact.counter !== undefined && fact.counter === sign.counter?.number) return true;
  return fact.ticket !== undefined && (fact.ticket === sign.ticket?.id || name === "ticket:undone");
}
