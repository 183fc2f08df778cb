/** The printer that this desk used last, kept in this browser. */

const STORED = "reception-printer";
const READY = new Set(["ok", "paper_near_end"]);

export const NO_PRINT = "none";

export const isReady = ({ condition }) => READY.has(condition);

/** The id of the one used last while it is there, NO_PRINT when that was chosen, else null. */
export function lastPrinter(printers) {
  const last = localStorage.getItem(STORED);
  return last === NO_PRINT || printers.some(({ id }) => id === last) ? last : null;
}

/** The id of the one used last while it is there, else of the first that is ready; NO_PRINT when that was chosen;
 * null without printers. */
export function chosenPrinter(printers) {
  return lastPrinter(printers) ?? (printers.find(isReady) ?? printers[0])?.id ?? null;
}

export function keepPrinter(id) {
  localStorage.setItem(STORED, id);
}
