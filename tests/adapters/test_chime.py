"""The chime in the repository is the one that its script makes, and it is a pleasant length and loudness."""

from pathlib import Path

import numpy as np
import pytest

from queue_server.adapters.sound import read_wav, speech_level, write_wav
from sounds.make_chime import CHIME, chime


def test_the_file_is_what_the_script_makes(tmp_path: Path) -> None:
    write_wav(chime(), tmp_path / "chime.wav")
    assert (tmp_path / "chime.wav").read_bytes() == CHIME.read_bytes()


def test_two_tones_without_clipping() -> None:
    sound = read_wav(CHIME)
    samples = np.array(sound.samples) / 32768
    assert 1.0 < sound.seconds < 1.6
    assert speech_level(sound) == pytest.approx(-20, abs=0.2)
    assert np.abs(samples).max() < 0.9
    for part, tone in ((samples[: sound.rate * 2 // 5], 659), (samples[sound.rate * 4 // 5 :], 494)):
        spectrum = np.abs(np.fft.rfft(part))
        assert spectrum.argmax() * sound.rate / len(part) == pytest.approx(tone, abs=5)
