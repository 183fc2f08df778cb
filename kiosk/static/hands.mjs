/** The whole kiosk by keyboard or keypad: moves from control to control, chooses, goes back, types figures. */

import { actionOf } from "./mode-keys.mjs";
import { controlsOf, shownPart } from "./reading.mjs";

const TONES = { louder: ["volume", 1], quieter: ["volume", -1], faster: ["rate", 1], slower: ["rate", -1] };

/** Attach to the document once. `settings()` gives `{guide, guideKey}`. */
export function listenForKeys(root, { stage, veil, send, current, guide, ring, settings }) {
  const part = () => shownPart(stage, veil);
  const find = (focus) => part().querySelector(`[data-focus="${focus}"]`);

  function move(by) {
    const controls = controlsOf(part());
    const place = controls.indexOf(document.activeElement);
    const next = controls[(place < 0 ? (by > 0 ? 0 : controls.length - 1) : place + by + controls.length) % controls.length];
    next?.focus({ focusVisible: true });
    if (next) guide.control(next);
  }

  /** Back, or away with what lies over the screen. */
  function back() {
    const { warning, bell } = current();
    if (warning !== null) send({ type: "extend" });
    else send(bell ? { type: "bell", bell: null } : { type: "back" });
  }

  const ACTIONS = {
    previous: () => move(-1),
    next: () => move(1),
    choose: () => (isControl(document.activeElement) ? document.activeElement : part().querySelector('[data-kind="primary"]:enabled'))?.click(),
    back,
    erase: () => (find("key-erase") ?? { click: back }).click(),
    repeat: () => guide.repeat(),
    bell: () => ring(),
    dark: () => send({ type: "dark" }),
    digit: (event) => find(`key-${event.code.at(-1)}`)?.click(),
  };
  for (const mode of ["guide", "low", "large", "contrast"]) ACTIONS[mode] = () => send({ type: "mode", mode });
  for (const [name, [what, by]] of Object.entries(TONES)) ACTIONS[name] = () => send({ type: "tone", what, by });

  root.addEventListener("keydown", (event) => {
    const focused = document.activeElement;
    const digits = Boolean(part().querySelector(".keypad"));
    const action = actionOf(event, { ...settings(), digits, field: focused?.tagName === "INPUT", control: isControl(focused) });
    if (settings().guide && !(action in TONES)) guide.hush();
    if (!action) return;
    event.preventDefault();
    if (action === "guide") guide.open();
    ACTIONS[action](event);
  });
  root.addEventListener("keyup", (event) => event.key === "Tab" && isControl(document.activeElement) && guide.control(document.activeElement));

  // A dark screen lights up at the first touch; with the guide on, a touch of the text has it said again.
  let lighting = false;
  root.addEventListener("pointerdown", (event) => {
    lighting = current().modes.dark;
    if (lighting) {
      event.preventDefault();
      event.stopPropagation();
      send({ type: "dark" });
    } else if (!event.target.closest("button, input")) guide.repeat();
  }, true);
  root.addEventListener("click", (event) => {
    if (!lighting || !event.isTrusted) return;
    lighting = false;
    event.preventDefault();
    event.stopPropagation();
  }, true);
}

const isControl = (element) => Boolean(element?.matches("button, input"));
