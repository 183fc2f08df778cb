"""The machine under the figures: its cores and load, what a process took of it, and raw commits to its disk."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

BUSY_LOAD = 0.5
"""A load above this before anything was measured: somebody else is at work here, and the figures are worse for it."""


def load() -> float:
    """How many processes wanted to run, on the average of the last minute."""
    return os.getloadavg()[0]


def cores() -> int:
    return len(os.sched_getaffinity(0))


def cpu_seconds(pid: int) -> float:
    """What a process has worked since its start, in all its threads; its children are not counted."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_mb(pid: int) -> float:
    """What a process has in memory now (resident), in MB of 1024 × 1024 bytes."""
    status = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text("ascii").splitlines())
    return int(status["VmRSS"].split()[0]) / 1024


def raw_commits(folder: Path, seconds: float = 3.0) -> float:
    """Durable commits of one row each that SQLite makes in a second, on the disk of this folder and with nothing else
    to do: what the rate of issuing is measured against."""
    file = folder / "raw.sqlite3"
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE IF NOT EXISTS row (id INTEGER PRIMARY KEY, text TEXT)")
    made, began = 0, time.perf_counter()
    while time.perf_counter() - began < seconds:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO row (text) VALUES ('А-001')")
        connection.execute("COMMIT")
        made += 1
    took = time.perf_counter() - began
    connection.close()
    return made / took
