/** Reads something again and again, says when what is shown is old, and never reads twice at once. */

import { put } from "/static/keyed.mjs";
import { t } from "/static/page.mjs";

const OLD_AFTER = 25000; // ms without an answer until the page says so: a phone's network comes and goes
const TRIES = [1000, 2000, 4000, 8000]; // ms after a try that got no answer, then `every` again

/**
 * `read()` fetches and draws; it gives the moment that it has drawn, as the server writes it, and throws an error that
 * is `unanswered` when there was no answer. It is called every `every` ms, and at once when the page is looked at again
 * or the network is back.
 */
export class Refresh {
  constructor(read, every = 10000) {
    Object.assign(this, { read, every, answered: Date.now(), failed: 0, first: true, at: null, stopped: true });
    this.banner = document.querySelector("[data-stale]");
    document.addEventListener("visibilitychange", () => document.hidden || this.now());
    addEventListener("online", () => this.now());
    addEventListener("offline", () => this.tell());
  }

  /** A reading that is under way may be older than what has happened: then one more follows it. */
  async now() {
    if (this.stopped) return;
    clearTimeout(this.timer);
    if (this.reading) {
      this.asked = true;
      return;
    }
    this.reading = true;
    try {
      do {
        this.asked = false;
        await this.attempt();
      } while (this.asked && !this.failed && !this.stopped);
    } finally {
      this.reading = false;
      this.tell();
      if (!this.stopped) this.timer = setTimeout(() => this.now(), this.pause());
    }
  }

  /** Something has happened that may matter: read in a moment, many such things once. Phones do not ask all at once. */
  soon() {
    if (this.hint || this.stopped) return;
    this.hint = setTimeout(() => {
      this.hint = null;
      this.now();
    }, 1000 + Math.random() * 2000);
  }

  async attempt() {
    try {
      this.at = (await this.read()) ?? this.at;
      this.answered = Date.now();
      this.failed = 0;
      this.first = false;
    } catch (error) {
      if (!error.unanswered) throw error;
      this.failed += 1;
    }
  }

  pause() {
    return Math.min(this.every, TRIES[this.failed - 1] ?? this.every);
  }

  /** `at`: what is shown already is of that moment, and was kept from another time. */
  start(at = null) {
    this.stopped = false;
    this.at = at;
    this.failed = 0;
    this.first = true;
    clearInterval(this.watch);
    this.watch = setInterval(() => this.tell(), 1000);
    return this.now();
  }

  stop() {
    this.stopped = true;
    for (const timer of [this.timer, this.hint]) clearTimeout(timer);
    clearInterval(this.watch);
    this.hint = null;
    this.banner.hidden = true;
  }

  /** Whether what is shown may be wrong: nobody has answered since the start, or for a while, or there is no network. */
  get old() {
    if (this.stopped) return false;
    return !navigator.onLine || (this.failed > 0 && (this.first || Date.now() - this.answered >= OLD_AFTER));
  }

  tell() {
    const { old } = this;
    if (old) put(this.banner.querySelector("[data-stale-text]"), this.text());
    this.banner.hidden = !old;
  }

  text() {
    return this.at ? t("common-stale-as-of", { time: this.at.slice(11, 16) }) : t("common-stale-unread");
  }
}
