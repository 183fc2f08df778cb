/** Texts for the browser: a Fluent source and a language become `t(key, args)`. */

import { FluentBundle, FluentResource } from "./vendor/fluent-bundle/index.js";

/** `t("kiosk-ahead", {count: 6})` → the text; an unknown key is shown as itself, so that it is seen and mended. */
export function makeCatalogue(source, language) {
  const bundle = new FluentBundle(language, { useIsolating: false });
  bundle.addResource(new FluentResource(source));
  const t = (key, args) => {
    const message = bundle.getMessage(key);
    return message?.value ? bundle.formatPattern(message.value, args) : key;
  };
  t.has = (key) => bundle.hasMessage(key);
  t.language = language;
  return t;
}

/** A name given by the centre in some languages: the wanted one, else Ukrainian, with the language it is in. */
export function inLanguage(names, language) {
  const has = Boolean(names?.[language]);
  return { text: (has ? names[language] : names?.uk) ?? "", language: has ? language : "uk" };
}
