/** People of one's branches: who they are and what they may; adding, changing, a new password, out and in again. */

import { api, newKey } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { keyed, put } from "/static/keyed.mjs";
import { nameText, page, part, t } from "/static/page.mjs";
import { confirm } from "../ask.mjs";
import { Form } from "./form.mjs";
import { attempt, button, done, row } from "./frame.mjs";

const state = { people: [], gives: {}, person: null, key: newKey() };
const FIELDS = {
  login_invalid: "login",
  login_taken: "login",
  staff_name_invalid: "name",
  person_of_others: "name",
  role_missing: "roles",
  role_not_yours: "roles",
  last_manager: "roles",
};
const PASSWORDS = ["password_too_short", "password_too_long", "password_common", "password_is_login"];

const personForm = new Form(part["person-form"], {
  check: missing,
  send: save,
  first: "name",
  fields: { ...FIELDS, ...Object.fromEntries(PASSWORDS.map((code) => [code, "first-password"])) },
});
const passwordForm = new Form(part["password-form"], {
  check: () => (value("new-password") ? [] : [["new-password", t("settings-password-missing")]]),
  send: setPassword,
  first: "new-password",
});
part["start-again"].addEventListener("click", startNew);
attempt(refresh).then(startNew);

async function refresh() {
  const { people, gives } = await api("GET", "people");
  Object.assign(state, { people, gives });
  keyed(part.list, people, { key: ({ id }) => id, make: () => row([el("strong"), el("span"), el("span", { class: "soft" })], []), update: updateRow });
}

function updateRow(item, person) {
  const [texts, buttons] = item.children;
  const [name, position, roles] = texts.children;
  put(name, person.disabled ? t("settings-disabled", { name: person.name }) : person.name);
  put(position, [person.login, person.position].filter(Boolean).join(" · "));
  put(roles, Object.entries(person.roles).map(([key, given]) => rolesText(key, given)).join("; "));
  const about = { about: person.name };
  const shown = [button(t("settings-change"), () => open(person), about)];
  if (person.yours && person.disabled) shown.push(button(t("settings-enable"), () => enable(person), about));
  if (person.yours && !person.disabled) shown.push(button(t("settings-disable"), () => disable(person), { ...about, kind: "alarm" }));
  fill(buttons, shown);
}

function rolesText(key, given) {
  const names = given.map((role) => t(`settings-role-${role}`)).join(", ");
  return page.places.length > 1 ? t("settings-roles-in", { branch: branchName(key), roles: names }) : names;
}

/** The form for somebody new. */
function startNew() {
  state.person = null;
  state.key = newKey();
  draw(t("settings-person-new"), { name: "", position: "", login: "", roles: {} });
}

function open(person) {
  state.person = person;
  draw(t("settings-person-change", { name: person.name }), person);
  part["person-title"].focus();
}

function draw(title, person) {
  personForm.reset();
  passwordForm.reset();
  put(part["person-title"], title);
  for (const field of ["login", "name", "position"]) document.getElementById(field).value = person[field];
  for (const field of ["login", "first-password"]) document.getElementById(field).closest(".field").hidden = Boolean(state.person);
  for (const field of ["name", "position"]) document.getElementById(field).disabled = Boolean(state.person) && !state.person.yours;
  fill(part.roles, Object.entries(state.gives).map(([key, roles]) => roleChoices(key, roles, person.roles[key] ?? [])));
  part["password-form"].hidden = !state.person?.yours || state.person.id === page.staff.id;
  part.person.hidden = false;
}

/** A checkbox for each role that may be given here, and for each that is there already. */
function roleChoices(key, gives, given) {
  const shown = Object.keys(ROLES).filter((role) => gives.includes(role) || given.includes(role));
  const boxes = shown.map((role) => {
    const box = el("input", { type: "checkbox", name: "role", value: role, checked: given.includes(role), disabled: !gives.includes(role) });
    return el("label", { class: "check" }, box, el("span", {}, t(`settings-role-${role}`)));
  });
  const legend = page.places.length > 1 ? t("settings-roles-of", { branch: branchName(key) }) : t("settings-roles");
  return el("fieldset", { data: { branch: key } }, el("legend", {}, legend), boxes);
}

const ROLES = { operator: 1, reception: 2, supervisor: 3, manager: 4, technician: 5 };

function missing() {
  const mistakes = [];
  const adding = !state.person;
  if (adding && !value("login")) mistakes.push(["login", t("settings-login-missing")]);
  if (!value("name")) mistakes.push(["name", t("settings-name-missing")]);
  if (adding && !Object.values(chosenRoles()).flat().length) mistakes.push(["roles", t("settings-roles-missing")]);
  if (adding && !value("first-password")) mistakes.push(["first-password", t("settings-password-missing")]);
  return mistakes;
}

function chosenRoles() {
  const sets = Array.from(part.roles.querySelectorAll("fieldset"));
  const checked = (set) => Array.from(set.querySelectorAll("input:checked"), (box) => box.value);
  return Object.fromEntries(sets.map((set) => [set.dataset.branch, checked(set)]));
}

async function save() {
  const body = { name: value("name"), position: value("position"), roles: chosenRoles() };
  const said = state.person ? "settings-person-saved" : "settings-person-added";
  if (state.person) {
    await api("POST", `people/${state.person.id}/change`, { body });
  } else {
    const account = { ...body, login: value("login"), password: document.getElementById("first-password").value };
    await api("POST", "people", { body: account, key: state.key });
  }
  await attempt(refresh);
  startNew();
  done(t(said, { name: body.name }));
  part["page-title"].focus();
}

async function setPassword() {
  const { id, name } = state.person;
  await api("POST", `people/${id}/password`, { body: { password: document.getElementById("new-password").value } });
  done(t("settings-password-set", { name }));
  startNew();
  part["page-title"].focus();
}

async function disable(person) {
  const sure = await confirm({
    title: t("settings-disable-title", { name: person.name }),
    text: t("settings-disable-text"),
    yes: t("settings-disable"),
  });
  if (sure) await switchAccount(person, "disable", t("settings-person-disabled", { name: person.name }));
}

const enable = (person) => switchAccount(person, "enable", t("settings-person-enabled", { name: person.name }));

async function switchAccount(person, how, said) {
  const done_ = await attempt(() => api("POST", `people/${person.id}/${how}`));
  if (!done_) return;
  done(said);
  await attempt(refresh);
  part["page-title"].focus();
}

const value = (id) => document.getElementById(id).value.trim();

function branchName(key) {
  const place = page.places.find((each) => each.key === key);
  return place ? nameText(place.short_name ?? place.name) : key;
}
