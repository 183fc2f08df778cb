/** The audit log: a day's entries in words, by kind and person, page after page. */

import { api } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { page, part, t } from "/static/page.mjs";
import { Form } from "./form.mjs";
import { changeTexts, sentence, whoText } from "./audit-words.mjs";
import { attempt, here } from "./frame.mjs";

const field = (id) => document.getElementById(id);
const state = { next: null };

new Form(part.form, { send: () => read(null), first: "day" });
part.next.addEventListener("click", () => attempt(() => read(state.next)));
attempt(async () => {
  const answer = await read(null);
  field("day").value = answer.day;
  options("kind", t("log-kind-all"), answer.kinds.map((kind) => [kind, t(`log-kind-${kind}`)]));
  options("person", t("log-person-all"), answer.people.map(({ id, name }) => [id, name]));
});

/** The page after `before`, or the first one. */
async function read(before) {
  const query = new URLSearchParams();
  for (const [name, value] of [["day", field("day").value], ["kind", field("kind").value], ["person", field("person").value], ["before", before]]) {
    if (value) query.set(name, value);
  }
  const answer = await api("GET", `${here("audit-log")}?${query}`);
  const rows = answer.entries.map(entryRow);
  if (before) part.list.append(...rows);
  else fill(part.list, rows);
  if (before) rows[0]?.focus();
  state.next = answer.next;
  part.next.hidden = !answer.next;
  part.list.hidden = !part.list.children.length;
  part.none.hidden = part.list.children.length > 0;
  return answer;
}

function entryRow(entry) {
  const texts = [el("strong", {}, sentence(entry)), ...changeTexts(entry).map((text) => el("span", {}, text))];
  const who = el("span", { class: "soft" }, whoText(entry));
  const time = el("time", { class: "numeric", datetime: entry.at }, entry.at.slice(11, 19));
  return el("li", { tabindex: "-1", lang: page.language }, el("div", { class: "row-text" }, texts, who), time);
}

function options(id, all, choices) {
  fill(field(id), el("option", { value: "" }, all), choices.map(([value, text]) => el("option", { value }, text)));
}
