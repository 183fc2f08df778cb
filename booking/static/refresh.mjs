/** Reads something again and again, says when what is shown is old, and never reads twice at once. */

import { put } from "/static/keyed.mjs";
import { t } from "/static/page.mjs";

const OLD_AFTER = 25000; // ms without an answer until the page says so: a phone's network comes and goes

/** `read()` fetches and draws; it throws when there was no answer. A hidden page rests and reads when it comes back. */
export class Refresh {
  constructor(read, every = 10000) {
    Object.assign(this, { read, every, answered: Date.now() });
    this.banner = document.querySelector("[data-stale]");
    document.addEventListener("visibilitychange", () => document.hidden || this.now());
  }

  async now() {
    clearTimeout(this.timer);
    if (this.reading) return;
    this.reading = true;
    try {
      await this.read();
      this.answered = Date.now();
    } catch (error) {
      if (!error.unanswered) throw error;
    } finally {
      this.reading = false;
      this.tell();
      if (!this.stopped) this.timer = setTimeout(() => this.now(), this.every);
    }
  }

  start() {
    this.stopped = false;
    this.answered = Date.now();
    return this.now();
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    this.banner.hidden = true;
  }

  tell() {
    const old = !this.stopped && Date.now() - this.answered >= OLD_AFTER;
    this.banner.hidden = !old;
    const time = new Date(this.answered).toLocaleTimeString("uk", { hour: "2-digit", minute: "2-digit" });
    if (old) put(this.banner.querySelector("[data-stale-text]"), t("common-stale-since", { time }));
  }
}
