/** The voice of the spoken guide: the server's sound of a text, played at the visitor's own speed and volume. */

import { apiFile } from "/static/api.mjs";

const KEPT = 80; // sounds of the last texts; a visitor who goes back hears them at once
const PATIENCE = 10_000;
const OVERDUE = 3000; // a sound that a broken device never plays to its end must not silence the rest
const LISTEN_EVERY = 40;

export class GuidePlayer {
  constructor() {
    this.sounds = new Map();
    this.audio = new Audio();
    this.audio.preservesPitch = true;
  }

  /** Only after somebody touched the page or a key does the browser let it sound. */
  open() {
    if (this.context) return;
    this.context = new AudioContext();
    this.volume = new GainNode(this.context);
    this.analyser = new AnalyserNode(this.context, { fftSize: 4096 });
    this.context.createMediaElementSource(this.audio).connect(this.volume).connect(this.analyser).connect(this.context.destination);
  }

  /** Have it here before it is wanted. */
  prepare(utterance) {
    this.sound(utterance).catch(() => {});
  }

  /**
   * Play one text. `signal` ends it; `look()` gives {rate, volume} as they are now.
   * → how loud it was at most, as a share of full scale; 0 when nothing was heard. Throws when there is no sound.
   */
  async play(utterance, signal, look) {
    this.open();
    const sound = await this.sound(utterance);
    if (signal.aborted) return 0;
    await this.context.resume();
    this.audio.src = sound;
    this.set(look());
    let loudest = 0;
    const listening = setInterval(() => (loudest = Math.max(loudest, this.loudness)), LISTEN_EVERY);
    try {
      await this.audio.play();
      await this.ended(signal);
    } finally {
      clearInterval(listening);
      this.audio.pause();
    }
    return loudest;
  }

  /** From now on so fast and so loud, whatever is playing. */
  set({ rate, volume }) {
    this.audio.playbackRate = rate;
    if (this.volume) this.volume.gain.value = volume;
  }

  ended(signal) {
    return new Promise((resolve) => {
      const limit = setTimeout(resolve, ((this.audio.duration || 30) / this.audio.playbackRate) * 1000 + OVERDUE);
      const end = () => {
        clearTimeout(limit);
        resolve();
      };
      this.audio.addEventListener("ended", end, { once: true });
      signal.addEventListener("abort", end, { once: true });
    });
  }

  get loudness() {
    const samples = new Float32Array(this.analyser.fftSize);
    this.analyser.getFloatTimeDomainData(samples);
    return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
  }

  sound({ text, language }) {
    const name = `${language} ${text}`;
    const kept = this.sounds.get(name) ?? load(text, language);
    this.sounds.delete(name);
    this.sounds.set(name, kept);
    if (this.sounds.size > KEPT) this.forget(this.sounds.keys().next().value);
    kept.catch(() => this.sounds.delete(name));
    return kept;
  }

  /** Nothing of one visitor is kept for the next. */
  forgetAll() {
    for (const name of [...this.sounds.keys()]) this.forget(name);
  }

  forget(name) {
    this.sounds.get(name)?.then((address) => URL.revokeObjectURL(address)).catch(() => {});
    this.sounds.delete(name);
  }
}

async function load(text, language) {
  return URL.createObjectURL(await apiFile("speech/read", { body: { language, text }, timeout: PATIENCE }));
}
