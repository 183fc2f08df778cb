"""Listening to the voice: length, loudness, spectrum, pace, and that different sentences sound different."""

import wave
from array import array
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from queue_server.adapters.sound import BadSound, Sound, level, read_wav, speech_level, trim, write_wav
from queue_server.adapters.speech import SpokenFiles
from queue_server.adapters.speech_engines import STRESSED, spelled
from queue_server.catalogue import Catalogues
from queue_server.domain.hall import Hall
from queue_server.domain.numbering import LETTERS
from queue_server.domain.phrases import Phrase
from queue_server.services.announcements import Announcer

SAMPLED_NUMBERS = (1, 7, 12, 40, 91, 100, 219, 515, 900, 1000, 4444, 9999)


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SpokenFiles]:
    files = SpokenFiles(tmp_path_factory.mktemp("speech"))
    yield files
    files.close()


@pytest.fixture(scope="module")
def announcer() -> Announcer:
    return Announcer(Catalogues.load())


def heard(path: Path) -> tuple[np.ndarray, int]:
    """The samples as a listener's program gets them, from −1 to 1."""
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768, file.getframerate()


def speaking(samples: np.ndarray, rate: int) -> np.ndarray:
    """Loudness of each 20 ms in which something is said, in dBFS."""
    size = rate // 50
    frames = samples[: len(samples) // size * size].reshape(-1, size)
    loudness = 10 * np.log10((frames**2).mean(axis=1) + 1e-12)
    return loudness[loudness > loudness.max() - 35]


def syllables(ukrainian: str) -> int:
    return sum(letter in "аеєиіїоуюя" for letter in ukrainian.lower())


def test_a_call_is_speech_and_not_silence(speech: SpokenFiles, announcer: Announcer) -> None:
    samples, rate = heard(speech.path(announcer.number("uk", "А-012")))
    spectrum = np.abs(np.fft.rfft(samples)) ** 2
    frequencies = np.fft.rfftfreq(len(samples), 1 / rate)
    voice = spectrum[(frequencies > 80) & (frequencies < 4000)].sum()
    assert voice > 0.9 * spectrum.sum()
    assert np.count_nonzero(spectrum > spectrum.max() / 1000) > 50  # a voice, not a tone


@pytest.mark.parametrize("language", ["uk", "en"])
def test_loudness_is_the_same_everywhere_and_nothing_clips(
    speech: SpokenFiles, announcer: Announcer, language: str
) -> None:
    for phrase in (
        announcer.number(language, "Р-907"),
        announcer.counter(language, "3", hint={"uk": "праворуч від входу", "en": "to the right"}),
        announcer.final(language),
        announcer.test(language),
    ):
        samples, rate = heard(speech.path(phrase))
        loudness = 10 * np.log10((10 ** (speaking(samples, rate) / 10)).mean())
        assert -19.5 < loudness < -17, phrase
        assert np.abs(samples).max() < 0.97


def test_silence_at_the_ends_is_cut(speech: SpokenFiles, announcer: Announcer) -> None:
    samples, rate = heard(speech.path(announcer.number("uk", "Т-100")))
    edge = rate // 20
    assert np.abs(samples[:edge]).max() > 0.01
    assert np.abs(samples[-edge:]).max() > 0.003


def test_about_three_syllables_a_second(speech: SpokenFiles, announcer: Announcer) -> None:
    said, seconds = 0, 0.0
    for number in SAMPLED_NUMBERS:
        for phrase in (announcer.number("uk", f"В-{number:03d}"), announcer.counter("uk", str(number % 20))):
            said += syllables(phrase.spoken)
            seconds += len(heard(speech.path(phrase))[0]) / heard(speech.path(phrase))[1]
    assert 2.6 < said / seconds < 3.5


def test_a_woman_speaks_higher_and_slow_speech_is_longer(speech: SpokenFiles, announcer: Announcer) -> None:
    usual, woman, slow = (
        heard(speech.path(Announcer(Catalogues.load(), hall).number("uk", "А-012")))
        for hall in (Hall(), Hall(voice_uk="woman"), Hall(speed=80))
    )
    assert pitch(*woman) > 1.3 * pitch(*usual)
    assert len(slow[0]) > 1.15 * len(usual[0])


def pitch(samples: np.ndarray, rate: int) -> float:
    """How high a voice is, in Hz: where speech repeats itself soonest."""
    echo = np.fft.irfft(np.abs(np.fft.rfft(samples, 2 * len(samples))) ** 2)
    shortest, longest = rate // 400, rate // 70
    return rate / (shortest + int(np.argmax(echo[shortest:longest])))


@pytest.mark.parametrize("language", ["uk", "en"])
def test_different_sentences_sound_different(speech: SpokenFiles, announcer: Announcer, language: str) -> None:
    phrases = [announcer.number(language, f"{letter}-012") for letter in LETTERS]
    phrases += [announcer.number(language, f"К-{number:03d}") for number in SAMPLED_NUMBERS if number != 12]
    phrases += [announcer.counter(language, str(number)) for number in range(1, 13)]
    sounds = {phrase.spoken: speech.path(phrase).read_bytes() for phrase in phrases}
    assert len(set(sounds.values())) == len(phrases)


def test_longer_numbers_take_longer(speech: SpokenFiles, announcer: Announcer) -> None:
    short, long = (len(heard(speech.path(announcer.number("uk", n)))[0]) for n in ("Д-100", "Д-9999"))
    assert long > 1.5 * short


def test_the_stress_of_ukrainian_words_is_put_right(speech: SpokenFiles) -> None:
    """espeak-ng alone stresses «та́лон»; «салон» has no code of its own and shows how that sounds."""
    assert spelled("Талон бе, один.", STRESSED) == "[[t[al'on]] бе, [[od'In]]."
    assert spelled("П’ять [x]", {}) == "П'ять  x "

    def loudest_place(word: str) -> float:
        samples, _rate = heard(speech.path(Phrase("uk", word)))
        frames = samples[: len(samples) // 220 * 220].reshape(-1, 220)
        return float((frames**2).sum(axis=1).argmax() / len(frames))

    assert loudest_place("талон") > 0.4 > loudest_place("салон")
    assert loudest_place("вікно") > 0.5


def test_sound_is_trimmed_and_levelled_to_the_number(tmp_path: Path) -> None:
    tone = [int(3000 * np.sin(n / 10)) for n in range(22050)]
    sound = trim(Sound(array("h", [0] * 11025 + tone + [0] * 11025), 22050))
    assert 1.0 <= sound.seconds < 1.06
    write_wav(level(sound, -18.0), tmp_path / "tone.wav")
    assert speech_level(read_wav(tmp_path / "tone.wav")) == pytest.approx(-18.0, abs=0.1)


@pytest.mark.parametrize("content", [b"", b"RIFF", b"not a sound at all"])
def test_what_is_no_wav_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.wav").write_bytes(content)
    with pytest.raises(BadSound):
        read_wav(tmp_path / "bad.wav")


def test_silence_is_refused() -> None:
    with pytest.raises(BadSound):
        trim(Sound(array("h", [0] * 22050), 22050))
