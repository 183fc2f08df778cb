"""The pairing code that a new device shows: 8 characters that nobody mixes up on a screen across the room."""

from __future__ import annotations

from datetime import timedelta

ALPHABET = "ACDEFHJKMNPRTUVWXY34679"  # without 0 O Q, 1 I L, 2 Z, 5 S, 8 B, G (6)
LENGTH = 8
VALID_FOR = timedelta(minutes=10)

# Typed with a Ukrainian keyboard on: the letters that look the same.
_LOOK_ALIKES = str.maketrans("АСЕНКМРТУХЗ", "ACEHKMPTYX3")


def code_from(number: int) -> str:
    """A code from a random number of at least 64 bits."""
    letters = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "".join(letters)


def typed_code(text: str) -> str | None:
    """The code as typed in any usual form (lower case, with a dash or a space), or None when it cannot be one."""
    plain = "".join(character for character in text.upper() if character.isalnum()).translate(_LOOK_ALIKES)
    return plain if len(plain) == LENGTH and set(plain) <= set(ALPHABET) else None
