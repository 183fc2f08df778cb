"""The chime in the repository is the one that its script makes, and it is a pleasant length and loudness."""

import numpy as np
import pytest

from queue_server.adapters.sound import read_wav, speech_level
from sounds.make_chime import CHIME, chime


def test_the_file_is_what_the_script_makes() -> None:
    kept, made = np.array(read_wav(CHIME).samples), np.array(chime().samples)
    assert np.abs(kept - made).max() <= 1  # the last bit may differ between machines


def test_two_tones_without_clipping() -> None:
    sound = read_wav(CHIME)
    samples = np.array(sound.samples) / 32768
    assert 0.8 < sound.seconds <= 1.0
    assert speech_level(sound) == pytest.approx(-20, abs=0.2)
    assert np.abs(samples).max() < 0.9
    for part, tone in ((samples[: sound.rate * 3 // 10], 659), (samples[sound.rate * 6 // 10 :], 494)):
        spectrum = np.abs(np.fft.rfft(part))
        assert spectrum.argmax() * sound.rate / len(part) == pytest.approx(tone, abs=8)
