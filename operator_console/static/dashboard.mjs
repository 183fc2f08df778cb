/** The live dashboard: one state, drawn from what the server gives, on a desk, a telephone or the wall. */

import { api } from "/static/api.mjs";
import { loadAgain } from "/static/device.mjs";
import { el, fill } from "/static/dom.mjs";
import { put, show } from "/static/keyed.mjs";
import { nameText, page, part, t } from "/static/page.mjs";
import { showTraining } from "/static/training-band.mjs";
import { AlarmSound } from "./alarm-sound.mjs";
import { drawCounters } from "./dashboard-counters.mjs";
import { alarmText, drawHall } from "./dashboard-hall.mjs";
import { LiveDesk } from "./live-desk.mjs";
import { offlineText } from "./notices.mjs";
import { announce, errorText, toSignedOut, toSignIn } from "./staff.mjs";
import { wallClock } from "./times.mjs";

const TICK = 1000;
const AGAIN = 5000; // waits grow, alarms begin and the forecast is made anew without a fact
const LOAD_AGAIN = 2000; // a screen that was revoked shows a code again
const state = { hall: null, silentSince: null, trouble: "", told: null };
let live = null;
const now = () => live?.now() ?? new Date();
const sound = new AlarmSound(drawSound);

part["branch-field"].hidden = page.places.length < 2;
fill(part["branch-choice"], page.places.map(({ key, name }) => el("option", { value: key }, nameText(name))));
part["branch-choice"].addEventListener("change", () => enter(part["branch-choice"].value));
part.sound.addEventListener("click", () => sound.toggle());
part["sign-out"]?.addEventListener("click", signOut);
drawSound();
enter(page.places[0].key);
setInterval(draw, TICK);
setInterval(() => live.refresh(), AGAIN);

function enter(branch) {
  live?.close();
  Object.assign(state, { hall: null, trouble: "", told: null });
  const path = `branches/${branch}/dashboard${page.wall ? "?wall=1" : ""}`;
  live = new LiveDesk({ path, branch, view: page.device ? "queue" : "console", onDesk, onContact, onRefused });
  draw();
}

function onDesk(hall) {
  Object.assign(state, { hall, trouble: "" });
  tellAlarms(hall);
  draw();
}

/** Sound and say each alarm once, when the server has noted it; those of a page just opened are only shown. */
function tellAlarms(hall) {
  const noted = hall.alarms.filter(({ id }) => id);
  const begun = state.told ? noted.filter(({ id }) => !state.told.has(id)) : [];
  state.told = new Set([...(state.told ?? []), ...noted.map(({ id }) => id)]);
  if (!begun.length) return;
  sound.ring();
  announce(begun.map((alarm) => alarmText(alarm, hall)).join(" "), "assertive");
}

function onContact(since) {
  state.silentSince = since;
  draw();
}

function onRefused(error) {
  if (error.status === 401) page.device ? loadAgain(LOAD_AGAIN) : toSignIn();
  state.trouble = errorText(error);
  draw();
}

function draw() {
  const { hall } = state;
  say("offline", offlineText(state));
  say("trouble", state.trouble);
  part.loading.hidden = Boolean(hall);
  part.hall.hidden = !hall;
  if (!hall) return;
  part.hall.toggleAttribute("data-old", Boolean(state.silentSince));
  showTraining(hall.branch);
  put(part.branch, nameText(hall.branch.short_name ?? hall.branch.name));
  put(part.clock, wallClock(now(), hall.at));
  drawHall(hall, Boolean(state.silentSince));
  drawCounters(hall, now());
}

function drawSound() {
  part.sound.setAttribute("aria-pressed", String(sound.on));
  put(part["sound-label"], t(sound.on ? "dashboard-sound-on" : "dashboard-sound-off"));
}

async function signOut() {
  try {
    await api("DELETE", "session");
    toSignedOut();
  } catch (error) {
    onRefused(error);
  }
}

function say(banner, text) {
  show(part[`${banner}-text`], text);
  part[banner].hidden = !text;
}
