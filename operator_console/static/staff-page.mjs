/** What the pages beside the counter do alike: signing out, saying what was done and what was refused. */

import { api } from "/static/api.mjs";
import { show } from "/static/keyed.mjs";
import { part } from "/static/page.mjs";
import { errorText, toSignedOut, toSignIn } from "./staff.mjs";

part["sign-out"].addEventListener("click", async () => {
  try {
    await api("DELETE", "session");
    toSignedOut();
  } catch (error) {
    failed(error);
  }
});

/** `banner` is "trouble" or "done"; an empty text hides it. */
export function say(banner, text) {
  show(part[`${banner}-text`], text);
  part[banner].hidden = !text;
}

/** What was done; what went wrong before is over. */
export function done(text) {
  say("trouble", "");
  say("done", text);
}

export function failed(error) {
  if (error.status === 401) toSignIn();
  say("done", "");
  say("trouble", errorText(error));
}

/** «05.03.2026» and «10:42» of a moment as the server writes it, in the branch's time. */
export const dateText = (moment) => `${moment.slice(8, 10)}.${moment.slice(5, 7)}.${moment.slice(0, 4)}`;
export const timeText = (moment) => moment.slice(11, 16);
