/** The hall's voice: ask who speaks to say a sentence, and say who speaks where. */

import { api, newKey } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { show } from "/static/keyed.mjs";
import { nameText, part, t } from "/static/page.mjs";
import { Form } from "./form.mjs";
import { attempt, branch, done, here } from "./frame.mjs";

const zone = document.getElementById("zone");
fill(
  zone,
  el("option", { value: "" }, t("console-pair-zone-whole")),
  branch.zones.map(({ key, name }) => el("option", { value: key }, nameText(name))),
);

new Form(part.form, {
  async send() {
    const { speaking } = await api("POST", here("hall-tests"), { body: { zone: zone.value || null }, key: newKey() });
    show(part.result, speaking ? t("settings-voice-speaking", { count: speaking }) : t("settings-voice-nobody"));
  },
  first: "zone",
});

new Form(part["speakers-form"], {
  async send() {
    const chosen = Array.from(part.speakers.querySelectorAll("select"), ({ dataset, value }) => [dataset.zone, value || null]);
    showSpeakers(await api("POST", here("speakers"), { body: { speakers: Object.fromEntries(chosen) } }));
    done(t("settings-saved"));
    part["page-title"].focus();
  },
  first: "speaker-0",
});
attempt(async () => showSpeakers(await api("GET", here("speakers"))));

function showSpeakers({ places }) {
  fill(part.speakers, places.map(speakerField));
  part["speakers-form"].hidden = false;
}

/** A zone, or at last the whole hall, with the devices that could speak there. */
function speakerField({ zone: key, name, named, speaking, devices }, index) {
  const id = `speaker-${index}`;
  const outside = !key && branch.zones.length > 0; // what concerns the whole hall is said in its zones anyway
  const now = devices.find((device) => device.id === speaking);
  const told = now ? t("settings-speakers-now", { name: now.name }) : t(outside ? "settings-speakers-outside-hint" : "settings-speakers-nobody");
  const options = [{ id: "", name: t(outside ? "settings-speakers-zones" : "settings-speakers-rule") }, ...devices];
  return el(
    "div",
    { class: "field" },
    el("label", { for: id }, name ? nameText(name) : t(outside ? "settings-speakers-outside" : "console-pair-zone-whole")),
    el("p", { class: "hint", id: `${id}-hint` }, told),
    el("p", { class: "error", id: `${id}-error`, hidden: true }),
    el(
      "select",
      { id, data: { zone: key }, "aria-describedby": `${id}-hint ${id}-error` },
      options.map((device) => el("option", { value: device.id, selected: device.id === (named ?? "") }, device.name)),
    ),
  );
}
