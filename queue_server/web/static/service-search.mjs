/** Finds services by words as people type them: beginnings, endings, mistyped letters, everyday names, the wrong keyboard. Pure. */

import { inOtherLayout, withoutLookalikes } from "./keyboard-layouts.mjs";

const APOSTROPHES = /['’ʼ`´"«»“”]/g;
const NOT_LETTERS = /[^\p{L}\p{N}]+/u;

/** Endings of Ukrainian nouns, adjectives and verbs; the stem that stays has at least four letters. */
const ENDINGS = `
  а я у ю і ї и о е є ь й ою ею єю ий ій ої их їх им їм ів їв ах ях ам ям ом ем єм ія ії ію ами ями ого ому ими іми
  ний них ною ної ній ові еві єві ати ити яти іти ість ості істю ення ання еннями аннями остями ування ювання`
  .trim()
  .split(/\s+/)
  .sort((a, b) => b.length - a.length);

/** Letters that are taken for each other, by ear or by a Russian layout, are one: и and і, е and є, г and ґ. */
const SAME = { ґ: "г", и: "і", ї: "і", ы: "і", є: "е", э: "е", ё: "е", ъ: "" };
const asOne = (text) => text.replace(/[ґиїыєэёъ]/g, (letter) => SAME[letter]);
const STEM_ENDINGS = [...new Set(ENDINGS.map(asOne))];

export function words(text) {
  const plain = text.toLocaleLowerCase("uk").normalize("NFC").replace(APOSTROPHES, "");
  return plain.split(NOT_LETTERS).map((word) => asOne(withoutLookalikes(word))).filter(Boolean);
}

export function stem(word) {
  const ending = STEM_ENDINGS.find((end) => word.endsWith(end) && word.length - end.length >= 4);
  return ending ? word.slice(0, -ending.length) : word;
}

/** Letters to insert, remove, replace or swap to make `a` out of `b`; more than `limit` is not counted further. */
export function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = null;
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1;
      let cost = Math.min(above[column] + 1, line[column - 1] + 1, above[column - 1] + change);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, before[column - 2] + 1);
      line.push(cost);
    }
    if (Math.min(...line) > limit) return limit + 1;
    [before, above] = [above, line];
  }
  return above[b.length];
}

/** How many mistyped letters a word of this length may have. */
function tolerance(length) {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/** How well a typed word fits a word of an entry, 0 to 1. */
function likeness(typed, known) {
  if (typed === known.word) return 1;
  if (known.word.startsWith(typed)) return typed.length >= 3 ? 0.92 : 0.7;
  const root = stem(typed);
  if (root === known.stem) return 0.965;
  if (root.length >= 4 && known.word.startsWith(root)) return 0.82;
  const allowed = tolerance(typed.length);
  if (!allowed) return 0;
  const near = Math.min(
    distance(typed, known.word, allowed),
    distance(typed, known.word.slice(0, typed.length), allowed),
    distance(root, known.stem, allowed),
  );
  return near <= allowed ? 0.74 - 0.12 * near : 0;
}

const CLOSE = 0.78;
const WEIGHTS = { label: 1, words: 0.97, name: 0.9, sphere: 0.6 };

/** Index of services for search; `spheres` give their names to their services. Both languages are searched. */
export function makeSearch(services, spheres = []) {
  const sphereNames = new Map(spheres.map((sphere) => [sphere.key, sphere.name]));
  const entries = services.map((service, position) => makeEntry(service, sphereNames.get(service.sphere), position));
  const frequency = new Map();
  for (const entry of entries) for (const root of entry.stems) frequency.set(root, (frequency.get(root) ?? 0) + 1);
  const rarity = (typed) => 1 + Math.log(1 + entries.length / (1 + (frequency.get(stem(typed)) ?? 0)));
  const found = (query, limit) => find(entries, rarity, words(query), limit);
  return (query, limit = 40) => firstFound([query, ...inOtherLayout(query)], (each) => found(each, limit));
}

/** What is found as it was typed; else as it would read on the other keyboard. */
function firstFound(queries, found) {
  for (const query of queries) {
    const services = found(query);
    if (services.length) return services;
  }
  return [];
}

function makeEntry(service, sphereName, position) {
  const fields = {
    label: Object.values(service.label ?? {}),
    words: service.words ?? [],
    name: Object.values(service.name ?? {}),
    sphere: Object.values(sphereName ?? {}),
  };
  const best = new Map();
  for (const [field, texts] of Object.entries(fields))
    for (const word of texts.flatMap(words)) if (!best.has(word)) best.set(word, WEIGHTS[field]);
  const known = [...best].map(([word, weight]) => ({ word, stem: stem(word), weight }));
  const length = words(Object.values(service.label ?? {})[0] ?? "").length;
  return { service, position, known, length, stems: new Set(known.map((one) => one.stem)) };
}

function find(entries, rarity, typed, limit) {
  if (!typed.length) return [];
  const weights = typed.map(rarity);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const scored = entries.map((entry) => ({ entry, ...score(entry, typed, weights, all) })).filter(({ value }) => value > 0.3);
  const whole = scored.filter(({ missing }) => !missing);
  // A word that fits nothing is left aside only where no service fits all words.
  const kept = (whole.length ? whole : scored).sort(byWorth);
  // Beside a service that fits well, one that fits only by a mistyped letter is noise.
  return kept.filter(({ value }) => value >= CLOSE * kept[0].value).slice(0, limit).map(({ entry }) => entry.service);
}

function score(entry, typed, weights, all) {
  let sum = 0;
  let missing = 0;
  typed.forEach((word, index) => {
    let best = 0;
    for (const known of entry.known) best = Math.max(best, likeness(word, known) * known.weight);
    if (best) sum += best * weights[index];
    else missing += 1;
  });
  return { value: sum / all, missing };
}

function byWorth(a, b) {
  return (
    Math.round((b.value - a.value) * 50) ||
    Number(Boolean(b.entry.service.frequent)) - Number(Boolean(a.entry.service.frequent)) ||
    a.entry.length - b.entry.length ||
    a.entry.position - b.entry.position
  );
}
