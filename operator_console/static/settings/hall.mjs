/** How the hall is called: the form, and the voice as it would be, to listen to before anything is kept. */

import { part } from "/static/page.mjs";
import { openPart } from "./part-form.mjs";

const LANGUAGES = ["uk", "en"];
const value = (id) => document.getElementById(id).value;

openPart("hall", listen);

function listen() {
  for (const language of LANGUAGES) {
    const sound = part[`sound-${language}`];
    const address = `/api/v1/speech/${language}/test.wav?voice=${value(`voice_${language}`)}&speed=${value("speed")}`;
    if (sound.getAttribute("src") !== address) sound.src = address;
    const volume = Number(value("volume")) / 100;
    if (volume >= 0 && volume <= 1) sound.volume = volume;
  }
}
