/** Bookings in words: their day, their time, their state. Moments are as the server writes them, in the branch's time. */

import { nameText, page, t } from "/static/page.mjs";
import { clock } from "./times.mjs";

/** "вівторок, 3 березня" of a moment or of a date. */
export function dayText(moment) {
  const noon = new Date(`${moment.slice(0, 10)}T12:00:00Z`);
  return noon.toLocaleDateString(page.language, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
}

/** "вівторок, 3 березня, 10:20". */
export function whenText(moment) {
  return `${dayText(moment)}, ${clock(moment)}`;
}

/** What was asked for, in its shortest form. */
export function whatName({ service, purpose, line }) {
  return service?.label ?? service ?? purpose?.name ?? line.name;
}

/** "скасовано: центр не може прийняти". */
export function stateText(booking) {
  const state = t(`bookings-state-${dashed(booking.state)}`);
  const reason = reasonText(booking);
  return reason ? t("bookings-state-reason", { state, reason }) : state;
}

/** Why a booking was cancelled, or nothing. */
export const reasonText = ({ state, reason }) => (state === "cancelled" && reason ? t(`bookings-reason-${reason}`) : "");

/** The ticket that a booking led to: by checking in, or by joining the general queue. */
export function ticketText({ state, ticket }) {
  if (!ticket) return "";
  return t(state === "checked_in" ? "bookings-ticket" : "bookings-joined", { number: ticket.number });
}

/** Which messages did not go out, in words. */
export function failedText(kinds) {
  const words = kinds.map((kind) => {
    const key = `bookings-failed-${dashed(kind)}`;
    return t(t.has(key) ? key : "bookings-failed-other");
  });
  return t("bookings-failed-what", { kinds: words.join(", ") });
}

/** "А · Консультації". */
export const lineText = ({ letter, name }) => `${letter} · ${nameText(name)}`;
export const dashed = (word) => word.replaceAll("_", "-");
