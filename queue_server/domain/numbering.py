"""Numbers of tickets: А-012, one sequence a line's letter and local day; 901–999 are kept for numbers by hand."""

from __future__ import annotations

from queue_server.domain.errors import Invalid

LETTERS = "АБВГДКЛМНРСТ"
# They sound or look like another letter or a digit, so nobody could tell them apart in a hall.
CONFUSING = frozenset("ІИЇЙЗОҐЩШЬ")
BY_HAND = range(901, 1000)


def check_letter(letter: str) -> str:
    """The letter itself. Raises Invalid(letter_confusing or letter_unknown)."""
    if letter in CONFUSING:
        raise Invalid("letter_confusing", letter=letter)
    if len(letter) != 1 or letter not in LETTERS:
        raise Invalid("letter_unknown", letter=letter, letters=" ".join(LETTERS))
    return letter


def after(last: int) -> int:
    """The next number that a machine gives after `last` (0 before the first): it passes over those kept by hand."""
    following = last + 1
    return BY_HAND.stop if following in BY_HAND else following


def ticket_number(letter: str, sequence: int) -> str:
    """А-012, А-999, А-1000: at least three digits."""
    return f"{letter}-{sequence:03d}"
