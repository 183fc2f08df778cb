/** One soft sound when an alarm begins; browsers let a page sound only after somebody has touched it. */

const STORED = "dashboard-sound";
const TONES = [523, 659];

export class AlarmSound {
  /** `onChange()` when it was switched. */
  constructor(onChange) {
    Object.assign(this, { onChange, context: null });
    for (const gesture of ["pointerdown", "keydown"]) document.addEventListener(gesture, () => this.wake(), true);
  }

  get on() {
    return localStorage.getItem(STORED) !== "off";
  }

  toggle() {
    localStorage.setItem(STORED, this.on ? "off" : "on");
    this.onChange();
  }

  wake() {
    this.context ??= new AudioContext();
    if (this.context.state !== "running") this.context.resume();
  }

  ring() {
    if (!this.on || this.context?.state !== "running") return;
    TONES.forEach((tone, place) => this.tone(tone, this.context.currentTime + place * 0.3));
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
