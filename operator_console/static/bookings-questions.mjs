/** The desk's questions about a booking: why it is cancelled, why it is restored; and the list of the keys. */

import { el, fill } from "/static/dom.mjs";
import { put } from "/static/keyed.mjs";
import { part, t } from "/static/page.mjs";
import { ask, numbered } from "./ask.mjs";
import { whenText } from "./booking-words.mjs";
import { letterKeys, sign } from "./keys.mjs";

/** → {by_centre}, or null when it was left. */
export async function askCancel(booking) {
  put(part["cancel-title"], t("bookings-cancel-title", { when: whenText(booking.slot_at) }));
  const [visitor] = part.cancel.querySelectorAll("[name=cancel-why]");
  visitor.checked = true;
  if ((await ask(part.cancel, numbered(part.cancel), visitor)) !== "take") return null;
  return { by_centre: !visitor.checked };
}

/** → the reason, or null when it was left. */
export async function askRestore(booking) {
  put(part["restore-title"], t("bookings-restore-title", { when: whenText(booking.slot_at) }));
  const field = part["restore-reason"];
  field.value = "";
  const mistake = () => (field.value.trim() ? "" : t("bookings-restore-reason-missing"));
  return (await ask(part.restore, undefined, field, mistake)) === "take" ? field.value.trim() : null;
}

/** All keys of the page, and the switch of the letters. */
export function showHelp(letters) {
  const rows = [
    ...Object.entries(letters).map(([code, action]) => [sign(code), t(`bookings-help-${action}`)]),
    ["Esc", t("reception-help-escape")],
    ["?", t("console-help-help")],
  ];
  fill(part["help-keys"], rows.map(([key, text]) => el("div", {}, el("dt", {}, el("kbd", { class: "key" }, key)), el("dd", {}, text))));
  part["letters-on"].checked = letterKeys.on;
  part["letters-on"].onchange = () => (letterKeys.on = part["letters-on"].checked);
  return ask(part.help, undefined, document.getElementById("help-title"));
}
