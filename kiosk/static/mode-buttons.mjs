/** The modes for everyone: one button each, on every screen, and a key each. */

import { el, icon } from "/static/dom.mjs";
import { MODE_KEYS } from "./mode-keys.mjs";
import { MODES } from "./modes.mjs";

const ICONS = { low: "arrow-down-to-line", large: "a-large-small", contrast: "contrast", guide: "volume-2" };

export function modeButtons(state, ui) {
  return el("div", { class: "modes", role: "group", "aria-label": ui.t("kiosk-modes") }, MODES.map((mode) => button(state, ui, mode)));
}

function button({ modes }, ui, mode) {
  return el(
    "button",
    { class: "button", type: "button", "aria-pressed": String(modes[mode]), "aria-keyshortcuts": MODE_KEYS[mode], data: { focus: `mode-${mode}`, mode }, on: { click: () => ui.send({ type: "mode", mode }) } },
    icon(ICONS[mode]),
    el("span", {}, ui.t(`kiosk-mode-${mode}`)),
  );
}

/** The page as the modes want it, for the style sheets. */
export function wearModes(root, modes) {
  for (const mode of [...MODES, "dark"]) root.toggleAttribute(`data-${mode}`, modes[mode]);
}
