"""WAV sound in plain Python: read, trim the silence, bring to one loudness, write."""

from __future__ import annotations

import math
import sys
import wave
from array import array
from dataclasses import dataclass
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
    gain = 1.0
    for _round in range(3):  # bending peaks takes a little loudness away, so the gain is corrected
        gain *= 10 ** ((target - speech_level(_amplified(sound, gain))) / 20)
    return _amplified(sound, gain)


def speech_level(sound: Sound) -> float:
    """RMS in dBFS over the windows in which something is said. Raises BadSound when nothing is."""
    size, loud = _speaking_windows(sound)
    energy = sum(_energy(sound.samples, number * size, size) for number in loud)
    return 10 * math.log10(energy / (len(loud) * size) / FULL_SCALE**2)


def _speaking_windows(sound: Sound) -> tuple[int, list[int]]:
    size = max(1, int(sound.rate * WINDOW_SECONDS))
    energies = [_energy(sound.samples, at, size) for at in range(0, len(sound.samples) - size + 1, size)]
    loudest = max(energies, default=0)
    if loudest <= size:  # one step of the converter is noise, not speech
        raise BadSound("the sound is silent")
    floor = loudest / 10 ** (PAUSE_BELOW_LOUDEST / 10)
    return size, [number for number, energy in enumerate(energies) if energy > floor]


def _energy(samples: array[int], start: int, size: int) -> int:
    return sum(sample * sample for sample in samples[start : start + size])


def _amplified(sound: Sound, gain: float) -> Sound:
    knee = KNEE * FULL_SCALE
    return Sound(
        array("h", [int(s * gain) if abs(s * gain) <= knee else _bent(s * gain) for s in sound.samples]),
        sound.rate,
    )


def _bent(value: float) -> int:
    knee, room = KNEE * FULL_SCALE, (CEILING - KNEE) * FULL_SCALE
    return int(math.copysign(knee + room * math.tanh((abs(value) - knee) / room), value))
