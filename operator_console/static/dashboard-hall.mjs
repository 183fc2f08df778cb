/** The dashboard's one sentence, its alarms, totals, lines, bookings, ratings and devices. */

import { el, fill, icon } from "/static/dom.mjs";
import { keyed, put, show } from "/static/keyed.mjs";
import { nameText, part, placeText, putName, t } from "/static/page.mjs";
import { standingText } from "./suspension.mjs";
import { clock } from "./times.mjs";

const SIGNS = { good: "circle-check", warning: "triangle-alert", alarm: "triangle-alert", still: "circle-pause", old: "wifi-off" };
const OF_LINE = new Set(["wait", "people"]);

export function drawHall(hall, old) {
  drawVerdict(hall, old);
  keyed(part.alarms, hall.alarms, {
    key: ({ key }) => key,
    make: ({ kind }) => el("li", {}, icon(kind === "idle" ? "coffee" : kind === "people" ? "users" : "clock"), el("span")),
    update: (row, alarm) => put(row.lastElementChild, alarmText(alarm, hall)),
  });
  keyed(part.unsent, hall.unsent, {
    key: ({ to }) => to,
    make: () => el("li", {}, icon("message-circle"), el("span")),
    update: (row, { to, state, at }) => put(row.lastElementChild, t(`dashboard-unsent-${state}`, { to, time: clock(at) })),
  });
  facts(part.totals, ["waiting", "served", "issued", "no_show"].map((name) => [`total-${name.replace("_", "-")}`, hall.today[name]]));
  drawLines(hall);
  show(part.accuracy, accuracyText(hall.accuracy));
  drawOneMore(hall);
  facts(part.bookings, ["due", "later", "checked_in", "late"].map((name) => [`booked-${name.replace("_", "-")}`, hall.appointments[name]]));
  put(part.ratings, ratingsText(hall.ratings));
  drawDevices(hall.devices);
}

/** What is beyond its standard, in a sentence. */
export function alarmText({ kind, place, amount, limit }, { lines, counters }) {
  const line = OF_LINE.has(kind) && lines.find(({ id }) => id === place);
  const counter = !line && counters.find(({ id }) => id === place);
  const name = line ? line.letter : placeText(counter);
  return t(`dashboard-alarm-${kind}`, { name, amount, limit });
}

/** Whether the hall is well, to be seen from the door: kind, sentence, and what stands below it. */
function verdict(hall, old) {
  if (old) return ["old", t("dashboard-old", { time: clock(hall.at) }), ""];
  if (hall.suspended) return ["still", standingText(hall), t("dashboard-still")];
  const troubled = hall.devices.filter(({ condition }) => !["ok", "waiting", "paper_near_end"].includes(condition)).length;
  const wrong = hall.settings_wrong.length ? t("dashboard-settings-wrong", { names: hall.settings_wrong.join(", ") }) : "";
  const more = standingText(hall) || wrong || (troubled ? t("dashboard-devices-troubled", { count: troubled }) : "");
  if (hall.alarms.length) return ["alarm", t("dashboard-attention", { count: hall.alarms.length }), more];
  if (more && more === wrong) return ["warning", wrong, t("dashboard-settings-check")];
  if (more) return ["warning", more, t("dashboard-rest-well")];
  if (hall.day.closed) return ["good", t("dashboard-day-closed"), ""];
  if (hall.today.waiting && !hall.counters.some(({ status }) => status === "open")) return ["warning", t("dashboard-nobody-serves"), ""];
  return ["good", t("dashboard-well"), t(hall.today.waiting ? "dashboard-well-more" : "dashboard-well-empty")];
}

function drawVerdict(hall, old) {
  const [kind, text, more] = verdict(hall, old);
  if (part.verdict.dataset.kind !== kind) fill(part["verdict-sign"], icon(SIGNS[kind]));
  part.verdict.dataset.kind = kind;
  put(part["verdict-text"], text);
  show(part["verdict-more"], more);
}

function facts(list, rows) {
  keyed(list, rows, {
    key: ([name]) => name,
    make: ([name]) => el("div", {}, el("dt", {}, t(`dashboard-${name}`)), el("dd", { class: "numeric" })),
    update: (row, [, value]) => put(row.lastElementChild, String(value)),
  });
}

function drawLines({ lines, alarms }) {
  const labels = ["waiting", "longest", "expected", "served-by"].map((name) => t(`dashboard-${name}`));
  const beyond = (kind, id) => alarms.some((alarm) => alarm.kind === kind && alarm.place === id);
  keyed(part.lines, lines, {
    key: ({ id }) => id,
    make: (line) => el("tr", {}, el("th", { scope: "row" }, el("span", { class: "letter" }, line.letter), el("span")), labels.map((label) => el("td", { class: "numeric", data: { label } }, el("span")))),
    update: (row, line) => {
      const [name, waiting, longest, expected, served] = row.children;
      putName(name.lastElementChild, line.name);
      cell(waiting, String(line.waiting), beyond("people", line.id));
      cell(longest, line.waiting ? t("dashboard-minutes", { count: line.longest_minutes }) : "—", beyond("wait", line.id));
      cell(expected, waitText(line), false);
      cell(served, line.counters ? String(line.counters) : t("dashboard-served-by-none"), Boolean(line.waiting && !line.counters));
    },
  });
}

/** What one more counter would change, for the lines where it would. */
function drawOneMore({ lines, one_more: prospects }) {
  part["one-more"].hidden = !prospects.length;
  keyed(part["one-more"], prospects, {
    key: ({ line }) => line,
    make: () => el("li", {}, icon("plus"), el("span")),
    update: (row, { line, before, after }) => {
      const { letter } = lines.find(({ id }) => id === line);
      put(row.lastElementChild, t(before === null ? "dashboard-one-more-first" : "dashboard-one-more", { letter, before: before ?? 0, after }));
    },
  });
}

/** How the waits that were told lately turned out. */
function accuracyText(accuracy) {
  if (!accuracy) return "";
  const [five, ten, covered] = [accuracy.within_5, accuracy.within_10, accuracy.covered].map((share) => Math.round(100 * share));
  return t("dashboard-accuracy", { error: Math.round(accuracy.error_minutes), five, ten, covered });
}

/** A value; one that is wrong has a sign of its own, not only a colour. */
function cell(element, text, wrong) {
  put(element.firstElementChild, text);
  if (element.hasAttribute("data-wrong") === wrong) return;
  element.toggleAttribute("data-wrong", wrong);
  if (wrong) element.append(icon("triangle-alert"));
  else element.lastElementChild.remove();
}

function waitText({ wait }) {
  if (!wait) return "—";
  return wait.from_minutes ? t("dashboard-range", { from: wait.from_minutes, to: wait.to_minutes }) : t("dashboard-up-to", { to: wait.to_minutes });
}

function ratingsText(ratings) {
  if (!ratings.length) return t("dashboard-ratings-none");
  return ratings.map(({ average, steps, count }) => t("dashboard-rating", { average, steps, count })).join("; ");
}

function drawDevices(devices) {
  const connected = devices.filter(({ condition }) => condition !== "waiting");
  const troubled = connected.filter(({ condition }) => condition !== "ok");
  const awaited = devices.length - connected.length;
  const well = connected.length ? t("dashboard-devices-well", { well: connected.length - troubled.length, count: connected.length }) : "";
  show(part["devices-well"], well || (awaited ? "" : t("dashboard-devices-none")));
  show(part["devices-awaited"], awaited ? t("dashboard-devices-awaited", { count: awaited }) : "");
  keyed(part.devices, troubled, {
    key: ({ id }) => id,
    make: () => el("li", {}, icon("triangle-alert"), el("strong"), el("span")),
    update: (row, { name, condition, since }) => {
      put(row.children[1], name);
      const words = t(`console-condition-${condition.replaceAll("_", "-")}`);
      put(row.children[2], since ? t("reception-device-since", { state: words, time: clock(since) }) : words);
    },
  });
}
