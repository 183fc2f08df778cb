/** The code of the hall, which says that the phone is there: scanned a moment ago in this tab, or typed. */

import { part } from "/static/page.mjs";

const NAME = "hall-code";
const GOOD_FOR = 6 * 60 * 1000; // ms: the server takes the present code and the one before

export function keepHallCode(code) {
  sessionStorage.setItem(NAME, JSON.stringify({ code, at: Date.now() }));
}

/** Fill a scanned code into the form instead of asking for it. */
export function useHallCode() {
  const code = scanned();
  const field = part["hall-field"];
  if (!code || !field) return;
  part["hall-code"].value = code;
  field.hidden = true;
  part["hall-read"].hidden = false;
}

/** The scanned one was refused: it is asked for. */
export function forgetHallCode() {
  sessionStorage.removeItem(NAME);
  if (!part["hall-field"]) return;
  part["hall-code"].value = "";
  part["hall-field"].hidden = false;
  part["hall-read"].hidden = true;
}

function scanned() {
  try {
    const { code, at } = JSON.parse(sessionStorage.getItem(NAME));
    return Date.now() - at < GOOD_FOR ? code : "";
  } catch {
    return "";
  }
}
