/** The spoken guide: says each screen as it comes and what changes on it; tells the page what was said and how loud. */

import { GuidePlayer } from "./guide-player.mjs";
import { RATES, VOLUMES } from "./modes.mjs";
import { choicesOf, controlText, newsOf, shownPart, textsOf } from "./reading.mjs";

/** @param current() the state now  @param t() the catalogue of the screen's language */
export function makeGuide({ stage, veil, current, t }) {
  const player = new GuidePlayer();
  let saying = null;
  let last = null; // what was on the screen when it was last followed; null while the guide is off

  const look = () => ({ rate: RATES[current().modes.rate], volume: VOLUMES[current().modes.volume] });
  const own = (key, values) => ({ text: t()(key, values), language: document.documentElement.lang });

  /** Say these one after the other, instead of whatever is being said. */
  async function say(utterances) {
    hush();
    const turn = { stop: new AbortController(), rest: [...utterances] };
    saying = turn;
    while (turn.rest.length) {
      const utterance = turn.rest.shift();
      if (turn.rest.length) player.prepare(turn.rest[0]);
      tell("begun", utterance);
      const loudness = await player.play(utterance, turn.stop.signal, look).catch(() => null);
      if (turn.stop.signal.aborted) return tell("stopped", utterance);
      tell(loudness === null ? "failed" : "said", { ...utterance, loudness });
    }
    if (saying === turn) saying = null;
    tell("silent", {});
  }

  /** What changes is said at once; only the ticket is read to its end, whatever becomes of its paper meanwhile. */
  function hear(changed, part) {
    if (saying && part.querySelector('main[data-view="ticket"]')) saying.rest.push(...changed);
    else if (changed.length) say(changed);
  }

  const intro = () => [own("kiosk-guide-on"), own("kiosk-guide-keys")];
  const screen = (part) => [...textsOf(part), ...choicesOf(part, t())];

  function follow() {
    if (!current().modes.guide) return end();
    const part = shownPart(stage, veil);
    const now = photograph(part);
    const before = last;
    last = now;
    player.set(look());
    if (!before) say([...intro(), ...screen(part)]);
    else if (now.screen !== before.screen) say(screen(part));
    else if (now.page !== before.page) say([...newsOf(part), ...choicesOf(part, t())]);
    else hear(changes(before, now), part);
  }

  /** What of a screen is told again when it changes. */
  function photograph(part) {
    const { past, page } = current();
    const view = stage.querySelector("main")?.dataset.view;
    const next = part.querySelector('[data-kind="primary"]');
    return {
      screen: [view, past.length, document.documentElement.lang, part.dataset.dialog].join(" "),
      page,
      news: newsOf(part),
      typed: [...part.querySelectorAll("input:not([data-unread])")].map((input) => input.value.replace(/[\s:]/g, "")).join("|"),
      pressed: [...part.querySelectorAll("main [aria-pressed=true]")].map((button) => button.dataset.focus),
      next: next && !next.disabled ? next.textContent : null,
    };
  }

  function changes(before, now) {
    const letter = now.typed === before.typed ? [] : [typedLetter(before.typed, now.typed)];
    const known = before.news.map(({ text }) => text);
    const news = now.news.filter(({ text }) => !known.includes(text));
    const toggled = [...now.pressed, ...before.pressed].filter((focus) => now.pressed.includes(focus) !== before.pressed.includes(focus));
    const next = now.next && !before.next ? [own("kiosk-guide-ready", { name: now.next })] : [];
    return [...letter, ...news, ...toggled.flatMap(toggle), ...next];
  }

  function toggle(focus) {
    const button = shownPart(stage, veil).querySelector(`[data-focus="${CSS.escape(focus)}"]`);
    if (!button) return [];
    const told = controlText(button, t());
    return button.getAttribute("aria-pressed") === "true" ? told : [...told, own("kiosk-guide-not-chosen")];
  }

  function typedLetter(before, now) {
    if (now.length < before.length) return own("kiosk-guide-erased");
    const index = [...now].findIndex((letter, place) => letter !== before[place]);
    return { text: now[index], language: document.documentElement.lang };
  }

  function hush() {
    saying?.stop.abort();
    saying = null;
  }

  function end() {
    if (!last) return;
    last = null;
    hush();
    player.forgetAll();
  }

  return {
    follow,
    /** Whether it is speaking: a visitor who listens is not idle. */
    get speaking() {
      return saying !== null;
    },
    open: () => player.open(),
    hush,
    repeat: () => current().modes.guide && say(screen(shownPart(stage, veil))),
    control(element) {
      if (!current().modes.guide) return;
      say(controlText(element, t()));
    },
  };
}

function tell(phase, details) {
  document.dispatchEvent(new CustomEvent("guide", { detail: { phase, ...details } }));
}
