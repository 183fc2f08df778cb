/** «Черга зараз»: what the server writes, read again while it is looked at; it works without this too. */

import { ApiError } from "/static/api.mjs";
import { page, part } from "/static/page.mjs";
import { Live } from "./live.mjs";
import { Refresh } from "./refresh.mjs";

const ANSWER = 8000; // ms
const LIVE = "[data-live]";

const refresh = new Refresh(read);
const live = new Live(refresh);

if (page.branch) {
  part.again.hidden = true;
  refresh.start(document.querySelector(LIVE).dataset.at);
}

async function read() {
  const written = new DOMParser().parseFromString(await ask(), "text/html").querySelector(LIVE);
  if (!written) throw new ApiError("network"); // some other answer, on the way
  const shown = document.querySelector(LIVE);
  if (written.textContent !== shown.textContent) shown.replaceWith(document.adoptNode(written));
  live.follow(page.branch);
  return written.dataset.at;
}

async function ask() {
  try {
    const answer = await fetch(location.href, { cache: "no-store", signal: AbortSignal.timeout(ANSWER) });
    if (answer.ok) return await answer.text();
  } catch {
    // no answer
  }
  throw new ApiError("network");
}
