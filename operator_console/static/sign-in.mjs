/** The sign-in of the staff: checks what is there, says in words what is wrong, goes where the person was going. */

import { api } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { put } from "/static/keyed.mjs";
import { page, part, t } from "/static/page.mjs";
import { errorText } from "./staff.mjs";

const FIELDS = { login: "console-login-missing", password: "console-password-missing" };

part.form.addEventListener("submit", (event) => {
  event.preventDefault();
  signIn();
});
part.reveal.addEventListener("change", () => {
  part.password.type = part.reveal.checked ? "text" : "password";
});
part.login.focus();

async function signIn() {
  const empty = Object.keys(FIELDS).filter((name) => !part[name].value.trim());
  for (const name of Object.keys(FIELDS)) mark(name, empty.includes(name) ? t(FIELDS[name]) : "");
  say(empty.map((name) => [name, t(FIELDS[name])]));
  if (empty.length) return;
  busy(true);
  try {
    await api("POST", "session", { body: { login: part.login.value, password: part.password.value } });
    location.assign(page.next);
  } catch (error) {
    busy(false);
    part.password.value = "";
    say([["password", errorText(error)]]);
  }
}

function mark(name, text) {
  put(part[`${name}-error`], text);
  part[`${name}-error`].hidden = !text;
  if (text) part[name].setAttribute("aria-invalid", "true");
  else part[name].removeAttribute("aria-invalid");
}

/** The summary of mistakes takes the focus, its links lead to the fields. */
function say(mistakes) {
  part.mistakes.hidden = !mistakes.length;
  fill(part["mistakes-list"], mistakes.map(([name, text]) => el("li", {}, el("a", { href: `#${name}` }, text))));
  if (mistakes.length) part.mistakes.focus();
}

function busy(now) {
  part.submit.disabled = now;
  put(part["submit-label"], t(now ? "console-signing-in" : "console-sign-in"));
}
