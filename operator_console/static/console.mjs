/** The operator console: one state, drawn from the desk that the server gives; keys and buttons become commands. */

import { put, show } from "/static/keyed.mjs";
import { nameText, page, part, placeText, t } from "/static/page.mjs";
import { showTraining } from "/static/training-band.mjs";
import { drawActions } from "./actions.mjs";
import { leaveDialogs, openDialog } from "./ask.mjs";
import { CounterChoice } from "./counters.mjs";
import { StepGuard } from "./cycle.mjs";
import { meaning } from "./keys.mjs";
import { LiveDesk } from "./live-desk.mjs";
import { News } from "./news.mjs";
import { drawNotices } from "./notices.mjs";
import { drawOnHold } from "./on-hold.mjs";
import { Operator } from "./operator.mjs";
import { drawDay, drawQueue } from "./queue-list.mjs";
import { errorText, toSignIn } from "./staff.mjs";
import { wallClock } from "./times.mjs";
import { drawVisitor, tickVisitor } from "./visitor.mjs";

const TICK = 500;

const state = {
  view: "loading",
  desk: null,
  mainKey: "F2",
  busy: null,
  silentSince: null,
  repeatingSince: null,
  trouble: "",
};
const guard = new StepGuard();
const news = new News();
let live = null;
const now = () => live?.now() ?? new Date();

const operator = new Operator({
  state,
  guard,
  refresh: () => live?.read(),
  redraw: draw,
  leave: leaveCounter,
  now,
  branch: () => state.desk?.branch.key ?? choice.branch,
});
const choice = new CounterChoice({
  onHeld: enterCounter,
  onTake: (counter, branch) => operator.take(counter, () => enterCounter(counter, branch), () => choice.refresh()),
  onFailed: choiceFailed,
});

document.addEventListener("keydown", onKey);
document.addEventListener("click", onClick);
setInterval(tick, TICK);
put(part.person, page.staff.name);
choice.begin().then(() => state.view === "loading" && showView("counters"));

function enterCounter(counter, branch) {
  choice.close();
  live?.close();
  state.trouble = "";
  operator.sitAt(counter.id);
  live = new LiveDesk({ counter: counter.id, branch, onDesk, onContact, onRefused });
}

function leaveCounter() {
  live?.close();
  live = null;
  state.desk = null;
  state.silentSince = null;
  showView("counters");
  choice.open();
}

function onDesk(desk) {
  // Closed here, by a supervisor or by the end of the day: the choice of a counter comes back.
  if (desk.counter.status === "closed" || desk.counter.operator?.id !== page.staff.id) {
    leaveDialogs();
    leaveCounter();
    return;
  }
  guard.sees(desk);
  operator.sees(desk);
  news.tell(state.desk, desk);
  state.desk = desk;
  state.mainKey = desk.key;
  showView("desk");
  draw();
}

function onContact(since) {
  state.silentSince = since;
  draw();
}

function onRefused(error) {
  if (error.status === 401) {
    toSignIn();
    return;
  }
  state.trouble = errorText(error);
  leaveCounter();
}

function choiceFailed(error) {
  if (error?.status === 401) toSignIn();
  state.silentSince = error?.unanswered ? (state.silentSince ?? new Date()) : null;
  if (error && !error.unanswered) state.trouble = errorText(error);
  draw();
}

function showView(view) {
  if (state.view === view) return;
  state.view = view;
  part.console.dataset.view = view;
  for (const element of document.querySelectorAll("[data-view-of]")) element.hidden = element.dataset.viewOf !== view;
  for (const element of document.querySelectorAll('[data-on="desk"]')) element.hidden = view !== "desk";
  draw();
}

function draw() {
  drawNotices(state, operator);
  drawBar();
  if (state.view !== "desk" || !state.desk) return;
  drawVisitor(state, now());
  drawActions(state, now());
  drawLists();
  drawDay(state);
}

function drawBar() {
  const { desk } = state;
  showTraining(desk?.branch);
  put(part.place, desk ? placeText(desk.counter) : t("console-title"));
  operator.suspension.draw(Boolean(desk?.suspended));
  put(part.branch, desk?.branch?.name ? nameText(desk.branch.short_name ?? desk.branch.name) : "");
  show(part.status, desk && statusText(desk.counter));
  part.status.dataset.status = desk?.counter.status ?? "";
  const doing = desk && (desk.ticket?.number ?? statusText(desk.counter));
  document.title = [doing, desk && placeText(desk.counter), t("console-title")].filter(Boolean).join(" — ");
}

function statusText({ status, pause }) {
  return t(status === "paused" && pause ? `console-pause-${pause}` : `console-counter-${status}`);
}

function tick() {
  if (!state.desk) return;
  put(part.clock, wallClock(now(), state.desk.at));
  tickVisitor(state, now());
  drawActions(state, now());
  drawLists();
}

function drawLists() {
  drawQueue(state, now(), (id) => operator.visit.choose(state.desk, id));
  drawOnHold(state, now(), (id) => operator.visit.onHold(state.desk, id));
}

function onKey(event) {
  const asked = meaning(event, state.mainKey);
  if (!asked) return;
  const dialog = openDialog();
  if (dialog && asked !== "step" && asked !== "held") return;
  event.preventDefault();
  if (asked !== "held") operator.do(asked, dialog);
}

function onClick(event) {
  const act = event.target.closest?.("[data-act]")?.dataset.act;
  if (act) operator.do(act, openDialog());
}
