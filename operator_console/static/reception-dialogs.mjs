/** Reception's questions: where a ticket is sent, why a counter is freed, and the list of its keys. */

import { el, fill } from "/static/dom.mjs";
import { put, show } from "/static/keyed.mjs";
import { lineOf } from "/static/menu.mjs";
import { nameText, part, placeText, t } from "/static/page.mjs";
import { ask } from "./ask.mjs";
import { letterKeys, sign } from "./keys.mjs";
import { ServicePicker } from "./service-picker.mjs";

const picker = new ServicePicker("transfer", chooseService);
const asked = { ticket: null, menu: null };

/** → the body of a transfer, or null when it was left. */
export async function askTransfer(ticket, menu, counters) {
  Object.assign(asked, { ticket, menu });
  put(part["transfer-title"], t("reception-transfer-title", { number: ticket.number }));
  fill(part["transfer-to"], destinations(ticket, menu, counters));
  picker.offer(menu.services.filter((service) => lineFor(service)), menu.spheres);
  part["transfer-note"].value = "";
  if ((await ask(part.transfer, undefined, part["transfer-to"])) !== "take") return null;
  const [kind, value] = part["transfer-to"].value.split(" ");
  const reason = part.transfer.querySelector("[name=transfer-reason]:checked").value;
  const body = { [kind]: value, reason };
  if (picker.chosen) body.service_id = picker.chosen.id;
  if (part["transfer-note"].value.trim()) body.note = part["transfer-note"].value.trim();
  return body;
}

/** Lines that somebody serves, the ticket's own last, then counters. */
function destinations({ line: own }, menu, counters) {
  const served = menu.lines.filter(({ counters: places }) => places.length);
  const others = [...served.filter(({ key }) => key !== own.key), ...served.filter(({ key }) => key === own.key)];
  const lines = others.map(({ key, letter, name }) => el("option", { value: `line ${key}` }, `${letter} · ${nameText(name)}`));
  const attended = counters.filter(({ status }) => status !== "closed"); // nobody would call a visitor sent to a closed one
  const places = attended.map((counter) => el("option", { value: `counter ${counter.id}` }, placeText(counter)));
  return [el("optgroup", { label: t("reception-transfer-lines") }, lines), el("optgroup", { label: t("reception-transfer-counters") }, places)];
}

const lineFor = (service) => lineOf(asked.menu, { purpose: asked.ticket.purpose.key, service: service.id });

/** A service leads into its line, so that nobody has to know which. */
function chooseService(service) {
  const line = service && lineFor(service);
  if (line) part["transfer-to"].value = `line ${line.key}`;
}

/** Why a counter is freed → the reason, or null. */
export async function askFree(counter) {
  put(part["free-title"], t("reception-free-title", { place: placeText(counter) }));
  put(part["free-text"], t("reception-free-text", { name: counter.operator.name }));
  part["free-reason"].value = "";
  refuseFree("");
  const form = part.free.querySelector("form");
  form.onsubmit = (event) => {
    if (event.submitter?.value === "cancel" || part["free-reason"].value.trim()) return;
    event.preventDefault();
    refuseFree(t("reception-free-reason-missing"));
    part["free-reason"].focus();
  };
  return (await ask(part.free, undefined, part["free-reason"])) === "take" ? part["free-reason"].value.trim() : null;
}

function refuseFree(text) {
  show(part["free-error"], text);
  if (text) part["free-reason"].setAttribute("aria-invalid", "true");
  else part["free-reason"].removeAttribute("aria-invalid");
}

/** All keys of reception, and the switch of the letters. */
export function showHelp(letters) {
  const rows = [
    ...Object.entries(letters).map(([code, action]) => [sign(code), t(`reception-help-${action}`)]),
    ["Esc", t("reception-help-escape")],
    ["?", t("console-help-help")],
  ];
  fill(part["help-keys"], rows.map(([key, text]) => el("div", {}, el("dt", {}, el("kbd", { class: "key" }, key)), el("dd", {}, text))));
  part["letters-on"].checked = letterKeys.on;
  part["letters-on"].onchange = () => (letterKeys.on = part["letters-on"].checked);
  return ask(part.help, undefined, document.getElementById("help-title"));
}
