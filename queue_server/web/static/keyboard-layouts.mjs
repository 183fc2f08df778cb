/** What was typed on the wrong keyboard, or with Latin letters that look like Cyrillic ones, as it was meant. Pure. */

const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`\\";
const UKRAINIAN = "йцукенгшщзхїфівапролджєячсмитьбю’ґ";
const RUSSIAN = { ы: "s", э: "'", ъ: "]", ё: "`" };
const LOOKALIKES = { a: "а", b: "в", c: "с", e: "е", h: "н", i: "і", k: "к", m: "м", o: "о", p: "р", t: "т", x: "х", y: "у" };

const toUkrainian = new Map([...LATIN].map((letter, place) => [letter, [...UKRAINIAN][place]]));
const toLatin = new Map([...[...UKRAINIAN].map((letter, place) => [letter, LATIN[place]]), ...Object.entries(RUSSIAN)]);

/** `ghbdtn` → привіт, `зфіізщке` → passport: the reading in the other layout; none of a text in both alphabets. */
export function inOtherLayout(text) {
  const plain = text.toLocaleLowerCase("uk");
  const latin = /[a-z]/.test(plain);
  const cyrillic = /\p{Script=Cyrillic}/u.test(plain);
  if (latin === cyrillic) return [];
  const table = latin ? toUkrainian : toLatin;
  return [[...plain].map((letter) => table.get(letter) ?? letter).join("")];
}

/** A word with letters of both alphabets is Cyrillic: its Latin i is meant as і. */
export function withoutLookalikes(word) {
  if (!/\p{Script=Cyrillic}/u.test(word)) return word;
  return word.replace(/[abcehikmoptxy]/g, (letter) => LOOKALIKES[letter]);
}
