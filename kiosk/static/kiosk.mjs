/** The kiosk: one state, its screens, and what happens by itself (the queue's facts, the printer's answer, the clock). */

import { api, newKey, readPage } from "/static/api.mjs";
import { inLanguage, makeCatalogue } from "/static/catalogue.mjs";
import { adoptTokenFromFragment, loadAgain } from "/static/device.mjs";
import { el } from "/static/dom.mjs";
import { makeBooking } from "./booking.mjs";
import { idlePhase } from "./idle.mjs";
import { askForTicket } from "./issuing.mjs";
import { resetKeyboard } from "./keyboard.mjs";
import { followQueue } from "./live.mjs";
import { paint } from "./paint.mjs";
import { drawQr } from "./qr.mjs";
import { makeRating } from "./rating.mjs";
import { makeGuide } from "./guide.mjs";
import { listenForKeys } from "./hands.mjs";
import { wearModes } from "./mode-buttons.mjs";
import { isCompact } from "./modes.mjs";
import { listenForCodes } from "./scanner.mjs";
import { SCREENS } from "./screens.mjs";
import { isUsed, paperOf, reduce, startState, ticketRequest, viewOf } from "./state.mjs";
import { makeTapsForgiving } from "./tap.mjs";

const PAPER_IN = 5000; // without an outcome of the print by then, the number and its QR stay on the screen
const FAREWELL = 15_000; // how long a ticket stays on the screen once its paper is there
const REFUSED = 2000; // a device that is no longer known becomes a pairing page
const GATHER = 400; // the queue's facts are drawn together

const page = readPage();
const catalogues = new Map(page.languages.map((language) => [language, makeCatalogue(page.catalogues[language], language)]));
const stage = document.getElementById("stage");
const veil = document.getElementById("veil");

let state = startState({ languages: page.languages });
let touched = Date.now();
let planned = null;
let dirty = false;
let queue = null;

const booking = makeBooking({ branch: page.branch, send: (event) => send(event), current: () => state });
const guide = makeGuide({ stage, veil, current: () => state, t: () => catalogues.get(state.language) });
const rating = makeRating({ turn: booking.turn, current: () => state });

/** Every change of the state passes here; what the visitor does is drawn at once. */
function send(event) {
  const before = state;
  state = reduce(state, event);
  if (state === before) return;
  if (before.past.length && !state.past.length) resetKeyboard();
  const quiet = event.type === "ticketFact" || event.type === "menu";
  plan(quiet && before.menu ? GATHER : 0);
  if (state.ticket && state.ticket !== before.ticket) watchPaper(state.ticket);
  if (paperOf(state) !== paperOf(before)) touched = Date.now(); // however late the news of the paper, there is time to read it
}

function plan(delay) {
  dirty = true;
  if (delay && planned) return;
  clearTimeout(planned);
  planned = delay ? setTimeout(drawIfFree, delay) : null;
  if (!delay) drawIfFree();
}

/** Nothing moves under a finger: what changed meanwhile is drawn when it is lifted. */
function drawIfFree() {
  planned = null;
  if (dirty && !taps.fingerDown) draw();
}

function draw() {
  dirty = false;
  const ui = surface();
  document.documentElement.lang = state.language;
  document.title = ui.t("kiosk-page-title");
  wearModes(document.documentElement, state.modes);
  paint({ stage, veil, state, ui, nodes: SCREENS[ui.view].render(state, ui) });
  guide.follow();
}

/** What a screen may use. */
function surface() {
  const t = catalogues.get(state.language);
  return {
    t, page, send, take, ring, drawQr, booking, rating,
    language: state.language,
    view: viewOf(state),
    low: state.modes.low,
    guide: state.modes.guide,
    compact: isCompact(state.modes),
    redraw: () => plan(0),
    clock: clockText,
    time: () => ({ now: serverNow(), language: state.language, zone: state.menu.branch.timezone }),
    names: (names) => nameIn(names, state.language),
  };
}

function nameIn(names, language) {
  const name = inLanguage(names, language);
  return el("span", { lang: name.language === language ? null : name.language }, name.text);
}

const serverNow = () => queue?.serverNow() ?? new Date();

function clockText() {
  return serverNow().toLocaleTimeString("uk", { hour: "2-digit", minute: "2-digit", timeZone: state.menu?.branch.timezone });
}

/** The one tap: its key lives until the server answers, so that a lost answer never makes a second ticket. */
async function take() {
  const key = newKey();
  send({ type: "take", key });
  if (state.key !== key) return;
  const post = (body, retryKey, timeout) => api("POST", `branches/${page.branch}/tickets`, { body, key: retryKey, timeout });
  try {
    const ticket = await askForTicket({
      body: ticketRequest(state), key, post,
      wanted: () => state.key === key,
      onUnanswered: () => send({ type: "unanswered", key }),
    });
    if (ticket) send({ type: "issued", key, ticket });
  } catch (error) {
    if (error.status === 401) loadAgain();
    send({ type: "refused", key, error });
    queue.readMenu();
  }
}

function watchPaper(ticket) {
  const { job } = ticket.print ?? {};
  if (job) setTimeout(() => send({ type: "printOverdue", job }), PAPER_IN);
}

async function ring() {
  const turn = { phase: "ringing" };
  send({ type: "bell", bell: turn });
  const answer = (bell) => state.bell === turn && send({ type: "bell", bell });
  try {
    const { id } = await api("POST", `branches/${page.branch}/bell`, { body: {}, key: newKey(), timeout: 4000 });
    answer({ phase: "rung", id });
  } catch {
    answer({ phase: "failed" });
  }
}

/** Every half second: the clock on the screen, and whether the visitor has gone. */
function tick() {
  const clock = stage.querySelector("[data-clock]");
  if (clock) clock.textContent = clockText();
  if (!isUsed(state)) return;
  if (guide.speaking && state.warning === null) touched = Date.now(); // whoever listens is here; the warning itself is no sign of it
  const still = Date.now() - touched;
  if (viewOf(state) === "ticket" && paperOf(state) === "printed" && !state.modes.guide) {
    if (still > FAREWELL) send({ type: "expired" });
    return;
  }
  const { phase, secondsLeft } = idlePhase(still);
  if (phase === "over") send({ type: "expired" });
  else send(phase === "warning" ? { type: "warn", secondsLeft } : { type: "extend" });
}

function noteTouch() {
  touched = Date.now();
}

const taps = makeTapsForgiving(document, { onTouch: noteTouch, onSettled: drawIfFree });

listenForKeys(document, {
  stage, veil, send, guide, ring,
  current: () => state,
  settings: () => ({ guide: state.modes.guide, guideKey: state.menu?.branch.guide_key }),
});

listenForCodes(document, (code) => (state.screen === "rating-code" ? rating.find(code) : booking.scanned(code)));

async function begin() {
  try {
    if (await adoptTokenFromFragment()) return loadAgain();
  } catch {
    // A refused token in the address: the page is a device already and stays what it was.
  }
  draw();
  queue = followQueue({ branch: page.branch, send, onRefused: () => loadAgain(REFUSED) });
  document.fonts.ready.then(() => plan(0));
  addEventListener("resize", () => plan(0));
  setInterval(tick, 500);
}

begin();
