"""Numbers of tickets: А-012, one sequence a line's letter and local day; 901–999 are kept for numbers by hand."""

from __future__ import annotations

import re

from queue_server.domain.errors import Invalid, Refused

LETTERS = "АБВГДКЛМНРСТ"
# They sound or look like another letter or a digit, so nobody could tell them apart in a hall.
CONFUSING = frozenset("ІИЇЙЗОҐЩШЬ")
BY_HAND = range(901, 1000)
# What a Latin letter may stand for: the one that looks alike, sounds alike, or lies on the same key.
_LATIN = {
    "A": "А", "B": "ВБ", "C": "С", "D": "ДВ", "F": "А", "G": "Г", "H": "НГР", "K": "КЛ", "L": "ЛД", "M": "М",
    "N": "НТ", "P": "Р", "R": "РК", "S": "С", "T": "Т", "U": "Г", "V": "ВМ", "Y": "Н",
}  # fmt: skip
_TYPED = re.compile(r"([^\W\d_]?)[\s.\-–—]*0*(\d{1,4})")


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


def typed_numbers(text: str) -> list[str]:
    """The numbers that a person may have meant, the likeliest first: a12, A-12 and А-012 are А-012, and 12 alone is
    any line's. Empty for what is no number."""
    found = _TYPED.fullmatch(text.strip().upper())
    if found is None or int(found[2]) == 0:
        return []
    letter, sequence = found[1], int(found[2])
    letters = LETTERS if not letter else letter if letter in LETTERS else _LATIN.get(letter, "")
    return [ticket_number(each, sequence) for each in letters]


def typed_number(text: str) -> tuple[str, int]:
    """The line's letter and the sequence of a number as people write it: А-901, а901, A 901 on a Latin keyboard.

    Raises Invalid(hand_number_invalid), and Invalid(hand_number_range) for one that no sheet carries.
    """
    found = _TYPED.fullmatch(text.strip().upper())
    if found is None or not found[1]:
        raise Invalid("hand_number_invalid")
    letter, sequence = _LATIN.get(found[1], found[1])[0], int(found[2])
    if sequence not in BY_HAND:
        raise Invalid("hand_number_range", first=BY_HAND.start, last=BY_HAND.stop - 1)
    return letter, sequence


def next_by_hand(last: int | None, count: int) -> range:
    """The `count` numbers that the next sheets carry after `last` (None before the first).

    Raises Invalid(hand_count_out_of_range), and Refused(hand_numbers_out) when fewer are left.
    """
    first = BY_HAND.start if last is None else last + 1
    if not 1 <= count <= len(BY_HAND):
        raise Invalid("hand_count_out_of_range", least=1, most=len(BY_HAND))
    if first + count > BY_HAND.stop:
        raise Refused("hand_numbers_out", left=BY_HAND.stop - first)
    return range(first, first + count)
