"""B9: how long a server takes to be ready, and what it has in memory while fifty displays listen."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Row
from benchmarks.issuing import DISPLAYS, hall
from benchmarks.machine import cpu_seconds, memory_mb
from tests.people import Operator, browser
from tests.running_server import RunningServer, install, serve

STARTS = 3
WITHIN, MEMORY = 3.0, 150.0  # seconds, MB
PAGES = ("kiosk/", "hall-display/", "operator-console/", "v/", "queue/", "booking/")


def start_and_memory() -> Row:
    """The first start makes the tables; the slowest counts. Memory is read after tickets, calls and a page of each
    face, while the displays are connected."""
    starts = _starts()
    with TemporaryDirectory() as folder, hall(Path(folder)) as (server, _shown):
        just_shown = memory_mb(server.process.pid)
        _first_requests(server)
        memory = memory_mb(server.process.pid)
    slowest, worked = max(took for took, _cpu in starts), max(cpu for _took, cpu in starts)
    return Row(
        what=f"start to ready, {STARTS} times; memory with {DISPLAYS} displays after the first requests of all faces",
        measured=f"{slowest:.1f} s ({worked:.1f} s of CPU); {memory:.0f} MB",
        budget=f"≤ {WITHIN:.0f} s; ≤ {MEMORY:.0f} MB",
        kept=slowest <= WITHIN and memory <= MEMORY,
        figures={"start_s": slowest, "start_cpu_s": worked, "memory_mb": memory, "memory_before_pages_mb": just_shown},
    )


def _starts() -> list[tuple[float, float]]:
    """Seconds until it is ready, and seconds of CPU until then."""
    with TemporaryDirectory() as folder:
        installation = install(Path(folder) / "data")
        starts = []
        for _ in range(STARTS):
            began = time.monotonic()
            with serve(installation) as server:
                starts.append((time.monotonic() - began, cpu_seconds(server.process.pid)))
    return starts


def _first_requests(server: RunningServer) -> None:
    visitor = browser()
    for page in PAGES:
        visitor.get(f"{server.url}/{page}", timeout=30).raise_for_status()
    visitor.get(f"{server.url}/api/v1/branches/{server.installation.branch}/menu", timeout=30).raise_for_status()
    operator = Operator(server, "1").signs_in().opens_counter()
    for _ in range(5):
        ticket = operator.calls_next()
        assert ticket is not None
        operator.does("start", ticket["id"])
        operator.does("finish", ticket["id"], outcome="consulted")
    operator.desk()
