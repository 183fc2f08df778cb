/** One part of a branch's settings as a form: read whole, changed, sent whole; the server names a wrong field. */

import { api } from "/static/api.mjs";
import { part, t } from "/static/page.mjs";
import { errorText } from "../staff.mjs";
import { Form } from "./form.mjs";
import { attempt, done, here } from "./frame.mjs";

const field = (id) => document.getElementById(id);

/** `name` is that of the part; `changed` is told whenever something else stands in the form. */
export function openPart(name, changed = () => {}) {
  const form = new Form(part.form, {
    async send() {
      const { values } = await api("POST", here(`settings/${name}`), { body: { values: read() } });
      write(values);
      done(t("settings-saved"));
      part["page-title"].focus();
    },
    explain: (error) => (error.code === "setting_invalid" ? mistakes(error) : null),
    first: part.form.querySelector("input, select, textarea").id,
  });
  attempt(async () => {
    write((await api("GET", here(`settings/${name}`))).values);
    part.form.hidden = false;
    part.form.addEventListener("change", changed);
    changed();
    return form;
  });
}

/** [field, why] for each wrong one; the reasons are those of the centre file. */
function mistakes(error) {
  return Object.entries(error.details.fields).map(([id, { reason, ...details }]) => {
    const words = t.has(reason) ? t(reason, details) : errorText(error);
    const label = field(id)?.closest("fieldset")?.querySelector("legend") ?? document.querySelector(`label[for="${id}"]`);
    return [id, t("settings-field-wrong", { field: label?.textContent.trim() ?? id, reason: words })];
  });
}

const inputs = () => part.form.querySelectorAll("[data-kind]:is(input, select, textarea)");
const sets = () => part.form.querySelectorAll('fieldset[data-kind="names"]');

function read() {
  const plain = Array.from(inputs(), (input) => [input.id, valueOf(input)]);
  const names = Array.from(sets(), ({ dataset: { name } }) => [name, filled({ uk: field(name).value, en: field(`${name}-en`).value })]);
  return Object.fromEntries([...plain, ...names]);
}

/** A number that is none goes as it was typed, so that the server says what is wrong with it. */
function valueOf(input) {
  const { kind } = input.dataset;
  if (kind === "switch") return input.checked;
  if (kind === "choice") return Number(input.value);
  if (kind === "list" || kind === "hours") return input.value.split(/[\n,;]/).map((each) => each.trim()).filter(Boolean);
  return kind === "number" && /^-?\d+$/.test(input.value) ? Number(input.value) : input.value;
}

function filled(texts) {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim()));
}

function write(values) {
  for (const input of inputs()) {
    if (input.dataset.kind === "switch") input.checked = values[input.id];
    else if (input.dataset.kind === "list") input.value = values[input.id].join("\n");
    else if (input.dataset.kind === "hours") input.value = values[input.id].join(", ");
    else input.value = values[input.id];
  }
  for (const { dataset: { name } } of sets()) {
    field(name).value = values[name].uk ?? "";
    field(`${name}-en`).value = values[name].en ?? "";
  }
}
