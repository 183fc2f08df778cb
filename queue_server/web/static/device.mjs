/** A page as a device: takes the token that its address may carry in the fragment. */

import { api } from "./api.mjs";

/**
 * `/kiosk/#TOKEN`: the token leaves the address bar and the history first, then is exchanged once for a cookie.
 * → true when the page is now a device and should be loaded again. Throws ApiError when the token is refused.
 */
export async function adoptTokenFromFragment() {
  const token = decodeURIComponent(location.hash.slice(1));
  if (!token) return false;
  history.replaceState(null, "", location.pathname + location.search);
  await api("POST", "device/session", { body: { token } });
  return true;
}

let reloading = false;

/** Load the page anew, after `delay` ms; asked for by several refusals, it happens once and breaks off nothing. */
export function loadAgain(delay = 0) {
  if (reloading) return;
  reloading = true;
  setTimeout(() => location.reload(), delay);
}
