/** A look at the ticket as the printer burns it, and a test paper on a printer with what became of it. */

import { api, newKey } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { show } from "/static/keyed.mjs";
import { part, t } from "/static/page.mjs";
import { Form } from "./form.mjs";
import { attempt, here } from "./frame.mjs";

const AGAIN = 1000; // ms between looks at what became of the paper
const WAITING = ["queued", "claimed"];
const language = document.getElementById("language");
const printer = document.getElementById("printer");
const state = { key: newKey() };

new Form(part.form, { send: print, first: "printer" });
language.addEventListener("change", preview);
preview();
attempt(async () => {
  const { devices } = await api("GET", here("devices"));
  const printers = devices.filter(({ kind }) => kind === "printer");
  fill(printer, printers.map(({ id, name }) => el("option", { value: id }, name)));
  part.form.hidden = !printers.length;
  part.none.hidden = printers.length > 0;
});

function preview() {
  for (const sheet of document.querySelectorAll("img.sheet")) {
    sheet.src = `/api/v1/${here("ticket-preview")}?width=${sheet.dataset.width}&language=${language.value}`;
  }
}

async function print() {
  const { job } = await api("POST", here("test-prints"), { body: { printer: printer.value }, key: state.key });
  state.key = newKey();
  state.job = job.id;
  told(job);
  follow(job.id);
}

async function follow(id) {
  const answer = await attempt(() => api("GET", here("test-prints")));
  const job = answer?.jobs.find((each) => each.id === id);
  if (state.job !== id) return; // another one was sent meanwhile
  if (job) told(job);
  if (!job || WAITING.includes(job.status)) setTimeout(() => follow(id), AGAIN);
}

function told({ status }) {
  show(part.result, t(`settings-print-${status}`));
}
