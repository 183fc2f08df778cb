/** Questions to the branch's menu: which line a choice leads into, what is still to be asked, and why not now. Pure. */

const indexes = new WeakMap();

/** Purposes, spheres, services, lines and routes by key; made once for each menu. */
function indexOf(menu) {
  if (!indexes.has(menu)) indexes.set(menu, makeIndex(menu));
  return indexes.get(menu);
}

function makeIndex(menu) {
  const by = (rows, key) => new Map(rows.map((row) => [row[key], row]));
  return {
    purposes: by(menu.purposes, "key"),
    spheres: by(menu.spheres, "key"),
    services: by(menu.services, "id"),
    lines: by(menu.lines, "key"),
    routes: new Map(menu.routes.map((route) => [routeKey(route.purpose, route.sphere, route.service), route])),
  };
}

function routeKey(purpose, sphere, service) {
  return service ? `${purpose} service ${service}` : sphere ? `${purpose} sphere ${sphere}` : purpose;
}

export const purposeOf = (menu, choice) => indexOf(menu).purposes.get(choice.purpose) ?? null;
export const sphereOf = (menu, choice) => indexOf(menu).spheres.get(choice.sphere) ?? null;
export const serviceOf = (menu, choice) => indexOf(menu).services.get(choice.service) ?? null;

/** The line that a choice leads into; the most specific route wins. null: nobody serves it in this branch. */
export function lineOf(menu, { purpose, sphere, service }) {
  const { routes, lines, services } = indexOf(menu);
  const own = service ? services.get(service) : null;
  const within = own?.sphere ?? sphere;
  const route =
    (own && (routes.get(routeKey(purpose, null, own.id)) ?? routes.get(routeKey(purpose, null, own.key)))) ||
    (within && routes.get(routeKey(purpose, within, null))) ||
    routes.get(routeKey(purpose, null, null));
  return route ? (lines.get(route.line) ?? null) : null;
}

/** What to ask next: "purpose", "sphere", "service" or "confirm". */
export function nextQuestion(menu, choice) {
  const purpose = purposeOf(menu, choice);
  if (!purpose) return "purpose";
  if (purpose.detail === "none" || choice.service) return "confirm";
  if (!choice.sphere) return "sphere";
  const asks = purpose.detail === "service" && !choice.skipped && servicesFor(menu, choice).length > 0;
  return asks ? "service" : "confirm";
}

/** Purposes that can be chosen: all, or those for which somebody serves the service already chosen. */
export function purposesFor(menu, choice) {
  if (!choice.service) return menu.purposes;
  return menu.purposes.filter(({ key }) => lineOf(menu, { ...choice, purpose: key }));
}

/** Services of the chosen sphere that somebody serves here for the chosen purpose. */
export function servicesFor(menu, choice) {
  return menu.services.filter(
    (service) => service.sphere === choice.sphere && lineOf(menu, { ...choice, service: service.id }),
  );
}

/** Spheres in which somebody serves anything for the chosen purpose. */
export function spheresFor(menu, choice) {
  return menu.spheres.filter(
    ({ key }) => lineOf(menu, { purpose: choice.purpose, sphere: key }) || servicesFor(menu, { ...choice, sphere: key }).length,
  );
}

/** The services most asked for; with a purpose chosen, those that it leads to. */
export function frequentServices(menu, choice) {
  const purposes = choice.purpose ? [choice.purpose] : menu.purposes.map(({ key }) => key);
  const served = (service) => purposes.some((purpose) => lineOf(menu, { purpose, service: service.id }));
  return menu.services.filter((service) => service.frequent && served(service));
}

/** Whether the chosen sphere has a line of its own, so that the service may be left open. */
export function canSkipService(menu, choice) {
  return Boolean(lineOf(menu, { purpose: choice.purpose, sphere: choice.sphere }));
}

/**
 * → {open, line, reason, until, off}: whether a ticket can be had for a complete choice now, else why and until when.
 * `off` is {reason, note} of a line or a service that somebody switched off.
 */
export function availability(menu, choice) {
  const line = lineOf(menu, choice);
  const closed = { open: false, line: line ?? null, until: null, off: null };
  if (!line) return { ...closed, reason: "not_here" };
  const { off, standing } = serviceOf(menu, choice) ?? {};
  if (off) return { ...closed, reason: "service_off", until: off.until, off };
  if (!line.open) return { ...closed, reason: line.reason ?? "ended", until: opensAt(menu, line), off: line.off ?? null };
  return standing ? { ...closed, reason: "register" } : { ...closed, open: true, reason: null };
}

/** When a closed line issues again, as far as the timetable knows; null where only people can tell. */
function opensAt(menu, line) {
  if (line.reason === "switched_off") return line.off?.until ?? null;
  if (["not_yet", "ended", "day_off"].includes(line.reason)) return line.from;
  return line.reason === "full" ? (menu.day.next_issuing ?? menu.day.next_opening) : null;
}

/** Whether nothing at all can be had now, so that the first screen says why instead of asking. */
export function nothingOpen(menu) {
  return Boolean(menu.suspended) || !menu.lines.some((line) => line.open);
}

/** The facts of tickets change how many wait; the rest of a line comes with the next snapshot. */
export function countTicket(menu, { previous, status, line, from_line: fromLine }) {
  const change = new Map();
  const add = (key, by) => change.set(key, (change.get(key) ?? 0) + by);
  if (previous === "waiting") add(fromLine ?? line, -1);
  if (status === "waiting") add(line, 1);
  if (![...change.values()].some(Boolean)) return menu;
  const lines = menu.lines.map((row) =>
    change.get(row.key) ? { ...row, waiting: Math.max(0, row.waiting + change.get(row.key)) } : row,
  );
  return { ...menu, lines };
}
