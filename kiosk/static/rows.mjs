/** A service as a row of a list, with a note where it cannot be had now. */

import { availability, lineOf, purposesFor } from "/static/menu.mjs";
import { choice } from "./frame.mjs";
import { reasonNote } from "./wording.mjs";

/** `iconName`: an icon where the list has room for it. */
export function serviceRow(state, ui, service, iconName = null) {
  return choice({
    focus: `service-${service.id}`,
    iconName,
    name: ui.names(service.label),
    note: noteFor(state, ui, { ...state.choice, sphere: service.sphere, service: service.id }),
    click: () => ui.send({ type: "service", id: service.id }),
  });
}

/** Why the service cannot be had: for the chosen purpose, or for every purpose when none is chosen yet. */
function noteFor(state, ui, choice) {
  if (choice.purpose) {
    const { open, reason } = availability(state.menu, choice);
    return open ? null : reasonNote(ui.t, reason);
  }
  const purposes = purposesFor(state.menu, choice);
  if (!purposes.length) return reasonNote(ui.t, "not_here");
  const ways = purposes.map(({ key }) => availability(state.menu, { ...choice, purpose: key }));
  return ways.some(({ open }) => open) ? null : reasonNote(ui.t, ways[0].reason);
}

/** Whether anybody serves it here at all, for the chosen purpose or for any. */
export function isServed(menu, choice) {
  return choice.purpose ? Boolean(lineOf(menu, choice)) : purposesFor(menu, choice).length > 0;
}
