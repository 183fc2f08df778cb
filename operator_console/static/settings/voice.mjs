/** The hall's voice: ask the displays to say their sentence. */

import { api, newKey } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { show } from "/static/keyed.mjs";
import { nameText, part, t } from "/static/page.mjs";
import { Form } from "./form.mjs";
import { branch, here } from "./frame.mjs";

const zone = document.getElementById("zone");
fill(
  zone,
  el("option", { value: "" }, t("console-pair-zone-whole")),
  branch.zones.map(({ key, name }) => el("option", { value: key }, nameText(name))),
);

new Form(part.form, {
  async send() {
    const { displays } = await api("POST", here("hall-tests"), { body: { zone: zone.value || null }, key: newKey() });
    show(part.result, displays ? t("settings-voice-speaking", { count: displays }) : t("settings-voice-nobody"));
  },
  first: "zone",
});
