/** How the hall is called: the form, the voice as it would be before anything is kept, the files that it may show. */

import { api } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { part, t } from "/static/page.mjs";
import { attempt, here } from "./frame.mjs";
import { openPart } from "./part-form.mjs";

const LANGUAGES = ["uk", "en"];
const value = (id) => document.getElementById(id).value;

openPart("hall", listen);
attempt(async () => showSlides(await api("GET", here("slides"))));

function showSlides({ shown, slides, refused }) {
  const words = [
    ...slides.map(({ name }) => t(shown ? "settings-slides-shown" : "settings-slides-ready", { name })),
    ...refused.map(({ name, reason }) => t(`settings-slides-refused-${reason}`, { name })),
  ];
  fill(part.slides, (words.length ? words : [t("settings-slides-none")]).map((text) => el("li", {}, text)));
}

function listen() {
  for (const language of LANGUAGES) {
    const sound = part[`sound-${language}`];
    const address = `/api/v1/speech/${language}/test.wav?voice=${value(`voice_${language}`)}&speed=${value("speed")}`;
    if (sound.getAttribute("src") !== address) sound.src = address;
    const volume = Number(value("volume")) / 100;
    if (volume >= 0 && volume <= 1) sound.volume = volume;
  }
}
