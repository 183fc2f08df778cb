"""WAV sound in plain Python: read, trim the silence, bring to one loudness, write."""

from __future__ import annotations

import math
import sys
import wave
from array import array
from collections import Counter
from dataclasses import dataclass
from operator import mul
from pathlib import Path

FULL_SCALE = 32768
WINDOW_SECONDS = 0.01
# Windows quieter than the loudest one by this much are pauses: they do not count as speech.
PAUSE_BELOW_LOUDEST = 35.0
SPEECH_LEVEL = -18.0
# Above the knee a peak is bent instead of cut, so that a loud vowel never clips.
KNEE, CEILING = 0.6, 0.95


class BadSound(Exception):
    """The file is no usable sound: not a 16-bit WAV, empty or silent."""


@dataclass(frozen=True, slots=True)
class Sound:
    """One channel of 16-bit samples."""

    samples: array[int]
    rate: int

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate


def read_wav(path: Path) -> Sound:
    """The file as one channel. Raises BadSound."""
    try:
        with wave.open(str(path), "rb") as file:
            channels, width, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
            data = file.readframes(file.getnframes())
    except (OSError, EOFError, wave.Error) as problem:
        raise BadSound(f"not a WAV file: {problem}") from problem
    if width != 2 or not data:
        raise BadSound("not a 16-bit WAV file" if data else "no sound in the file")
    samples = array("h", data[: len(data) - len(data) % (2 * channels)])
    if sys.byteorder == "big":
        samples.byteswap()
    return Sound(samples[::channels] if channels > 1 else samples, rate)


def write_wav(sound: Sound, path: Path) -> None:
    samples = array("h", sound.samples)
    if sys.byteorder == "big":
        samples.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sound.rate)
        file.writeframes(samples.tobytes())


def trim(sound: Sound) -> Sound:
    """Without the silence at both ends, but for two windows that keep soft consonants whole."""
    size, loud = _speaking_windows(sound)
    start = max(0, (loud[0] - 2) * size)
    end = min(len(sound.samples), (loud[-1] + 3) * size)
    return Sound(sound.samples[start:end], sound.rate)


def level(sound: Sound, target: float = SPEECH_LEVEL) -> Sound:
    """The same speech at `target` dBFS RMS (pauses left out), its peaks bent under full scale."""
    heights, gain = _spoken_heights(sound), 1.0
    for _round in range(3):  # bending peaks takes a little loudness away, so the gain is corrected
        gain *= 10 ** ((target - _decibels(heights, gain)) / 20)
    return _amplified(sound, gain)


def speech_level(sound: Sound) -> float:
    """RMS in dBFS over the windows in which something is said. Raises BadSound when nothing is."""
    return _decibels(_spoken_heights(sound))


def _speaking_windows(sound: Sound) -> tuple[int, list[int]]:
    size = max(1, int(sound.rate * WINDOW_SECONDS))
    starts = range(0, len(sound.samples) - size + 1, size)
    energies = [sum(map(mul, part, part)) for part in (sound.samples[at : at + size] for at in starts)]
    loudest = max(energies, default=0)
    if loudest <= size:  # one step of the converter is noise, not speech
        raise BadSound("the sound is silent")
    floor = loudest / 10 ** (PAUSE_BELOW_LOUDEST / 10)
    return size, [number for number, energy in enumerate(energies) if energy > floor]


def _spoken_heights(sound: Sound) -> Counter[int]:
    """How often each height occurs where something is said: fifty thousand samples of a sentence have some thousand
    heights, and a voice prepares all day long."""
    size, loud = _speaking_windows(sound)
    heights: Counter[int] = Counter()
    for number in loud:
        heights.update(map(abs, sound.samples[number * size : (number + 1) * size]))
    return heights


def _decibels(heights: Counter[int], gain: float | None = None) -> float:
    """RMS in dBFS, of these heights or of what they are after `gain`."""
    energy = sum(count * (height if gain is None else _bent(height * gain)) ** 2 for height, count in heights.items())
    return 10 * math.log10(energy / heights.total() / FULL_SCALE**2)


def _amplified(sound: Sound, gain: float) -> Sound:
    louder = {height: _bent(height * gain) for height in set(map(abs, sound.samples))}
    louder |= {-height: -higher for height, higher in louder.items()}
    return Sound(array("h", map(louder.__getitem__, sound.samples)), sound.rate)


def _bent(height: float) -> int:
    knee, room = KNEE * FULL_SCALE, (CEILING - KNEE) * FULL_SCALE
    return int(height if height <= knee else knee + room * math.tanh((height - knee) / room))
