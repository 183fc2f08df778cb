/** One suggestion or complaint: take it, answer, extend its term, or mark it as passed on; then the page as it is now. */

import { api } from "/static/api.mjs";
import { page, part } from "/static/page.mjs";
import { Form } from "../settings/form.mjs";
import { failed } from "../staff-page.mjs";

/** The address's word for an action, and the action's name. */
async function does(path, action, body = {}) {
  await api("POST", `branches/${page.branch}/feedback/${page.feedback}/${path}`, { body });
  const address = new URL(location.href);
  address.searchParams.set("done", action);
  location.replace(address);
}

part.take?.addEventListener("click", async () => {
  part.take.disabled = true;
  try {
    await does("take", "take");
  } catch (error) {
    part.take.disabled = false;
    failed(error);
  }
});

for (const [path, action, name, id] of [
  ["answer", "answer", "text", "answer-text"],
  ["extend", "extend", "reason", "extend-reason"],
  ["pass-on", "pass_on", "to", "pass-on-to"],
]) {
  const send = () => does(path, action, { [name]: document.getElementById(id).value });
  if (part[path]) new Form(part[path], { send, first: id });
}
