"""Speech in files: every sentence is made once, kept by the hash of its text and voice, and played by the browser."""

from __future__ import annotations

import contextlib
import hashlib
import math
import os
import queue
import threading
import time
from array import array
from pathlib import Path

from queue_server.adapters.sound import Sound, write_wav
from queue_server.adapters.speech_process import SpeechProcess
from queue_server.adapters.speech_voices import Voice, voices_for
from queue_server.domain.phrases import Manner, Phrase, SpeechFailed

TRIES = 3
# A voice that failed three times rests, so that calls are not held up by its time-outs.
REST_SECONDS = 60.0
KEPT_BYTES = 512 * 1024 * 1024
MOST_PROCESSES = 4  # each holds one voice; the one unused for longest makes room
FORMAT = "2"  # goes up when a sentence would sound otherwise than before, so that old files are not used


class SpokenFiles:
    """Speech by worker processes, one a voice, asked one at a time; files live in `folder`."""

    def __init__(self, folder: Path, command: str | None = None, kept_bytes: int = KEPT_BYTES) -> None:
        if command:
            voices_for("uk", command)  # a wrong command stops the start of the server, not the first call
        self._folder = folder.resolve()
        self._folder.mkdir(parents=True, exist_ok=True)
        self._command = command
        self._kept_bytes = kept_bytes
        self._chains: dict[tuple[str, Manner], tuple[Voice, ...]] = {}
        self._processes: dict[Voice, SpeechProcess] = {}
        self._resting_until: dict[Voice, float] = {}
        self._speaking = threading.Lock()
        self._starting = threading.Lock()
        self._wanted: queue.Queue[Phrase | None] = queue.Queue(maxsize=1000)
        self._preparer: threading.Thread | None = None
        self._closing = threading.Event()
        remove_oldest(self._folder, kept_bytes)

    def prepare(self, phrase: Phrase) -> None:
        if self._ready(phrase) is not None:
            return
        try:
            self._wanted.put_nowait(phrase)
        except queue.Full:  # it will be made when it is asked for
            return
        with self._starting:
            if self._preparer is None:
                self._preparer = threading.Thread(target=self._prepare_wanted, name="speech", daemon=True)
                self._preparer.start()

    def path(self, phrase: Phrase) -> Path:
        ready = self._ready(phrase)
        if ready is not None:
            return ready
        with self._speaking:
            return self._ready(phrase) or self._made(phrase)

    def close(self) -> None:
        self._closing.set()
        if self._preparer is not None:
            with contextlib.suppress(queue.Full):  # then it is not waiting, and sees that it is over
                self._wanted.put_nowait(None)
            self._preparer.join(timeout=10)
        with self._speaking:
            for process in self._processes.values():
                process.stop()

    def _ready(self, phrase: Phrase) -> Path | None:
        """The file of the best voice that is not resting, if it was made before."""
        for voice in self._awake(phrase)[:1]:
            file = self._file(phrase, voice)
            if file.is_file():
                os.utime(file)  # what is used is kept
                return file
        return None

    def _made(self, phrase: Phrase) -> Path:
        problem: Exception | None = None
        for voice in self._awake(phrase):
            for _try in range(TRIES):
                try:
                    return self._spoken(phrase, voice)
                except SpeechFailed as failure:
                    problem = failure
            self._resting_until[voice] = time.monotonic() + REST_SECONDS
        raise SpeechFailed(f"no voice could speak {phrase.language}: {problem}") from problem

    def _spoken(self, phrase: Phrase, voice: Voice) -> Path:
        file = self._file(phrase, voice)
        if not file.is_file():
            self._process(voice).speak(phrase.spoken, file)
        return file

    def _process(self, voice: Voice) -> SpeechProcess:
        process = self._processes.pop(voice, None) or SpeechProcess(voice)
        self._processes[voice] = process  # the last used stands last
        if len(self._processes) > MOST_PROCESSES:
            self._processes.pop(next(iter(self._processes))).stop()
        return process

    def _awake(self, phrase: Phrase) -> tuple[Voice, ...]:
        """The voices to try; when all rest, all are tried again rather than none."""
        wanted = phrase.language, phrase.manner
        if wanted not in self._chains:
            self._chains[wanted] = voices_for(phrase.language, self._command, phrase.manner)
        chain, now = self._chains[wanted], time.monotonic()
        return tuple(voice for voice in chain if self._resting_until.get(voice, 0.0) <= now) or chain

    def _file(self, phrase: Phrase, voice: Voice) -> Path:
        name = hashlib.sha256("\0".join((FORMAT, phrase.spoken, voice.to_json())).encode()).hexdigest()
        return self._folder / f"{name[:40]}.wav"

    def _prepare_wanted(self) -> None:
        made = 0
        while (phrase := self._wanted.get()) is not None and not self._closing.is_set():
            try:
                self.path(phrase)
            except (SpeechFailed, OSError):  # the call itself will try again and then say so
                continue
            made += 1
            if made % 200 == 0:
                remove_oldest(self._folder, self._kept_bytes)


class QuietSpeech:
    """Short soft tones instead of sentences, and a record of what was asked: for tests without a voice."""

    def __init__(self, folder: Path, seconds: float = 0.05) -> None:
        self.prepared: list[Phrase] = []
        self._folder = folder
        self._seconds = seconds
        folder.mkdir(parents=True, exist_ok=True)

    def prepare(self, phrase: Phrase) -> None:
        self.prepared.append(phrase)

    def path(self, phrase: Phrase) -> Path:
        name = hashlib.sha256(phrase.spoken.encode()).hexdigest()
        file = self._folder / f"{name[:40]}.wav"
        if not file.is_file():
            write_wav(_tone(300 + int(name[:4], 16) % 900, self._seconds), file)
        return file

    def close(self) -> None:
        """Nothing was started."""


def remove_oldest(folder: Path, kept_bytes: int) -> None:
    """Delete the files unused for longest until the folder holds no more than `kept_bytes`."""
    files = sorted(((f.stat().st_mtime, f.stat().st_size, f) for f in folder.glob("*.wav")), reverse=True)
    total = 0
    for _used, size, file in files:
        total += size
        if total > kept_bytes:
            file.unlink(missing_ok=True)


def _tone(frequency: int, seconds: float, rate: int = 22050) -> Sound:
    step = 2 * math.pi * frequency / rate
    return Sound(array("h", [int(5800 * math.sin(step * n)) for n in range(int(rate * seconds))]), rate)
