/** The live connection of a screen: subscribes to a view of a branch, and says when what is shown is old. */

import { Sequence } from "./sequence.mjs";
import { io } from "./vendor/socket.io.esm.min.js";

const ANSWER = 5000; // a snapshot that does not come in this time is asked for again
const LATE = 20000; // a heartbeat so much older than the server's time as it is known was held up on its way
const NOT_FACTS = new Set(["snapshot", "heartbeat"]);

/**
 * @param view, branch          what to subscribe to; `extra` goes along (a counter, a zone)
 * @param auth                  credential for the handshake where there is no cookie, as {visit: code}
 * @param patience              ms without a heartbeat until the screen is old (phones: 25000)
 * @param hurry                 ms at most between two tries to connect (phones: 30000)
 * @param onState(state, since) "live", or "stale" with the Date when the last sign of the server came
 * @param onRefused(error)      the server does not let this page in: {code}
 * @returns {{emit, close, serverNow}}  `serverNow()` is the server's time as a Date
 */
export function connectQueue(options) {
  return new Connection({ patience: 5000, hurry: 2000, extra: {}, onRefused() {}, onState() {}, onFact() {}, ...options }).surface();
}

class Connection {
  constructor(options) {
    this.options = options;
    this.state = null;
    this.heard = new Date();
    this.ahead = 0;
    this.lateSince = null;
    this.sequence = new Sequence({
      onSnapshot: (snapshot) => options.onSnapshot(snapshot),
      onFact: (name, fact) => options.onFact(name, fact),
      ask: () => this.subscribe(),
    });
    this.socket = io({ transports: ["websocket"], auth: options.auth, reconnectionDelay: 500, reconnectionDelayMax: options.hurry });
    this.listen();
    this.watch = setInterval(() => this.check(), 500);
  }

  listen() {
    this.socket.on("connect", () => {
      this.sequence.restart();
      this.subscribe();
    });
    this.socket.on("connect_error", (error) => this.refusedBy(error));
    this.socket.on("disconnect", (reason) => {
      clearTimeout(this.retry);
      // A server that closes by itself (a revoked device) is not called again by the library.
      if (reason === "io server disconnect") this.reconnect();
    });
    this.socket.on("snapshot", (snapshot) => this.takeSnapshot(snapshot));
    this.socket.on("heartbeat", (beat) => this.hear(beat, () => this.sequence.heartbeat(beat)));
    this.socket.onAny((name, fact) => {
      if (!NOT_FACTS.has(name) && Number.isInteger(fact?.seq)) this.sequence.receive(name, fact);
    });
  }

  subscribe() {
    clearTimeout(this.retry);
    if (!this.socket.connected) return;
    const { view, branch, extra } = this.options;
    this.retry = setTimeout(() => this.subscribe(), ANSWER);
    this.socket.emit("subscribe", { view, branch, ...extra }, (answer) => {
      if (!answer || answer.ok !== false) return;
      clearTimeout(this.retry);
      this.options.onRefused(answer.error ?? { code: "refused" });
    });
  }

  takeSnapshot(snapshot) {
    if (snapshot.view && snapshot.view !== this.options.view) return;
    clearTimeout(this.retry);
    if (snapshot.at) this.ahead = NaN; // it was asked for just now: what it says is the time
    this.hear(snapshot, () => this.sequence.snapshot(snapshot));
    this.tell("live");
  }

  serverNow() {
    return new Date(Date.now() + this.ahead);
  }

  hear({ at }, act) {
    this.heard = new Date();
    const server = at ? Date.parse(at) : NaN;
    if (!Number.isNaN(server) && !this.wasHeldUp(server)) this.ahead = server - this.heard.getTime();
    act();
  }

  /** What lay on the line while this screen slept does not tell the time; but when it goes on, the screen's own clock was set. */
  wasHeldUp(server) {
    if (!(this.serverNow() - server > LATE)) this.lateSince = null;
    else this.lateSince ??= Date.now();
    return this.lateSince !== null && Date.now() - this.lateSince < LATE;
  }

  check() {
    if (Date.now() - this.heard.getTime() > this.options.patience) this.tell("stale");
    else if (this.state === "stale" && this.socket.connected && !this.sequence.awaiting) this.tell("live");
  }

  tell(state) {
    if (state === this.state) return;
    this.state = state;
    this.options.onState(state, state === "stale" ? this.heard : null);
  }

  refusedBy(error) {
    // Only a refusal by the server ends the library's own tries; a network fault does not. Its message is the code.
    if (this.socket.active) return;
    this.options.onRefused({ code: error.message });
    this.reconnect();
  }

  reconnect() {
    clearTimeout(this.again);
    this.again = setTimeout(() => this.socket.connect(), 1000 + Math.random() * 1000);
  }

  surface() {
    return {
      emit: (name, data) => this.socket.emit(name, data),
      serverNow: () => this.serverNow(),
      close: () => {
        for (const timer of [this.retry, this.again]) clearTimeout(timer);
        clearInterval(this.watch);
        this.socket.close();
      },
    };
  }
}
