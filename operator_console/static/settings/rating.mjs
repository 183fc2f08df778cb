/** How visits are rated: the scale, and the centre's own questions, each a fieldset that is added and taken away. */

import { api, newKey } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { part, t } from "/static/page.mjs";
import { errorText } from "../staff.mjs";
import { Form } from "./form.mjs";
import { attempt, done, here } from "./frame.mjs";

const MOST = 6;
const KINDS = ["scale", "choice", "text"];
const APART = "|"; // between the Ukrainian and the English name of a choice

const scale = document.getElementById("scale");
const questionnaire = document.getElementById("questionnaire");
let questions = []; // {key, kind, name, choices} as the server has them, in the order of the page
let made = 0;

new Form(part.form, { check, send: save, explain, first: "questions" });
part.add.addEventListener("click", () => {
  collect();
  questions.push({ key: fresh("q"), kind: "scale", name: {}, choices: [] });
  draw();
  part.questions.lastElementChild.querySelector("input").focus();
});
attempt(async () => {
  show((await api("GET", here("settings/rating"))).values);
  part.form.hidden = false;
});

function show(values) {
  scale.value = values.scale;
  questionnaire.checked = values.questionnaire;
  questions = values.questions;
  draw();
}

function draw() {
  fill(part.questions, questions.map(block));
  part.add.hidden = questions.length >= MOST;
}

function block(question, index) {
  const id = (name) => `${name}-${(made += 1)}`;
  const text = (name, label, value, language) => field(id(name), label, (own) => el("input", { id: own, value, lang: language, maxlength: 60, autocomplete: "off", data: { name } }));
  const kinds = (own) => el("select", { id: own, data: { name: "kind" }, on: { change: () => turn() } }, KINDS.map((kind) => el("option", { value: kind, selected: kind === question.kind }, t(`settings-rating-kind-${kind}`))));
  const choices = field(id("choices"), t("settings-rating-choices"), (own) => el("textarea", { id: own, rows: 4, data: { name: "choices" } }, question.choices.map(line).join("\n")), t("settings-rating-choices-hint"));
  const set = el(
    "fieldset",
    { data: { question: question.key } },
    el("legend", {}, t("settings-rating-question", { number: index + 1 })),
    text("uk", t("common-language-uk"), question.name.uk ?? "", "uk"),
    text("en", t("common-language-en"), question.name.en ?? "", "en"),
    field(id("kind"), t("settings-rating-kind"), kinds),
    choices,
    el("button", { class: "button", type: "button", data: { kind: "quiet" }, on: { click: () => remove(index) } }, t("settings-rating-remove", { number: index + 1 })),
  );
  const turn = () => (choices.hidden = set.querySelector("[data-name=kind]").value !== "choice");
  turn();
  return set;
}

function field(id, label, make, hint = null) {
  return el("div", { class: "field" }, el("label", { for: id }, label), hint && el("p", { class: "hint" }, hint), make(id));
}

function remove(index) {
  collect();
  questions.splice(index, 1);
  draw();
  document.getElementById("questions").focus();
}

/** What is written now; a choice whose Ukrainian name stays keeps its key, and so the answers that were given. */
function collect() {
  questions = Array.from(part.questions.children, (set, index) => {
    const value = (name) => set.querySelector(`[data-name=${name}]`).value;
    const kind = value("kind");
    const lines = kind === "choice" ? value("choices").split("\n").filter((each) => each.trim()) : [];
    return { key: set.dataset.question, kind, name: names(value("uk"), value("en")), choices: lines.map((each) => choice(each, questions[index].choices)) };
  });
}

function choice(written, known) {
  const name = names(...written.split(APART));
  return { key: known.find((one) => one.name.uk === name.uk)?.key ?? fresh("c"), name };
}

const line = ({ name }) => [name.uk, name.en].filter(Boolean).join(` ${APART} `);
const fresh = (kind) => `${kind}-${newKey().slice(0, 12)}`;

function names(uk, en = "") {
  const written = { uk: uk.trim(), en: en.trim() };
  return Object.fromEntries(Object.entries(written).filter(([, text]) => text));
}

function check() {
  collect();
  return Array.from(part.questions.querySelectorAll("[data-name=uk]"), (input) => (input.value.trim() ? null : [input.id, t("settings-rating-name-missing")])).filter(Boolean);
}

async function save() {
  show((await api("POST", here("settings/rating"), { body: { values: { scale: scale.value, questionnaire: questionnaire.checked, questions } } })).values);
  done(t("settings-saved"));
  part["page-title"].focus();
}

/** The reason is that of the centre file. */
function explain(error) {
  if (error.code !== "setting_invalid") return null;
  return Object.entries(error.details.fields).map(([id, { reason, ...details }]) => [id, t.has(reason) ? t(reason, details) : errorText(error)]);
}
