"""Answers that are lost, impatient fingers, and two who reach for one visitor: everything happens once."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlmodel import Session, col, func, select

from queue_server.domain.errors import QueueError, Refused
from queue_server.models import PrintJob, RetryKey, Ticket
from tests.faults.invariants import all_is_well, screens_agree, stored_is_well
from tests.people import Kiosk, Operator, Refusal
from tests.running_server import RunningServer, changed, install, serve
from tests.services.days import Day

RETRIES = 1000
RACES = (200, pytest.param(1000, marks=[pytest.mark.faults_long, pytest.mark.timeout(900)]))
LOST = 40


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with serve(install(tmp_path_factory.mktemp("centre"), counters=1)) as running:
        yield running
        assert running.errors() == []


def papers(session: Session, *tickets: str) -> dict[str, int]:
    """How many print jobs each of these tickets has."""
    query = select(PrintJob.ticket_id, func.count()).where(col(PrintJob.ticket_id).in_(tickets))
    return {str(ticket): count for ticket, count in session.exec(query.group_by(col(PrintJob.ticket_id)))}


def test_a_thousand_retries_of_one_key_are_one_ticket_and_one_paper(day: Day) -> None:
    first = day.visitor_takes(key="one tap").ticket
    with ThreadPoolExecutor(4) as pool:
        again = list(pool.map(lambda _n: day.visitor_takes(key="one tap").ticket.id, range(RETRIES)))
    assert set(again) == {first.id}
    with pytest.raises(Refused, match="idempotency_conflict"):
        day.visitor_takes("Б", key="one tap")
    with day.store.read() as session:
        assert papers(session, first.id) == {first.id: 1}
        assert len(session.exec(select(Ticket)).all()) == len(session.exec(select(RetryKey)).all()) == 1
        all_is_well(session, {first.id: first.number})


def test_whenever_the_line_breaks_a_retry_gives_the_same_ticket(server: RunningServer) -> None:
    """The kiosk's network breaks after its question was sent: at once, or after a part of the answer."""
    kiosk, acknowledged = Kiosk(server), {}
    for turn in range(LOST):
        _asks_and_hears_no_more_than(server, f"lost {turn}", turn % 4)
        ticket = kiosk.visitor_takes_ticket(f"lost {turn}")
        assert kiosk.visitor_takes_ticket(f"lost {turn}")["id"] == ticket["id"]
        with pytest.raises(Refusal, match="idempotency_conflict"):
            kiosk.visitor_takes_ticket(f"lost {turn}", persons=2)
        acknowledged[ticket["id"]] = ticket["number"]
    assert len(acknowledged) == LOST
    with changed(server.installation) as session:
        assert papers(session, *acknowledged) == dict.fromkeys(acknowledged, 1)
    stored_is_well(server, acknowledged)


def test_ten_taps_in_a_second_are_one_ticket(server: RunningServer) -> None:
    kiosks = [Kiosk(server) for _ in range(10)]
    for kiosk in kiosks:
        kiosk.menu()  # their lines are open
    with ThreadPoolExecutor(len(kiosks)) as pool:
        tickets = list(pool.map(lambda kiosk: kiosk.visitor_takes_ticket("ten taps"), kiosks))
    [ticket] = {ticket["id"]: ticket for ticket in tickets}.values()
    assert {each["number"] for each in tickets} == {ticket["number"]}
    with changed(server.installation) as session:
        assert papers(session, ticket["id"]) == {ticket["id"]: 1}
    stored_is_well(server, {ticket["id"]: ticket["number"]})
    screens_agree(server, Operator(server, "1").signs_in().opens_counter())


@pytest.mark.parametrize("races", RACES)
def test_of_two_operators_who_want_one_visitor_one_gets_the_visitor_and_both_an_answer(day: Day, races: int) -> None:
    """By turns the next one of the queue, and a chosen one."""
    day.set_rules(choose_ticket=True)
    day.opens("1", "2")
    together, acknowledged = threading.Barrier(2), {}

    def wants(number: str, ticket: Ticket, choosing: bool) -> Ticket | None:
        together.wait()
        if not choosing:
            return day.calls_next(number)
        try:
            return day.calls(number, ticket, "child")
        except QueueError as refusal:
            if refusal.code != "ticket_wrong_status":
                raise
            return None

    with ThreadPoolExecutor(2) as pool:
        for race in range(races):
            ticket = day.visitor_takes_ticket()
            acknowledged[ticket.id] = ticket.number
            answers = list(pool.map(wants, "12", [ticket] * 2, [bool(race % 2)] * 2))
            [winner] = [number for number, called in zip("12", answers, strict=True) if called is not None]
            day.starts(winner, ticket)
            day.finishes(winner, ticket)
    with day.store.read() as session:
        all_is_well(session, acknowledged)


def _asks_and_hears_no_more_than(server: RunningServer, key: str, hears: int) -> None:
    """A tap whose line breaks after so many bytes of the answer; with none before anything of it came."""
    body = json.dumps({"purpose": "consultation", "sphere": "documents"})
    head = [
        f"POST /api/v1/branches/{server.installation.branch}/tickets HTTP/1.1",
        "Host: 127.0.0.1",
        f"Authorization: Device {server.installation.tokens['kiosk']}",
        f"Idempotency-Key: {key}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
    ]
    with closing(socket.create_connection(("127.0.0.1", server.port), timeout=30)) as line:
        line.sendall("\r\n".join([*head, "", body]).encode())
        if hears:
            line.recv(hears)
