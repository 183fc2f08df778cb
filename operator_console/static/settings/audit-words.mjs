/** An entry of the audit log in words: what was done, from what to what, by whom. */

import { nameText, page, t } from "/static/page.mjs";

/** Where a field of a change has its name: among the fields of the log, or on the form where it is set. */
const FORMS = [
  ...["log-field", "settings-rules", "settings-standards", "settings-texts"],
  ...["settings-hall", "settings-rating", "settings-feedback"],
];
/** Where a word of a closed list has its name. */
const WORDS = [
  "settings-hall-is",
  ...["log-reason", "settings-off", "settings-absence", "console-pause"],
  ...["console-hold", "console-sending-reason", "console-choose", "console-suspension"],
];

const dashed = (word) => word.replace(/[:._]/g, "-");

export function sentence({ action, subject, counter, reason, details }) {
  const key = `log-did-${dashed(action)}`;
  const told = { subject: subject ? subjectText(subject) : "", counter: counter ?? "", count: details.count ?? 0, action };
  const did = t(t.has(key) ? key : "log-did-other", told);
  const place = counter && !action.startsWith("counter:") ? t("log-at-counter", { counter }) : null;
  return [did, place, spanText(details), reason && reasonText(reason)].filter(Boolean).join(" · ");
}

export function changeTexts({ changes }) {
  return Object.entries(changes).map(([field, [before, after]]) =>
    t("log-change", { field: fieldText(field), before: valueText(before), after: valueText(after) }),
  );
}

export function whoText({ who, by_visitor: byVisitor }) {
  return who ?? t(byVisitor ? "log-by-visitor" : "log-by-rule");
}

function fieldText(field) {
  const key = FORMS.map((form) => `${form}-${dashed(field)}`).find((known) => t.has(known));
  return key ? t(key) : field;
}

function valueText(value) {
  if (value === null || value === undefined || value === "") return t("log-empty");
  if (typeof value === "boolean") return t(value ? "common-yes" : "common-no");
  if (Array.isArray(value)) return value.map(roleText).join(", ") || t("log-empty");
  if (typeof value === "object") return nameText(value) || t("log-empty");
  return reasonText(String(value)) ?? String(value);
}

function roleText(role) {
  return t.has(`settings-role-${role}`) ? t(`settings-role-${role}`) : role;
}

/** A name or a number; a booking is called by its time. */
function subjectText(subject) {
  return /^\d{4}-\d\d-\d\dT/.test(subject) ? momentText(subject) : nameText(subject);
}

/** A word of a list in words; a moment in the branch's time; a text as it was written; null for a bare code. */
function reasonText(reason) {
  const key = WORDS.map((list) => `${list}-${dashed(reason)}`).find((known) => t.has(known));
  if (key) return t(key);
  if (/^\d{4}-\d\d-\d\dT/.test(reason)) return momentText(reason);
  return /^[a-z_]+$/.test(reason) ? null : reason;
}

function momentText(moment) {
  const options = { timeZone: page.place.timezone, day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" };
  return new Date(moment).toLocaleString(page.language, options);
}

/** The days of an absence, the time of a break, the role of a new account. */
function spanText({ first_day: first, last_day: last, start, end, day, role }) {
  if (first) return first === last ? first : `${first} – ${last}`;
  if (start) return day ? `${day}, ${start}–${end}` : `${start}–${end}`;
  return role ? roleText(role) : null;
}
