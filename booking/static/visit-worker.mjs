/**
 * Lets the visitor's own page open on a bad network, or on none: its files are kept, all of one version together. What a
 * ticket says is never kept here. The server writes SHELL before this: {version, pages, files}.
 */
/* global SHELL, clients */

const CACHE = `visit-${SHELL.version}`;

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(removeOthers()));
self.addEventListener("fetch", (event) => {
  const { request, clientId } = event;
  if (request.method !== "GET") return;
  const name = nameOf(request.url);
  if (request.mode === "navigate" && SHELL.pages.includes(name)) event.respondWith(keptOr(request, name));
  else if (SHELL.files.includes(name)) event.respondWith(fileFor(clientId, request, name));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(toTheTicket());
});

/** All or nothing; without cookies, so that every page is the one that everybody gets. */
async function fill() {
  const cache = await caches.open(CACHE);
  const wanted = [...SHELL.pages, ...SHELL.files];
  await cache.addAll(wanted.map((address) => new Request(address, { cache: "no-cache", credentials: "omit" })));
}

async function removeOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("visit-") && name !== CACHE).map((name) => caches.delete(name)));
}

async function keptOr(request, name) {
  const cache = await caches.open(CACHE);
  return (await cache.match(name, { ignoreVary: true })) ?? fetch(request);
}

/** Other pages below the same address take their files from the server. */
async function fileFor(clientId, request, name) {
  const page = await clients.get(clientId);
  return page && SHELL.pages.includes(nameOf(page.url)) ? keptOr(request, name) : fetch(request);
}

/** Path and query: a fragment, in which a code stands, is no part of what is kept. */
function nameOf(address) {
  const { origin, pathname, search } = new URL(address);
  return origin === self.location.origin ? pathname + search : address;
}

async function toTheTicket() {
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const page = open.find(({ url }) => new URL(url).pathname === SHELL.pages[0]);
  return page ? page.focus() : clients.openWindow(SHELL.pages[0]);
}
