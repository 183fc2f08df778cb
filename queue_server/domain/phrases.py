"""A sentence for the voice, and what is asked of whoever speaks it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Manner:
    """How a sentence is said: by the voice of a man or a woman, and how fast (100 is three syllables a second)."""

    voice: str = "man"
    speed: int = 100


USUAL = Manner()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence as the voice reads it: «Талон бе, нуль дванадцять.»"""

    language: str
    spoken: str
    manner: Manner = USUAL


class SpeechFailed(Exception):
    """No sound could be made; the text is shown all the same."""


class Speech(Protocol):
    def prepare(self, phrase: Phrase) -> None:
        """Have the file made soon, without waiting for it."""

    def path(self, phrase: Phrase) -> Path:
        """The finished file, made now if it is not there. Raises SpeechFailed."""

    def close(self) -> None:
        """End what speaking has started."""
