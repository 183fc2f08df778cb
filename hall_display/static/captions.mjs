/** The text of every sound, so that who cannot hear it reads it: the same sentences from the same catalogue. */

import { makeCatalogue } from "/static/catalogue.mjs";

/** `sources` holds the Fluent source of the speech keys by language. */
export function makeCaptions(sources) {
  const catalogues = new Map(Object.entries(sources).map(([language, ftl]) => [language, makeCatalogue(ftl, language)]));

  /** The sentence of one phase of a call, or null for what is no sentence (a chime, an end). */
  function text(language, phase, call) {
    const t = catalogues.get(language);
    if (!t) return null;
    if (phase === "number") return t("speech-number", { number: call.number });
    if (phase === "final") return t("speech-final");
    if (phase === "test") return t("speech-test");
    if (phase === "message") return told(t, call);
    return phase === "counter" ? counter(t, call) : null;
  }

  function counter(t, call) {
    const workplace = call.workplace?.[t.language] ?? t("speech-workplace");
    const hint = call.hint?.[t.language];
    if (!hint) return t("speech-counter", { workplace, counter: call.counter });
    return t("speech-counter-hint", { workplace, counter: call.counter, hint });
  }

  function told(t, { message, minutes }) {
    const key = `common-told-${message}`;
    return t.has(key) ? t(key, { minutes: minutes ?? 0 }) : null;
  }

  /** All sentences of the call, or the message, in one language. */
  function whole(language, call) {
    if (call.message) return text(language, "message", call) ?? "";
    const phases = call.final ? ["number", "counter", "final"] : ["number", "counter"];
    return phases.map((phase) => text(language, phase, call) ?? "").join(" ");
  }

  return { text, whole };
}
