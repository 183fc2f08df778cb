/** What fills the hall display beside numbers: why reception stands still, what is being announced, the day's end. */

import { fill, icon } from "/static/dom.mjs";
import { suspensionIcon } from "./suspension-icon.mjs";

const MINUTE = 60000;

const at = (name) => document.querySelector(`[data-${name}]`);

/** The message of a suspension as the catalogue names it, with the whole minutes that are left until it is over. */
export function messageOf({ reason, resumes_at: resumesAt }, now) {
  if (!resumesAt) return { message: `suspended-${named(reason)}`, minutes: null };
  const minutes = Math.max(1, Math.ceil((Date.parse(resumesAt) - now.getTime()) / MINUTE));
  return { message: reason === "air_alarm" ? "resuming-air-alarm" : "resuming", minutes };
}

/** `captions` say the same in the other language, where there is one; they may be missing. */
export function drawSuspension(t, captions, suspended, now) {
  const { message, minutes } = messageOf(suspended, now);
  const section = at("suspended");
  section.dataset.kind = minutes ? "good" : suspended.reason === "air_alarm" ? "alarm" : "warning";
  put(at("suspended-title"), t(titleKey(t, message)));
  put(at("suspended-text"), minutes ? t("hall-resuming-text", { minutes }) : t(`hall-${known(t, message)}-text`));
  putOther(at("suspended-other"), t, captions, { message, minutes });
  const drawn = suspensionIcon(minutes ? suspended : { reason: suspended.reason });
  if (section.dataset.icon !== drawn) fill(at("suspended-icon"), icon(drawn));
  section.dataset.icon = drawn;
}

/** The message that sounds now, in the language of this display; `spoken` is {message, minutes, text}. */
export function drawSpoken(t, captions, spoken) {
  put(at("message-text"), captions?.text(t.language, "message", spoken) ?? spoken.text);
}

/** What the second column says as long as it holds: the centre's notices come after it. */
export function standingNotices(t, { registers, day }) {
  const keys = [];
  if (registers?.length) keys.push("common-told-registers-suspended");
  if (day?.issuing_ended && !day.closed) keys.push("common-told-issuing-ended");
  return keys.map((key) => ({ text: t(key), language: t.language }));
}

function titleKey(t, message) {
  return message.startsWith("resuming") ? `hall-${message}-title` : `hall-${known(t, message)}-title`;
}

/** A reason that this catalogue does not know is shown as another one. */
function known(t, message) {
  return t.has(`hall-${message}-title`) ? message : "suspended-other";
}

const named = (reason) => reason.replaceAll("_", "-");

function putOther(element, t, captions, message) {
  const other = t.language === "uk" ? "en" : "uk";
  const words = captions?.text(other, "message", message) ?? "";
  element.lang = other;
  element.hidden = !words;
  put(element, words);
}

function put(element, words) {
  if (element.textContent !== words) element.textContent = words;
}
