/** A ticket in the words of its visitor: where it stands, what happens next; as ticket_words.py says it. */

import { nameText, placeText, t } from "/static/page.mjs";
import { clock, momentText, waitText } from "./facts.mjs";

export function stateText({ status, ahead, counter, unserved, suspended, standing }) {
  if (unserved) return t("booking-state-unserved");
  if (status === "waiting") return ahead ? t("booking-ahead", { count: ahead }) : t(suspended || standing ? "booking-next-kept" : "booking-next");
  if (counter) return t(`booking-state-${status}`, { place: placeText(counter) });
  return t(`booking-state-${status.replaceAll("_", "-")}`);
}

/** What happens next, in every state. */
export function nextText({ status, counter, unserved, suspended, standing }) {
  if (unserved) return offeredText(unserved.offered_at);
  const hint = counter?.hint ? nameText(counter.hint) : "";
  if (status === "called" && hint) return hint;
  if (status === "waiting" && (suspended || standing)) return t(suspended ? "booking-then-resumed" : "booking-then-register-back");
  if (status === "waiting") return `${t("booking-then-waiting")} ${t("booking-live")}`;
  const key = `booking-then-${status.replaceAll("_", "-")}`;
  return t.has(key) ? t(key) : "";
}

/** The time kept for a visitor whom the centre could not serve. */
function offeredText(offered) {
  return offered ? t("booking-then-unserved", { moment: momentText(offered) }) : t("booking-then-unserved-without-time");
}

/** Facts by their names: a text, or a name in languages; `code` is read to reception, and typed on another phone. */
export function factsOf({ status, wait, line, issued_at: issued, called_at: called, counter, branch }, code) {
  const facts = [];
  if (status === "waiting" && wait) facts.push(["wait", waitText(wait)]);
  if (called && counter) facts.push(["called", clock(called)]);
  facts.push(["line", lettered(line)], ["issued", clock(issued)], ["branch", branch.name]);
  if (branch.phone) facts.push(["phone", branch.phone]);
  facts.push(["code", code.replace(/(\d{4})(?=\d)/g, "$1 ")]);
  return facts;
}

/** «А · Довідки», in every language that the line has a name in. */
function lettered({ letter, name }) {
  return Object.fromEntries(Object.entries(name).map(([language, text]) => [language, `${letter} · ${text}`]));
}
