/** What several public pages say in the same words: the wait, a suspension, the moment of what is shown. */

import { put } from "/static/keyed.mjs";
import { page, part, t } from "/static/page.mjs";

/** "20–35 хв", or null when no wait can be told. */
export function waitText(wait) {
  if (!wait) return null;
  const { from_minutes: from, to_minutes: to } = wait;
  return from < to ? t("common-minutes-range", { from, to }) : t("common-minutes-up-to", { to });
}

/** 10:42 as the branch's wall clock has it: the server writes its times with the branch's offset. */
export const clock = (moment) => moment.slice(11, 16);

/** What stands still: all of reception, or (`also`, a sentence or nothing) a part of it. `at` is the server's time. */
export function drawSuspension(suspended, at, also = "") {
  const text = suspended ? suspensionText(suspended, at) : also;
  part.suspended.hidden = !text;
  part.suspended.dataset.kind = suspended && !suspended.resumes_at ? "alarm" : "warning";
  put(part["suspended-text"], text);
}

function suspensionText({ reason, resumes_at: resumesAt }, at) {
  if (resumesAt) {
    const minutes = Math.max(1, Math.ceil((Date.parse(resumesAt) - Date.parse(at)) / 60000));
    return t(`common-told-resuming${reason === "air_alarm" ? "-air-alarm" : ""}`, { minutes });
  }
  const key = `common-told-suspended-${reason.replaceAll("_", "-")}`;
  return t(t.has(key) ? key : "common-told-suspended-other");
}

/** A later day's moment, as people say it: "вівторок, 3 березня, о 08:00". The server gives the branch's offset. */
export function momentText(moment) {
  const day = new Date(`${moment.slice(0, 10)}T12:00:00Z`);
  const options = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" };
  return t("booking-moment-on", { date: day.toLocaleDateString(page.language, options), time: clock(moment) });
}

export function drawMoment(at) {
  put(part.moment, t("booking-moment", { time: clock(at) }));
}
