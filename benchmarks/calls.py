"""B3: from the key that calls to the fact at every display of the hall, fifty of them and five hundred."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Row, percentile
from benchmarks.issuing import hall
from tests.people import Kiosk, Operator
from tests.running_server import RunningServer

WITHIN = {50: 0.020, 500: 0.150}  # seconds, by the number of displays
CALLS, EVERY = 100, 0.3  # seconds


def call_to_displays() -> Row:
    """Each call at each display counts: the slowest hundredth is that of five thousand."""
    delays = {count: _delays(count) for count in WITHIN}
    p99 = {count: percentile(found, 0.99) for count, found in delays.items()}
    return Row(
        what=f"call → fact at the displays, {' and '.join(map(str, WITHIN))} of them; {CALLS} calls each",
        measured="p99 " + " and ".join(f"{p99[count] * 1000:.0f} ms" for count in WITHIN),
        budget="p99 " + " and ".join(f"≤ {within * 1000:.0f} ms" for within in WITHIN.values()),
        kept=all(p99[count] <= within for count, within in WITHIN.items()),
        figures={
            **{f"p50_s_{count}": percentile(found, 0.5) for count, found in delays.items()},
            **{f"p99_s_{count}": p99[count] for count in WITHIN},
        },
    )


def _delays(count: int) -> list[float]:
    with TemporaryDirectory() as folder, hall(Path(folder), count) as (server, shown):
        called = _called(server)
        heard = shown.leave().calls
    assert len(heard) == CALLS * count, f"{len(heard)} of {CALLS * count} calls came"
    return [at - called[seq] for seq, at in heard]


def _called(server: RunningServer) -> dict[int, float]:
    """When the key was pressed (monotonic), by the seq of the call."""
    kiosk, operator = Kiosk(server), Operator(server, "1").signs_in().opens_counter()
    called = {}
    for _ in range(CALLS):
        kiosk.visitor_takes_ticket()
        time.sleep(EVERY / 2)  # the hall is quiet again, as it is between calls
        pressed = time.monotonic()
        ticket = operator.calls_next()
        assert ticket is not None
        called[ticket["seq"]] = pressed
        operator.does("start", ticket["id"])
        operator.does("finish", ticket["id"], outcome="consulted")
        time.sleep(EVERY / 2)
    return called
