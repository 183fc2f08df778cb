"""The files of speech: made once, by one worker at a time, and made all the same when a voice hangs or fails."""

import os
import signal
import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from queue_server.adapters.sound import read_wav
from queue_server.adapters.speech import QuietSpeech, SpokenFiles, remove_oldest
from queue_server.adapters.speech_process import SpeechProcess
from queue_server.adapters.speech_voices import Voice, voice_command, voices_for
from queue_server.domain.phrases import USUAL, Phrase, SpeechFailed


def phrase(text: str = "Талон а, нуль дванадцять.", language: str = "uk") -> Phrase:
    return Phrase(language, text)


@pytest.fixture
def speech(tmp_path: Path) -> Iterator[SpokenFiles]:
    files = SpokenFiles(tmp_path / "speech")
    yield files
    files.close()


@pytest.fixture
def espeak() -> Voice:
    return next(voice for voice in voices_for("uk") if voice.engine == "pyttsx3")


def program(folder: Path, script: str) -> str:
    """A voice of another kind: a shell script."""
    file = folder / "voice"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return str(file)


def test_it_speaks(speech: SpokenFiles) -> None:
    assert read_wav(speech.path(phrase())).seconds > 1


def test_a_sentence_is_made_once(speech: SpokenFiles) -> None:
    first = speech.path(phrase())
    made = first.stat().st_ino
    assert speech.path(phrase()) == first
    assert first.stat().st_ino == made


def test_it_is_kept_over_a_restart(tmp_path: Path) -> None:
    before = SpokenFiles(tmp_path)
    file = before.path(phrase())
    before.close()
    made = file.stat().st_ino
    after = SpokenFiles(tmp_path)
    assert after.path(phrase()) == file
    assert file.stat().st_ino == made
    assert after._processes == {}  # no worker was needed
    after.close()


def test_language_and_text_make_different_files(speech: SpokenFiles) -> None:
    files = {speech.path(phrase("No. 3", "uk")), speech.path(phrase("No. 3", "en")), speech.path(phrase("No. 4"))}
    assert len(files) == 3


def test_prepare_does_not_wait_and_makes_the_file(speech: SpokenFiles) -> None:
    with speech._speaking:  # the voice is at work: who waited for it would wait for ever
        for number in range(20):
            speech.prepare(phrase(f"Талон бе, {number}."))
        assert list(speech._folder.glob("*.wav")) == []
    wait_until(lambda: len(list(speech._folder.glob("*.wav"))) == 20)


def test_many_at_once_are_spoken_one_after_another(speech: SpokenFiles) -> None:
    texts = [f"Талон ве, {number}." for number in range(24)]
    lengths: dict[str, float] = {}

    def ask(text: str) -> None:
        lengths[text] = read_wav(speech.path(phrase(text))).seconds

    threads = [threading.Thread(target=ask, args=(text,)) for text in texts * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(lengths) == set(texts)
    assert min(lengths.values()) > 0.5


def test_every_new_worker_speaks_at_its_own_pace(tmp_path: Path, espeak: Voice) -> None:
    """pyttsx3 used to lose the rate, or the whole sentence, at one start in forty: no order may overtake another."""
    lengths = set()
    for start in range(12):
        process = SpeechProcess(espeak)
        process.speak("Талон бе, нуль дванадцять.", tmp_path / f"{start}.wav")
        process.stop()
        lengths.add(round(read_wav(tmp_path / f"{start}.wav").seconds, 1))
    assert len(lengths) == 1


def test_a_hanging_worker_is_replaced(tmp_path: Path, espeak: Voice) -> None:
    process = SpeechProcess(espeak)
    process.speak("Перший.", tmp_path / "first.wav")
    stopped = process._process.pid
    os.kill(stopped, signal.SIGSTOP)
    with pytest.raises(SpeechFailed):
        process.speak("Другий.", tmp_path / "second.wav")
    process.speak("Третій.", tmp_path / "third.wav")
    assert process._process.pid != stopped
    process.stop()
    assert gone(stopped)


def test_a_killed_worker_costs_one_try_only(speech: SpokenFiles) -> None:
    speech.path(phrase())
    (worker,) = (process._process for process in speech._processes.values())
    os.kill(worker.pid, signal.SIGKILL)
    assert read_wav(speech.path(phrase("Талон ге, сто."))).seconds > 0.5


def test_close_leaves_no_process(speech: SpokenFiles) -> None:
    speech.path(phrase())
    (worker,) = (process._process for process in speech._processes.values())
    speech.close()
    assert gone(worker.pid)


def test_any_command_can_be_the_voice(tmp_path: Path) -> None:
    """A man with another voice: the text comes on standard input, the WAV goes to {output}."""
    voice = program(tmp_path, f'tee {tmp_path}/said | espeak-ng -v "$1" --stdin -p 90 -w "$2"')
    speech = SpokenFiles(tmp_path / "speech", f"{voice} {{language}} {{output}}")
    own = speech.path(phrase())
    assert (tmp_path / "said").read_text() == "Талон а, нуль дванадцять.\n"
    speech.close()
    usual = SpokenFiles(tmp_path / "usual")
    assert usual.path(phrase()).read_bytes() != own.read_bytes()
    usual.close()


@pytest.mark.parametrize("script", ["exit 1", 'echo not a sound > "$1"', ": > /dev/null"])
def test_a_failing_command_is_replaced_by_espeak(tmp_path: Path, script: str) -> None:
    counted = f"echo tried >> {tmp_path}/tries; {script}"
    speech = SpokenFiles(tmp_path / "speech", f"{program(tmp_path, counted)} {{output}}")
    assert read_wav(speech.path(phrase())).seconds > 1
    assert read_wav(speech.path(phrase("Талон те, сто."))).seconds > 0.5
    assert (tmp_path / "tries").read_text().split() == ["tried"] * 3  # then it rests
    speech.close()


def test_when_no_voice_can_speak_it_says_so(speech: SpokenFiles) -> None:
    broken = Voice("uk", "command", command=("/nonexistent", "{output}"))
    speech._chains["uk", USUAL] = (broken,)
    with pytest.raises(SpeechFailed, match="no voice could speak uk"):
        speech.path(phrase())


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("no-such-program {output}", "not found"),
        ("", "not found"),
        ("cat", "output"),
        ("cat {output} {text}", "output"),
    ],
)
def test_a_wrong_voice_command_is_refused_at_the_start(command: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        voice_command(command)


def test_a_wrong_voice_command_stops_the_server(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no-such-program"):
        SpokenFiles(tmp_path, "no-such-program {output}")


@pytest.mark.parametrize("voice", voices_for("uk"), ids=lambda voice: f"{voice.engine}-{voice.library}")
def test_every_voice_of_the_chain_speaks(tmp_path: Path, voice: Voice) -> None:
    process = SpeechProcess(voice)
    process.speak("Талон ен, сорок один.", tmp_path / "said.wav")
    process.stop()
    assert 1 < read_wav(tmp_path / "said.wav").seconds < 4


def test_what_is_unused_for_longest_goes_first(tmp_path: Path) -> None:
    for age, name in enumerate(("new", "middle", "old")):
        (tmp_path / f"{name}.wav").write_bytes(b"x" * 100)
        os.utime(tmp_path / f"{name}.wav", (1000 - age, 1000 - age))
    remove_oldest(tmp_path, 250)
    assert {file.stem for file in tmp_path.iterdir()} == {"new", "middle"}


def test_quiet_speech_gives_short_sounds_and_a_record(tmp_path: Path) -> None:
    quiet = QuietSpeech(tmp_path, seconds=0.05)
    quiet.prepare(phrase())
    assert quiet.prepared == [phrase()]
    assert read_wav(quiet.path(phrase())).seconds == pytest.approx(0.05, abs=0.001)
    assert quiet.path(phrase()).read_bytes() != quiet.path(phrase("інше")).read_bytes()


def wait_until(fulfilled, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not fulfilled():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False
