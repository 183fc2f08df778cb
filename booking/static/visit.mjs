/** The visitor's own page: number, place in the queue and state, by the code of the ticket. */

import { api } from "/static/api.mjs";
import { el } from "/static/dom.mjs";
import { keyed, put, show } from "/static/keyed.mjs";
import { nameText, part, placeText, refusalText, t } from "/static/page.mjs";
import { showTraining } from "/static/training-band.mjs";
import { clock, drawMoment, drawSuspension, momentText, waitText } from "./facts.mjs";
import { Refresh } from "./refresh.mjs";
import { VisitChoices } from "./visit-choices.mjs";
import { drawRating } from "./visit-rating.mjs";

const DIGITS = 12;
const OVER = new Set(["served", "no_show", "cancelled"]);

const state = { code: "", told: "" };
const refresh = new Refresh(read);
const headers = () => ({ Authorization: `Visit ${state.code}` });
const choices = new VisitChoices({ headers, refresh: () => refresh.now() });

part.form.addEventListener("submit", (event) => {
  event.preventDefault();
  const code = digits(part.code.value);
  if (code.length === DIGITS) location.hash = code;
  else refuse(t("booking-code-wrong"));
});
part["another-button"].addEventListener("click", () => {
  location.hash = "";
});
addEventListener("hashchange", open);
for (const link of document.querySelectorAll("a[hreflang]")) {
  link.addEventListener("click", () => (link.hash = location.hash)); // the same ticket in the other language
}
open();

/** Show the ticket of the code in the address, or ask for a code. */
function open() {
  state.code = digits(location.hash);
  state.told = "";
  part.visit.hidden = part.another.hidden = true;
  choices.forget();
  drawRating(null);
  part.mistakes.hidden = true;
  showTraining(null);
  part.form.hidden = Boolean(state.code);
  part.loading.hidden = !state.code;
  if (state.code) refresh.start();
  else refresh.stop();
}

async function read() {
  try {
    draw(await api("GET", "visit", { headers: headers() }));
  } catch (error) {
    if (error.unanswered) throw error;
    refresh.stop();
    refuse(refusalText(error) ?? t("booking-code-wrong"));
  }
}

function refuse(text) {
  part.visit.hidden = part.loading.hidden = part.another.hidden = true;
  choices.forget();
  drawRating(null);
  part.form.hidden = false;
  part.code.setAttribute("aria-invalid", "true");
  put(part.mistake, text);
  part.mistakes.hidden = false;
  part.mistakes.focus();
}

function draw(visit) {
  part.loading.hidden = true;
  part.visit.hidden = part.another.hidden = false;
  part.visit.dataset.status = visit.status;
  showTraining(visit.branch);
  put(part.number, visit.number);
  put(part.state, stateText(visit));
  show(part.next, nextText(visit));
  drawSuspension(visit.suspended, visit.at, visit.standing ? t("booking-standing") : "");
  drawMoment(visit.at);
  keyed(part.facts, factsOf(visit), {
    key: ([name]) => name,
    make: ([name]) => el("div", {}, el("dt", {}, t(`booking-fact-${name}`)), el("dd", { class: "numeric" })),
    update: (row, [, value]) => put(row.lastElementChild, value),
  });
  choices.draw(visit);
  drawRating(visit.rating, state.code);
  tell(visit);
  if (OVER.has(visit.status)) refresh.stop();
}

function stateText({ status, ahead, counter, unserved }) {
  if (unserved) return t("booking-state-unserved");
  if (status === "waiting") return ahead ? t("booking-ahead", { count: ahead }) : t("booking-next");
  if (counter) return t(`booking-state-${status}`, { place: placeText(counter) });
  return t(`booking-state-${status.replaceAll("_", "-")}`);
}

/** What happens next, in every state. */
function nextText({ status, counter, unserved }) {
  if (unserved) return keptText(unserved.offered_at);
  const hint = counter?.hint ? nameText(counter.hint) : "";
  if (status === "called" && hint) return hint;
  const key = `booking-then-${status.replaceAll("_", "-")}`;
  return t.has(key) ? t(key) : "";
}

/** The time kept for a visitor whom the centre could not serve. */
function keptText(offered) {
  return offered ? t("booking-then-unserved", { moment: momentText(offered) }) : t("booking-then-unserved-without-time");
}

function factsOf({ status, wait, line, issued_at: issued, branch }) {
  const facts = [];
  if (status === "waiting" && wait) facts.push(["wait", waitText(wait)]);
  facts.push(["line", `${line.letter} · ${nameText(line.name)}`], ["issued", clock(issued)], ["branch", nameText(branch.name)]);
  if (branch.phone) facts.push(["phone", branch.phone]);
  return facts;
}

/** Say and put into the title what has changed; the same is not said twice. */
function tell(visit) {
  const text = stateText(visit);
  document.title = `${visit.number} — ${text}`;
  if (text === state.told) return;
  state.told = text;
  put(part.polite, text);
}

function digits(text) {
  return text.replace(/\D/g, "");
}
