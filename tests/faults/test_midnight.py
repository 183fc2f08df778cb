"""Midnight with people waiting, called, served and on hold: the rule ends yesterday, whoever comes first after it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import select

from queue_server.domain.errors import Forbidden
from queue_server.models import Counter, Ticket
from tests.faults.invariants import all_is_well
from tests.services.days import Day

HOURS_TO_MIDNIGHT = 14  # the clock of the tests stands at ten
YESTERDAYS_ENDS = {"А-001": "cancelled", "А-002": "served", "А-003": "cancelled", "А-004": "cancelled"}


@pytest.fixture
def evening(day: Day) -> Day:
    """A second before midnight: one called, one at the counter, one on hold, one waiting; three counters open."""
    day.clock.advance(hours=HOURS_TO_MIDNIGHT, seconds=-1)
    for _ in range(4):
        day.visitor_takes_ticket()
    day.opens("1", "2", "3")
    called, served, held = (day.called(number) for number in "123")
    assert called.number == "А-001"
    day.starts("2", served)
    day.holds("3", day.starts("3", held))
    return day


def ended(day: Day) -> dict[str, str]:
    """How yesterday's tickets ended, by number."""
    today = (day.clock.now() + timedelta(hours=2)).date()
    with day.store.read() as session:
        yesterday = select(Ticket).where(Ticket.day < today)
        return {ticket.number: ticket.status.value for ticket in session.exec(yesterday)}


def test_before_midnight_nothing_ends(evening: Day) -> None:
    evening.jobs().close_past_days()
    assert evening.visitor_takes_ticket().number == "А-005"


def test_the_first_visitor_after_midnight_meets_no_number_of_yesterday(evening: Day) -> None:
    """Before the sweep came by: the first ticket of the new day ends the old one in its own transaction."""
    evening.clock.advance(seconds=1)
    assert evening.visitor_takes_ticket().number == "А-001"
    assert ended(evening) == YESTERDAYS_ENDS
    assert evening.visitor_takes_ticket().number == "А-002"
    assert evening.visitor_takes_ticket("Б").number == "Б-001"
    _is_a_new_day(evening)


def test_nobody_of_yesterday_is_called_after_midnight(evening: Day) -> None:
    evening.finishes("2", evening.ticket(_of(evening, "А-002")))
    evening.clock.advance(seconds=1)
    assert evening.calls_next("2") is None
    assert ended(evening) == YESTERDAYS_ENDS
    with pytest.raises(Forbidden, match="counter_not_yours"):
        evening.calls_next("2")
    assert evening.visitor_takes_ticket().number == "А-001"
    _is_a_new_day(evening)


def test_the_sweep_does_it_when_nobody_comes(evening: Day) -> None:
    evening.clock.advance(seconds=1)
    evening.jobs().close_past_days()
    assert ended(evening) == YESTERDAYS_ENDS
    assert evening.visitor_takes_ticket().number == "А-001"
    _is_a_new_day(evening)


def test_a_server_that_was_down_over_midnight_begins_the_day_by_the_same_rule(evening: Day) -> None:
    evening.clock.advance(hours=8)
    assert evening.visitor_takes_ticket().number == "А-001"
    assert ended(evening) == YESTERDAYS_ENDS
    _is_a_new_day(evening)


def _of(day: Day, number: str) -> Ticket:
    with day.store.read() as session:
        return session.exec(select(Ticket).where(Ticket.number == number)).one()


def _is_a_new_day(day: Day) -> None:
    with day.store.read() as session:
        assert {counter.status.value for counter in session.exec(select(Counter))} == {"closed"}
        all_is_well(session)
    day.opens("1")
    assert day.called("1").number == "А-001"
