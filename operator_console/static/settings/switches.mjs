/** Lines and services, on or off: one tap on it, one on the reason; the kiosk says why and until when. */

import { api, newKey } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { show } from "/static/keyed.mjs";
import { nameText, part, t } from "/static/page.mjs";
import { Form } from "./form.mjs";
import { attempt, button, done, here, momentText, row } from "./frame.mjs";

const SHOWN = 20; // services at a time: a centre has hundreds
const state = { lines: [], services: [], target: null, key: null };
const search = document.getElementById("search");
const field = (id) => document.getElementById(id);

const form = new Form(part.form, {
  send: switchOff,
  fields: { off_until_past: "until", moment_wrong: "until" },
  first: "note",
});
part.leave.addEventListener("click", () => part.dialog.close());
search.addEventListener("input", drawServices);
attempt(refresh);

async function refresh() {
  Object.assign(state, await api("GET", here("switches")));
  fill(part.lines, state.lines.map((line) => targetRow({ line: line.key }, `${line.letter} · ${nameText(line.name)}`, line.off)));
  drawServices();
}

/** Those that are off, and those that the search finds. */
function drawServices() {
  const wanted = search.value.trim().toLowerCase();
  const named = state.services.map((service) => ({ ...service, name: nameText(service.label) }));
  const found = named.filter(({ off, name }) => off || (wanted && name.toLowerCase().includes(wanted)));
  const shown = found.sort((one, other) => Number(Boolean(other.off)) - Number(Boolean(one.off))).slice(0, SHOWN);
  fill(part.services, shown.map(({ id, name, off }) => targetRow({ service: id }, name, off)));
  part.services.hidden = !shown.length;
  const matching = found.filter(({ off }) => !off).length;
  show(part.found, wanted ? t("settings-services-found", { count: matching }) : t("settings-services-hint", { count: named.length }));
}

function targetRow(target, name, off) {
  const buttons = off
    ? [button(t("settings-switch-on"), () => switchOn(off, name), { kind: "primary", about: name })]
    : [button(t("settings-switch-off"), () => open(target, name), { about: name })];
  return row([el("strong", {}, name), off && el("span", { data: { kind: "warning" } }, offText(off)), off?.note && el("span", {}, off.note)], buttons);
}

function offText({ reason, until, by }) {
  const why = t(`settings-off-${reason}`);
  const parts = [t("settings-off-now", { reason: why }), until && t("settings-off-until-moment", { moment: momentText(until) })];
  return [...parts, by && t("settings-off-by", { name: by })].filter(Boolean).join(" · ");
}

function open(target, name) {
  Object.assign(state, { target: { ...target, name }, key: newKey() });
  form.reset();
  part["dialog-title"].textContent = t("settings-off-title", { name });
  part.dialog.showModal();
  part.form.querySelector(".choice").focus();
}

async function switchOff(reason) {
  const { name, ...target } = state.target;
  const body = { ...target, reason, note: field("note").value.trim(), until: field("until").value || null };
  await api("POST", here("switches"), { body, key: state.key });
  part.dialog.close();
  await attempt(refresh);
  done(t("settings-switched-off", { name }));
  part["page-title"].focus();
}

async function switchOn(off, name) {
  if (!(await attempt(() => api("POST", `switches/${off.id}/on`)))) return;
  done(t("settings-switched-on", { name }));
  await attempt(refresh);
  part["page-title"].focus();
}
