"""A hall that a test can look at: a small branch whose tables change by hand, and its forecast."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlmodel import Session

from queue_server.domain.waiting import Picture, WaitRange
from queue_server.models import Branch, Ticket
from queue_server.services.estimates import Forecasts
from queue_server.services.pictures import learn, load_picture
from queue_server.services.unit_of_work import Store
from tests.factories import make_branch, make_ticket, open_counter
from tests.fakes import FrozenClock

Result = TypeVar("Result")


class Hall:
    """A branch with lines А and Б; counter 1 serves both, counter 2 only Б. Each `change` is a transaction."""

    def __init__(self, store: Store, clock: FrozenClock) -> None:
        self.store, self.clock = store, clock
        self.forecasts = Forecasts(store.read, clock)
        self.centre = self.change(lambda session: make_branch(session, "АБ", 2, serves={"1": "АБ", "2": "Б"}))

    @property
    def branch(self) -> str:
        return self.centre.branch.id

    def change(self, change: Callable[[Session], Result]) -> Result:
        with self.store.write() as work:
            return change(work.session)

    def open(self, number: str) -> None:
        self.change(lambda session: open_counter(session, self.centre, number, self.clock.now()))

    def takes_ticket(self, letter: str = "А", **fields: object) -> Ticket:
        return self.change(lambda session: make_ticket(session, self.centre, letter, self.clock.now(), **fields))

    def picture(self) -> Picture:
        with self.store.read() as session:
            branch = session.get_one(Branch, self.branch)
            now = self.clock.now()
            return load_picture(session, branch, now, learn(session, branch, now))

    def told(self, letter: str = "А") -> WaitRange | None:
        self.forecasts.refresh(self.branch)
        return self.forecasts.line(self.branch, self.centre.lines[letter].id)
