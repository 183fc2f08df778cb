"""What a password must be: long enough and not one that everybody tries first. No rules about its kinds of signs."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from queue_server.domain.errors import Invalid

SHORTEST = 8
LONGEST = 128
# The 3000 most frequent of at least 8 characters among leaked passwords; origin and licence lie beside the list.
COMMON = Path(__file__).parent / "common_passwords" / "passwords.txt"

# The same keys under the Ukrainian layout: «зфіідцщкв» is no better than what it stands for.
_KEYS = str.maketrans("йцукенгшщзхїфівапролджєячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,.")


def check_password(password: str, login: str) -> None:
    """Raises Invalid (password_too_short, password_too_long, password_common, password_is_login)."""
    if len(password) < SHORTEST:
        raise Invalid("password_too_short", shortest=SHORTEST)
    if len(password) > LONGEST:
        raise Invalid("password_too_long", longest=LONGEST)
    plain = password.casefold()
    if plain in (login, login[::-1]):
        raise Invalid("password_is_login")
    if len(set(plain)) == 1 or not {plain, plain.translate(_KEYS)}.isdisjoint(_common()):
        raise Invalid("password_common")


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(COMMON.read_text("utf-8").split("\n"))
