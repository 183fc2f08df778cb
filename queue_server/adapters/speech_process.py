"""The server's end of a speech worker: starts it, asks it, ends it when it hangs."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

from queue_server.adapters.speech_voices import Voice
from queue_server.domain.phrases import SpeechFailed

ROOT = Path(__file__).resolve().parents[2]


class SpeechProcess:
    """One worker with one voice, not to be asked by two at once: its owner holds a lock.

    It waits only on pipes, through `os` and `select`, so a server of green threads goes on meanwhile.
    """

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self._process: subprocess.Popen[bytes] | None = None

    def speak(self, text: str, output: Path) -> None:
        """Make the file. Raises SpeechFailed; after a hang or a death the next call starts a new worker."""
        try:
            answer = json.loads(self._ask(json.dumps({"text": text, "output": str(output)})))
        except (OSError, ValueError) as problem:
            self.stop()
            raise SpeechFailed(f"the speech worker is gone: {problem}") from problem
        if not answer["ok"]:
            raise SpeechFailed(answer["error"])
        if not output.is_file():
            raise SpeechFailed("the speech worker left no file")

    def stop(self) -> None:
        """End the worker and whatever it has started."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _ask(self, order: str) -> bytes:
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        os.write(process.stdin.fileno(), order.encode() + b"\n")
        return _line(process.stdout.fileno(), self.voice.seconds_allowed)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self.stop()
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "queue_server.adapters.speech_worker", self.voice.to_json()],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                start_new_session=True,  # a group of its own: Ctrl-C does not reach it, stop() ends all of it
            )
        return self._process


def _line(descriptor: int, seconds: float) -> bytes:
    """One line from the pipe. Raises OSError when it does not come in time or the pipe is closed."""
    deadline = time.monotonic() + seconds
    received = b""
    while not received.endswith(b"\n"):
        ready, _write, _errors = select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise TimeoutError(f"no answer within {seconds:.0f} s")
        part = os.read(descriptor, 4096)
        if not part:
            raise BrokenPipeError("it ended")
        received += part
    return received
