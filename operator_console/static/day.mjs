/** The day of a branch: what goes on, the end of issuing and of the day, what stood still, who was not served. */

import { api, newKey } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { show } from "/static/keyed.mjs";
import { nameText, page, part, t } from "/static/page.mjs";
import { showTraining } from "/static/training-band.mjs";
import { confirm } from "./ask.mjs";
import { whenText } from "./booking-words.mjs";
import { askClosing } from "./closing.mjs";
import { DayView } from "./day-view.mjs";
import { chosenPrinter, NO_PRINT } from "./desk-printer.mjs";
import { errorText, toSignedOut, toSignIn } from "./staff.mjs";
import { SuspensionKey } from "./suspension.mjs";

const AGAIN = 5000;

const state = { branch: page.places[0].key, day: null, closingKey: null };
const view = new DayView();
const suspension = new SuspensionKey({
  branch: () => state.branch,
  changed: () => refresh(),
  failed: (text) => say("trouble", text),
});

part["branch-field"].hidden = page.places.length < 2;
fill(part.branch, page.places.map(({ key, name }) => el("option", { value: key }, nameText(name))));
part.branch.addEventListener("change", () => {
  state.branch = part.branch.value;
  refresh();
});
part["end-issuing"].addEventListener("click", () => change("end-issuing", "issuing-ended"));
part.reopen.addEventListener("click", () => change("reopen-issuing", "reopened", "reopen"));
part["close-day"].addEventListener("click", closeDay);
part.print.addEventListener("click", () => print());
part.unserved.addEventListener("click", ({ target }) => bookKept(target.closest("[data-ticket]")?.dataset.ticket));
part["sign-out"].addEventListener("click", signOut);
refresh();
setInterval(refresh, AGAIN);

async function refresh() {
  const { branch } = state;
  try {
    const day = await api("GET", `branches/${branch}/day`);
    if (branch === state.branch) draw(day);
    if (state.lost) say("trouble", "");
    state.lost = false;
  } catch (error) {
    state.lost = true;
    failed(error);
  }
}

function draw(day) {
  state.day = day;
  suspension.draw(Boolean(day.suspended), !day.closed || Boolean(day.suspended));
  view.draw(day);
  showTraining(page.places.find(({ key }) => key === state.branch));
}

/** A button that asks first: `action` is the API's, `name` and `done` are the texts'. */
async function change(action, done, name = action) {
  const sure = await confirm({ title: t(`console-day-${name}-title`), text: t(`console-day-${name}-text`), yes: t(`console-day-${name}`) });
  if (sure) await post(action, {}, done);
}

async function closeDay() {
  const reason = await askClosing(state.day);
  if (reason === null) return;
  state.closingKey ??= newKey(); // kept until an answer came: the day is closed once
  if (await post("close", reason ? { reason } : {}, "closed", state.closingKey)) state.closingKey = null;
}

async function post(action, body, done, key) {
  try {
    draw(await api("POST", `branches/${state.branch}/day/${action}`, { body, key }));
    say("trouble", "");
    say("done", t(`console-day-done-${done}`));
    document.getElementById("now-title").focus(); // the button that had the focus may be gone
    return true;
  } catch (error) {
    failed(error);
    await refresh();
    return !error.unanswered;
  }
}

/** The time kept for one who was not served becomes an appointment; its slip comes where this desk prints. */
async function bookKept(ticket) {
  if (!ticket) return;
  const { number } = state.day.unserved.find(({ id }) => id === ticket);
  const printer = chosenPrinter(state.day.printers);
  const body = printer && printer !== NO_PRINT ? { printer } : {};
  try {
    const { appointment } = await api("POST", `branches/${state.branch}/unserved/${ticket}/book`, { body });
    say("trouble", "");
    say("done", t(`console-day-done-kept-booked${body.printer ? "-printed" : ""}`, { number, when: whenText(appointment.slot_at) }));
    document.getElementById("unserved-title").focus(); // the button that had the focus is gone
  } catch (error) {
    if (!error.code) throw error;
    failed(error);
  }
  await refresh();
}

async function signOut() {
  try {
    await api("DELETE", "session");
    toSignedOut();
  } catch (error) {
    failed(error);
  }
}

function failed(error) {
  if (error.status === 401) toSignIn();
  say("done", "");
  say("trouble", errorText(error));
}

function say(banner, text) {
  show(part[`${banner}-text`], text);
  part[banner].hidden = !text;
}
