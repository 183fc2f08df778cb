/** How the hall display parts a notice: the settings show the same parts before it is put up. */

/** Characters that fit into a column of the display. */
export const NOTICE_PORTION = 60;

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
