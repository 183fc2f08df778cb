/** The dashboard's counters: what each does now, for whom, and for how long. */

import { el, icon } from "/static/dom.mjs";
import { keyed, put, show } from "/static/keyed.mjs";
import { part, placeText, t } from "/static/page.mjs";
import { secondsSince, secondsUntil, stopwatch } from "./times.mjs";

const SIGNS = { serving: "user", called: "megaphone", free: "check", wrap_up: "file-text", paused: "pause", closed: "minus" };

export function drawCounters({ counters, alarms }, now) {
  keyed(part.counters, counters, {
    key: ({ id }) => id,
    make: () => el("li", {}, el("strong"), el("span", { class: "counter-lines" }), el("span", { class: "counter-doing" }, el("span"), el("span")), el("span", { class: "counter-time numeric" }), el("span", { class: "counter-who soft" })),
    update: (row, counter) => update(row, counter, alarms.some(({ place }) => place === counter.id), now),
  });
}

function update(row, counter, wrong, now) {
  const [place, lines, doing, time, who] = row.children;
  const does = doingOf(counter, now);
  put(place, placeText(counter));
  put(lines, counter.lines.join(" "));
  if (row.dataset.does !== does) doing.firstElementChild.replaceChildren(icon(SIGNS[does]));
  row.dataset.does = does;
  row.toggleAttribute("data-wrong", wrong);
  put(doing.lastElementChild, doingText(counter, does));
  put(time, timeText(counter, does, now));
  show(who, counter.operator ?? "");
}

function doingOf({ status, ticket, wrap_up: wrapUp }, now) {
  if (ticket) return ticket.status;
  if (status !== "open") return status;
  return wrapUp && secondsUntil(wrapUp.until, now) > 0 ? "wrap_up" : "free";
}

function doingText({ ticket, pause, wrap_up: wrapUp }, does) {
  if (does === "paused") return t(`console-pause-${pause ?? "break"}`);
  return t(`dashboard-counter-${does.replace("_", "-")}`, { number: ticket?.number ?? wrapUp?.number ?? "" });
}

function timeText({ since, wrap_up: wrapUp }, does, now) {
  if (does === "closed") return "";
  if (does === "wrap_up") return stopwatch(secondsUntil(wrapUp.until, now));
  return since ? stopwatch(secondsSince(since, now)) : "";
}
