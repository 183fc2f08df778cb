/** Tells a called visitor whose phone lies on the table: a chime, vibration and a notification, once it was asked for. */

import { put, show } from "/static/keyed.mjs";
import { part, t } from "/static/page.mjs";

const WAITS = new Set(["waiting", "on_hold", "called"]);
const NOTES = [880, 660]; // Hz, the two bells of a chime
const RINGS = 3;
const VIBRATION = [400, 200, 400, 200, 800]; // ms on, off, on …

export class CallAlert {
  constructor() {
    Object.assign(this, { on: false, heard: "", sound: null });
    part.alert.addEventListener("click", () => this.toggle());
  }

  /** `text` is what a notification says. The same call rings once; one that was there when the page opened too. */
  draw(visit, text) {
    part["alert-row"].hidden = !WAITS.has(visit.status) || (visit.status === "called" && !this.on);
    const call = visit.status === "called" ? visit.called_at : "";
    if (call && call !== this.heard) this.ring(visit.number, text);
    this.heard = call;
  }

  forget() {
    this.heard = "";
    part["alert-row"].hidden = true;
  }

  /** A touch lets the page sound from now on, and a first quiet chime shows how. */
  async toggle() {
    this.on = !this.on;
    put(part["alert-text"], t(this.on ? "booking-alert-turn-off" : "booking-alert-turn-on"));
    show(part["alert-note"], this.on ? t("booking-alert-on") : "");
    if (!this.on) return;
    this.sound ??= new AudioContext();
    await this.sound.resume();
    this.chime(1);
    if (globalThis.Notification?.permission === "default") await Notification.requestPermission();
  }

  ring(number, text) {
    if (!this.on) return;
    this.chime(RINGS);
    navigator.vibrate?.(VIBRATION);
    if (document.hidden) this.notify(number, text);
  }

  async notify(number, text) {
    if (globalThis.Notification?.permission !== "granted") return;
    const worker = await navigator.serviceWorker?.getRegistration("/v/");
    const options = { body: text, tag: "call", renotify: true, requireInteraction: true, icon: "/booking/static/icon-192.png" };
    await worker?.showNotification(number, options);
  }

  chime(times) {
    const { sound } = this;
    for (let ring = 0; ring < times; ring += 1) {
      NOTES.forEach((pitch, note) => strike(sound, pitch, sound.currentTime + ring * 1.6 + note * 0.45));
    }
  }
}

function strike(sound, pitch, at) {
  const [tone, volume] = [sound.createOscillator(), sound.createGain()];
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0.5, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.9);
  tone.connect(volume).connect(sound.destination);
  tone.start(at);
  tone.stop(at + 0.9);
}
