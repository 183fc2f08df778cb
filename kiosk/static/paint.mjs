/** Puts a screen into the page: keeps the focus where it was, lays out the lists, and guards a new screen from old taps. */

import { fill } from "/static/dom.mjs";
import { dialogOf } from "./dialogs.mjs";
import { turnTo } from "./pager.mjs";

const GUARD = 300; // ms without a tap before a new screen takes one: the tenth tap of ten belongs to the old one

let shown = null; // the step that stands in the page
let guarded = false;
let guardAgain = () => {};

// Whoever drums on the glass has not read the new screen: it waits until the finger rests.
document.addEventListener("pointerdown", () => guarded && guardAgain(), true);

/** @param stage the element for the screen  @param veil the element for dialogs  @param nodes the screen's nodes */
export function paint({ stage, veil, state, ui, nodes }) {
  const step = `${ui.view} ${state.past.length}`;
  const focused = document.activeElement?.dataset?.focus;
  const dialogBefore = dialogName(veil);
  fill(stage, nodes);
  turnTo(stage, state.page, ui.t, (page) => ui.send({ type: "page", page }));
  fill(veil, dialogOf(state, ui));
  if (step !== shown) guardNew(stage, veil);
  shown = step;
  stage.inert = guarded || Boolean(dialogName(veil));
  if (dialogName(veil)) focusDialog(veil, dialogBefore, focused);
  else if (!guarded) focusStage(stage, focused);
}

const dialogName = (veil) => veil.querySelector("[data-dialog]")?.dataset.dialog ?? null;

function guardNew(stage, veil) {
  clearTimeout(guarded);
  guardAgain = () => guardNew(stage, veil);
  guarded = setTimeout(() => {
    guarded = false;
    stage.inert = Boolean(dialogName(veil));
    if (!stage.inert) titleOf(stage)?.focus({ preventScroll: true });
  }, GUARD);
}

function focusDialog(veil, before, focused) {
  const same = focused && find(veil, focused);
  if (same || dialogName(veil) !== before) (same || veil.querySelector("button")).focus({ preventScroll: true });
}

function focusStage(stage, focused) {
  const same = focused && find(stage, focused);
  if (!same || same.disabled) {
    titleOf(stage)?.focus({ preventScroll: true });
    return;
  }
  same.focus({ preventScroll: true });
  // An input drawn anew has its caret at the end, where typing goes on.
  if (same.tagName === "INPUT") same.setSelectionRange(same.value.length, same.value.length);
}

const find = (root, focus) => root.querySelector(`[data-focus="${CSS.escape(focus)}"]`);
const titleOf = (stage) => stage.querySelector("h1");
