/** Beside the queue: what each counter does, how kiosks and printers do, and where many tickets came in a row. */

import { el, icon } from "/static/dom.mjs";
import { keyed, put, show } from "/static/keyed.mjs";
import { nameText, part, placeText, t } from "/static/page.mjs";
import { drawRows } from "./reception-rows.mjs";
import { clock, minutesSince } from "./times.mjs";

export function drawPlaces({ desk, mayFree, open, crowdsSeen }, now) {
  keyed(part.counters, desk.counters, { key: (counter) => counter.id, make: makeCounter, update: (row, counter) => updateCounter(row, counter, mayFree, now) });
  keyed(part.devices, desk.devices, { key: (device) => device.id, make: makeDevice, update: updateDevice });
  part["no-devices"].hidden = desk.devices.length > 0;
  const crowds = desk.crowds.filter((crowd) => !crowdsSeen.has(crowdKey(crowd)));
  part.crowds.hidden = !crowds.length;
  keyed(part["crowd-list"], crowds, { key: crowdKey, make: makeCrowd, update: (row, crowd) => updateCrowd(row, crowd, now, open?.id) });
}

/** The same crowd until another ticket joins it. */
export function crowdKey({ device, line, tickets, count }) {
  return [device, line.key, tickets.at(-1).id, count].join(" ");
}

function makeCounter(counter) {
  const free = el("button", { class: "button", type: "button", data: { act: "free", counter: counter.id } }, el("span", {}, t("reception-free")));
  return el("li", {}, el("strong"), el("span", { class: "counter-doing" }), el("span", { class: "counter-who soft" }), free);
}

function updateCounter(row, counter, mayFree, now) {
  const [place, doing, who, free] = row.children;
  put(place, placeText(counter));
  put(doing, doingText(counter, now));
  put(who, counter.operator?.name ?? "");
  row.dataset.status = counter.ticket?.status ?? counter.status;
  free.hidden = !mayFree || !counter.operator;
  free.setAttribute("aria-label", t("reception-free-label", { place: placeText(counter) }));
}

function doingText(counter, now) {
  const { ticket, status, pause, since, ticket_since: ticketSince } = counter;
  if (status === "closed") return t("reception-counter-closed");
  const idle = status === "paused" ? t(`console-pause-${pause ?? "break"}`) : t("reception-counter-free");
  const what = ticket ? t(`reception-counter-${ticket.status}`, { number: ticket.number }) : idle;
  const from = ticketSince ?? since;
  return from ? t("reception-counter-since", { what, minutes: minutesSince(from, now) }) : what;
}

function makeDevice(device) {
  return el("li", {}, icon(device.kind === "printer" ? "printer" : "monitor"), el("strong"), el("span", { class: "device-state" }), el("span", { class: "device-todo" }));
}

function updateDevice(row, { kind, name, condition, since, printer }) {
  const [, own, state, todo] = row.children;
  put(own, name);
  const words = t(`console-condition-${condition.replaceAll("_", "-")}`);
  put(state, condition === "ok" || !since ? words : t("reception-device-since", { state: words, time: clock(since) }));
  row.dataset.condition = condition;
  const prints = kind === "kiosk" ? (printer ? t("reception-device-prints", { name: printer }) : t("reception-device-no-printer")) : "";
  show(todo, condition === "ok" ? prints : todoText(kind, condition));
}

function todoText(kind, condition) {
  const dashed = condition.replaceAll("_", "-");
  const own = `reception-todo-${dashed}-${kind}`;
  return t(t.has(own) ? own : `reception-todo-${dashed}`);
}

function makeCrowd(crowd) {
  const seen = el("button", { class: "button", type: "button", data: { act: "crowd-seen", crowd: crowdKey(crowd) } }, el("span", {}, t("reception-crowd-seen")));
  return el("li", {}, el("strong"), el("ol", { class: "rows", "aria-label": t("reception-crowd-tickets") }), seen);
}

function updateCrowd(row, crowd, now, open) {
  const { device: name, line, count, minutes, tickets } = crowd;
  put(row.children[0], t("reception-crowd", { name, letter: `${line.letter} · ${nameText(line.name)}`, count, minutes }));
  drawRows(row.children[1], tickets, now, open);
}
