"""Random days with alarms, lost registers and restarts of the server: nobody loses a place, and nobody jumps one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import event

from queue_server.adapters.database import open_engine
from queue_server.domain.errors import Refused
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Ticket
from queue_server.services.unit_of_work import Store
from tests.factories import make_store
from tests.fakes import FrozenClock
from tests.services.days import Day

SEEDS, STEPS = 40, 30
REGISTERS = {"civil": "passport", "land": "residence"}


class StoppedDay:
    """The day and what should hold of it: whether reception stands still, and which registers are lost."""

    def __init__(self, day: Day, seed: int) -> None:
        self.day, self.random = day, Random(seed)
        self.story: list[str] = [f"seed {seed}"]
        self.tickets: dict[str, tuple[Ticket, str | None]] = {}  # with the register that its service needs
        self.alarmed, self.lost = False, set[str]()
        self.resumes_at: datetime | None = None
        day.has_registers(**REGISTERS)
        day.opens("1")

    @property
    def stands_still(self) -> bool:
        return self.alarmed and (self.resumes_at is None or self.day.clock.now() < self.resumes_at)

    def step(self) -> None:
        action = self.random.choice(["arrive"] * 5 + ["call"] * 5 + ["wait"] * 3 + ["alarm", "clear", "go_on"] * 2
                                    + ["lose", "find", "restart", "sweep"])  # fmt: skip
        self.story.append(action)
        getattr(self, action)()
        self.check_places()

    def arrive(self) -> None:
        register = self.random.choice([None, *REGISTERS])
        if self.stands_still or register in self.lost:
            with pytest.raises(Refused, match=r"branch_suspended|service_suspended"):
                self.takes_ticket(register)
        else:
            ticket = self.takes_ticket(register)
            self.tickets[ticket.id] = (ticket, register)

    def takes_ticket(self, register: str | None) -> Ticket:
        return self.day.visitor_takes_service(REGISTERS[register]) if register else self.day.visitor_takes_ticket()

    def call(self) -> None:
        if self.stands_still:
            with pytest.raises(Refused, match="branch_suspended"):
                self.day.calls_next("1")
            return
        due = [ticket for ticket, register in self.tickets.values() if register not in self.lost]
        called = self.day.calls_next("1")
        assert (called.id if called else None) == (due[0].id if due else None), "the first of all who can be served"
        if called is not None:
            del self.tickets[called.id]
            self.day.finishes("1", self.day.starts("1", called))

    def wait(self) -> None:
        self.day.clock.advance(seconds=self.random.choice([1, 59, 300, 301, 900]))

    def settle(self) -> None:
        if self.alarmed and not self.stands_still:
            self.alarmed, self.resumes_at = False, None

    def alarm(self) -> None:
        self.settle()
        if not self.alarmed or self.resumes_at is not None:
            self.day.suspends(self.random.choice(["air_alarm", "no_power"]))
            self.alarmed, self.resumes_at = True, None

    def clear(self) -> None:
        if self.stands_still:
            self.resumes_at = self.day.clears(5).resumes_at

    def go_on(self) -> None:
        if self.stands_still:
            self.day.resumes()
            self.alarmed, self.resumes_at = False, None

    def lose(self) -> None:
        register = self.random.choice(list(REGISTERS))
        if register not in self.lost:
            self.day.loses_registers(register)
            self.lost.add(register)

    def find(self) -> None:
        if self.lost:
            self.day.has_registers_again(self.lost.pop())

    def sweep(self) -> None:
        self.day.jobs().resume_due()

    def restart(self) -> None:
        """Another process opens the same data: what stands in no table is gone."""
        old = self.day.store
        old.engine.dispose()
        self.day.store = Store(open_engine(str(old.engine.url)), self.day.clock, old.publish)

    def check_places(self) -> None:
        for ticket, _register in self.tickets.values():
            now = self.day.ticket(ticket)
            kept = ("number", "line_id", "rank", "queue_time", "not_before", "issue_seq", "seq")
            assert [getattr(now, name) for name in kept] == [getattr(ticket, name) for name in kept]
            assert now.status is TicketStatus.WAITING

    def end(self) -> None:
        """Everything goes on again: whoever waits is called, each once, in the order of arrival."""
        self.story.append("everything goes on")
        self.go_on()
        self.settle()
        if self.lost:
            self.day.has_registers_again(*self.lost)
            self.lost.clear()
        while self.tickets:
            self.call()
        assert self.day.calls_next("1") is None


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Day]:
    """On a disk that need not survive a power cut."""
    store = make_store(f"sqlite:///{tmp_path / 'queue.sqlite3'}", clock := FrozenClock())
    event.listen(store.engine, "connect", lambda connection, _record: connection.execute("PRAGMA synchronous=OFF"))
    store.engine.dispose()
    yield (day := Day(store, clock))
    day.store.engine.dispose()


@pytest.mark.parametrize("seed", range(SEEDS))
def test_nobody_loses_a_place_through_suspension_resumption_or_restart(empty: Day, seed: int) -> None:
    day = StoppedDay(empty, seed)
    try:
        for _ in range(STEPS):
            day.step()
        day.end()
    except Exception as problem:
        problem.add_note("\n".join(day.story))
        raise
