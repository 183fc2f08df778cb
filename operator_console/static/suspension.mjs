/** Suspending reception and going on with it, from any page of the staff: asks what happened, sends it once. */

import { api, newKey } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { put } from "/static/keyed.mjs";
import { nameText, part, t } from "/static/page.mjs";
import { ask } from "./ask.mjs";
import { digit } from "./keys.mjs";
import { errorText, toSignIn } from "./staff.mjs";
import { clock } from "./times.mjs";

const REASONS = ["air_alarm", "no_power", "failure", "other"];
const MINUTES = [0, 5, 10, 15, 20, 30];
const AFTER_ALARM = 10;
const TRIES = 3;

const hyphened = (reason) => reason.replaceAll("_", "-");
const suspend = (reason) => ({ value: `suspend:${reason}`, text: t(`console-suspend-${hyphened(reason)}`) });
const resume = (minutes) => ({
  value: `resume:${minutes}`,
  text: minutes ? t("console-resume-in", { minutes }) : t("console-resume-now"),
});
const REGISTER = () => ({ value: "register", text: t("console-suspend-register") });

/** `branch()` is the key of the branch that is meant; `changed()` follows a change, `failed(text)` a refusal. */
export class SuspensionKey {
  constructor({ branch, changed, failed }) {
    Object.assign(this, { branch, changed, failed });
    for (const button of document.querySelectorAll("[data-suspension]")) button.addEventListener("click", () => this.ask());
  }

  /** The button says what it does now; it is `useful` while there is a reception to suspend or to go on with. */
  draw(suspended, useful = true) {
    const label = t(suspended ? "console-go-on-short" : "console-suspend-short");
    for (const element of document.querySelectorAll("[data-suspension-label]")) put(element, label);
    for (const button of document.querySelectorAll("[data-suspension]")) button.hidden = !useful;
  }

  async ask() {
    const branch = this.branch();
    if (!branch || part.suspension.open) return;
    try {
      const state = await api("GET", `branches/${branch}/suspension`, { timeout: 5000 });
      const chosen = await choose(state);
      if (!chosen) return;
      for (const { path, body } of requestsFor(chosen, state)) await send(`branches/${branch}/${path}`, body);
      this.failed("");
      this.changed();
    } catch (error) {
      if (error.status === 401) toSignIn();
      this.failed(error.unanswered ? t("console-suspend-no-answer") : errorText(error));
    }
  }
}

/** → {choice, registers: keys that are marked}, or null when it was left. */
async function choose(state) {
  const { question, choices, usual, hint } = questionFor(state);
  put(part["suspension-title"], t(state.suspended ? "console-go-on" : "console-suspend"));
  put(part["suspension-hint"], hint);
  put(part["suspension-question"], question);
  fill(part["suspension-choices"], choices.map((choice, place) => choiceRow(choice, place + 1, choice.value === usual)));
  fill(part["registers-list"], state.registers.map(registerRow));
  const inputs = Array.from(part["suspension-choices"].querySelectorAll("input"));
  part["suspension-choices"].onchange = drawChoice;
  drawChoice();
  const answer = await ask(part.suspension, (event) => take(inputs, event), inputs.find((input) => input.checked));
  if (answer !== "take") return null;
  const registers = Array.from(part["registers-list"].querySelectorAll("input:checked"), (input) => input.value);
  return { choice: chosenValue(), registers };
}

function questionFor({ suspended, registers }) {
  if (!suspended) {
    const choices = REASONS.map(suspend);
    if (registers.length) choices.push(REGISTER());
    const usual = registers.some(({ closed }) => closed) ? "register" : "suspend:air_alarm";
    return { question: t("console-suspend-question"), choices, usual, hint: t("console-suspend-hint") };
  }
  const question = t("console-resume-question");
  if (suspended.resumes_at) {
    const again = { value: "suspend:air_alarm", text: t("console-resume-alarm-again") };
    const hint = t("console-resume-hint-set", { time: clock(suspended.resumes_at) });
    return { question, choices: [resume(0), again, ...REASONS.slice(1).map(suspend)], usual: "resume:0", hint };
  }
  const usual = `resume:${suspended.reason === "air_alarm" ? AFTER_ALARM : 0}`;
  const reason = t(`console-suspension-${hyphened(suspended.reason)}`);
  const hint = t("console-resume-hint", { time: clock(suspended.since), reason });
  return { question, choices: MINUTES.map(resume), usual, hint };
}

/** What is sent; of the registers only those whose mark changed. */
function requestsFor({ choice, registers }, state) {
  const [what, value] = choice.split(":");
  if (what === "suspend") return [{ path: "suspend", body: { reason: value } }];
  if (what === "resume") return [{ path: "resume", body: { minutes: Number(value) } }];
  const gone = state.registers.filter(({ key, closed }) => !closed && registers.includes(key)).map(({ key }) => key);
  const back = state.registers.filter(({ key, closed }) => closed && !registers.includes(key)).map(({ key }) => key);
  const requests = [];
  if (gone.length) requests.push({ path: "suspend", body: { reason: "register", registers: gone } });
  if (back.length) requests.push({ path: "resume", body: { registers: back } });
  return requests;
}

/** The same key until an answer came: what was lost on the way is never done twice. */
async function send(path, body) {
  const key = newKey();
  for (let left = TRIES; ; left -= 1) {
    try {
      return await api("POST", path, { body, key, timeout: 5000 });
    } catch (error) {
      if (!error.unanswered || left === 1) throw error;
    }
  }
}

function choiceRow({ value, text }, place, checked) {
  const input = el("input", { type: "radio", name: "suspension", value, checked });
  return el("label", { class: "choice" }, input, el("kbd", { class: "key", "aria-hidden": "true" }, String(place)), el("span", {}, text));
}

function registerRow({ key, name, closed }) {
  return el("label", { class: "choice" }, el("input", { type: "checkbox", value: key, checked: closed }), el("span", {}, nameText(name)));
}

const chosenValue = () => part["suspension-choices"].querySelector("input:checked").value;

function drawChoice() {
  const value = chosenValue();
  part.registers.hidden = value !== "register";
  const label = { suspend: "console-suspend-confirm", resume: "console-go-on", register: "console-registers-confirm" };
  put(part["suspension-take"], t(label[value.split(":")[0]]));
}

/** A digit chooses; within the list of registers it is not heard. */
function take(inputs, event) {
  const place = digit(event);
  const input = place && inputs[place - 1];
  if (!input) return false;
  input.checked = true;
  input.focus();
  drawChoice();
  return true;
}

/** What a banner says of the state of a branch, or nothing. */
export function standingText({ suspended, registers }) {
  if (suspended?.resumes_at) return t("console-resuming", { time: clock(suspended.resumes_at) });
  if (suspended) {
    const reason = t(`console-suspension-${hyphened(suspended.reason)}`);
    return t("console-suspended", { reason, time: clock(suspended.since) });
  }
  if (!registers?.length) return "";
  return t("console-registers-closed", { registers: registers.map(({ name }) => nameText(name)).join(", ") });
}
