/** The visitor's own page: number, place in the queue and state, by the code of the ticket. */

import { ApiError, api } from "/static/api.mjs";
import { el } from "/static/dom.mjs";
import { keyed, put, show } from "/static/keyed.mjs";
import { page, part, putName, t } from "/static/page.mjs";
import { showTraining } from "/static/training-band.mjs";
import { clock, drawMoment, drawSuspension } from "./facts.mjs";
import { Live } from "./live.mjs";
import { Refresh } from "./refresh.mjs";
import { CallAlert } from "./visit-alert.mjs";
import { VisitChoices } from "./visit-choices.mjs";
import { forget, keep, kept } from "./visit-kept.mjs";
import { drawRating } from "./visit-rating.mjs";
import { factsOf, nextText, stateText } from "./visit-words.mjs";

const DIGITS = 12;
const TOO_MANY = 429;
// ms for which a visit that is over is still followed: an operator may take the last step back, reception may restore.
const OVER = { served: 60e3, cancelled: 60e3, no_show: 35 * 60e3 };

const state = { code: "", told: "", visit: null, end: null };
const refresh = new Refresh(read);
const live = new Live(refresh, hear);
const headers = () => ({ Authorization: `Visit ${state.code}`, "X-Language": page.language });
const choices = new VisitChoices({ headers, refresh: () => refresh.now() });
const call = new CallAlert();

part.form.addEventListener("submit", (event) => {
  event.preventDefault();
  const code = digits(part.code.value);
  if (code.length !== DIGITS) refuse(t("booking-code-wrong"));
  else if (digits(location.hash) === code) open();
  else location.hash = code;
});
part["another-button"].addEventListener("click", () => {
  forget();
  location.hash = "";
});
part["kept-button"].addEventListener("click", () => (location.hash = kept()?.code ?? ""));
part["by-itself"].remove(); // this script runs
addEventListener("hashchange", open);
for (const link of document.querySelectorAll("a[hreflang]")) {
  link.addEventListener("click", () => (link.hash = location.hash)); // the same ticket in the other language
}
open();
addEventListener("load", keepPage);

/** Where the browser allows it, the page opens without a network too. */
function keepPage() {
  navigator.serviceWorker?.register("/v/worker.js", { scope: "/v/", updateViaCache: "none" }).catch(() => {});
}

/** Show the ticket of the code in the address, as it was last seen until it is read; or ask for a code. */
function open() {
  clear();
  state.code = digits(location.hash);
  const known = kept();
  const mine = known?.code === state.code ? known.visit : null;
  part.form.hidden = Boolean(state.code);
  part.kept.hidden = !known;
  put(part["kept-text"], known ? t("booking-kept", { number: known.visit.number }) : "");
  part.loading.hidden = !state.code || Boolean(mine);
  if (!state.code) return;
  if (mine) draw(mine);
  refresh.start(mine?.at);
}

function clear() {
  clearTimeout(state.end);
  Object.assign(state, { told: "", visit: null });
  part.visit.hidden = part.another.hidden = part.mistakes.hidden = part.missed.hidden = true;
  choices.forget();
  call.forget();
  drawRating(null);
  showTraining(null);
  refresh.stop();
  live.leave();
}

async function read() {
  const { code } = state;
  try {
    const visit = await api("GET", "visit", { headers: headers() });
    if (code !== state.code) return null;
    drawMissed(visit);
    draw(visit);
    follow(visit);
    return visit.at;
  } catch (error) {
    if (error.unanswered) throw error;
    if (code !== state.code) return null;
    // Somebody at this address guesses codes; a ticket that is shown stays, and grows old.
    if (error.status === TOO_MANY && state.visit) throw new ApiError("network");
    if (kept()?.code === code) forget();
    refuse(error.message);
    return null;
  }
}

function follow(visit) {
  live.follow(visit.branch.key);
  clearTimeout(state.end);
  if (visit.status in OVER) state.end = setTimeout(end, OVER[visit.status]);
  if (visit.status in OVER) forget();
  else keep(state.code, visit);
}

function end() {
  live.leave();
  refresh.stop();
}

/** Of the own number the page reads at once, of what moves its line or stops the branch in a moment. */
function hear(name, { number, line, from_line: from }) {
  const { visit } = state;
  if (number && number === visit?.number) {
    if (name === "ticket:recalled") call.heard = "";
    return refresh.now();
  }
  const far = name.startsWith("counter:") || name === "ticket:issued" || (line && ![line, from].includes(visit?.line.key));
  return far ? null : refresh.soon();
}

function refuse(text) {
  clear();
  part.loading.hidden = true;
  part.form.hidden = false;
  part.code.setAttribute("aria-invalid", "true");
  put(part.mistake, text);
  part.mistakes.hidden = false;
  part.mistakes.focus();
}

function draw(visit) {
  state.visit = visit;
  part.loading.hidden = true;
  part.visit.hidden = part.another.hidden = false;
  part.visit.dataset.status = visit.status;
  showTraining(visit.branch);
  put(part.number, visit.number);
  put(part.state, stateText(visit));
  show(part.next, nextText(visit));
  drawSuspension(visit.suspended, visit.at, visit.standing ? t("booking-standing") : "");
  drawMoment(visit.at);
  keyed(part.facts, factsOf(visit, state.code), {
    key: ([name]) => name,
    make: ([name]) => el("div", {}, el("dt", {}, t(`booking-fact-${name}`)), el("dd", { class: "numeric" })),
    update: (row, [, value]) => putName(row.lastElementChild, value),
  });
  choices.draw(visit);
  drawRating(visit.rating, state.code);
  call.draw(visit, stateText(visit));
  tell(visit);
}

/** A call that came while this phone heard nothing. */
function drawMissed(visit) {
  const { called_at: called, status } = visit;
  const before = state.visit;
  if (status === "waiting") part.missed.hidden = true;
  if (!before || !called || called === before.called_at || !refresh.old) return;
  put(part["missed-text"], t("booking-missed", { time: clock(called) }));
  part.missed.hidden = false;
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
