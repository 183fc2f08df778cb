/** The own booking by the code in the fragment: its state, live, and checking in or joining the queue by one tap. */

import { api } from "/static/api.mjs";
import { el } from "/static/dom.mjs";
import { keyed, put } from "/static/keyed.mjs";
import { nameText, part, putName, refusalText, t } from "/static/page.mjs";
import { showTraining } from "/static/training-band.mjs";
import { clock, momentText } from "./facts.mjs";
import { forgetHallCode, useHallCode } from "./hall-code.mjs";
import { Refresh } from "./refresh.mjs";

const DIGITS = 12;
const OVER = new Set(["cancelled", "checked_in"]);
const HOLDING = new Set(["booked", "due"]);

const state = { code: "", told: "", kept: "", busy: false };
const refresh = new Refresh(read);
const headers = () => ({ Authorization: `Appointment ${state.code}` });

part.form.addEventListener("submit", (event) => {
  event.preventDefault();
  const code = digits(part.code.value);
  if (code.length !== DIGITS) refuse(t("own-code-wrong"));
  else if (digits(location.hash) === code) open();
  else location.hash = code;
});
part.arrive.addEventListener("submit", (event) => {
  event.preventDefault();
  arrive();
});
part.another.addEventListener("submit", () => history.replaceState(null, "", location.pathname));
addEventListener("hashchange", open);
for (const link of document.querySelectorAll("a[hreflang]")) {
  link.addEventListener("click", () => (link.hash = location.hash)); // the same booking in the other language
}
useHallCode();
open();

/** The booking of the code in the address; else the one that the server has filled in; else a form. */
function open() {
  const filled = part.move.elements.code.value;
  const code = digits(location.hash);
  state.code = code.length === DIGITS ? code : filled;
  state.told = "";
  part.mistakes.hidden = true;
  part.form.hidden = Boolean(state.code);
  part.loading.hidden = !code || code === filled;
  if (code && code !== filled) part.own.hidden = true;
  if (!state.code) return refresh.stop();
  for (const input of document.querySelectorAll("input[type=hidden][name=code]")) input.value = state.code;
  refresh.start();
}

async function read() {
  try {
    const booking = await api("GET", "appointment", { headers: headers() });
    draw(booking);
    keep();
    return booking.at;
  } catch (error) {
    if (error.unanswered) throw error;
    refresh.stop();
    refuse(error.code === "code_unknown" ? t("own-code-wrong") : refusalText(error) ?? t("own-code-wrong"));
    return null;
  }
}

/** For half an hour, so that the hall's code, scanned next, finds this booking by itself. */
function keep() {
  if (state.kept === state.code) return;
  state.kept = state.code;
  const body = new URLSearchParams({ code: state.code });
  fetch("/booking/own/keep", { method: "POST", body }).catch(() => (state.kept = ""));
}

async function arrive() {
  if (state.busy) return;
  state.busy = true;
  try {
    const body = { hall_code: part["hall-code"].value.trim() || null };
    await api("POST", `appointment/${part.arrive.dataset.how}`, { headers: headers(), body });
    part.mistakes.hidden = true;
  } catch (error) {
    if (error.code === "hall_code_wrong") forgetHallCode();
    say(refusalText(error) ?? t("own-unanswered"), "#hall_code");
  } finally {
    state.busy = false;
  }
  refresh.now();
}

function refuse(text) {
  part.own.hidden = part.loading.hidden = true;
  part.form.hidden = false;
  part.code.setAttribute("aria-invalid", "true");
  say(text, "#code");
}

function say(text, where) {
  put(part.mistake, text).href = where;
  part.mistakes.hidden = false;
  part.mistakes.focus();
}

function draw(booking) {
  part.loading.hidden = true;
  part.own.hidden = false;
  part.card.dataset.status = booking.state;
  showTraining(booking.branch);
  put(part.state, stateText(booking));
  put(part.then, thenText(booking));
  put(part.number, booking.number ?? "");
  part.ticket.hidden = !booking.number;
  part["visit-link"].hash = state.code;
  keyed(part.facts, factsOf(booking), {
    key: ([name]) => name,
    make: ([name]) => el("div", {}, el("dt", {}, t(`own-fact-${name}`)), el("dd")),
    update: (row, [, value]) => putName(row.lastElementChild, value),
  });
  drawChoices(booking);
  tell(booking);
  if (OVER.has(booking.state)) refresh.stop();
}

function drawChoices({ may, state: now }) {
  const late = may.includes("join_queue");
  part.arrive.hidden = !late && !may.includes("check_in");
  part.arrive.dataset.how = late ? "join-queue" : "check-in";
  put(part["arrive-text"], t(late ? "own-join" : "own-check-in"));
  const again = may.includes("book_again");
  part.move.hidden = !again && !may.includes("move");
  put(part["move-text"], t(again ? "own-again" : "own-move"));
  part.cancel.hidden = !may.includes("cancel");
  part.calendar.hidden = !HOLDING.has(now);
}

function stateText({ state: now, reason }) {
  return t(now === "cancelled" && reason === "centre" ? "own-state-cancelled-centre" : `own-state-${key(now)}`);
}

function thenText(booking) {
  const { state: now, slot_at: slot, check_in_from: opens, until, late_minutes: minutes, number } = booking;
  if (HOLDING.has(now) && !until) return t("own-then-stands");
  if (now === "late" && number) return t("own-then-joined", { number });
  return t(`own-then-${key(now)}`, {
    time: clock(slot), opens: clock(opens), until: until ? clock(until) : "", minutes, number: number ?? "",
  });
}

function factsOf({ slot_at: slot, branch, purpose, service }) {
  const facts = [
    ["when", momentText(slot)], ["branch", branch.name], ["address", branch.address], ["purpose", purpose.name],
    ["service", service?.label], ["phone", branch.phone],
  ];
  return facts.filter(([, value]) => value && (typeof value === "string" || nameText(value)));
}

/** Say and put into the title what has changed; the same is not said twice. */
function tell(booking) {
  const text = stateText(booking);
  document.title = `${clock(booking.slot_at)} — ${text}`;
  if (text === state.told) return;
  if (state.told) put(part.polite, text);
  state.told = text;
}

function key(now) {
  return now.replaceAll("_", "-");
}

function digits(text) {
  return text.replace(/\D/g, "");
}
