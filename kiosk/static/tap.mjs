/** Makes any touch a tap: a long press, a trembling or sliding finger; and draws nothing anew under a finger. */

const SLACK = 48; // px around a control within which a sliding finger still means it

/** Attach to the document once. `onSettled()` is called when no finger is down any more. */
export function makeTapsForgiving(root, { onTouch, onSettled }) {
  let pressed = null;
  let answered = false;

  root.addEventListener("contextmenu", (event) => event.preventDefault());
  root.addEventListener("dragstart", (event) => event.preventDefault());
  root.addEventListener("keydown", () => onTouch());
  root.addEventListener("pointerdown", (event) => {
    onTouch();
    answered = false;
    pressed = event.isPrimary ? event.target.closest("button, input, a") : null;
    if (pressed?.hasPointerCapture?.(event.pointerId)) pressed.releasePointerCapture(event.pointerId);
  });
  root.addEventListener("pointerup", (event) => {
    const control = pressed;
    pressed = null;
    if (control && isNear(control, event) && control.tagName === "BUTTON") {
      answered = true;
      control.click();
    }
    queueMicrotask(onSettled);
  });
  root.addEventListener("pointercancel", () => {
    pressed = null;
    queueMicrotask(onSettled);
  });
  // The browser's own click of the same touch comes after; keyboards make clicks without a pointer (detail 0).
  root.addEventListener("click", (event) => event.isTrusted && event.detail > 0 && answered && swallow(event), true);

  return { get fingerDown() { return pressed !== null; } };
}

function isNear(control, { clientX, clientY }) {
  const box = control.getBoundingClientRect();
  const across = clientX >= box.left - SLACK && clientX <= box.right + SLACK;
  return across && clientY >= box.top - SLACK && clientY <= box.bottom + SLACK;
}

function swallow(event) {
  event.preventDefault();
  event.stopPropagation();
}
