/** Who is absent: one tap on the person, one on the reason; at once it is said which lines are left without anybody. */

import { api, newKey } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { nameText, part, t } from "/static/page.mjs";
import { Form } from "./form.mjs";
import { attempt, button, dayText, done, here, row } from "./frame.mjs";

const state = { person: null, key: null, today: null };
const first = document.getElementById("first");
const last = document.getElementById("last");

const form = new Form(part.form, {
  check: () => (first.value && last.value ? [] : [[first.value ? "last" : "first", t("settings-day-missing")]]),
  send: save,
  fields: { absence_over: "last", absence_days_wrong: "last" },
  first: "first",
});
part.leave.addEventListener("click", () => part.dialog.close());
first.addEventListener("change", () => {
  if (last.value < first.value) last.value = first.value;
});
attempt(refresh);

async function refresh() {
  const { today, people, absences, left } = await api("GET", here("absences"));
  state.today = today;
  const names = new Map(people.map(({ id, name }) => [id, name]));
  fill(part["away-list"], absences.map((absence) => awayRow(absence, names.get(absence.staff) ?? "")));
  part.away.hidden = !absences.length;
  fill(part.list, people.map(personRow));
  drawLeft(left);
}

function awayRow(absence, name) {
  const { first_day: from, last_day: to, reason } = absence;
  const days = from === to ? dayText(from) : t("settings-days", { first: dayText(from), last: dayText(to) });
  const cancel = () => cancelled(absence, name);
  return row(
    [el("strong", {}, name), el("span", {}, t("settings-absence-row", { reason: t(`settings-absence-${reason}`), days }))],
    [button(t("settings-absence-cancel"), cancel, { about: name })],
  );
}

function personRow(person) {
  const absent = el("span", { data: { kind: "warning" } }, t("settings-absent-today"));
  return row(
    [el("strong", {}, person.name), el("span", { class: "soft" }, person.position), person.absent && absent],
    [button(t("settings-absence-add"), () => open(person), { about: person.name })],
  );
}

/** Lines whose usual administrators are all away, and when. */
function drawLeft({ lines }) {
  part.left.hidden = !lines.length;
  const texts = lines.map(({ letter, name, days }) =>
    t("settings-left-line", { line: `${letter} · ${nameText(name)}`, days: days.map(dayText).join(", ") }),
  );
  fill(part["left-text"], el("p", {}, t("settings-left")), el("ul", {}, texts.map((text) => el("li", {}, text))));
}

function open(person) {
  Object.assign(state, { person, key: newKey() });
  form.reset();
  part["dialog-title"].textContent = t("settings-absence-of", { name: person.name });
  first.value = last.value = state.today;
  part.dialog.showModal();
  part.form.querySelector(".choice").focus();
}

async function save(reason) {
  const { person, key } = state;
  const body = { staff: person.id, first_day: first.value, last_day: last.value, reason };
  await api("POST", here("absences"), { body, key });
  part.dialog.close();
  await attempt(refresh);
  done(t("settings-absence-added", { name: person.name }));
  part["page-title"].focus();
}

async function cancelled(absence, name) {
  if (!(await attempt(() => api("POST", `absences/${absence.id}/cancel`)))) return;
  done(t("settings-absence-cancelled", { name }));
  await attempt(refresh);
  part["page-title"].focus();
}
