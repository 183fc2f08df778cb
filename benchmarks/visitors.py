"""B7: two hundred visitors at once, each from the menu to the ticket, the own page and the rating."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import requests

from benchmarks.figures import Row, percentile
from benchmarks.machine import cpu_seconds
from tests.people import TIMEOUT, Kiosk, Operator, answer
from tests.running_server import RunningServer, install, serve

Answer = TypeVar("Answer")

VISITORS, COUNTERS = 200, 16
WITHIN = 0.5  # seconds, for 19 of 20
THINKS = (2.0, 8.0)  # seconds that a person takes between two taps
LOOKS_EVERY = 10.0  # the page asks anew; between that the socket tells it
LONGEST = 240.0  # seconds; whoever is not served then never will be
MINDED = (1.0, 2.0)  # seconds that an administrator takes, so that the crowd is served while it is there


@dataclass(slots=True)
class Crowd:
    """How long each step took (seconds), by its name, and what went wrong."""

    took: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    over: bool = False

    def times(self, step: str, ask: Callable[[], Answer]) -> Answer:
        began = time.perf_counter()
        found = ask()
        self.took.setdefault(step, []).append(time.perf_counter() - began)
        return found


def two_hundred_at_once() -> Row:
    """All come within one person's thinking time and think between their taps; administrators serve them meanwhile."""
    with TemporaryDirectory() as folder:
        installation = install(Path(folder) / "data", counters=COUNTERS)
        with serve(installation) as server:
            began, worked = time.monotonic(), cpu_seconds(server.process.pid)
            crowd = _play(server)
            lasted = time.monotonic() - began
            busy = (cpu_seconds(server.process.pid) - worked) / lasted
            crowd.errors += [str(error) for error in server.errors()]
    steps = [took for step in crowd.took.values() for took in step]
    p95 = percentile(steps, 0.95)
    slowest = max(crowd.took, key=lambda step: percentile(crowd.took[step], 0.95))
    return Row(
        what=f"{VISITORS} visitors at once: menu → ticket → own page → rating, {len(steps)} requests in {lasted:.0f} s",
        measured=(
            f"p95 {p95 * 1000:.0f} ms (slowest: {slowest}, {percentile(crowd.took[slowest], 0.95) * 1000:.0f} ms), "
            f"{len(crowd.errors)} errors; the server at {busy:.0%} of a core"
        ),
        budget=f"p95 ≤ {WITHIN * 1000:.0f} ms, no error",
        kept=p95 <= WITHIN and not crowd.errors,
        figures={
            **{f"{step}_p95_s": percentile(took, 0.95) for step, took in crowd.took.items()},
            "p95_s": p95,
            "max_s": max(steps),
            "errors": len(crowd.errors),
            "seconds": lasted,
            "server_cores": busy,
        },
    )


def _play(server: RunningServer) -> Crowd:
    crowd = Crowd()
    with ThreadPoolExecutor(VISITORS + COUNTERS) as pool:
        visitors = [pool.submit(_visit, server, crowd, Random(number)) for number in range(VISITORS)]
        operators = [pool.submit(_serve, server, crowd, str(number + 1)) for number in range(COUNTERS)]
        for visitor in visitors:
            if (problem := visitor.exception()) is not None:
                crowd.errors.append(repr(problem))
        crowd.over = True
        for operator in operators:
            if (problem := operator.exception()) is not None:
                crowd.errors.append(repr(problem))
    return crowd


def _visit(server: RunningServer, crowd: Crowd, chance: Random) -> None:
    kiosk = Kiosk(server)
    phone = kiosk.session
    branch = f"{server.url}/api/v1/branches/{server.installation.branch}"
    time.sleep(chance.uniform(0, THINKS[1]))
    crowd.times("menu", lambda: answer(phone.get(f"{branch}/menu", timeout=TIMEOUT)))
    time.sleep(chance.uniform(*THINKS))
    ticket = crowd.times("ticket", kiosk.visitor_takes_ticket)
    time.sleep(chance.uniform(*THINKS))
    crowd.times("page", lambda: phone.get(f"{server.url}/v/", timeout=TIMEOUT).raise_for_status())
    _follow(server, crowd, phone, ticket, chance)


def _follow(
    server: RunningServer, crowd: Crowd, phone: requests.Session, ticket: dict[str, Any], chance: Random
) -> None:
    """The own page until the visit is over, then the rating."""
    own: dict[str, Any] = {"headers": {"Authorization": f"Visit {ticket['code']}"}, "timeout": TIMEOUT}
    address = f"{server.url}/api/v1/visit"
    until = time.monotonic() + LONGEST
    while crowd.times("own page", lambda: answer(phone.get(address, **own)))["status"] != "served":
        assert time.monotonic() < until, f"{ticket['number']} is not served"
        time.sleep(chance.uniform(LOOKS_EVERY / 2, LOOKS_EVERY))
    crowd.times("rating asked", lambda: answer(phone.get(f"{address}/rating", **own)))
    time.sleep(chance.uniform(*THINKS))
    given = {"step": chance.randint(3, 5)}
    crowd.times("rating given", lambda: answer(phone.post(f"{address}/rating", json=given, **own)))


def _serve(server: RunningServer, crowd: Crowd, number: str) -> None:
    operator, chance = Operator(server, number).signs_in().opens_counter(), Random(number)
    while not crowd.over:
        called = operator.calls_next()
        time.sleep(chance.uniform(*MINDED))
        if called is not None:
            operator.does("start", called["id"])
            time.sleep(chance.uniform(*MINDED))
            operator.does("finish", called["id"], outcome="consulted")
