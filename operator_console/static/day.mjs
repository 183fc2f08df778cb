/** The day of a branch: what goes on, the end of issuing and of the day, what stood still, who was not served. */

import { api, newKey } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { show } from "/static/keyed.mjs";
import { nameText, page, part, t } from "/static/page.mjs";
import { confirm } from "./ask.mjs";
import { askClosing } from "./closing.mjs";
import { DayView } from "./day-view.mjs";
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
  suspension.draw(Boolean(day.suspended));
  view.draw(day);
}

/** A button that asks first: `action` is the API's, `name` and `done` are the texts'. */
async function change(action, done, name = action) {
  const sure = await confirm({ title: t(`console-day-${name}`), text: t(`console-day-${name}-text`), yes: t(`console-day-${name}`) });
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
