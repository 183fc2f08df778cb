/** One question at a time: opens a dialog of the page and resolves to the answer; Escape and leaving are "cancel". */

import { put, show } from "/static/keyed.mjs";
import { part } from "/static/page.mjs";
import { digit } from "./keys.mjs";

const TYPED = "input:not([type=radio], [type=checkbox]), textarea, select";

/** The dialog that stands open, or null. */
export const openDialog = () => document.querySelector("dialog[open]");

/** Leave whatever stands open: what it asks about has gone. */
export function leaveDialogs() {
  openDialog()?.close("cancel");
}

/** What the one key does within a question: take the answer as its first button does. */
export function takeAnswer(dialog) {
  dialog.querySelector('[value="take"]:not([hidden])')?.click();
}

/** A yes or no before what is not taken back by a key. */
export async function confirm({ title, text, yes }) {
  put(part["confirm-title"], title);
  put(part["confirm-text"], text);
  put(part["confirm-yes"], yes);
  return (await ask(part.confirm)) === "take";
}

/**
 * Open a dialog whose form closes it with a button's value. `onKey(event)` sees every key first and is true when it
 * has used it; `focus` takes the focus; `mistake()` says in words why the answer cannot be taken yet.
 */
export function ask(dialog, onKey = () => false, focus = null, mistake = () => "") {
  return new Promise((resolve) => {
    const listen = (event) => onKey(event) && event.preventDefault();
    const check = (event) => {
      if (event.submitter?.value === "cancel" || !refuse(dialog, mistake())) return;
      event.preventDefault();
    };
    const leave = () => {
      dialog.removeEventListener("keydown", listen);
      dialog.removeEventListener("submit", check);
      resolve(dialog.returnValue);
    };
    dialog.returnValue = "cancel";
    refuse(dialog, "");
    dialog.addEventListener("keydown", listen);
    dialog.addEventListener("submit", check);
    dialog.addEventListener("close", leave, { once: true });
    dialog.showModal();
    focus?.focus();
  });
}

function refuse(dialog, text) {
  const place = dialog.querySelector("[data-mistake]");
  if (place) show(place, text);
  return text;
}

/** The digit of a numbered answer chooses it: among those where the focus is, else among the first. */
export function numbered(dialog) {
  return (event) => {
    const place = digit(event);
    if (!place || event.target.matches?.(TYPED)) return false;
    const groups = Array.from(dialog.querySelectorAll("[data-numbered]")).filter((group) => group.checkVisibility());
    const group = groups.find((each) => each.contains(event.target)) ?? groups[0];
    const answer = group?.querySelectorAll("input[type=radio], button")[place - 1];
    answer?.focus();
    answer?.click();
    return Boolean(answer);
  };
}
