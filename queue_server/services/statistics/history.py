"""The history as a server holds it: reads beside the requests, counts by night what is over, and counts anew on demand.

Reports are heavy reads. They run by `offload` on an engine of their own, one at a time in a process: a native thread
must not wait for a lock of the green ones.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any, TypeVar

from sqlmodel import Session

from queue_server.models import Aggregate, Branch
from queue_server.services.statistics import aggregates
from queue_server.services.unit_of_work import Clock, Store

Read = Callable[[], AbstractContextManager[Session]]
Offload = Callable[..., Any]
Result = TypeVar("Result")
DAYS_A_TURN = 20  # between two turns others write


class History:
    """`read` opens sessions of the engine that only offloaded work uses."""

    def __init__(self, read: Read, store: Store, clock: Clock, offload: Offload) -> None:
        self._read = read
        self._store = store
        self._clock = clock
        self._offload = offload
        self._one_at_a_time = threading.Lock()

    def ask(self, question: Callable[[Session], Result]) -> Result:
        """The answer of a heavy read, given by a native thread."""
        with self._one_at_a_time:
            answer: Result = self._offload(self._answer, question)
        return answer

    def keep_due(self, most: int = DAYS_A_TURN) -> int:
        """Count and keep days that are over, at most so many of each branch; returns how many."""
        with self._store.read() as session:
            branches = aggregates.counted_branches(session)
            due = [(branch, aggregates.days_due(session, branch, self._clock.now())[:most]) for branch in branches]
        for branch, days in due:
            self._keep(branch, days)
        return sum(len(days) for _branch, days in due)

    def rebuild(self, told: Callable[[Branch, int], None] = lambda _branch, _days: None) -> int:
        """Count every day that is over anew, from its rows; returns how many."""
        whole = 0
        with self._store.read() as session:
            branches = aggregates.counted_branches(session)
        for branch in branches:
            with self._store.read() as session:
                first = aggregates.first_day(session, branch)
            last = aggregates.last_settled_day(branch, self._clock.now())
            days = [] if first is None else aggregates.days_between(first, last)
            for at in range(0, len(days), 31):
                self._keep(branch, days[at : at + 31])
            told(branch, len(days))
            whole += len(days)
        return whole

    def _keep(self, branch: Branch, days: list[date]) -> None:
        """Days, then the months and the years that they complete: each made beside the others' work, then written."""
        if not days:
            return
        now = self._clock.now()
        steps: tuple[Callable[[Session], list[Aggregate]], ...] = (
            lambda session: [aggregates.counted(session, branch, day, now) for day in days],
            lambda session: aggregates.rolled_up_months(session, branch, days),
            lambda session: aggregates.rolled_up_years(session, branch, days),
        )
        for step in steps:
            made = self.ask(step)
            with self._store.write() as work:
                aggregates.keep(work, made)

    def _answer(self, question: Callable[[Session], Result]) -> Result:
        with self._read() as session:
            return question(session)
