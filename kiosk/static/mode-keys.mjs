/** What a key of a keyboard or a keypad means at the kiosk. Pure. */

const ALWAYS = {
  F1: "guide", F2: "low", F3: "large", F4: "contrast", F5: "repeat", F6: "dark", F7: "slower", F8: "faster", F9: "quieter", F10: "louder",
  Escape: "back", NumpadDivide: "back", NumpadMultiply: "repeat", NumpadAdd: "louder", NumpadSubtract: "quieter", NumpadDecimal: "erase",
};
const OUTSIDE_FIELDS = { ArrowLeft: "previous", ArrowRight: "next", Backspace: "erase" };
const ARROWS = { ArrowUp: "previous", ArrowDown: "next" };
const KEYPAD = {
  Numpad8: "previous", Numpad2: "next", Numpad5: "choose", Numpad4: "back", Numpad6: "repeat",
  Numpad7: "dark", Numpad9: "faster", Numpad3: "slower", Numpad1: "guide", Numpad0: "bell",
};

/** The keys that switch a mode, as they are told to assistive technology. */
export const MODE_KEYS = { low: "F2", large: "F3", contrast: "F4", guide: "F1" };

/**
 * → the name of what the key does, "digit" for a figure that is typed, or null for a key that the browser answers itself.
 * `guideKey` is the code of the key that can be felt; `digits`: the screen asks for figures; `field`: the focus is in a
 * field; `control`: it is on anything that Enter would press.
 */
export function actionOf({ code, altKey, ctrlKey, metaKey }, { guide, guideKey, digits, field, control }) {
  if (altKey || ctrlKey || metaKey) return null;
  if (!guide && code === guideKey && !digits && !control) return "guide";
  if (digits && /^(Numpad|Digit)\d$/.test(code)) return field ? null : "digit";
  if (code in ALWAYS) return ALWAYS[code];
  if (code in ARROWS) return ARROWS[code];
  if (code in OUTSIDE_FIELDS) return field ? null : OUTSIDE_FIELDS[code];
  if (/^(Numpad)?Enter$/.test(code)) return control ? null : "choose";
  return (guide || !field) && code in KEYPAD ? keypadAction(code, guide) : null;
}

/** Without the guide the keys of a keypad move and choose, and do nothing that only a voice needs. */
function keypadAction(code, guide) {
  const named = KEYPAD[code];
  return guide || ["previous", "next", "choose", "back", "guide", "bell"].includes(named) ? named : null;
}
