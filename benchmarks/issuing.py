"""B1 and B2: tickets by HTTP, each durable before its answer, while fifty displays listen."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.displays import Displays, displays
from benchmarks.figures import Row, percentile
from benchmarks.machine import cpu_seconds, raw_commits
from tests.people import Kiosk
from tests.running_server import RunningServer, install, serve

DISPLAYS, CLIENTS, SECONDS, WARM_UP = 50, 8, 20.0, 40
SHARE = 0.08  # of raw commits
EVERY, WITHIN = 0.1, 0.025  # seconds
FACTS = 2  # of each ticket: that it was issued, and that its paper waits for the printer


@dataclass(slots=True)
class Issued:
    """How long each ticket took (seconds), and what the server worked in that time, whatever else it did included."""

    took: list[float] = field(default_factory=list)
    seconds: float = 0.0
    cpu: float = 0.0

    @property
    def rate(self) -> float:
        return len(self.took) / self.seconds

    @property
    def cpu_ms(self) -> float:
        return self.cpu / len(self.took) * 1000


def as_fast_as_it_goes() -> Row:
    """B1: eight clients, each with its next request as soon as the last is answered."""
    with TemporaryDirectory() as folder:
        before = raw_commits(Path(folder))
        with hall(Path(folder)) as (server, shown):
            with measured(server) as issued, ThreadPoolExecutor(CLIENTS) as clients:
                until = time.monotonic() + SECONDS
                for took in clients.map(lambda _client: _one_after_another(server, until), range(CLIENTS)):
                    issued.took += took
            least, expected = _facts_heard(shown, FACTS * (WARM_UP + len(issued.took)))
        raw = (before + raw_commits(Path(folder))) / 2
    share = issued.rate / raw
    missed = f"; a display missed {expected - least} of {expected} facts" if least < expected else ""
    return Row(
        what=f"tickets by {CLIENTS} clients with {DISPLAYS} displays, against raw commits of one row",
        measured=(
            f"{share:.3f}: {issued.rate:.0f} of {raw:.0f} a second; {issued.cpu_ms:.1f} ms of the server's CPU "
            f"each{missed}"
        ),
        budget=f"≥ {SHARE}",
        kept=share >= SHARE and not missed,
        figures={
            "share": share,
            "tickets_per_s": issued.rate,
            "raw_commits_per_s": raw,
            "cpu_ms": issued.cpu_ms,
            "p50_s": percentile(issued.took, 0.5),
            "p99_s": percentile(issued.took, 0.99),
            "facts_missed": expected - least,
        },
    )


def ten_a_second() -> Row:
    """B2: one ticket every tenth of a second, whether or not the last is answered."""
    with TemporaryDirectory() as folder, hall(Path(folder)) as (server, _shown), measured(server) as issued:
        issued.took += steadily(server, threading.Event(), SECONDS)
    p99 = percentile(issued.took, 0.99)
    return Row(
        what=f"{1 / EVERY:.0f} tickets a second with {DISPLAYS} displays",
        measured=(
            f"p99 {p99 * 1000:.0f} ms, half in {percentile(issued.took, 0.5) * 1000:.0f} ms; "
            f"{issued.cpu_ms:.1f} ms of the server's CPU each"
        ),
        budget=f"p99 ≤ {WITHIN * 1000:.0f} ms",
        kept=p99 <= WITHIN,
        figures={
            "p50_s": percentile(issued.took, 0.5),
            "p99_s": p99,
            "max_s": max(issued.took),
            "cpu_ms": issued.cpu_ms,
        },
    )


def steadily(server: RunningServer, done: threading.Event, seconds: float) -> list[float]:
    """Ten tickets a second until told to stop; how long each took from the moment it was due, so that a slow one is
    felt by those behind it."""
    with ThreadPoolExecutor(CLIENTS) as pool:
        kiosks = [Kiosk(server) for _ in range(CLIENTS)]
        begins = time.monotonic()
        asked = []
        for turn in range(round(seconds / EVERY)):
            due = begins + turn * EVERY
            if done.wait(max(0.0, due - time.monotonic())):
                break
            asked.append(pool.submit(_since, due, kiosks[turn % CLIENTS]))
        return [each.result() for each in asked]


@contextmanager
def hall(folder: Path, count: int = DISPLAYS) -> Iterator[tuple[RunningServer, Displays]]:
    """A running centre with its displays, after the first tickets."""
    with serve(install(folder / "data", lines="АБВ", counters=CLIENTS)) as server, displays(server, count) as shown:
        kiosk = Kiosk(server)
        for _ in range(WARM_UP):
            kiosk.visitor_takes_ticket()
        yield server, shown


@contextmanager
def measured(server: RunningServer) -> Iterator[Issued]:
    """Says at its end how long it lasted and what the server worked meanwhile."""
    issued, began, worked = Issued(), time.monotonic(), cpu_seconds(server.process.pid)
    yield issued
    issued.seconds = time.monotonic() - began
    issued.cpu = cpu_seconds(server.process.pid) - worked


def _one_after_another(server: RunningServer, until: float) -> list[float]:
    kiosk, took = Kiosk(server), []
    while (due := time.monotonic()) < until:
        took.append(_since(due, kiosk))
    return took


def _since(due: float, kiosk: Kiosk) -> float:
    kiosk.visitor_takes_ticket()
    return time.monotonic() - due


def _facts_heard(shown: Displays, expected: int) -> tuple[int, int]:
    """How many facts the display that heard least was told, of how many."""
    return min(shown.leave().facts), expected
