/** Notices of the hall: written with a look at how the display parts them, put in order, switched off and on. */

import { api, newKey } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { put } from "/static/keyed.mjs";
import { nameText, part, t } from "/static/page.mjs";
import { NOTICE_PORTION, portions } from "/static/portions.mjs";
import { Form } from "./form.mjs";
import { attempt, button, done, here, momentText, row } from "./frame.mjs";

const state = { notice: null, key: newKey() };
const field = (id) => document.getElementById(id);

const form = new Form(part.form, {
  check: () => (field("text-uk").value.trim() ? [] : [["text-uk", t("error-notice_empty")]]),
  send: save,
  fields: { notice_until_past: "until", moment_wrong: "until" },
  first: "text-uk",
});
part["start-again"].addEventListener("click", startNew);
field("text-uk").addEventListener("input", preview);
attempt(refresh);

async function refresh() {
  const { notices } = await api("GET", here("notices"));
  const shown = notices.filter(({ active }) => active);
  fill(part.list, notices.map((notice) => noticeRow(notice, shown.indexOf(notice))));
  part.list.hidden = !notices.length;
  part.none.hidden = notices.length > 0;
}

function noticeRow(notice, place) {
  const { text, until, over, active } = notice;
  const about = { about: nameText(text) };
  const buttons = [button(t("settings-change"), () => open(notice), about)];
  if (place > 0) buttons.push(button(t("settings-move-up"), () => act(notice, "move-up", undefined, "settings-notice-moved"), about));
  const turn = active ? "settings-notice-off" : "settings-notice-on";
  buttons.push(button(t(turn), () => act(notice, "switch", { active: !active }, `${turn}-done`), about));
  return row([el("strong", {}, nameText(text)), el("span", { class: "soft" }, stateText({ until, over, active }))], buttons);
}

function stateText({ until, over, active }) {
  if (!active) return t("settings-notice-is-off");
  if (over) return t("settings-notice-over", { moment: momentText(until) });
  return until ? t("settings-notice-shown-until", { moment: momentText(until) }) : t("settings-notice-shown");
}

/** The parts in which the display shows the text, one after another: nothing is cut off. */
function preview() {
  const pages = portions(field("text-uk").value.trim(), NOTICE_PORTION);
  part.preview.hidden = !pages.length;
  const heading = el("p", { class: "soft" }, t("settings-notice-pages", { count: pages.length }));
  fill(part.preview, heading, el("ol", {}, pages.map((text) => el("li", {}, text))));
}

function open(notice) {
  state.notice = notice;
  form.reset();
  put(part["form-title"], t("settings-notice-change"));
  field("text-uk").value = notice.text.uk ?? "";
  field("text-en").value = notice.text.en ?? "";
  field("until").value = notice.over ? "" : (notice.until?.slice(0, 16) ?? "");
  preview();
  part["form-title"].focus();
}

function startNew() {
  Object.assign(state, { notice: null, key: newKey() });
  form.reset();
  preview();
  put(part["form-title"], t("settings-notice-new"));
}

async function save() {
  const body = { text_uk: field("text-uk").value, text_en: field("text-en").value, until: field("until").value || null };
  if (state.notice) await api("POST", `notices/${state.notice.id}/change`, { body });
  else await api("POST", here("notices"), { body, key: state.key });
  startNew();
  await attempt(refresh);
  done(t("settings-notice-saved"));
  part["page-title"].focus();
}

async function act(notice, what, body, said) {
  if (!(await attempt(() => api("POST", `notices/${notice.id}/${what}`, { body })))) return;
  done(t(said));
  await attempt(refresh);
  part["page-title"].focus();
}
