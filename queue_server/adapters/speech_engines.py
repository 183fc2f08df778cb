"""The engines of the speech worker: pyttsx3 with espeak-ng, or any command that writes a WAV."""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
from pathlib import Path
from typing import Protocol

from queue_server.adapters.speech_voices import Voice

# espeak-ng has no stress dictionary for Ukrainian: it says «та́лон», «о́дин», «соро́к». Its own sound
# codes (of version 1.52, the wheel's) put the stress right in the words that every call is made of.
STRESSED = {
    "талон": "t[al'on",
    "вікно": "Bi:kn'o",
    "один": "od'In",
    "одна": "odn'a",
    "сорок": "s'oRok",
    "тисяча": "t['IsjatSa",
    "тисячі": "t['IsjatSi:",
    "тисяч": "t['IsjatS",
    "праворуч": "pRaB'oRutS",
    "ліворуч": "l^i:B'oRutS",
}
_WORD = re.compile(r"[\w'’ʼ]+")
_APOSTROPHES = str.maketrans("’ʼ", "''")  # espeak-ng reads the typographic one aloud


class Engine(Protocol):
    def say(self, text: str, output: Path) -> None:
        """Write the sentence as a WAV file; a failure raises or leaves no sound in the file."""


class Pyttsx3Engine:
    """espeak-ng through pyttsx3, its voice and rate set once: changing them at run time deadlocks it.

    espeak-ng works in a thread of its own, and pyttsx3 does not wait for it: an order given while the one before
    is still under way cancels it, so that a rate is lost or a file stays empty. Hence `_finish` after every order.
    """

    def __init__(self, voice: Voice) -> None:
        if voice.library == "wheel":
            _load_wheel()
        import pyttsx3  # only now: its import binds the library that is loaded
        from pyttsx3.drivers import _espeak

        # pyttsx3 never asks for sound codes, and without them the stress cannot be said.
        _espeak.CHARS_UTF8 |= _espeak.PHONEMES
        self._finish = _espeak.Synchronize
        self._codes = STRESSED if voice.library == "wheel" and voice.language == "uk" else {}
        self._engine = pyttsx3.init("espeak")
        self._set("voice", voice.espeak)
        self._set("rate", voice.rate)
        self._set("volume", 0.7)  # at 1.0 the loudest vowels are cut already here
        if self._engine.getProperty("rate") != voice.rate:
            raise RuntimeError("espeak-ng did not take the rate")

    def say(self, text: str, output: Path) -> None:
        self._engine.save_to_file(spelled(text, self._codes), str(output))
        self._engine.runAndWait()
        self._finish()

    def _set(self, name: str, value: str | float) -> None:
        """Have it set now: pyttsx3 would keep it for the first sentence and then set all at once."""
        self._engine.setProperty(name, value)
        self._engine.proxy.setBusy(False)
        self._finish()
        self._engine.proxy.setBusy(True)


class CommandEngine:
    """Runs the command once a sentence, with the text on its standard input."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice

    def say(self, text: str, output: Path) -> None:
        voice = self._voice
        told = {"output": output, "language": voice.language, "voice": voice.voice, "speed": voice.speed}
        words = [word.format(**told) for word in voice.command]
        subprocess.run(
            words,
            input=(text + "\n").encode(),
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=self._voice.seconds_allowed,
        )


def engine_for(voice: Voice) -> Engine:
    return CommandEngine(voice) if voice.engine == "command" else Pyttsx3Engine(voice)


def spelled(text: str, codes: dict[str, str]) -> str:
    """The sentence as espeak-ng reads it best; brackets of its own in the text would be read as codes."""
    plain = text.replace("[", " ").replace("]", " ").translate(_APOSTROPHES)
    return _WORD.sub(lambda word: _coded(word.group(), codes), plain)


def _coded(word: str, codes: dict[str, str]) -> str:
    code = codes.get(word.lower())
    return f"[[{code}]]" if code else word


def _load_wheel() -> None:
    """Load the wheel's espeak-ng first: pyttsx3 then gets it by its name, libespeak-ng.so.1."""
    import espeakng_loader

    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)
