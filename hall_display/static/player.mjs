/** Plays what the hall hears: chime and sentences on the audio clock, so that pauses are exact. */

const AFTER_CHIME = 0.4;
const AFTER_CHIME_HURRIED = 0.3;
const BETWEEN_PARTS = 0.2;
const BETWEEN_PARTS_HURRIED = 0.1;
// The first of the chime's two bells alone, for a backlog.
const SHORT_CHIME = 0.32;
const FADE = 0.06;
const FILES_KEPT = 300;
const FETCH_PATIENCE = 4000;
// Sound that a broken device never plays to its end must not stop the calls after it.
const OVERDUE = 1500;
const LISTEN_EVERY = 50;

export class Player {
  constructor(chimeUrl) {
    this.context = new AudioContext();
    this.analyser = this.context.createAnalyser();
    this.analyser.fftSize = 8192; // 170 ms: no sound falls between two looks
    this.level = new GainNode(this.context);
    this.analyser.connect(this.level).connect(this.context.destination);
    this.files = new Map();
    this.chimeUrl = chimeUrl;
    this.prefetch([chimeUrl]);
  }

  /** In percent. */
  set volume(percent) {
    this.level.gain.value = percent / 100;
  }

  /** Whether the browser lets this page sound. */
  get allowed() {
    return this.context.state === "running";
  }

  /** Ask to sound; a browser that forbids it answers only after somebody touched the page. */
  async unlock() {
    await Promise.race([this.context.resume(), new Promise((resolve) => setTimeout(resolve, 1000))]);
    return this.allowed;
  }

  /** `changed()` whenever the browser lets sound go or stops it. */
  onChange(changed) {
    this.context.addEventListener("statechange", changed);
  }

  /** Get the files, so that they are here before they are wanted. */
  prefetch(urls) {
    for (const url of urls) this.file(url).catch(() => {});
  }

  /**
   * One saying: `parts` are [{url, text, phase}] in their order, `chime` "full", "short" or null.
   * `onPhase(phase, part)` is told as each begins to sound. → how loud it was at most, as a share of full scale;
   * 0 when nothing could be heard.
   */
  async say(saying, onPhase) {
    if (!(await this.unlock())) return 0;
    let loudest = 0;
    const listening = setInterval(() => (loudest = Math.max(loudest, this.loudness)), LISTEN_EVERY);
    await this.play(saying, onPhase);
    clearInterval(listening);
    return loudest;
  }

  async play({ parts, chime, rate }, onPhase) {
    const hurried = rate > 1;
    let at = this.context.currentTime + 0.02;
    const playing = [];
    const begin = (buffer, phase, details, options) => {
      playing.push(this.start(buffer, at, options, () => onPhase(phase, details)));
      return (options.seconds ?? buffer.duration) / options.rate;
    };
    if (chime) {
      const bell = await this.buffer(this.chimeUrl).catch(() => null);
      at = Math.max(at, this.context.currentTime + 0.02);
      if (bell) at += begin(bell, "chime", {}, { rate: 1, seconds: chime === "short" ? SHORT_CHIME : undefined });
      at += hurried ? AFTER_CHIME_HURRIED : AFTER_CHIME;
    }
    const buffers = await Promise.all(parts.map((part) => this.buffer(part.url).catch(() => null)));
    at = Math.max(at, this.context.currentTime + 0.02);
    for (const [index, buffer] of buffers.entries()) {
      if (!buffer) continue; // its text is on the screen all the same
      at += begin(buffer, parts[index].phase, parts[index], { rate });
      at += hurried ? BETWEEN_PARTS_HURRIED : BETWEEN_PARTS;
    }
    await Promise.all(playing);
  }

  /** Sound `buffer` at the moment `at` of the audio clock. → promise of its end. */
  start(buffer, at, { rate, seconds }, onBegin) {
    const source = new AudioBufferSourceNode(this.context, { buffer, playbackRate: rate });
    const volume = new GainNode(this.context);
    source.connect(volume).connect(this.analyser);
    if (seconds) {
      volume.gain.setValueAtTime(1, at + seconds - FADE);
      volume.gain.linearRampToValueAtTime(0, at + seconds);
    }
    source.start(at, 0, seconds);
    const delay = Math.max(0, (at - this.context.currentTime) * 1000);
    setTimeout(onBegin, delay);
    const longest = delay + ((seconds ?? buffer.duration) / rate) * 1000 + OVERDUE;
    return new Promise((resolve) => {
      source.addEventListener("ended", resolve, { once: true });
      setTimeout(resolve, longest);
    });
  }

  /** How loud it is just now, as a share of full scale. */
  get loudness() {
    const samples = new Float32Array(this.analyser.fftSize);
    this.analyser.getFloatTimeDomainData(samples);
    return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
  }

  async buffer(url) {
    const bytes = await this.file(url);
    return this.context.decodeAudioData(bytes.slice(0)); // decoding empties what it is given
  }

  /** The bytes of a file, kept while it is among the last used. */
  file(url) {
    const kept = this.files.get(url) ?? this.load(url);
    this.files.delete(url);
    this.files.set(url, kept);
    if (this.files.size > FILES_KEPT) this.files.delete(this.files.keys().next().value);
    kept.catch(() => this.files.delete(url));
    return kept;
  }

  async load(url) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(FETCH_PATIENCE) });
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    return answer.arrayBuffer();
  }
}
