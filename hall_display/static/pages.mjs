/** Turns the pages of a list that is longer than its place. */

const SECONDS_A_PAGE = 8;

export class Pages {
  constructor(clock = () => performance.now()) {
    this.clock = clock;
    this.began = this.since = clock();
  }

  /** Begin with the first page again. */
  restart() {
    this.began = this.since = this.clock();
  }

  /** Whether each of so many pages has been up since then. */
  wentRound(pages) {
    return this.clock() - this.since >= pages * SECONDS_A_PAGE * 1000;
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
