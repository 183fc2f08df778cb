/** How the kiosk is shown and told to one visitor: low, large, in high contrast, spoken; all at once if need be. Pure. */

export const MODES = ["low", "large", "contrast", "guide"];
export const VOLUMES = [0.15, 0.3, 0.6, 1];
export const RATES = [0.8, 1, 1.25, 1.5, 1.8];

/** `dark`: the screen shows nothing while it is spoken; `volume` and `rate` are places in their lists. */
export const NORMAL = Object.freeze({ low: false, large: false, contrast: false, guide: false, dark: false, volume: 2, rate: 1 });
const STEPS = { volume: VOLUMES, rate: RATES };

export const MODE_CHANGES = {
  mode: (state, { mode }) => MODES.includes(mode) && { ...state, page: mode === "guide" ? state.page : 0, modes: toggled(state.modes, mode) },
  dark: (state) => state.modes.guide && { ...state, modes: { ...state.modes, dark: !state.modes.dark } },
  tone: (state, { what, by }) => state.modes.guide && { ...state, modes: { ...state.modes, [what]: within(state.modes[what] + by, STEPS[what]) } },
};

/** The guide takes its own settings along when it ends. */
function toggled(modes, mode) {
  const { dark, volume, rate } = NORMAL;
  const next = { ...modes, [mode]: !modes[mode] };
  return mode === "guide" ? { ...next, dark, volume, rate } : next;
}

const within = (place, list) => Math.min(list.length - 1, Math.max(0, place));

/** Whether anything differs from what everybody finds. */
export const isChanged = (modes) => MODES.some((mode) => modes[mode]);

/** A screen with little room: what usually stands side by side is turned in pages. */
export const isCompact = ({ low, large }) => low || large;
