/** One question at a time: opens a dialog of the page and resolves to the answer; Escape and leaving are "cancel". */

import { put } from "/static/keyed.mjs";
import { part } from "/static/page.mjs";

/** The dialog that stands open, or null. */
export const openDialog = () => document.querySelector("dialog[open]");

/** Leave whatever stands open: what it asks about has gone. */
export function leaveDialogs() {
  openDialog()?.close("cancel");
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
 * has used it; `focus` takes the focus.
 */
export function ask(dialog, onKey = () => false, focus = null) {
  return new Promise((resolve) => {
    const listen = (event) => onKey(event) && event.preventDefault();
    const leave = () => {
      dialog.removeEventListener("keydown", listen);
      resolve(dialog.returnValue);
    };
    dialog.returnValue = "cancel";
    dialog.addEventListener("keydown", listen);
    dialog.addEventListener("close", leave, { once: true });
    dialog.showModal();
    focus?.focus();
  });
}
