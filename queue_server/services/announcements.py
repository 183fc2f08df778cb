"""What the hall says: the sentences of a call, with their numbers and letters in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Protocol

from num2words import num2words

from queue_server.domain.hall import Hall
from queue_server.domain.phrases import Phrase

# The Latin reading of the letters of lines (Cabinet of Ministers, resolution 55 of 2010). An English
# sentence says this letter, not the one that looks alike: «В» is V, «Н» is N, «Р» is R. The names
# themselves stand in the catalogues: `speech-letter-<reading>`.
READINGS = dict(zip("АБВГДКЛМНРСТ", "ABVHDKLMNRST", strict=True))
_PARTS = re.compile(r"\d+|[^\W\d_]+")


class Texts(Protocol):
    """The catalogues, as far as speech needs them."""

    def text(self, language: str, key: str, /, **arguments: Any) -> str: ...


class Announcer:
    """Composes what the voice reads; a screen shows the same catalogue's sentences with digits."""

    def __init__(self, texts: Texts, hall: Hall | None = None) -> None:
        self._texts, self._hall = texts, hall or Hall()

    def number(self, language: str, number: str) -> Phrase:
        """«Талон а, нуль дванадцять.» for А-012."""
        return self._phrase(language, "speech-number", number=self.number_words(language, number))

    def number_words(self, language: str, number: str) -> str:
        """«а, нуль дванадцять» for А-012."""
        letter, digits = number.split("-")
        return f"{self._letter(language, letter)}, {digits_in_words(language, digits)}"

    def counter(
        self,
        language: str,
        number: str,
        workplace: Mapping[str, str] | None = None,
        hint: Mapping[str, str] | None = None,
    ) -> Phrase:
        """«Робоче місце три, праворуч від входу.»

        `workplace` and `hint` are the centre's own words by language; one that lacks this language
        is replaced by the catalogue's word or left out: a voice cannot read another language.
        """
        word = (workplace or {}).get(language) or self._texts.text(language, "speech-workplace")
        told = {"workplace": word, "counter": self._spoken_counter(language, number)}
        place = (hint or {}).get(language)
        if not place:
            return self._phrase(language, "speech-counter", **told)
        return self._phrase(language, "speech-counter-hint", **told, hint=place)

    def final(self, language: str) -> Phrase:
        return self._phrase(language, "speech-final")

    def message(self, language: str, key: str, minutes: int | None) -> Phrase:
        """What the hall is told beside calls (services/messages.py), the minutes in words: «за десять хвилин»."""
        if minutes is None:
            return self._phrase(language, f"common-told-{key}")
        return self._phrase(language, f"common-told-{key}", minutes=cardinal(language, minutes))

    def test(self, language: str) -> Phrase:
        """What is said to hear whether the voice works."""
        return self._phrase(language, "speech-test")

    def _phrase(self, language: str, key: str, **arguments: str) -> Phrase:
        spoken = " ".join(self._texts.text(language, key, **arguments).split())
        return Phrase(language, spoken, self._hall.manner(language))

    def _letter(self, language: str, letter: str) -> str:
        return self._texts.text(language, f"speech-letter-{READINGS[letter].lower()}")

    def _spoken_counter(self, language: str, number: str) -> str:
        """«три», and for a counter such as 3А «три а»."""
        return " ".join(
            cardinal(language, int(part))
            if part.isdigit()
            else self._letter(language, part.upper())
            if part.upper() in READINGS
            else part
            for part in _PARTS.findall(number)
        )


def digits_in_words(language: str, digits: str) -> str:
    """Leading zeros one by one, then the rest as one number: 007 is «нуль нуль сім»."""
    rest = digits.lstrip("0")
    zeros = [cardinal(language, 0)] * (len(digits) - len(rest))
    return " ".join([*zeros, cardinal(language, int(rest))] if rest else zeros)


def cardinal(language: str, value: int, **grammar: str) -> str:
    """The number in words, masculine nominative as «номер» wants it: «двадцять один». `gender` and `case` are heeded
    where the language has them."""
    try:
        return str(num2words(value, lang=language, **(grammar if language == "uk" else {})))
    except NotImplementedError:  # a language that num2words does not know: its voice reads the digits
        return str(value)
