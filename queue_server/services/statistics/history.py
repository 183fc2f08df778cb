"""The history as a server holds it: reads beside the requests, counts by night what is over, and counts anew on demand.

Reports are heavy reads, so a server has them made in a process of their own (docs/adr/0024).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from functools import partial
from typing import Protocol, TypeVar

from sqlmodel import Session

from queue_server.models import Aggregate, Branch
from queue_server.services.statistics import aggregates
from queue_server.services.unit_of_work import Clock, Store

Read = Callable[[], AbstractContextManager[Session]]
Result = TypeVar("Result")
DAYS_A_TURN = 20  # between two turns others write


class Ask(Protocol):
    """Has a question answered from a session. Questions and answers may travel to another process and back: a question
    is a function at the top of its module, by `partial` with what it is to know."""

    def __call__(self, question: Callable[[Session], Result], /) -> Result: ...


def answered_from(read: Read) -> Ask:
    """Where it is asked, for commands and tests."""

    def ask(question: Callable[[Session], Result], /) -> Result:
        with read() as session:
            return question(session)

    return ask


class History:
    """`ask` is how heavy reads are made; `wake` has it ready before the first of them."""

    def __init__(self, ask: Ask, store: Store, clock: Clock, wake: Callable[[], None] = lambda: None) -> None:
        self._ask = ask
        self.wake = wake
        self._store = store
        self._clock = clock

    def ask(self, question: Callable[[Session], Result]) -> Result:
        """The answer to a question, read beside the requests."""
        return self._ask(question)

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
            partial(_counted_days, branch.id, days, now),
            partial(_months, branch.id, days),
            partial(_years, branch.id, days),
        )
        for step in steps:
            made = self.ask(step)
            with self._store.write() as work:
                aggregates.keep(work, made)


def _counted_days(branch_id: str, days: list[date], now: datetime, session: Session) -> list[Aggregate]:
    branch = session.get_one(Branch, branch_id)
    return [aggregates.counted(session, branch, day, now) for day in days]


def _months(branch_id: str, days: list[date], session: Session) -> list[Aggregate]:
    return aggregates.rolled_up_months(session, session.get_one(Branch, branch_id), days)


def _years(branch_id: str, days: list[date], session: Session) -> list[Aggregate]:
    return aggregates.rolled_up_years(session, session.get_one(Branch, branch_id), days)
