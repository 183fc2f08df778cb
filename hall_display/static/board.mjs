/** The hall display: joins the queue's facts, the screen and the voice. */

import { api, readPage } from "/static/api.mjs";
import { makeCatalogue } from "/static/catalogue.mjs";
import { adoptTokenFromFragment, loadAgain } from "/static/device.mjs";
import { connectQueue } from "/static/queue-client.mjs";
import { fromSnapshot, isCurrent, isHere, isSo, missedCalls, missedMessage, reduce, refreshed, withCode } from "./board-state.mjs";
import { BoardView } from "./board-view.mjs";
import { makeCaptions } from "./captions.mjs";
import { followHallCode } from "./hall-code.mjs";
import { Player } from "./player.mjs";
import { Voice } from "./voice.mjs";

const REDRAW_EVERY = 500;
const REFRESH_EVERY = 20000;
const RELOAD_AFTER = 2000;
// A call that was lost on the way and is younger than this is still spoken; an older one would be old sound.
const STILL_FRESH = 60000;

// A sentence that somebody asked for in the settings: no ticket's, and always worth hearing.
const TEST = { test: true, ticket: null, language: "uk" };
const CALLS = new Set(["ticket:called", "ticket:recalled"]);

const page = readPage();
const SUBSCRIPTION = { view: "board", branch: page.branch };
const t = makeCatalogue(page.messages, page.language);
const player = new Player(page.chime);
const captions = makeCaptions(page.speech);
const view = new BoardView(t, captions);
const board = { state: null, stale: null, spoken: null };

const voice = new Voice({
  player,
  isCurrent: (told) => told.test || (board.state !== null && (told.message ? isSo(board.state, told) : isCurrent(board.state, told))),
  onPhase: heard,
  now: () => performance.now(),
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
});

const hallCode = followHallCode({
  read: () => api("GET", `branches/${page.branch}/hall-code`),
  wanted: () => Boolean(board.state?.checkIn) && !board.stale,
  now: () => queue.serverNow(),
  onCode: (code) => board.state && (board.state = withCode(board.state, code)),
});

const queue = connectQueue({
  ...SUBSCRIPTION,
  onSnapshot(snapshot) {
    const missed = missedCalls(board.state, snapshot, STILL_FRESH);
    const untold = missedMessage(board.state, snapshot);
    board.state = withCode(fromSnapshot(snapshot), board.state?.code ?? null);
    hallCode.look();
    draw();
    showSound();
    for (const call of missed) speak(call);
    if (untold) inform(untold);
  },
  onFact(name, fact) {
    board.state = reduce(board.state, name, fact);
    draw();
    if (name === "branch:changed") queue.emit("subscribe", SUBSCRIPTION);
    if (name === "ticket:issued" && !isSilent()) player.prefetch(fact.speech.map((part) => part.url));
    if (CALLS.has(name) && isHere(board.state, fact) && isFresh(fact)) speak(fact);
    if (fact.message) inform(fact);
    if (name === "hall:tested" && isHere(board.state, fact)) speak({ ...fact, ...TEST });
  },
  onState(state, since) {
    board.stale = state === "stale" ? since : null;
    if (board.stale) voice.hold();
    else voice.resume();
    draw();
    showSound();
  },
  onRefused() {
    loadAgain(RELOAD_AFTER); // no device any more: the server shows the pairing code
  },
});

/** Not one that was held up on its way while this screen slept. */
function isFresh(fact) {
  return queue.serverNow() - Date.parse(fact.at) < STILL_FRESH;
}

/** A training copy is seen, never heard: real visitors may sit in the hall. */
function isSilent() {
  return Boolean(board.state?.branch.training);
}

function speak(call) {
  if (!isSilent()) voice.announce(call);
}

function inform(message) {
  if (!isSilent()) voice.inform(message);
}

function draw() {
  const timezone = board.state?.branch.timezone;
  if (board.stale) view.stale(board.stale, timezone);
  else if (board.state) view.draw(board.state, queue.serverNow(), board.spoken);
  if (timezone) view.tick(queue.serverNow(), timezone);
}

/** A phase of an announcement: shown, told to whoever listens on the page, and to the server when it was said. */
function heard(phase, call, details) {
  const { language = null, saying = null, loudness = null } = details;
  const text = captions.text(language, phase, call);
  const { ticket, number, message, minutes, event } = call;
  if (call.test) showTest(phase);
  else if (language) board.spoken = { ticket, message, minutes, text: captions.whole(language, call), language };
  if (phase === "end") board.spoken = null;
  if (phase === "said" && ticket) queue.emit("announced", { event });
  if (phase === "muted") showSound();
  const detail = { phase, text, ticket, number, message, event, language, saying, loudness, at: queue.serverNow().toISOString() };
  document.dispatchEvent(new CustomEvent("announcement", { detail }));
  draw();
}

/** The words of the test while it sounds. */
function showTest(phase) {
  document.querySelector("[data-sound-said]").textContent = phase === "end" ? "" : captions.text("uk", "test", {});
}

/** The button for a browser that forbids sound until somebody touches the page. */
function showSound() {
  document.querySelector("[data-sound-button]").hidden = player.allowed || Boolean(board.stale) || isSilent();
}

/** The touch that lets sound go; a sentence tells the one who gave it that the voice works. */
async function allowSound() {
  if (!(await player.unlock()) || voice.running) return;
  const said = document.querySelector("[data-sound-said]");
  said.textContent = captions.text(page.language, "test", {});
  const url = `/api/v1/speech/${page.language}/test.wav`;
  await player.say({ parts: [{ url, phase: "test" }], chime: "full", rate: 1 }, () => {});
  said.textContent = "";
}

// The link with a token may be opened again on a display that is paired already.
adoptTokenFromFragment().then((adopted) => adopted && loadAgain(), () => {});
document.querySelector("[data-sound-button]").addEventListener("click", allowSound);
player.onChange(showSound);
player.unlock().then(showSound);
setInterval(draw, REDRAW_EVERY);
setInterval(async () => {
  if (!board.state || board.stale) return;
  const fresh = await api("GET", `branches/${page.branch}/board`).catch(() => null);
  if (fresh && board.state) board.state = refreshed(board.state, fresh);
  hallCode.look();
}, REFRESH_EVERY);
