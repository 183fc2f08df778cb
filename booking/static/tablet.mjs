/** The tablet of a counter: sleeps, offers itself when a visit ends there, thanks, and sleeps again. */

import { api, newKey, readPage } from "/static/api.mjs";
import { inLanguage, makeCatalogue } from "/static/catalogue.mjs";
import { adoptTokenFromFragment, loadAgain } from "/static/device.mjs";
import { el, fill, icon } from "/static/dom.mjs";
import { put } from "/static/keyed.mjs";
import { part } from "/static/page.mjs";
import { connectQueue } from "/static/queue-client.mjs";
import { showTraining } from "/static/training-band.mjs";

const AWAKE = 60_000; // without a touch
const THANKS = 8000;
const RELOAD_AFTER = 2000;

const page = readPage();
const catalogues = new Map(Object.entries(page.catalogues).map(([language, source]) => [language, makeCatalogue(source, language)]));
const banner = document.querySelector("[data-stale]");
const VIEWS = { asleep, offer, thanks, trouble };
const state = { view: "asleep", offer: null, language: page.language, trouble: "", key: null, busy: false };
let timer = null;

const t = (key, values) => catalogues.get(state.language)(key, values);

/** Show a view; it ends by itself after `time` ms. */
function turn(view, changes = {}, time = AWAKE) {
  Object.assign(state, changes, { view });
  sleepIn(view === "asleep" ? null : time);
  draw();
}

function sleepIn(time) {
  clearTimeout(timer);
  timer = time === null ? null : setTimeout(sleep, time);
}

function sleep() {
  turn("asleep", { offer: null, key: null, language: page.language });
}

function draw() {
  document.documentElement.lang = state.language;
  part.tablet.dataset.view = state.view;
  fill(part.screen, VIEWS[state.view]());
  put(part.polite, state.view === "asleep" ? "" : part.screen.querySelector("h1").textContent);
}

function asleep() {
  const { text, language } = inLanguage(page.name, state.language);
  return [el("h1", { class: "tablet-lead" }, t("rating-tablet-asleep")), el("p", { class: "tablet-centre", lang: language }, text)];
}

function offer() {
  const { scale, steps, number } = state.offer;
  const choices = Array.from({ length: steps }, (_, index) => index + 1);
  return [
    el("h1", {}, t("rating-step")),
    el("p", { class: "tablet-lead" }, t("rating-visit", { number })),
    el("div", { class: "tablet-steps" }, choices.map((step) => button(t(`rating-${scale}-${step}`), () => rate(step), { step }))),
    ways(),
  ];
}

function ways() {
  const others = [...catalogues.keys()].filter((language) => language !== state.language);
  const change = (language) => {
    const other = button(t(`common-language-${language}`), () => turn("offer", { language }), { kind: "quiet" });
    other.lang = language;
    return other;
  };
  return el("div", { class: "tablet-ways" }, button(t("rating-tablet-skip"), sleep, { kind: "quiet", skip: true }), others.map(change));
}

function thanks() {
  return [icon("circle-check"), el("h1", {}, t("rating-thanks")), el("p", { class: "tablet-lead" }, t("rating-tablet-thanks-lead"))];
}

function trouble() {
  return [el("h1", {}, t("rating-kiosk-not-now")), el("p", { class: "tablet-lead" }, state.trouble)];
}

function button(text, click, data) {
  return el("button", { class: "button", type: "button", data, on: { click } }, text);
}

/** One tap; its key lives until the server answers, so that a lost answer makes no second rating. */
async function rate(step) {
  if (state.busy) return;
  state.busy = true;
  const { ticket } = state.offer;
  const key = state.key?.step === step ? state.key : { step, text: newKey() };
  state.key = key;
  try {
    await api("POST", "device/rating", { body: { ticket, step }, key: key.text });
    turn("thanks", {}, THANKS);
  } catch (error) {
    if (error.status === 401) loadAgain(RELOAD_AFTER);
    if (error.unanswered) turn("offer");
    else turn("trouble", { trouble: refusal(error.code) }, THANKS);
  } finally {
    state.busy = false;
  }
}

function refusal(code) {
  return catalogues.get(state.language).has(`error-${code}`) ? t(`error-${code}`) : t("error-rating_offer_over");
}

/** Ask which visit may be rated here now; the fact alone says only that one has ended. */
async function look() {
  try {
    const { offer: found } = await api("GET", "device/rating");
    if (!found) {
      if (state.view === "offer") sleep();
    } else if (found.ticket !== state.offer?.ticket) {
      showTraining(found.branch);
      turn("offer", { offer: found, language: catalogues.has(found.language) ? found.language : page.language, key: null });
    }
  } catch (error) {
    if (error.status === 401) loadAgain(RELOAD_AFTER);
  }
}

function told(name, fact) {
  if (fact.counter !== page.counter) return;
  if (name === "ticket:finished") look();
  else if (name === "ticket:started" || name === "ticket:undone") sleep();
}

function showStale(now, since) {
  banner.hidden = now !== "stale";
  const time = since?.toLocaleTimeString("uk", { hour: "2-digit", minute: "2-digit" }) ?? "";
  if (now === "stale") put(banner.querySelector("[data-stale-text]"), t("common-stale-since", { time }));
}

async function begin() {
  try {
    if (await adoptTokenFromFragment()) return loadAgain();
  } catch {
    // A refused token in the address: the page is a device already and stays what it was.
  }
  draw();
  document.addEventListener("pointerdown", () => state.view === "offer" && sleepIn(AWAKE));
  connectQueue({
    view: "tablet",
    branch: page.branch,
    onSnapshot: look,
    onFact: told,
    onState: showStale,
    onRefused: () => loadAgain(RELOAD_AFTER),
  });
}

begin();
