/** The console's dialogs: each asks one thing and resolves to the answer, or null when it was left. */

import { el, fill } from "/static/dom.mjs";
import { part, t } from "/static/page.mjs";
import { ask, numbered } from "./ask.mjs";
import { LETTERS, letterKeys, sign } from "./keys.mjs";

/** The reason of a pause → break, paperwork or phone. */
export async function askPause() {
  const buttons = Array.from(part["pause-dialog"].querySelectorAll(".choice"));
  const answer = await ask(part["pause-dialog"], numbered(part["pause-dialog"]), buttons[0]);
  return answer === "cancel" ? null : answer;
}

/** All keys that do something here, and the switch of the letters. */
export function showHelp(mainKey, desk) {
  const letters = Object.entries(LETTERS).filter(([, action]) => action !== "choose" || desk?.choose);
  const rows = [
    [mainKey, t("console-help-step")],
    ["1–9", t("console-help-digits")],
    ["Esc", t("console-help-escape")],
    ...letters.map(([code, action]) => [sign(code), t(`console-help-${action}`)]),
    ["?", t("console-help-help")],
  ];
  fill(part["help-keys"], rows.map(([key, text]) => el("div", {}, el("dt", {}, el("kbd", { class: "key" }, key)), el("dd", {}, text))));
  part["letters-on"].checked = letterKeys.on;
  part["letters-on"].onchange = () => (letterKeys.on = part["letters-on"].checked);
  return ask(part.help, () => false, document.getElementById("help-title"));
}
