/** The page of a device that nobody has approved yet: shows its code, waits, and becomes its face. */

import { api, readPage } from "./api.mjs";
import { makeCatalogue } from "./catalogue.mjs";
import { adoptTokenFromFragment } from "./device.mjs";

const ASK_EVERY = 2000;
const TRY_AGAIN = 3000;

const page = readPage();
const t = makeCatalogue(page.messages, page.language);
const at = (name) => document.querySelector(`[data-pairing="${name}"]`);
let refusedToken = "";
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

begin();

async function begin() {
  try {
    if (await adoptTokenFromFragment()) {
      location.reload();
      return;
    }
  } catch (error) {
    if (!error.unanswered) refusedToken = t("pages-pairing-token-refused");
  }
  for (;;) await showOneCode();
}

/** One code from its making until it is taken (the page is loaded again) or its time is over. */
async function showOneCode() {
  let pairing;
  try {
    pairing = await api("POST", "pairings", { body: { kind: page.kind } });
  } catch (error) {
    reportTrouble(error);
    await wait(error.retryAfter ? error.retryAfter * 1000 : TRY_AGAIN);
    return;
  }
  show(pairing);
  while (Date.now() < Date.parse(pairing.expires_at)) {
    await wait(ASK_EVERY);
    if (!(await stillOpen(pairing.secret))) return;
  }
}

/** Ask whether the code was approved. → false when it is of no more use. */
async function stillOpen(secret) {
  try {
    const answer = await api("POST", "pairings/claim", { body: { secret } });
    say("");
    if (!answer.paired) return true;
    location.reload();
    return new Promise(() => {}); // the page is leaving; nothing is to happen before
  } catch (error) {
    reportTrouble(error);
    return error.unanswered || error.status === 429;
  }
}

function show({ code, expires_at: expires }) {
  const plain = code.replaceAll("-", "");
  at("code").textContent = `${plain.slice(0, 4)}-${plain.slice(4)}`;
  const time = new Date(expires).toLocaleTimeString(page.language, { hour: "2-digit", minute: "2-digit" });
  at("expiry").textContent = t("pages-pairing-expiry", { time });
  say("");
}

function reportTrouble(error) {
  if (error.unanswered) say(t("pages-pairing-no-server"));
}

/** What is wrong now; where nothing is, that the address held a wrong token is still worth saying. */
function say(trouble) {
  const text = trouble || refusedToken;
  at("trouble-text").textContent = text;
  at("trouble").hidden = !text;
}
