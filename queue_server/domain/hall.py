"""What a branch decides about its hall: whose voice calls, how loud, when it is quieter, in which languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from queue_server.domain.phrases import USUAL, Manner


@dataclass(frozen=True, slots=True)
class Hall:
    """`voice_…` is man or woman, `speed` in percent of the usual three syllables a second, volumes in percent.
    `quiet_hours` are spans such as 13:00-14:00 by the branch's clock; they lower the sound and never mute it.
    `sign`: what a counter's own display tells of its administrator, name (and position), position or nothing.
    `slides`: pictures and muted videos of the centre's folder stand beside the calls, a picture for so many seconds.
    `own_language`: a ticket taken in another language is called in it too, after the Ukrainian."""

    voice_uk: str = USUAL.voice
    voice_en: str = USUAL.voice
    speed: int = USUAL.speed
    volume: int = 100
    quiet_hours: Sequence[str] = ()
    quiet_volume: int = 40
    own_language: bool = True
    sign: str = "name"
    slides: bool = False
    slide_seconds: int = 15

    def manner(self, language: str) -> Manner:
        voices = {"uk": self.voice_uk, "en": self.voice_en}
        return Manner(voices.get(language, USUAL.voice), self.speed)

    def languages(self, own: str) -> tuple[str, ...]:
        """In which languages, in their order, whoever took a ticket in `own` is called."""
        return tuple(dict.fromkeys(("uk", own))) if self.own_language else ("uk",)

    def volume_at(self, local: time) -> int:
        """In percent, at this time of the branch."""
        now = local.strftime("%H:%M")
        quiet = any(start <= now < end for start, _, end in (span.partition("-") for span in self.quiet_hours))
        return min(self.volume, self.quiet_volume) if quiet else self.volume
