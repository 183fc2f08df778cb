"""Makes chime.wav, the two bell tones before an announcement: `python -m sounds.make_chime`."""

from __future__ import annotations

import math
from array import array
from pathlib import Path

from queue_server.adapters.sound import Sound, level, write_wav

CHIME = Path(__file__).parent / "chime.wav"
RATE = 22050
SECONDS = 1.0
# A falling fourth, E5 then B4: friendly, unlike an alarm, heard well by ageing ears (under 2 kHz).
TONES = ((659.26, 0.0), (493.88, 0.32))
# Partials of a soft bell: frequency, loudness, how fast it fades (1/s).
PARTIALS = ((1.0, 1.0, 4.0), (2.0, 0.35, 6.0), (3.01, 0.12, 9.0))
ATTACK, FADE = 0.008, 0.2
# Softer than speech by a little: it opens the ear, the sentence carries the meaning.
LEVEL = -20.0


def chime() -> Sound:
    samples = array("h", [int(6000 * _at(n / RATE)) for n in range(int(RATE * SECONDS))])
    return level(Sound(samples, RATE), LEVEL)


def _at(moment: float) -> float:
    ending = min(1.0, (SECONDS - moment) / FADE)
    return ending * sum(_bell(frequency, moment - start) for frequency, start in TONES if moment >= start)


def _bell(frequency: float, age: float) -> float:
    return min(1.0, age / ATTACK) * sum(
        loudness * math.exp(-fade * age) * math.sin(2 * math.pi * frequency * partial * age)
        for partial, loudness, fade in PARTIALS
    )


if __name__ == "__main__":
    write_wav(chime(), CHIME)
