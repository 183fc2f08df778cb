/** What several public pages say in the same words: the wait, a suspension, the moment of what is shown. */

import { put } from "/static/keyed.mjs";
import { part, t } from "/static/page.mjs";

/** "20–35 хв", or null when no wait can be told. */
export function waitText(wait) {
  if (!wait) return null;
  const { from_minutes: from, to_minutes: to } = wait;
  return from < to ? t("common-minutes-range", { from, to }) : t("common-minutes-up-to", { to });
}

/** 10:42 as the branch's wall clock has it: the server writes its times with the branch's offset. */
export const clock = (moment) => moment.slice(11, 16);

export function drawSuspension(suspended) {
  part.suspended.hidden = !suspended;
  const reason = suspended && `booking-suspended-${suspended.reason.replaceAll("_", "-")}`;
  put(part["suspended-text"], suspended ? t(t.has(reason) ? reason : "booking-suspended-other") : "");
}

export function drawMoment(at) {
  put(part.moment, t("booking-moment", { time: clock(at) }));
}
