"""A command of the product in a process of its own: heavy work that keeps nobody waiting and gives its memory back."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime, timedelta

ENDED_AFTER = timedelta(minutes=30)  # it hangs
NICE = 10


class ProcessBeside:
    """One command, started when it is asked for and does not run yet. `environment` is added to the server's own."""

    def __init__(self, command: str, environment: Mapping[str, str]) -> None:
        self._command, self._environment = command, environment
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at: datetime | None = None

    def start(self, now: datetime) -> None:
        """At once; what it does is seen in the database, and what it says in the server's log."""
        if self._process is not None and self._process.poll() is None:
            assert self._started_at is not None
            if now - self._started_at > ENDED_AFTER:
                self._process.kill()
            return
        self._started_at = now
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-c",
                f"import os; os.nice({NICE}); from queue_server.cli import main; main()",
                self._command,
            ],
            env={**os.environ, **self._environment},
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr,
        )

    def stop(self) -> None:
        """End it, if it runs; its transaction is rolled back."""
        process, self._process = self._process, None
        if process is not None and process.poll() is None:
            process.kill()
            process.wait()
