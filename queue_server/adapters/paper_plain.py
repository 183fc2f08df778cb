"""Text made harmless for paper: no control byte, no invisible direction mark, no endless length."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 600
# Control, format (direction overrides and isolates among them), surrogate, private and unassigned characters.
REMOVED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# What parts words, but for the space that keeps them together. (\\s would take separators such as 0x1D, GS, too.)
SPACES = re.compile("[ \t\n\v\f\r\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
# More than two marks above one letter never occur in a language; piled up they would black out the lines around.
PILED_MARKS = re.compile("([\u0300-\u036f]{2})[\u0300-\u036f]+")


def plain(text: str) -> str:
    """One line of printable characters. Line ends become spaces; what is over 600 characters is cut with «…»."""
    spaced = SPACES.sub(" ", text[: LONGEST * 4])
    kept = "".join(c for c in spaced if unicodedata.category(c) not in REMOVED)
    composed = PILED_MARKS.sub(r"\1", unicodedata.normalize("NFC", kept)).strip()
    return composed if len(composed) <= LONGEST else composed[: LONGEST - 1].rstrip() + "…"
