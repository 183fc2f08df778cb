/** Keeps a desk, of one counter or of reception, as the server has it: reads it, reads it again on every fact, knows when it is old. */

import { api } from "/static/api.mjs";
import { connectQueue } from "/static/queue-client.mjs";

const COALESCE = 100; // ms: facts that come together cost one reading
const POLL = 2000; // ms between readings while the socket is silent or the last reading had no answer

/**
 * `onDesk(desk)` for every reading (one at a time, so never an older after a newer), `onContact(null | Date)` with the moment since when nothing is heard,
 * `onRefused(error)` when this person may not see the desk any more.
 */
export class LiveDesk {
  constructor({ counter, path = `counters/${counter}/desk`, branch, view = "console", onDesk, onContact, onRefused }) {
    Object.assign(this, { path, onDesk, onContact, onRefused });
    this.ahead = 0;
    this.heard = new Date();
    this.silentSince = null;
    this.socketLive = false;
    this.connection = connectQueue({
      view,
      branch,
      extra: { counter },
      onSnapshot: () => this.refresh(),
      onFact: () => this.refresh(),
      onState: (state) => this.socketIs(state),
      onRefused: () => this.refresh(), // the reading says in words what is wrong
    });
    this.poll = setInterval(() => (this.socketLive && !this.silentSince) || this.refresh(), POLL);
  }

  /** The server's time as a Date. */
  now() {
    return new Date(Date.now() + this.ahead);
  }

  /** Read again soon; many calls within a moment are one reading. */
  refresh() {
    this.soon ??= setTimeout(() => {
      this.soon = undefined;
      this.read();
    }, COALESCE);
  }

  /** Read at once and resolve when it is shown. A reading under way is followed by another: it may be too early. */
  async read() {
    if (this.reading) {
      this.readAgain = true;
      return this.reading;
    }
    this.reading = this.readOnce();
    await this.reading;
    this.reading = null;
    if (this.readAgain) {
      this.readAgain = false;
      return this.read();
    }
    return undefined;
  }

  close() {
    clearTimeout(this.soon);
    clearInterval(this.poll);
    this.connection.close();
    this.closed = true;
  }

  async readOnce() {
    try {
      const desk = await api("GET", this.path, { timeout: 5000 });
      if (!this.closed) this.take(desk);
    } catch (error) {
      if (!this.closed) this.failed(error);
    }
  }

  take(desk) {
    this.heard = new Date();
    this.ahead = Date.parse(desk.at) - this.heard.getTime();
    this.contact(true);
    this.onDesk(desk);
  }

  failed(error) {
    if (error.unanswered || error.status >= 500) this.contact(false);
    else this.onRefused(error);
  }

  socketIs(state) {
    this.socketLive = state === "live";
    this.refresh();
  }

  contact(there) {
    const since = there ? null : (this.silentSince ?? this.heard);
    if (since === this.silentSince) return;
    this.silentSince = since;
    this.onContact(since);
  }
}
