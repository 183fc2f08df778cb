"""B5: from the tap at the kiosk to the last byte at a network printer."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Row, percentile
from tests.journeys.sloviansk import start_agent
from tests.people import Kiosk
from tests.running_server import RunningServer, install, serve
from tests.tcp_printer import TcpPrinter

PAPERS, WARM_UP, EVERY = 100, 3, 0.3  # seconds between visitors
WITHIN = 0.1  # seconds


def tap_to_paper() -> Row:
    """The kiosk's agent as a process of its own; the printer is a socket that takes all that comes."""
    with TemporaryDirectory() as folder, serve(install(Path(folder) / "data")) as server, TcpPrinter() as printer:
        agent = start_agent(server, printer)
        try:
            took = _papers(server, printer)
        finally:
            agent.kill()
            agent.wait(timeout=10)
    p99 = percentile(took, 0.99)
    return Row(
        what=f"tap → last byte at a network printer, {PAPERS} papers",
        measured=f"p99 {p99 * 1000:.0f} ms, half in {percentile(took, 0.5) * 1000:.0f} ms",
        budget=f"p99 ≤ {WITHIN * 1000:.0f} ms",
        kept=p99 <= WITHIN,
        figures={"p50_s": percentile(took, 0.5), "p99_s": p99, "max_s": max(took)},
    )


def _papers(server: RunningServer, printer: TcpPrinter) -> list[float]:
    kiosk = Kiosk(server)
    taps = []
    for turn in range(1, WARM_UP + PAPERS + 1):
        taps.append(time.monotonic())
        kiosk.visitor_takes_ticket()
        _until_printed(printer, turn)
        time.sleep(EVERY)
    assert printer.unknown == []
    return [ended - tap for tap, ended in zip(taps, printer.ended, strict=True)][WARM_UP:]


def _until_printed(printer: TcpPrinter, papers: int, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while len(printer.ended) < papers:
        assert time.monotonic() < until, f"{len(printer.ended)} of {papers} papers came out"
        time.sleep(0.005)
