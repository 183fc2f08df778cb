/** Sentences put together from facts: waits, reasons why not, moments. Pure but for the catalogue it is given. */

/** "20–35 хв", "до 10 хв", or null where no wait is known. */
export function waitText(t, wait) {
  if (!wait) return null;
  const { from_minutes: from, to_minutes: to } = wait;
  if (from < 1 || from === to) return t("common-minutes-up-to", { to: Math.max(1, to) });
  return t("common-minutes-range", { from, to });
}

/** "16:00" in the branch's zone. */
export function timeText(iso, { zone }) {
  return new Date(iso).toLocaleTimeString("uk", { hour: "2-digit", minute: "2-digit", timeZone: zone });
}

/** A moment as people say it: "о 10:42" today, "завтра о 08:00", else with its date. `zone` is the branch's. */
export const momentText = (t, iso, context) => told(t, "kiosk-moment", iso, context);

/** The same for what begins then: "з 10:42". */
export const sinceText = (t, iso, context) => told(t, "kiosk-since", iso, context);

function told(t, key, iso, { now, language, zone }) {
  const moment = new Date(iso);
  const time = timeText(iso, { zone });
  const day = (date) => date.toLocaleDateString("sv", { timeZone: zone });
  if (day(moment) === day(now)) return t(`${key}-today`, { time });
  if (day(moment) === day(new Date(now.getTime() + 86_400_000))) return t(`${key}-tomorrow`, { time });
  const date = moment.toLocaleDateString(language, { weekday: "long", day: "numeric", month: "long", timeZone: zone });
  return t(`${key}-date`, { date, time });
}

const REASONS = ["not_here", "not_yet", "ended", "day_off", "switched_off", "full", "unserved", "suspended", "register", "service_off"];

/** Why a line gives no ticket: one sentence. */
export function reasonText(t, reason) {
  return t(`kiosk-closed-${REASONS.includes(reason) ? reason : "switched_off"}`);
}

/** Why somebody switched it off, from the closed list; null where the list does not say more. */
export function offText(t, off) {
  const key = `kiosk-off-${off?.reason}`;
  return off && t.has(key) ? t(key) : null;
}

/** The same in two or three words, for a list. */
export function reasonNote(t, reason) {
  return t(`kiosk-note-${REASONS.includes(reason) ? reason : "switched_off"}`);
}

/** What a closed choice says about when: "Талони видаємо завтра о 07:45", or null where only people can tell. */
export function untilText(t, until, context) {
  return until ? t("kiosk-closed-until", { moment: momentText(t, until, context) }) : null;
}

/** Why the server refused a ticket, in words a visitor can act on. */
export function refusalText(t, code) {
  return t(t.has(`kiosk-refused-${code}`) ? `kiosk-refused-${code}` : "kiosk-refused-other");
}

/** A suspension's announcement, or that of its all-clear with the minutes that are left. */
export function suspensionText(t, { reason, resumes_at: resumesAt }, now) {
  if (resumesAt) {
    const minutes = Math.max(1, Math.ceil((Date.parse(resumesAt) - now.getTime()) / 60_000));
    return t(`common-told-resuming${reason === "air_alarm" ? "-air-alarm" : ""}`, { minutes });
  }
  const key = `common-told-suspended-${reason.replaceAll("_", "-")}`;
  return t(t.has(key) ? key : "common-told-suspended-other");
}
