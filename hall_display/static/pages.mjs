/** Turns the pages of a list that is longer than its place. */

const SECONDS_A_PAGE = 8;

export class Pages {
  constructor(clock = () => performance.now()) {
    this.clock = clock;
    this.began = clock();
  }

  /**
   * → {items, page, pages}: those of the page that is up now, `size` at a time. The page with the item for which
   * `wanted` holds is up whenever there is one; as long as everything fits there is one page.
   */
  show(items, size, wanted = () => false) {
    const pages = Math.ceil(items.length / size);
    if (pages <= 1) this.began = this.clock();
    const asked = items.findIndex(wanted);
    const turned = Math.floor((this.clock() - this.began) / 1000 / SECONDS_A_PAGE);
    const page = asked >= 0 ? Math.floor(asked / size) : turned % Math.max(1, pages);
    return { items: items.slice(page * size, (page + 1) * size), page, pages };
  }
}

/** A list in parts of at most `size`. */
export function portionsOf(items, size) {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, page) => items.slice(page * size, (page + 1) * size));
}

/** A long text in parts of at most `size` characters, cut between sentences where it can be, else between words. */
export function portions(text, size) {
  const parts = [];
  for (const sentence of text.match(/[^.!?]+[.!?]*\s*/g) ?? []) {
    for (const word of sentence.trim().split(/\s+/)) {
      const last = parts.at(-1);
      if (last && last.open && last.text.length + word.length < size) last.text += ` ${word}`;
      else parts.push({ text: word, open: true });
    }
    parts.at(-1).open = false;
  }
  return joined(parts.map((part) => part.text), size);
}

/** Short sentences share a page. */
function joined(parts, size) {
  return parts.reduce((pages, part) => {
    const last = pages.at(-1);
    if (last && last.length + part.length < size) return [...pages.slice(0, -1), `${last} ${part}`];
    return [...pages, part];
  }, []);
}
