"""The voices that can speak a language, best first, and the command that may replace them."""

from __future__ import annotations

import json
import shlex
import shutil
import string
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from typing import Literal

from queue_server.domain.phrases import USUAL, Manner

# Words a minute that give about three syllables a second. The two libraries know different lengths of
# Ukrainian sounds, so each has its own figure; measured by tests/adapters/test_speech_sound.py.
RATES = {
    "wheel": {"uk": 155, "en": 120},
    "system": {"uk": 85, "en": 120},
}
ESPEAK_NAMES = {"en": "en-gb"}
WOMAN = "+f2"  # espeak-ng's variant of any of its voices
PLACES = {"output", "language", "voice", "speed"}


@dataclass(frozen=True, slots=True)
class Voice:
    """How one language is spoken; every field is part of the name of the files it makes."""

    language: str
    engine: Literal["pyttsx3", "command"]
    library: Literal["wheel", "system"] = "system"
    espeak: str = ""
    rate: int = 0
    command: tuple[str, ...] = ()
    voice: str = USUAL.voice
    speed: int = USUAL.speed

    @property
    def seconds_allowed(self) -> float:
        """A sentence takes 50 ms, the start of a worker on a busy machine seconds, a neural voice that is started
        anew for each sentence more."""
        return 30.0 if self.engine == "command" else 10.0

    def to_json(self) -> str:
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Voice:
        fields = json.loads(text)
        return cls(**{**fields, "command": tuple(fields["command"])})


def voices_for(language: str, command: str | None = None, manner: Manner = USUAL) -> tuple[Voice, ...]:
    """The chain for a language and a manner: the centre's own command, then espeak-ng inside pyttsx3, then its command.

    The wheel's espeak-ng 1.52 comes before the system's: 1.51 of Debian 12 speaks Ukrainian with Russian
    vowels (unstressed «о» as «а», «и» as «і»); docs/adr/0009.
    """
    said = asdict(manner)
    voices = [Voice(language, "command", command=voice_command(command), **said)] if command else []
    voices += [_espeak(language, "wheel", manner)] if find_spec("espeakng_loader") else []
    voices.append(_espeak(language, "system", manner))
    if shutil.which("espeak-ng"):
        voices.append(Voice(language, "command", command=_espeak_command(language, manner), **said))
    return tuple(voices)


def voice_command(command: str) -> tuple[str, ...]:
    """The words of a command that reads a sentence on standard input and writes a WAV to `{output}`.

    `{language}` stands for uk or en, `{voice}` for man or woman, `{speed}` for percent of the usual. Raises ValueError
    that names what is wrong.
    """
    words = tuple(shlex.split(command))
    if not words or shutil.which(words[0]) is None:
        raise ValueError(f"the voice command's program is not found: {command!r}")
    places = {
        name for word in words for _text, name, _spec, _kind in string.Formatter().parse(word) if name is not None
    }
    if "output" not in places or places - PLACES:
        allowed = "{language}, {voice} and {speed}"
        raise ValueError(f"a voice command has {{output}} and may have {allowed}, nothing else: {command!r}")
    return words


def _espeak(language: str, library: Literal["wheel", "system"], manner: Manner) -> Voice:
    name, rate = _espeak_name(language, manner), _rate(language, library, manner)
    return Voice(language, "pyttsx3", library, name, rate, (), manner.voice, manner.speed)


def _espeak_command(language: str, manner: Manner) -> tuple[str, ...]:
    name, rate = _espeak_name(language, manner), _rate(language, "system", manner)
    return ("espeak-ng", "-v", name, "-s", str(rate), "-w", "{output}", "--stdin")


def _rate(language: str, library: Literal["wheel", "system"], manner: Manner) -> int:
    return round(RATES[library].get(language, 120) * manner.speed / 100)


def _espeak_name(language: str, manner: Manner) -> str:
    return ESPEAK_NAMES.get(language, language) + (WOMAN if manner.voice == "woman" else "")
