/** Bookings at the desk: one state, drawn from what the server gives; keys and buttons become commands. */

import { api } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { put } from "/static/keyed.mjs";
import { nameText, page, part, t } from "/static/page.mjs";
import { showTraining } from "/static/training-band.mjs";
import { openDialog } from "./ask.mjs";
import { drawCard } from "./booking-card.mjs";
import { BookingsClerk, LETTERS } from "./bookings-clerk.mjs";
import { drawBookings, drawDays, drawUnserved } from "./bookings-rows.mjs";
import { FindField } from "./find-field.mjs";
import { letterMeaning } from "./keys.mjs";
import { LiveDesk } from "./live-desk.mjs";
import { banner, drawStanding, offlineText } from "./notices.mjs";
import { drawPapers } from "./reception-strip.mjs";
import { errorText, toSignIn } from "./staff.mjs";
import { clock, wallClock } from "./times.mjs";

const TICK = 1000;
const READ_AGAIN = 15000; // ms: a booking becomes due, or late, by the clock alone

const state = {
  branch: page.places[0].key,
  day: null,
  desk: null,
  view: "all",
  open: null,
  awaited: null,
  found: [],
  busy: null,
  silentSince: null,
  repeatingSince: null,
  trouble: "",
  done: "",
  mayRestore: false,
};
let live = null;

const find = new FindField({
  empty: "bookings-find-empty",
  none: "bookings-found-none",
  async search(text) {
    const { appointments } = await api("POST", `branches/${state.branch}/appointments/find`, { body: { text } });
    return appointments;
  },
  async onFound(found) {
    state.found = found.length > 1 ? found : [];
    if (found.length === 1) await openCard(found[0].id, true);
    draw();
  },
});
const clerk = new BookingsClerk({ state, refresh: () => live?.read(), redraw: draw, open: openCard, go, focusFind: () => find.focus() });

document.addEventListener("keydown", onKey);
document.addEventListener("click", onClick);
part.day.addEventListener("change", () => go(part.day.value));
part["branch-field"].hidden = page.places.length < 2;
fill(part["branch-choice"], page.places.map(({ key, name }) => el("option", { value: key }, nameText(name))));
part["branch-choice"].addEventListener("change", () => enter(part["branch-choice"].value));
setInterval(tick, TICK);
setInterval(() => live?.refresh(), READ_AGAIN);
begin();

/** Reception leads here with a booking that was scanned: #branch/id. */
function begin() {
  const [branch, id] = location.hash.slice(1).split("/");
  const known = page.places.some(({ key }) => key === branch);
  enter(known ? branch : state.branch);
  if (!known || !id) return;
  history.replaceState(null, "", location.pathname + location.search);
  state.awaited = id;
}

function enter(branch) {
  live?.close();
  Object.assign(state, { branch, day: null, desk: null, open: null, found: [], done: "", trouble: "", mayRestore: page.restores.includes(branch) });
  part["branch-choice"].value = branch;
  live = new LiveDesk({ path: pathOf(null), branch, onDesk, onContact, onRefused });
  draw();
}

function pathOf(day) {
  return `branches/${state.branch}/bookings${day ? `?day=${day}` : ""}`;
}

/** Show a day; null is today, whichever that is. */
function go(day) {
  state.day = day;
  live.path = pathOf(day);
  live.read();
}

function onDesk(desk) {
  state.desk = desk;
  draw();
  if (state.open) readCard(state.open.id);
  else if (state.awaited) openCard(state.awaited, true); // not before there is a place for its card
  state.awaited = null;
}

function onContact(since) {
  state.silentSince = since;
  draw();
}

function onRefused(error) {
  if (error.status === 401) toSignIn();
  state.trouble = errorText(error);
  draw();
}

/** Show the card of a booking, or none; `focus` leads to it. */
async function openCard(id, focus = false) {
  if (!id) {
    state.open = null;
    draw();
    return;
  }
  state.found = [];
  await readCard(id, true);
  if (focus && state.open?.id === id) part["card-time"].focus();
}

async function readCard(id, opening = false) {
  try {
    const { appointment } = await api("GET", `branches/${state.branch}/appointments/${id}`);
    if (!opening && state.open?.id !== id) return;
    state.open = appointment;
    clerk.booking.drawPaper(appointment);
  } catch (error) {
    if (!error.code) throw error;
    if (error.status === 401) toSignIn();
    if (opening) state.trouble = errorText(error);
  }
  draw();
}

function draw() {
  const { desk } = state;
  banner("offline", offlineText(state));
  drawStanding(desk);
  banner("still", desk?.standstills.length ? stillText(desk.standstills[0]) : "");
  banner("trouble", state.trouble);
  banner("done", state.done);
  drawPapers(desk?.papers ?? []);
  showTraining(desk?.branch);
  clerk.suspension.draw(Boolean(desk?.suspended));
  part.loading.hidden = Boolean(desk);
  part.places.hidden = !desk;
  if (!desk) return;
  put(part.branch, nameText(desk.branch.short_name ?? desk.branch.name));
  drawDays(desk);
  drawBookings(state);
  drawUnserved(desk);
  drawCard(state);
}

function stillText({ reason, since }) {
  return t(`bookings-still-${reason}`, { time: clock(since) });
}

function tick() {
  if (state.desk) put(part.clock, wallClock(live.now(), state.desk.at));
}

function onKey(event) {
  const asked = openDialog() ? null : letterMeaning(event, LETTERS);
  if (!asked) return;
  event.preventDefault();
  clerk.do(asked);
}

function onClick(event) {
  const choice = event.target.closest?.("button[data-view]");
  if (choice) {
    state.view = choice.dataset.view;
    draw();
  }
  const acting = event.target.closest?.("[data-act]");
  if (acting) clerk.do(acting.dataset.act, acting.dataset);
}
