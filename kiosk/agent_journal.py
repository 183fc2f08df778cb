"""What the agent remembers across its own death: which jobs it took, began and ended, and what the server knows."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from queue_server.adapters.printer import PrintResult

LINES = 2000  # the file is written anew when it has more
KEPT = 200  # ended jobs that are remembered, so that one given out twice is not printed twice
Stage = Literal["claimed", "started", "ended", "reported"]


class JournalInUse(Exception):
    """Another agent of the same device is running."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One attempt at one print job and how far it came."""

    job: str
    attempt: int
    stage: Stage
    result: PrintResult | None = None

    @property
    def key(self) -> tuple[str, int]:
        return self.job, self.attempt


class Journal:
    """A file with a line for each step. `started` is on the disk before the printer gets its first byte."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._entries: dict[tuple[str, int], Entry] = {}
        self._lines = 0
        self._lock = _locked(path.with_suffix(".lock"))
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        for line in path.read_bytes().splitlines():
            if entry := _entry(line):
                self._remember(entry)

    def claimed(self, job: str, attempt: int) -> None:
        self._write(Entry(job, attempt, "claimed"))

    def started(self, job: str, attempt: int) -> None:
        """Raises OSError when the disk does not take it: then nothing may be printed."""
        self._write(Entry(job, attempt, "started"))
        os.fdatasync(self._file)

    def ended(self, job: str, attempt: int, result: PrintResult) -> Entry:
        """Known to this process even when the disk takes it no more."""
        entry = Entry(job, attempt, "ended", result)
        with contextlib.suppress(OSError):
            self._write(entry)
        return entry

    def reported(self, entry: Entry) -> None:
        with contextlib.suppress(OSError):
            self._write(Entry(entry.job, entry.attempt, "reported", entry.result))
            if self._lines > LINES:
                self._shorten()

    def find(self, job: str, attempt: int) -> Entry | None:
        return self._entries.get((job, attempt))

    def unreported(self) -> list[Entry]:
        """Ended, but the server has not confirmed that it knows."""
        return [entry for entry in self._entries.values() if entry.stage == "ended"]

    def settle(self) -> bool:
        """End what a former life left open. True when a paper may have been broken off in the middle.

        Without a first byte the server may give the job out again; with one only a person can say what is on paper.
        """
        open_ones = [entry for entry in self._entries.values() if entry.stage in {"claimed", "started"}]
        for entry in open_ones:
            began = entry.stage == "started"
            lost = PrintResult("unknown" if began else "failed", "agent_stopped", before_first_byte=not began)
            self.ended(entry.job, entry.attempt, lost)
        with contextlib.suppress(OSError):
            self._shorten()
        return any(entry.stage == "started" for entry in open_ones)

    def close(self) -> None:
        os.close(self._file)
        os.close(self._lock)

    def _write(self, entry: Entry) -> None:
        self._remember(entry)
        os.write(self._file, _line(entry))
        self._lines += 1

    def _remember(self, entry: Entry) -> None:
        self._entries.pop(entry.key, None)  # the newest stands last
        self._entries[entry.key] = entry

    def _shorten(self) -> None:
        """Keep what the server does not know and the newest of the rest."""
        entries = list(self._entries.values())
        kept = [entry for entry in entries[:-KEPT] if entry.stage != "reported"] + entries[-KEPT:]
        beside = self._path.with_suffix(".new")
        file = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600)
        os.write(file, b"".join(map(_line, kept)))
        os.fsync(file)
        os.replace(beside, self._path)
        os.close(self._file)
        self._file, self._lines = file, len(kept)
        self._entries = {entry.key: entry for entry in kept}


def _locked(path: Path) -> int:
    """A lock that ends with the process, however it ends."""
    lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as taken:
        os.close(lock)
        raise JournalInUse(str(path)) from taken
    return lock


def _line(entry: Entry) -> bytes:
    return json.dumps(asdict(entry), ensure_ascii=True).encode() + b"\n"


def _entry(line: bytes) -> Entry | None:
    """None for a line that was cut off by a loss of power."""
    try:
        data = json.loads(line)
        result = PrintResult(**data["result"]) if data["result"] else None
        return Entry(data["job"], data["attempt"], data["stage"], result)
    except (ValueError, TypeError, KeyError):
        return None
