"""The server's end of a process that computes for it: starts it when it is needed, asks it, ends it when it hangs."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from queue_server.adapters.helper_worker import LAST, receive, send

WORKER = "queue_server.adapters.helper_worker"
ROOT = Path(__file__).resolve().parents[2]
HANGS_AFTER = timedelta(minutes=5)
GONE_WITHIN = 2.0  # seconds
ENDS_WHEN_IDLE = timedelta(minutes=20)  # it has some tens of megabytes
Result = TypeVar("Result")


class HelperProcess:
    """It has loaded the modules `loads` before it is asked. One function at a time: who comes meanwhile waits.
    Functions come by their names, so they stand at the top of a module; they only read or compute, for one whose
    process died under it is asked once more. One that comes `last` runs only while nobody else wants the core.

    It waits on a socket alone, so a server of green threads goes on meanwhile.
    """

    def __init__(self, loads: Sequence[str] = (), idle: timedelta = ENDS_WHEN_IDLE, *, last: bool = False) -> None:
        self._command = [sys.executable, "-m", WORKER, str(idle.total_seconds()), *loads, *([LAST] if last else [])]
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self._one_at_a_time = threading.Lock()

    def __call__(self, function: Callable[..., Result], *arguments: Any) -> Result:
        """What the function gives or raises there. Raises OSError or EOFError when the process cannot be kept alive."""
        with self._one_at_a_time:
            try:
                worked, outcome = self._ask((function, arguments))
            except (ConnectionError, EOFError):
                worked, outcome = self._ask((function, arguments))
        if not worked:
            raise outcome
        result: Result = outcome
        return result

    def wake(self) -> None:
        """Have it ready for who will ask soon; at once."""
        if not self._one_at_a_time.locked():
            with self._one_at_a_time:
                self._running()

    def stop(self) -> None:
        """End it; what it was doing is lost."""
        process, line = self._process, self._line
        self._process = self._line = None
        if line is not None:
            line.close()
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):  # dead, but of low priority on a busy machine
                process.wait(timeout=GONE_WITHIN)

    def _ask(self, order: tuple[Callable[..., Any], tuple[Any, ...]]) -> tuple[bool, Any]:
        line = self._running()
        try:
            send(line, order)
            answer: tuple[bool, Any] = receive(line)
        except (OSError, EOFError):
            self.stop()
            raise
        return answer

    def _running(self) -> socket.socket:
        if self._process is not None and self._process.poll() is not None:
            self.stop()
        if self._line is None:
            self._line, theirs = socket.socketpair()
            self._line.settimeout(HANGS_AFTER.total_seconds())
            with theirs:
                self._process = subprocess.Popen(self._command, cwd=ROOT, stdin=theirs.fileno())
        return self._line
