/** The console's keys: the one key of the cycle, letters by their place on the keyboard, and when they are silent. */

const FIELDS = "input, select, textarea, [contenteditable]";
const STORED = "console-letter-keys";

/** What each letter does, by `event.code`, so that it works in the Ukrainian layout; the help lists them in this order. */
export const LETTERS = {
  KeyR: "recall",
  KeyN: "no-show",
  KeyH: "hold",
  KeyT: "transfer",
  KeyX: "continue",
  KeyW: "requeue",
  KeyE: "return",
  KeyL: "cancel",
  KeyD: "duplicate",
  KeyG: "right",
  KeyM: "more",
  KeyK: "on-hold",
  KeyF: "choose",
  KeyV: "without-ticket",
  KeyU: "undo",
  KeyP: "pause",
  KeyB: "bell",
  KeyQ: "close",
  KeyZ: "suspend",
};

/** The sign on a key: KeyR → R, Digit1 → 1, F2 → F2. */
export const sign = (code) => code.replace(/^(Key|Digit)/, "");

/** Letters alone as commands disturb people who dictate: they can be switched off (WCAG 2.1.4). */
export const letterKeys = {
  get on() {
    return localStorage.getItem(STORED) !== "off";
  },
  set on(value) {
    localStorage.setItem(STORED, value ? "on" : "off");
  },
};

/** Whether a key is typed into a field; what a dialog took along when it closed keeps the focus a moment longer. */
const isTyped = (event) => Boolean(event.target.closest?.(FIELDS)?.checkVisibility());

/** Which of a page's `letters` a press asks for, or "help", or null: with a field, or a key kept down, it asks nothing. */
export function letterMeaning(event, letters) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat || isTyped(event)) return null;
  if (event.key === "?" || (event.code === "Slash" && event.shiftKey)) return "help";
  return letterKeys.on && !event.shiftKey ? (letters[event.code] ?? null) : null;
}

/**
 * What a press asks for: "step", "help", an action of LETTERS, or null; "held" is the one key kept down, which does
 * nothing. `mainKey` is the branch's own, F1 to F12: it types nothing, so it works also from within a field.
 */
export function meaning(event, mainKey) {
  const chord = event.ctrlKey || event.altKey || event.metaKey || event.isComposing;
  if (event.code === mainKey && !chord) return event.repeat ? "held" : "step";
  return letterMeaning(event, LETTERS);
}

/** A digit of either block as a number, else null. */
export function digit(event) {
  const found = /^(?:Digit|Numpad)(\d)$/.exec(event.code);
  return found && !event.ctrlKey && !event.altKey && !event.metaKey ? Number(found[1]) : null;
}
