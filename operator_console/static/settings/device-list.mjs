/** The table of a branch's devices: kind, place, state and when each was last heard of. */

import { el, icon } from "/static/dom.mjs";
import { keyed, put } from "/static/keyed.mjs";
import { nameText, page, part, placeText, t } from "/static/page.mjs";

const ICONS = { kiosk: "monitor", printer: "printer", display: "monitor", counter_display: "monitor", speaker: "volume-2", tablet: "monitor", wall: "blocks" };

export class DeviceList {
  constructor({ onRevoke }) {
    this.onRevoke = onRevoke;
  }

  draw({ branch, devices }) {
    part.loading.hidden = true;
    part.none.hidden = devices.length > 0;
    part.table.hidden = !devices.length;
    keyed(part.rows, devices, {
      key: (device) => device.id,
      make: (device) => this.makeRow(device),
      update: (row, device) => updateRow(row, device, branch, devices),
    });
  }

  makeRow(device) {
    const revoke = el(
      "button",
      { class: "button", type: "button", data: { kind: "alarm" }, "aria-label": t("console-revoke-label", { name: device.name }) },
      el("span", {}, t("console-revoke")),
    );
    revoke.addEventListener("click", () => this.onRevoke(device));
    const sign = el("div", { class: "device-name" }, icon(ICONS[device.kind]), el("span"), el("span", { class: "soft" }));
    const name = el("th", { scope: "row" }, sign);
    const cells = ["place", "state", "seen"].map((label) => el("td", { data: { label: t(`console-device-${label}`) } }));
    return el("tr", {}, name, cells, el("td", {}, revoke));
  }
}

function updateRow(row, device, branch, devices) {
  const [name, place, state, seen] = row.children;
  const [, own, kind] = name.firstElementChild.children;
  put(own, device.name);
  put(kind, t(`console-kind-${device.kind.replaceAll("_", "-")}`));
  put(place, placeOf(device, branch, devices));
  const condition = device.seen_at ? device.condition : "waiting";
  put(state, t(`console-condition-${condition.replaceAll("_", "-")}`));
  state.dataset.condition = condition;
  put(seen, device.online ? t("console-device-now") : seenText(device.seen_at, branch));
}

function placeOf({ kind, zone, counter, printer_id: printer }, branch, devices) {
  const words = [];
  const inZone = branch.zones.find(({ key }) => key === zone);
  const atCounter = branch.counters.find(({ number }) => number === counter);
  const printsOn = devices.find(({ id }) => id === printer);
  if (inZone) words.push(t("console-place-zone", { name: nameText(inZone.name) }));
  if (atCounter) words.push(placeText(atCounter));
  if (printsOn) words.push(t("console-place-printer", { name: printsOn.name }));
  if (!words.length && kind !== "printer") words.push(t("console-place-whole"));
  return words.join("; ") || "—";
}

/** When a moment was, by the branch's clock; the date only when it was not today. */
function seenText(moment, { timezone }) {
  if (!moment) return t("console-device-never");
  return whenText(moment, timezone);
}

export function whenText(moment, timeZone) {
  const when = new Date(moment);
  const day = (date) => date.toLocaleDateString(page.language, { timeZone, day: "numeric", month: "long" });
  const time = when.toLocaleTimeString("uk", { timeZone, hour: "2-digit", minute: "2-digit" });
  return day(when) === day(new Date()) ? time : `${day(when)}, ${time}`;
}
