/** The training copies of one's branches: whether there is one, and the button that makes or renews it. */

import { api, newKey } from "/static/api.mjs";
import { el, icon } from "/static/dom.mjs";
import { keyed, put } from "/static/keyed.mjs";
import { nameText, page, part, t } from "/static/page.mjs";
import { confirm } from "./ask.mjs";
import { dateText, done, failed, timeText } from "./staff-page.mjs";

const state = { branches: page.branches, busy: false };
const keys = new Map(); // an Idempotency-Key a branch, the same until an answer came

draw();

function draw() {
  keyed(part.copies, state.branches, { key: (branch) => branch.key, make: makeRow, update: updateRow });
}

function makeRow(branch) {
  const button = el("button", { class: "button", type: "button", data: { kind: "primary" }, on: { click: () => renew(branch.key) } }, icon("users"), el("span"));
  return el("li", { class: "card copy" }, el("h2"), el("p"), button);
}

function updateRow(row, { name, copy }) {
  const [title, text, button] = row.children;
  put(title, nameText(name));
  put(text, copy ? t("training-there", { name: nameText(copy.name), date: dateText(copy.at), time: timeText(copy.at) }) : t("training-none"));
  put(button.lastElementChild, t(copy ? "training-renew" : "training-make"));
  button.disabled = state.busy;
}

async function renew(key) {
  const branch = state.branches.find((each) => each.key === key);
  if (branch.copy && !(await confirm({ title: t("training-renew-title"), text: t("training-renew-text"), yes: t("training-renew") }))) return;
  become(true);
  try {
    if (!keys.has(key)) keys.set(key, newKey());
    const made = await api("POST", `branches/${key}/training`, { key: keys.get(key), timeout: 30000 });
    keys.delete(key);
    branch.copy = { name: made.name, at: made.at };
    done(t(made.new ? "training-made" : "training-renewed", { name: nameText(made.name) }));
    document.getElementById("next-title").focus();
  } catch (error) {
    if (!error.unanswered) keys.delete(key);
    failed(error);
  }
  become(false);
}

function become(busy) {
  state.busy = busy;
  draw();
}
