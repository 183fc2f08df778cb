"""What a screen shows, as a voice reads it: tickets spelled, times and ranges in words, nothing abbreviated."""

from __future__ import annotations

import re

from queue_server.domain.numbering import LETTERS
from queue_server.domain.phrases import Phrase
from queue_server.services.announcements import Announcer, Texts, cardinal, digits_in_words

SHORT_WORDS = ("minutes", "hryvnias", "number", "year", "street", "city", "telephone")
COUNTED = ("minutes", "hryvnias")  # both are feminine in Ukrainian
CASES = ("genitive", "accusative")
_NUMBER = r"(?<![\d.,])(?<!\d[  ])\d+"
_TICKET = re.compile(rf"\b([{LETTERS}])-(\d{{3,4}})\b")
_TIME = re.compile(r"\b(\d{1,2}):(\d{2})\b")
_RANGE = re.compile(r"(?<=\d)\s?[–—]\s?(?=\d)")
_TELEPHONE = re.compile(r"\+?\d[\d()  -]{6,}\d")
_LEADING_ZERO = re.compile(r"(?<![\d.,])0\d*\b(?![.,]\d)")  # of a date it stays: «05.11.2021» is read as a date
_SIGNS = str.maketrans(dict.fromkeys('«»“”"_*', " "))


class Reader:
    """Turns the texts of screens into phrases; what is shorter on a screen than in speech stands in the catalogues."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._announcer = Announcer(texts)

    def phrase(self, language: str, text: str) -> Phrase:
        """The text as it is read aloud: «А-012» → «а, нуль дванадцять», «до 21 хв» → «до двадцяти однієї хвилини»."""
        spoken = _TICKET.sub(lambda found: f" {self._announcer.number_words(language, found.group())}", text)
        spoken = _RANGE.sub(" — ", spoken)
        spoken = _TIME.sub(lambda found: self._time(language, found), spoken)
        spoken = _TELEPHONE.sub(lambda found: _one_by_one(language, found.group()), spoken)
        spoken = _LEADING_ZERO.sub(lambda found: digits_in_words(language, found.group()), spoken)
        for unit in COUNTED:
            spoken = self._counted(language, unit, spoken)
        for short, long in self._short_words(language):
            spoken = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", long, spoken)
        return Phrase(language, " ".join(spoken.translate(_SIGNS).split()))

    def _time(self, language: str, found: re.Match[str]) -> str:
        hours, minutes = found.groups()
        return f"{cardinal(language, int(hours))} {digits_in_words(language, minutes)}"

    def _counted(self, language: str, unit: str, text: str) -> str:
        """How many, in the case that the word before it asks for: one number, or two as the ends of a range."""
        short = re.escape(self._texts.text(language, f"speech-short-{unit}"))
        cases = {
            word: case for case in CASES for word in self._texts.text(language, f"speech-{case}-after").split(" · ")
        }

        def said(found: re.Match[str]) -> str:
            before, space, first, last = found.groups()
            case = cases.get((before or "").lower(), "nominative")
            ends = [cardinal(language, int(end), gender="feminine", case=case) for end in (first, last) if end]
            counted = self._texts.text(
                language, f"speech-counted-{unit}", words=" — ".join(ends), count=int(last), case=case
            )
            return f"{before or ''}{space}{counted}"

        return re.sub(rf"(?:(\b[^\W\d]+))?(\s*)(?:({_NUMBER}) — )?({_NUMBER})\s+{short}(?!\w)", said, text)

    def _short_words(self, language: str) -> list[tuple[str, str]]:
        def text(key: str) -> str:
            return self._texts.text(language, key)

        return [(text(f"speech-short-{word}"), text(f"speech-long-{word}")) for word in SHORT_WORDS]


def _one_by_one(language: str, digits: str) -> str:
    """A telephone: each digit by itself, in groups as it is written."""
    groups = re.findall(r"\d+", digits)
    return ", ".join(" ".join(cardinal(language, int(digit)) for digit in group) for group in groups)
