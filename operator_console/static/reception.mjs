/** Reception: one state, drawn from what the server gives; keys and buttons become commands. */

import { api } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { put } from "/static/keyed.mjs";
import { nameText, page, part, t } from "/static/page.mjs";
import { showTraining } from "/static/training-band.mjs";
import { openDialog } from "./ask.mjs";
import { BellSound } from "./bell-sound.mjs";
import { FindField } from "./find-field.mjs";
import { letterMeaning } from "./keys.mjs";
import { LiveDesk } from "./live-desk.mjs";
import { drawCard } from "./reception-card.mjs";
import { drawPlaces } from "./reception-places.mjs";
import { drawQueue, drawRows } from "./reception-rows.mjs";
import { bellText, drawStrip } from "./reception-strip.mjs";
import { LETTERS, Receptionist } from "./receptionist.mjs";
import { announce, errorText, toSignIn } from "./staff.mjs";
import { wallClock } from "./times.mjs";

const TICK = 1000;

const state = {
  branch: page.places[0].key,
  desk: null,
  view: "waiting",
  line: "",
  open: null,
  found: [],
  busy: null,
  silentSince: null,
  repeatingSince: null,
  trouble: "",
  done: "",
  mayFree: false,
  crowdsSeen: new Set(),
};
let live = null;
const now = () => live?.now() ?? new Date();

const sound = new BellSound(draw);
const find = new FindField({
  empty: "reception-find-empty",
  none: "reception-found-none",
  async search(text) {
    const { tickets, appointment } = await api("POST", `branches/${state.branch}/tickets/find`, { body: { text } });
    if (!appointment) return tickets;
    location.assign(`${page.bookings}#${state.branch}/${appointment}`);
    return null;
  },
  async onFound(found) {
    state.found = found.length > 1 ? found : [];
    if (found.length === 1) await openCard(found[0].id, true);
    draw();
  },
});
const staff = new Receptionist({ state, sound, refresh: () => live?.read(), redraw: draw, open: openCard, focusFind: () => find.focus(), now });

document.addEventListener("keydown", onKey);
document.addEventListener("click", onClick);
part.line.addEventListener("change", () => {
  state.line = part.line.value;
  draw();
});
part["branch-field"].hidden = page.places.length < 2;
fill(part["branch-choice"], page.places.map(({ key, name }) => el("option", { value: key }, nameText(name))));
part["branch-choice"].addEventListener("change", () => enter(part["branch-choice"].value));
setInterval(tick, TICK);
enter(state.branch);

function enter(branch) {
  live?.close();
  sound.set(false);
  Object.assign(state, { branch, desk: null, open: null, found: [], line: "", done: "", trouble: "", mayFree: page.frees.includes(branch) });
  live = new LiveDesk({ path: `branches/${branch}/reception`, branch, onDesk, onContact, onRefused });
  draw();
}

function onDesk(desk) {
  tellNews(state.desk, desk);
  state.desk = desk;
  sound.set(desk.bells.length > 0);
  draw();
  if (state.open) readCard(state.open.id);
}

/** Say to who does not see the screen what has come. */
function tellNews(before, after) {
  const known = new Set(before?.bells.map(({ id }) => id));
  const rings = after.bells.filter(({ id }) => !known.has(id)).map(bellText);
  if (rings.length) announce(rings.join(" "), "assertive");
  else if (before && !before.waiting.length && after.waiting.length) announce(t("reception-somebody-waits"));
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

/** Show the card of a ticket, or none; `focus` leads to it. */
async function openCard(id, focus = false) {
  state.found = [];
  if (!id) {
    state.open = null;
    draw();
    return;
  }
  await readCard(id, true);
  if (focus && state.open?.id === id) part["card-number"].focus();
}

async function readCard(id, opening = false) {
  try {
    const { ticket } = await api("GET", `tickets/${id}/card`);
    if (!opening && state.open?.id !== id) return;
    state.open = ticket;
    if (staff.issuing.issued?.id === id) staff.issuing.drawPaper(ticket.print && { ...ticket.print }, state.desk?.devices);
  } catch (error) {
    if (!error.code) throw error;
    if (error.status === 401) toSignIn();
    if (opening) state.trouble = errorText(error);
  }
  draw();
}

function draw() {
  const { desk } = state;
  drawStrip(state, sound, now());
  showTraining(desk?.branch);
  staff.suspension.draw(Boolean(desk?.suspended));
  part.loading.hidden = Boolean(desk);
  part.places.hidden = !desk;
  if (!desk) return;
  put(part.branch, nameText(desk.branch.short_name ?? desk.branch.name));
  document.title = desk.bells.length ? t("reception-title-ringing", { count: desk.bells.length }) : t("reception-title");
  part.found.hidden = !state.found.length;
  drawRows(part["found-list"], state.found, now(), state.open?.id);
  drawQueue(state, now());
  drawCard(state, now());
  drawPlaces(state, now());
}

function tick() {
  if (!state.desk) return;
  put(part.clock, wallClock(now(), state.desk.at));
  draw();
}

function onKey(event) {
  const asked = openDialog() ? null : letterMeaning(event, LETTERS);
  if (!asked) return;
  event.preventDefault();
  staff.do(asked);
}

function onClick(event) {
  const choice = event.target.closest?.("button[data-view]");
  if (choice) {
    state.view = choice.dataset.view;
    draw();
  }
  const acting = event.target.closest?.("[data-act]");
  if (acting) staff.do(acting.dataset.act, acting.dataset);
}
