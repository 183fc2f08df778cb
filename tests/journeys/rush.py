"""A rush at a centre: visitors at the kiosks and administrators at their counters, all at once, who never give up."""

from __future__ import annotations

import threading
import uuid
from collections import Counter as Count
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import requests
from sqlmodel import Session, col, select

from queue_server.adapters.database import open_engine
from queue_server.domain.numbering import after, ticket_number
from queue_server.models import EventRow, Ticket
from tests.people import Kiosk, Operator, Refusal
from tests.running_server import Installation, RunningServer, install, start
from tests.witness import every_call_is_explained

Answer = TypeVar("Answer")

TICKETS = 2000
VISITORS = 64
OPERATORS = 16


class Rush:
    """Everybody at once; who meets a dead server tries again with the same key, as the real faces do."""

    def __init__(self, server: RunningServer, tickets: int = TICKETS) -> None:
        self.server = server
        self.tickets = tickets
        self.issued: dict[str, str] = {}
        self.served = 0
        self._changed = threading.Condition()
        self._alive = threading.Event()
        self._alive.set()

    def run(self, disturb: Callable[[Rush], None]) -> None:
        with ThreadPoolExecutor(VISITORS + OPERATORS + 1) as pool:
            operators = [pool.submit(self._serve, str(n + 1)) for n in range(OPERATORS)]
            visitors = [pool.submit(self._come, n) for n in range(VISITORS)]
            disturbed = pool.submit(disturb, self)
            for done in (*visitors, disturbed, *operators):
                done.result()

    def await_served(self, count: int) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self.served >= count)

    def power_cut(self) -> None:
        """Kill the server and start it again on the same data and port."""
        self._alive.clear()
        self.server.kill()
        again = start(self.server.installation, port=self.server.port)
        self.server.process = again.process
        self._alive.set()

    def _come(self, visitor: int) -> None:
        kiosk = Kiosk(self.server)
        for turn in range(visitor, self.tickets, VISITORS):
            key = f"visit-{turn}"
            sphere = "documents" if turn % 2 else "social"
            purpose = ("consultation", "application", "collection")[turn % 3]
            take = partial(kiosk.visitor_takes_ticket, key, purpose=purpose, sphere=sphere)
            ticket = self._insist(take)
            self.issued[key] = ticket["number"]
            with self._changed:
                self._changed.notify()

    def _serve(self, number: str) -> None:
        operator = Operator(self.server, number)
        self._insist(lambda: operator.signs_in().opens_counter())
        while self.served < self.tickets:
            ticket = self._insist(partial(operator.calls_next, str(uuid.uuid4())))
            if ticket is not None:
                self._serve_one(operator, ticket)
            else:
                with self._changed:  # nobody waits: until somebody comes, or the last is served
                    self._changed.wait(0.25)

    def _serve_one(self, operator: Operator, ticket: dict[str, Any]) -> None:
        if ticket["status"] == "called":
            ticket = self._insist(lambda: self._step(operator, "start", ticket))
        if ticket["status"] == "serving":
            ticket = self._insist(lambda: self._step(operator, "finish", ticket, outcome="consulted"))
        assert ticket["status"] == "served"
        with self._changed:
            self.served += 1
            self._changed.notify_all()

    def _step(self, operator: Operator, action: str, ticket: dict[str, Any], **body: object) -> dict[str, Any]:
        """One key press; when the answer to an earlier try was lost, the refusal says how far it came."""
        try:
            return operator.does(action, ticket["id"], seen={"seq": ticket["seq"]}, **body)
        except Refusal as refusal:
            if refusal.code != "ticket_changed":
                raise
            return ticket | {"status": refusal.details["status"], "seq": refusal.details["seq"]}

    def _insist(self, ask: Callable[[], Answer]) -> Answer:
        """Ask until there is an answer, as the real faces do: each request carries its key or what it saw."""
        while True:
            self._alive.wait()
            asked = self.server.process
            try:
                return ask()
            except requests.RequestException:  # the server that was asked may be dead, and the next one there already
                if asked is self.server.process and asked.poll() is None and self._alive.is_set():
                    raise


def open_for_rush(folder: Path, database_url: str | None = None) -> Installation:
    return install(folder, database_url, lines="АБВ", counters=OPERATORS)


def everything_is_as_it_must_be(rush: Rush) -> None:
    """Numbers without gap or double, each ticket called once and served, each call explained by the one rule."""
    assert len(rush.issued) == rush.tickets
    engine = open_engine(rush.server.installation.database_url, pooled=False)
    with Session(engine) as session:
        tickets = session.exec(select(Ticket)).all()
        calls = session.exec(select(EventRow.ticket_id).where(EventRow.name == "ticket:called")).all()
        numbers = Count(ticket.number for ticket in tickets)
        assert sorted(rush.issued.values()) == sorted(numbers), "what the visitors hold is what is stored"
        assert set(numbers.values()) == {1}
        assert set(numbers) == set(_without_gaps(numbers))
        assert {ticket.status.value for ticket in tickets} == {"served"}
        assert sorted(Count(calls).values()) == [1] * rush.tickets
        events = session.exec(select(EventRow).order_by(col(EventRow.seq))).all()
        assert [event.seq for event in events] == list(range(1, len(events) + 1))
        every_call_is_explained(session, list(events))
    engine.dispose()


def _without_gaps(numbers: Count[str]) -> list[str]:
    expected = []
    for letter, count in Count(number.split("-")[0] for number in numbers).items():
        last = 0
        for _ in range(count):
            last = after(last)
            expected.append(ticket_number(letter, last))
    return expected
