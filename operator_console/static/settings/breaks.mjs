/** Planned breaks: whose, when, on which day; two of one line at one time are pointed out. */

import { api, newKey } from "/static/api.mjs";
import { el, fill, icon } from "/static/dom.mjs";
import { part, t } from "/static/page.mjs";
import { Form } from "./form.mjs";
import { attempt, button, dayText, done, here, row } from "./frame.mjs";

const state = { key: newKey(), names: new Map() };
const field = (id) => document.getElementById(id);

const form = new Form(part.form, {
  check() {
    const missing = ["start", "end"].filter((id) => !field(id).value);
    return missing.map((id) => [id, t(`settings-break-${id}-missing`)]);
  },
  send: save,
  fields: { break_time_wrong: "start", break_twice: "start", break_over: "day" },
  first: "staff",
});
attempt(async () => {
  const { people } = await refresh();
  fill(field("staff"), people.map(({ id, name }) => el("option", { value: id }, name)));
});

async function refresh() {
  const answer = await api("GET", here("breaks"));
  const { people, breaks, overlaps } = answer;
  state.names = new Map(people.map(({ id, name }) => [id, name]));
  fill(part.list, breaks.map(breakRow));
  part.list.hidden = !breaks.length;
  part.none.hidden = breaks.length > 0;
  const byId = new Map(breaks.map((each) => [each.id, each]));
  part.overlaps.hidden = !overlaps.length;
  fill(part.overlaps, overlaps.map((pair) => warning(pair, byId)));
  return answer;
}

function breakRow(pause) {
  const name = state.names.get(pause.staff) ?? "";
  const when = pause.day ? dayText(pause.day) : t("settings-every-day");
  return row(
    [el("strong", { class: "numeric" }, `${pause.start}–${pause.end}`), el("span", {}, name), el("span", { class: "soft" }, when)],
    [button(t("settings-remove"), () => remove(pause, name), { about: `${name}, ${pause.start}–${pause.end}` })],
  );
}

function warning({ breaks, lines }, byId) {
  const [one, other] = breaks.map((id) => state.names.get(byId.get(id)?.staff) ?? "");
  const text = t("settings-breaks-overlap", { one, other, lines: lines.join(", ") });
  return el("li", { class: "banner", data: { kind: "warning" } }, icon("triangle-alert"), el("p", {}, text));
}

async function save() {
  const [staff, start, end, day] = ["staff", "start", "end", "day"].map((id) => field(id).value);
  const body = { staff, start, end, day: day || null };
  await api("POST", here("breaks"), { body, key: state.key });
  state.key = newKey();
  form.reset();
  field("staff").value = staff;
  await attempt(refresh);
  done(t("settings-break-added", { name: state.names.get(staff) ?? "" }));
}

async function remove(pause, name) {
  if (!(await attempt(() => api("POST", `breaks/${pause.id}/remove`)))) return;
  done(t("settings-break-removed", { name }));
  await attempt(refresh);
  part["page-title"].focus();
}
