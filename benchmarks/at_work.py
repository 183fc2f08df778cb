"""A hall at work while something else is measured: visitors and an operator in a process of their own, as they are
in a hall. In the process that reads the long pages of reports their clocks would measure that reading."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection

from benchmarks.issuing import steadily
from tests.people import Operator
from tests.running_server import RunningServer

A_KEY_EVERY, LONGEST = 1 / 3, 600.0  # seconds; a hand calls, begins and ends one after the other


@dataclass(slots=True)
class Work:
    """What the hall did meanwhile (seconds each)."""

    issued: list[float] = field(default_factory=list)
    called: list[float] = field(default_factory=list)


@contextmanager
def at_work(server: RunningServer, operator: Operator) -> Iterator[Work]:
    """Ten tickets a second and a whole service every second, until the end of the block; only then it knows what was
    done. Who calls has signed in before: a password is made slow to check on purpose, and that is no part of this
    work."""
    here, there = get_context("spawn").Pipe()
    place = replace(server, process=None)
    hall = get_context("spawn").Process(target=_works, args=(there, replace(operator, server=place)), daemon=True)
    hall.start()
    there.close()
    here.recv()  # it is there; its loading is over
    work = Work()
    yield work
    here.send("done")
    done: Work = here.recv()
    work.issued, work.called = done.issued, done.called
    hall.join()


def _works(told: Connection, operator: Operator) -> None:
    done, work = threading.Event(), Work()
    doing = (
        threading.Thread(target=lambda: work.issued.extend(steadily(operator.server, done, LONGEST))),
        threading.Thread(target=lambda: work.called.extend(_calling(operator, done))),
    )
    told.send("ready")
    for each in doing:
        each.start()
    told.poll(LONGEST)
    done.set()
    for each in doing:
        each.join()
    told.send(work)


def _calling(operator: Operator, done: threading.Event) -> list[float]:
    took: list[float] = []
    while not done.wait(A_KEY_EVERY):
        began = time.perf_counter()
        ticket = operator.calls_next()
        took.append(time.perf_counter() - began)
        if ticket is not None:
            done.wait(A_KEY_EVERY)
            operator.does("start", ticket["id"])
            done.wait(A_KEY_EVERY)
            operator.does("finish", ticket["id"], outcome="consulted")
    return took
