/** The hall display: joins the queue's facts, the screen and the voice. */

import { api, readPage } from "/static/api.mjs";
import { makeCatalogue } from "/static/catalogue.mjs";
import { adoptTokenFromFragment, loadAgain } from "/static/device.mjs";
import { connectQueue } from "/static/queue-client.mjs";
import * as known from "./board-state.mjs";
import { BoardView } from "./board-view.mjs";
import { makeCaptions } from "./captions.mjs";
import { followHallCode } from "./hall-code.mjs";
import { Player } from "./player.mjs";
import { SilentPlayer } from "./silent-player.mjs";
import { Voice } from "./voice.mjs";

const REDRAW_EVERY = 500;
const REFRESH_EVERY = 20000;
const SLIDES_EVERY = 60000;
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
const board = { state: null, stale: null, spoken: null, heardBy: null };

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const voice = makeVoice(player, heard);
// Where another device speaks, its words can be read here all the same.
const captioned = makeVoice(new SilentPlayer(pause), show);

function makeVoice(playing, onPhase) {
  return new Voice({ player: playing, isCurrent: holds, onPhase, now: () => performance.now(), pause });
}

function holds(told) {
  if (told.test) return true;
  return board.state !== null && (told.message ? known.isSo(board.state, told) : known.isCurrent(board.state, told));
}

const hallCode = followHallCode({
  read: () => api("GET", `branches/${page.branch}/hall-code`),
  wanted: () => Boolean(board.state?.checkIn) && !board.stale,
  now: () => queue.serverNow(),
  onCode: (code) => board.state && (board.state = known.withCode(board.state, code)),
});

const queue = connectQueue({
  ...SUBSCRIPTION,
  onSnapshot(snapshot) {
    const before = board.state;
    const missed = known.missedCalls(before, snapshot, STILL_FRESH);
    const untold = known.missedMessage(before, snapshot);
    board.state = known.withCode(known.fromSnapshot(snapshot), before?.code ?? null);
    player.volume = board.state.volume;
    hallCode.look();
    draw();
    showSound();
    const unheard = known.unheardCalls(board.heardBy ?? before, board.state, STILL_FRESH);
    board.heardBy = null;
    for (const call of [...missed, ...unheard]) speak(call);
    readSlides();
    if (untold) inform(untold);
  },
  onFact(name, fact) {
    const before = board.state;
    board.state = known.reduce(before, name, fact);
    draw();
    if (name === "device:changed") turnSpeaking(before);
    if (name === "branch:changed") queue.emit("subscribe", SUBSCRIPTION);
    if (name === "ticket:issued" && !isSilent()) player.prefetch(fact.speech.map((part) => part.url));
    if (CALLS.has(name) && known.isHere(board.state, fact) && isFresh(fact)) speak(fact);
    if (fact.message) inform(fact);
    if (name === "hall:tested" && known.speaksFor(board.state, fact.zone)) speak({ ...fact, ...TEST });
  },
  onState(state, since) {
    board.stale = state === "stale" ? since : null;
    for (const each of [voice, captioned]) {
      if (board.stale) each.hold();
      else each.resume();
    }
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
  sayer(call.zone).announce(call);
}

function inform(message) {
  sayer(null).inform(message);
}

/** Who says here what concerns this zone: the voice, or captions where another device speaks. */
function sayer(zone) {
  return !isSilent() && known.speaksFor(board.state, zone) ? voice : captioned;
}

/** A device came or went: whoever speaks in its place says what nobody has heard. */
function turnSpeaking(before) {
  showSound();
  if (!known.takesOver(before, board.state)) return;
  board.heardBy ??= before;
  queue.emit("subscribe", SUBSCRIPTION);
}

function draw() {
  const timezone = board.state?.branch.timezone;
  if (board.stale) view.stale(board.stale, timezone);
  else if (board.state) view.draw(board.state, queue.serverNow(), board.spoken);
  if (timezone) view.tick(queue.serverNow(), timezone);
}

/** A phase of an announcement, as it is seen. */
function show(phase, call, { language = null }) {
  const { ticket, message, minutes } = call;
  if (call.test) showTest(phase);
  else if (language) board.spoken = { ticket, message, minutes, text: captions.whole(language, call), language };
  if (phase === "end") board.spoken = null;
  draw();
}

/** One that is heard: shown, told to whoever listens on the page, and to the server when it was said. */
function heard(phase, call, details) {
  const { language = null, saying = null, loudness = null } = details;
  const text = captions.text(language, phase, call);
  const { ticket, number, message, event } = call;
  if (phase === "said" && ticket) queue.emit("announced", { event });
  if (phase === "muted") showSound();
  const detail = { phase, text, ticket, number, message, event, language, saying, loudness, at: queue.serverNow().toISOString() };
  document.dispatchEvent(new CustomEvent("announcement", { detail }));
  show(phase, call, details);
}

/** The words of the test while it sounds. */
function showTest(phase) {
  document.querySelector("[data-sound-said]").textContent = phase === "end" ? "" : captions.text("uk", "test", {});
}

/** The button for a browser that forbids sound until somebody touches the page. */
function showSound() {
  document.querySelector("[data-sound-button]").hidden = player.allowed || Boolean(board.stale) || isSilent() || !isSpeaker();
}

const isSpeaker = () => board.state !== null && known.speaks(board.state);

/** The touch that lets sound go; a sentence tells the one who gave it that the voice works. */
async function allowSound() {
  if (!(await player.unlock()) || voice.running) return;
  const said = document.querySelector("[data-sound-said]");
  said.textContent = captions.text(page.language, "test", {});
  const url = `/api/v1/speech/${page.language}/test.wav`;
  await player.say({ parts: [{ url, phase: "test" }], chime: "full", rate: 1 }, () => {});
  said.textContent = "";
}

/** Without an answer what is known is shown on; a board never waits for a picture. */
async function readSlides() {
  const found = await api("GET", `branches/${page.branch}/slides`).catch(() => null);
  if (found) view.slides.take(found);
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
  if (fresh && board.state) {
    const before = board.state;
    board.state = known.refreshed(before, fresh);
    turnSpeaking(before);
    player.volume = board.state.volume;
  }
  hallCode.look();
}, REFRESH_EVERY);
setInterval(readSlides, SLIDES_EVERY);
