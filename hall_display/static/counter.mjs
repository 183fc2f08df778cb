/** The display of one counter: what the server knows of it, read anew whenever a fact concerns it. */

import { api, readPage } from "/static/api.mjs";
import { inLanguage, makeCatalogue } from "/static/catalogue.mjs";
import { adoptTokenFromFragment, loadAgain } from "/static/device.mjs";
import { fill, icon } from "/static/dom.mjs";
import { connectQueue } from "/static/queue-client.mjs";
import { showTraining } from "/static/training-band.mjs";
import { concerns, signState, wordsOf } from "./counter-state.mjs";
import { fitAll } from "./fit.mjs";

const READ_EVERY = 20000; // a name in the settings and the end of a suspension come without a fact
const AGAIN = 2000;
const RELOAD_AFTER = 2000;

const page = readPage();
const t = makeCatalogue(page.messages, page.language);
const at = (name) => document.querySelector(`[data-${name}]`);
let sign = null;
let stale = null;
let asked = 0;

connectQueue({
  view: "board",
  branch: page.branch,
  onSnapshot: read,
  onFact: (name, fact) => concerns(sign, name, fact) && read(),
  onState(state, since) {
    stale = state === "stale" ? since : null;
    draw();
  },
  onRefused: () => loadAgain(RELOAD_AFTER), // no device any more: the server shows the pairing code
});

/** The answer to the last question counts: two facts close together must not end in the earlier answer. */
async function read() {
  const own = (asked += 1);
  try {
    const fresh = await api("GET", "device/counter");
    if (own === asked) sign = fresh;
  } catch {
    if (own === asked) setTimeout(() => own === asked && read(), AGAIN);
  }
  draw();
}

function draw() {
  if (!sign) return;
  const { state, ticket } = signState(sign, Boolean(stale));
  const words = wordsOf(state, sign);
  document.body.dataset.sign = state;
  document.body.dataset.alarm = state === "suspended" && sign.suspended.reason === "air_alarm" && !sign.suspended.resumes_at;
  showTraining(sign.branch);
  drawPlace(sign.counter);
  fill(at("icon"), words.icon ? icon(words.icon) : []);
  text("state", t(t.has(words.state) ? words.state : "hall-suspended-other-title", { time: clock(stale) }));
  text("ticket", ticket ?? "");
  text("hint", words.hint ? t(t.has(words.hint) ? words.hint : "hall-suspended-other-text") : "");
  drawPerson(["stale", "closed", "unplaced"].includes(state) ? null : sign.administrator);
  fitAll();
}

function drawPlace(counter) {
  const { text: words, language } = inLanguage(counter?.workplace, t.language);
  at("workplace").lang = language;
  at("workplace").textContent = words || t("hall-workplace");
  at("number").textContent = counter?.number ?? "";
  at("place").ariaLabel = null; // it names itself from now on
}

/** A name and a position are Ukrainian, whatever the display speaks. */
function drawPerson(person) {
  at("person").hidden = !person?.name && !person?.position;
  at("person").lang = "uk";
  text("name", person?.name ?? "");
  text("position", person?.position ?? "");
}

function text(name, words) {
  const element = at(name);
  element.hidden = !words;
  if (element.textContent !== words) element.textContent = words;
}

function clock(moment) {
  return moment ? moment.toLocaleTimeString("uk", { hour: "2-digit", minute: "2-digit", timeZone: sign.branch.timezone }) : "";
}

// The link with a token may be opened again on a display that is paired already.
adoptTokenFromFragment().then((adopted) => adopted && loadAgain(), () => {});
addEventListener("resize", fitAll);
document.fonts.ready.then(fitAll);
setInterval(() => sign && !stale && read(), READ_EVERY);
