/** What all pages of the settings share: the branch, the sign-out, what was done and what was refused. */

import { api } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { show } from "/static/keyed.mjs";
import { nameText, page, part, t } from "/static/page.mjs";
import { showTraining } from "/static/training-band.mjs";
import { errorText, toSignedOut, toSignIn } from "../staff.mjs";
import { SuspensionKey } from "../suspension.mjs";

/** The branch that this page is about, with its zones and counters. */
export const branch = page.place;

/** An address of the API within this branch. */
export const here = (path) => `branches/${branch.key}/${path}`;

// Beside the page there is room for all ways; above it they are folded, so that the page comes first.
const wide = matchMedia("(min-width: 56em)");
const fold = () => (part.menu.open = wide.matches);
wide.addEventListener("change", fold);
fold();

part["branch-field"].hidden = page.places.length < 2;
fill(part.branch, page.places.map(({ key, name }) => el("option", { value: key, selected: key === branch.key }, nameText(name))));
part.branch.addEventListener("change", () => {
  const address = new URL(location.href);
  address.searchParams.set("branch", part.branch.value);
  location.assign(address);
});
part["sign-out"].addEventListener("click", () =>
  attempt(async () => {
    await api("DELETE", "session");
    toSignedOut();
  }),
);

// What was done before is no answer to what is being done now (Enter in a field presses its form's button too).
document.addEventListener("click", ({ target }) => target.closest("button") && say("done", ""), true);
showTraining(branch);
const suspension = new SuspensionKey({
  branch: () => branch.key,
  changed: drawSuspension,
  failed: (text) => say("trouble", text),
});
drawSuspension();

/** What the key of the suspension does now. */
function drawSuspension() {
  attempt(async () => suspension.draw(Boolean((await api("GET", here("suspension"))).suspended)));
}

/** What was done, in a green banner; it takes the place of an earlier trouble. */
export function done(text) {
  say("trouble", "");
  say("done", text);
}

/** Do something; a refusal is said on the page. → its result, or undefined when it was refused. */
export async function attempt(act) {
  try {
    const result = await act();
    say("trouble", "");
    return result;
  } catch (error) {
    failed(error);
    return undefined;
  }
}

export function failed(error) {
  if (!error.code) throw error; // a mistake of the page, not a refusal
  if (error.status === 401) toSignIn();
  say("done", "");
  say("trouble", errorText(error));
}

/** A moment by the branch's clock: the date, and the time. */
export function momentText(moment) {
  const when = new Date(moment);
  const { timezone: timeZone } = branch;
  const day = when.toLocaleDateString(page.language, { timeZone, day: "numeric", month: "long" });
  return t("settings-moment", { day, time: moment.slice(11, 16) });
}

/** A local day (2026-03-02) in words. */
export function dayText(day) {
  return new Date(`${day}T12:00Z`).toLocaleDateString(page.language, { timeZone: "UTC", day: "numeric", month: "long" });
}

/** A row of a list: what it says at the left, its buttons at the right. */
export function row(texts, buttons) {
  return el("li", {}, el("div", { class: "row-text" }, texts), el("div", { class: "row-buttons" }, buttons));
}

export function button(label, click, { kind = "plain", about = null } = {}) {
  const spoken = about ? t("settings-button-about", { label, about }) : null;
  return el("button", { class: "button", type: "button", data: { kind }, "aria-label": spoken, on: { click } }, el("span", {}, label));
}

function say(banner, text) {
  show(part[`${banner}-text`], text);
  part[banner].hidden = !text;
}
