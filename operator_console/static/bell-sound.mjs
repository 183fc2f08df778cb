/** A short ring, made by the browser itself; browsers let a page sound only after somebody has touched it. */

const STORED = "reception-bell";
const EVERY = 4000; // ms between rings while nobody answers
const TONES = [880, 660];

export class BellSound {
  /** `onChange()` when it was switched, or when the browser let the page sound. */
  constructor(onChange) {
    Object.assign(this, { onChange, ringing: false, rings: 0, context: null });
    for (const gesture of ["pointerdown", "keydown"]) document.addEventListener(gesture, () => this.wake(), true);
  }

  get on() {
    return localStorage.getItem(STORED) !== "off";
  }

  /** Whether it rings but the browser does not let the page sound yet. */
  get waits() {
    return this.ringing && this.on && this.context?.state !== "running";
  }

  toggle() {
    localStorage.setItem(STORED, this.on ? "off" : "on");
    this.follow();
    this.onChange();
  }

  /** Ring for as long as something rings. */
  set(ringing) {
    if (ringing === this.ringing) return;
    this.ringing = ringing;
    this.follow();
  }

  async wake() {
    this.context ??= new AudioContext();
    if (this.context.state === "running") return;
    await this.context.resume();
    this.follow();
    this.onChange();
  }

  follow() {
    clearInterval(this.timer);
    if (!this.ringing || !this.on) return;
    this.sound();
    this.timer = setInterval(() => this.sound(), EVERY);
  }

  sound() {
    if (this.context?.state !== "running") return;
    this.rings += 1;
    TONES.forEach((tone, place) => this.tone(tone, this.context.currentTime + place * 0.28));
  }

  tone(frequency, at) {
    const source = new OscillatorNode(this.context, { frequency });
    const volume = new GainNode(this.context, { gain: 0 });
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.25, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.6);
    source.connect(volume).connect(this.context.destination);
    source.start(at);
    source.stop(at + 0.65);
  }
}
