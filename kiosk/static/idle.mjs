/** How long a visitor may be still: a minute, with a warning 20 seconds before its end. Pure. */

export const LIMIT = 60_000;
export const WARNING = 20_000;

/** → {phase: "fresh" | "warning" | "over", secondsLeft} for the milliseconds since the last touch. */
export function idlePhase(still, { limit = LIMIT, warning = WARNING } = {}) {
  const left = limit - still;
  if (left <= 0) return { phase: "over", secondsLeft: 0 };
  return { phase: left <= warning ? "warning" : "fresh", secondsLeft: Math.ceil(left / 1000) };
}
