/** The order of what the hall hears: one announcement at a time, every first call spoken, the rest as time allows. */

// A first saying takes about this long with its chime and its pauses.
const SECONDS_EACH = 6;
const BACKLOG = 15;
const BETWEEN_SAYINGS = 1000;
const BETWEEN_CALLS = 600;
const BETWEEN_CALLS_HURRIED = 200;
// In a backlog the sentence goes a little faster; at 3.6 syllables a second it is still slower than talk.
const HURRIED = 1.2;
const PHASES = ["number", "counter", "final"];
// A first call may wait for 100 s behind sixteen others; what has waited longer than this is old sound.
const OLD = 120000;
// What everybody must know before anything else is said.
const URGENT = /^(suspended-|resuming)/;

/**
 * Calls come in by `announce`, in their order; each is said in Ukrainian (chime first), a second later again
 * without the chime, then in the ticket's own language. With more than 15 s of calls behind it, second sayings
 * are dropped and the own language waits until every first saying was heard.
 *
 * @param player         `say(saying, onPhase)` → promise of loudness, `prefetch(urls)`; see player.mjs
 * @param isCurrent      (call) → whether its ticket is still called by this very call
 * @param onPhase        (phase, call, {language, saying, loudness}): "chime", "number", "counter" and "final", or "message", as
 *                       they begin, "said" after the first sentence, "end", "skipped", "muted"
 * @param now            milliseconds that only grow
 * @param pause          (milliseconds) → promise
 */
export class Voice {
  constructor({ player, isCurrent, onPhase, now, pause }) {
    Object.assign(this, { player, isCurrent, onPhase, now, pause });
    this.waiting = [];
    this.later = [];
  }

  /** A call to be heard. One of the same ticket that still waits for its turn is replaced in its place. */
  announce(call) {
    const earlier = this.waiting.find((entry) => entry.call.ticket === call.ticket);
    if (earlier) earlier.call = call;
    else this.waiting.push({ call, since: this.now() });
    this.player.prefetch(call.speech.map((part) => part.url));
    this.start();
  }

  /** A message to the whole hall (`message`, `speech`): an alarm and its all-clear go before the calls that wait. */
  inform(message) {
    const entry = { call: message, since: this.now(), urgent: URGENT.test(message.message) };
    if (entry.urgent) this.waiting.unshift(entry);
    else this.waiting.push(entry);
    this.player.prefetch(message.speech.map((part) => part.url));
    this.start();
  }

  start() {
    if (!this.running) this.running = this.run().finally(() => (this.running = null));
  }

  /** The screen lost the server: nobody knows now who is still called, so nothing new begins. */
  hold() {
    this.open ??= new Promise((resolve) => (this.release = resolve));
  }

  /** The screen is right again: what waited for too long meanwhile is old sound and is left out. */
  resume() {
    this.waiting = this.waiting.filter((entry) => this.now() - entry.since < OLD);
    this.later = [];
    this.release?.();
    this.open = null;
  }

  async run() {
    for (;;) {
      await this.open;
      const entry = this.waiting.shift();
      const call = entry?.call ?? this.later.shift();
      if (!call) return;
      if (!this.isCurrent(call)) this.tell("skipped", call);
      else if (entry) await this.wholeCall(call);
      else await this.ownLanguage(call);
      this.tell("end", call);
      if (this.waiting.length) await this.pause(this.backlog ? BETWEEN_CALLS_HURRIED : BETWEEN_CALLS);
    }
  }

  async wholeCall(call) {
    const loudness = await this.saying(call, "uk", 1);
    if (loudness === 0) return;
    this.tell("said", call, { loudness });
    await this.again(call, "uk");
    if (!ownLanguage(call)) return;
    if (this.backlog) this.later.push(call);
    else await this.ownLanguage(call);
  }

  async ownLanguage(call) {
    await this.pause(BETWEEN_SAYINGS);
    if (!this.isCurrent(call)) return;
    await this.saying(call, ownLanguage(call), 1);
    await this.again(call, ownLanguage(call));
  }

  async again(call, language) {
    if (this.presses(call)) return;
    await this.pause(BETWEEN_SAYINGS);
    if (!this.presses(call) && this.isCurrent(call)) await this.saying(call, language, 2);
  }

  /** Whether what waits leaves no time for a second saying; an alarm is said twice all the same. */
  presses(call) {
    return URGENT.test(call.message) ? Boolean(this.waiting[0]?.urgent) : this.backlog;
  }

  /** One sentence. → how loud it was, 0 when the browser forbids sound or none could be had. */
  async saying(call, language, time) {
    const parts = call.speech
      .filter((part) => part.language === language)
      .map((part, index) => ({ phase: call.message ? "message" : PHASES[index], ...part }));
    const hurried = this.backlog && !call.message;
    const chime = time === 1 && language === "uk" ? (hurried ? "short" : "full") : null;
    const tell = (phase) => this.tell(phase, call, { language, saying: time });
    const loudness = await this.player.say({ parts, chime, rate: hurried ? HURRIED : 1 }, tell);
    if (loudness === 0) tell("muted");
    return loudness;
  }

  /** Whether first calls wait for longer than the hall should. */
  get backlog() {
    const oldest = this.waiting[0];
    if (!oldest) return false;
    if (oldest.urgent) return true;
    return this.waiting.length * SECONDS_EACH > BACKLOG || this.now() - oldest.since > BACKLOG * 1000;
  }

  tell(phase, call, details = {}) {
    this.onPhase(phase, call, details);
  }
}

/** The language in which the call, or the message, is said after the Ukrainian, or null. */
function ownLanguage(call) {
  const language = call.message ? (call.speech.find((part) => part.language !== "uk")?.language ?? "uk") : call.language;
  return language !== "uk" && call.speech.some((part) => part.language === language) ? language : null;
}
