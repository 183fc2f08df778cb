"""An import while people wait: nobody is stranded by a line, a counter or a branch that goes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlmodel import select

from queue_server.domain.counters import CounterStatus
from queue_server.domain.tickets import TicketStatus
from queue_server.models import (
    Branch,
    Counter,
    Staff,
    Ticket,
)
from queue_server.services.unit_of_work import Store
from tests.factories import make_store
from tests.fakes import RecordingPublisher
from tests.services.installations import TWO_BRANCHES, WITHOUT_BIRTHS, imports, served_lines, told, visitor_waits


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    store = make_store(database_url, publish=RecordingPublisher())
    yield store
    store.engine.dispose()


def test_who_waits_in_a_line_that_is_switched_off_is_still_served(store: Store) -> None:
    imports(store)
    visitor_waits(store, "births")
    imports(store, WITHOUT_BIRTHS)
    assert served_lines(store, "1")["births"] == 10
    assert imports(store, WITHOUT_BIRTHS).count == 0


def test_a_line_that_is_switched_off_keeps_its_counters(store: Store) -> None:
    """A visitor who was absent may still be put back into it."""
    imports(store)
    imports(store, WITHOUT_BIRTHS)
    assert served_lines(store, "1") == {"documents": 0, "births": 10}


def test_who_waits_is_served_by_all_when_the_only_counter_of_the_line_goes(store: Store) -> None:
    imports(store)
    visitor_waits(store, "births")
    report = imports(store, _without_counter(WITHOUT_BIRTHS))
    assert ("switched_off", "counter", "1") in told(report)
    assert "births" in served_lines(store, "2")
    assert imports(store, _without_counter(WITHOUT_BIRTHS)).count == 0


def _without_counter(text: str) -> str:
    start = text.index("      - {number: 1")
    return text[:start] + text[text.index("      - {number: 2") :]


def test_a_ticket_sent_to_a_counter_that_goes_is_for_any_counter_of_its_line(store: Store) -> None:
    imports(store)
    with store.read() as session:
        gone = session.exec(select(Counter.id).where(Counter.number == "1")).one()
    sent = visitor_waits(store, "documents", target_counter_id=gone)
    imports(store, _without_counter(WITHOUT_BIRTHS))
    with store.read() as session:
        ticket = session.get_one(Ticket, sent)
        assert (ticket.status, ticket.target_counter_id) == (TicketStatus.WAITING, None)


def test_a_counter_with_a_visitor_goes_only_after_the_visit(store: Store) -> None:
    imports(store)
    with store.write() as work:
        counter = work.session.exec(select(Counter).where(Counter.number == "1")).one()
        operator = work.session.exec(select(Staff).where(Staff.login == "admin1")).one()
        counter.status, counter.operator_id = CounterStatus.OPEN, operator.id
        counter_id = counter.id
    served = visitor_waits(store, "documents", counter_id=counter_id)
    with store.write() as work:
        work.session.get_one(Ticket, served).status = TicketStatus.SERVING
    imports(store, _without_counter(WITHOUT_BIRTHS))
    with store.write() as work:
        assert work.session.get_one(Counter, counter_id).active
        assert served_lines(store, "1") == {"documents": 0, "births": 10}
        ticket = work.session.get_one(Ticket, served)
        ticket.status, ticket.counter_id = TicketStatus.SERVED, None
    imports(store, _without_counter(WITHOUT_BIRTHS))
    with store.read() as session:
        counter = session.get_one(Counter, counter_id)
        assert (counter.active, counter.status, counter.operator_id) == (False, CounterStatus.CLOSED, None)


def test_a_branch_left_out_goes_only_after_its_last_visitor(store: Store) -> None:
    imports(store, TWO_BRANCHES)
    waits = visitor_waits(store, "all")
    report = imports(store)
    assert report.waiting == ("village",)
    assert told(report) == {("switched_off", "line", "all")}
    with store.write() as work:
        assert work.session.exec(select(Branch.active).where(Branch.key == "village")).one()
        work.session.get_one(Ticket, waits).status = TicketStatus.SERVED
    report = imports(store)
    assert (report.waiting, told(report)) == ((), {("switched_off", "branch", "village")})
    assert imports(store).count == 0
