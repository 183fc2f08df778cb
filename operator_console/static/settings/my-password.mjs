/** One's own password: the old one, then the new one. */

import { api } from "/static/api.mjs";
import { part, t } from "/static/page.mjs";
import { Form } from "./form.mjs";
import { done } from "./frame.mjs";

const fields = ["old", "new"].map((id) => document.getElementById(id));
const [old, fresh] = fields;

const form = new Form(part.form, {
  check() {
    const mistakes = [];
    if (!old.value) mistakes.push(["old", t("settings-old-password-missing")]);
    if (!fresh.value) mistakes.push(["new", t("settings-password-missing")]);
    return mistakes;
  },
  async send() {
    await api("POST", "session/password", { body: { old: old.value, new: fresh.value } });
    form.reset();
    reveal();
    done(t("settings-own-password-set"));
  },
  fields: { password_wrong: "old", too_many_requests: "old" },
  first: "new",
});
part.reveal.addEventListener("change", reveal);

function reveal() {
  for (const field of fields) field.type = part.reveal.checked ? "text" : "password";
}
