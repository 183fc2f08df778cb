"""The day: suspension that keeps every place, and the closing at midnight by an explicit rule."""

from __future__ import annotations

import pytest

from queue_server.domain.errors import Invalid, Refused
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Counter
from queue_server.services import closing
from tests.services.days import Day


def test_suspension_keeps_the_places(day: Day) -> None:
    tickets = [day.visitor_takes_ticket() for _ in range(3)]
    day.opens("1")
    day.suspends()
    day.clock.advance(minutes=40)
    day.resumes()
    for ticket in tickets:
        called = day.called("1")
        assert called.id == ticket.id
        day.finishes("1", day.starts("1", called))
    assert day.told.count("branch:suspended") == day.told.count("branch:resumed") == 1


def test_suspension_has_a_reason_of_the_list_and_is_not_doubled(day: Day) -> None:
    with pytest.raises(Invalid, match="suspension_reason_unknown"):
        day.suspends("holiday")
    day.suspends()
    with pytest.raises(Refused, match="branch_suspended"):
        day.suspends()
    day.resumes()
    with pytest.raises(Refused, match="branch_not_suspended"):
        day.resumes()


def test_midnight_closes_the_day(day: Day) -> None:
    """The morning's first visitor gets 001, nobody of yesterday is called, and the counters are free."""
    waiting, called, serving, held = (day.visitor_takes_ticket() for _ in range(4))
    day.opens("1", "2", "3")
    order = {number: day.called(number) for number in "123"}
    day.starts("2", order["2"])
    day.starts("3", order["3"])
    day.holds("3", order["3"])
    assert day.change(lambda w: closing.close_past_day(w, day.branch)) == 0, "today is not over"
    day.clock.advance(hours=14)
    assert day.change(lambda w: closing.close_past_day(w, day.branch)) == 4
    statuses = [day.ticket(ticket).status for ticket in (order["1"], order["2"], order["3"], held)]
    assert statuses == [TicketStatus.CANCELLED, TicketStatus.SERVED, TicketStatus.CANCELLED, TicketStatus.CANCELLED]
    assert {waiting.id, called.id, serving.id} == {ticket.id for ticket in order.values()}
    with day.store.read() as session:
        counters = [session.get_one(Counter, day.counter(number)) for number in "123"]
    assert {(counter.status.value, counter.operator_id) for counter in counters} == {("closed", None)}
    assert all(row.ended_at is not None for row in day.handled(order["2"]))
    assert day.visitor_takes_ticket().number == "А-001"
    assert day.change(lambda w: closing.close_past_day(w, day.branch)) == 0
