/** Numbers by hand: preparing sheets of paper, and entering afterwards what was written on them. */

import { api, newKey } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { put } from "/static/keyed.mjs";
import { nameText, page, part, refusalText, t } from "/static/page.mjs";
import { Printing } from "./hand-printing.mjs";
import { focusField, Rows } from "./hand-rows.mjs";
import { done, failed, say } from "./staff-page.mjs";

const WRONG = "hand_rows_wrong";
const state = { branch: page.branches[0], form: null, busy: false, key: null, sent: "" };
const printing = new Printing({ path: (rest) => `branches/${state.branch.key}/by-hand${rest}`, refresh, failed, done });
const rows = new Rows();

part["branch-field"].hidden = page.branches.length < 2;
fill(part.branch, page.branches.map(({ key, name }) => el("option", { value: key }, nameText(name))));
part.branch.addEventListener("change", () => {
  state.branch = page.branches.find(({ key }) => key === part.branch.value);
  state.form = null;
  refresh();
});
part.add.addEventListener("click", () => rows.add().focus());
part.form.addEventListener("submit", (event) => {
  event.preventDefault();
  enter();
});
refresh();

/** Read what the page offers; rows that were begun stay as they are. */
async function refresh() {
  const { branch } = state;
  try {
    const form = await api("GET", `branches/${branch.key}/by-hand`);
    if (branch !== state.branch) return;
    if (!state.form) rows.offer(form);
    state.form = form;
    part.loading.hidden = true;
    part.content.hidden = false;
    part.day.min = form.first_day;
    part.day.max = form.today;
    part.day.value ||= form.today;
    printing.draw(form);
  } catch (error) {
    failed(error);
  }
}

async function enter() {
  if (state.busy) return;
  const body = { day: part.day.value || null, rows: rows.typed() };
  const sent = JSON.stringify([state.branch.key, body]);
  if (sent !== state.sent) state.key = newKey(); // the same rows keep their key: a lost answer enters nothing twice
  state.sent = sent;
  become(true);
  mistakes("", []);
  try {
    const { entered } = await api("POST", `branches/${state.branch.key}/by-hand/tickets`, { body, key: state.key, timeout: 30000 });
    state.sent = "";
    rows.clear();
    done(t("hand-entered", { count: entered.length, numbers: entered.map(({ number }) => number).join(", ") }));
    part.done.scrollIntoView({ block: "nearest" });
    rows.first().focus();
  } catch (error) {
    refused(error);
  }
  become(false);
}

function refused(error) {
  if (error.code !== WRONG) {
    if (error.unanswered || error.status === 401) failed(error);
    else mistakes(refusalText(error) ?? error.code, []);
    return;
  }
  say("done", "");
  const wrong = error.details.rows.map((mistake) => ({ ...mistake, place: rows.placeOf(mistake.row) }));
  rows.mark(wrong);
  const numbers = wrong.map(({ place }) => place + 1).join(", ");
  mistakes(refusalText({ code: WRONG, details: { count: wrong.length, numbers } }), wrong);
}

/** A summary that takes the focus; each mistake leads to its field. */
function mistakes(title, wrong) {
  if (!wrong.length) rows.mark([]);
  put(part["mistakes-title"], title);
  fill(part["mistakes-list"], wrong.map(mistakeItem));
  part.mistakes.hidden = !title;
  if (title) part.mistakes.focus();
}

function mistakeItem({ place, field, code, details }) {
  const text = t("hand-mistake", { row: place + 1, text: refusalText({ code, details }) ?? code });
  const link = el("a", { href: `#row-${place}-${field}` }, text);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    focusField(place, field);
  });
  return el("li", {}, link);
}

function become(busy) {
  state.busy = busy;
  part.submit.disabled = busy;
  put(part["submit-label"], t(busy ? "hand-entering" : "hand-enter"));
}
