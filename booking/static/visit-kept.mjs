/** The ticket that this phone has opened, as it was last seen: readable without a network, until the visit is over. */

const NAME = "queue-visit";
const LONGEST = 12 * 60 * 60 * 1000; // ms: no visit lasts longer than its day

/** `{code, visit}`, one ticket a phone, or null. */
export function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(NAME));
    if (found && Math.abs(Date.now() - Date.parse(found.visit.at)) < LONGEST) return found;
    localStorage.removeItem(NAME);
  } catch {
    // nothing is kept where a browser keeps nothing
  }
  return null;
}

/** Another ticket takes the place of the one before. */
export function keep(code, visit) {
  try {
    localStorage.setItem(NAME, JSON.stringify({ code, visit }));
  } catch {
    // likewise
  }
}

export function forget() {
  try {
    localStorage.removeItem(NAME);
  } catch {
    // likewise
  }
}
