"""Planned breaks: only people of one line are in each other's way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from queue_server.services import breaks
from queue_server.services.breaks import Pause
from tests.factories import make_store
from tests.fakes import FrozenClock
from tests.services.days import Day


@pytest.fixture
def apart(database_url: str, clock: FrozenClock) -> Iterator[Day]:
    """The first counter serves А, the second Б, the third both."""
    store = make_store(database_url, clock)
    yield Day(store, clock, serves={"1": "А", "2": "Б", "3": "АБ"})
    store.engine.dispose()


def plans(day: Day, number: str, start: str, end: str) -> None:
    person = day.centre.operators[number].id
    day.change(lambda work: breaks.plan_break(work, day.branch, Pause(person, start, end), day.centre.supervisor))


def lines_in_the_way(day: Day) -> list[list[str]]:
    with day.store.read() as session:
        return [pair["lines"] for pair in breaks.overlaps(session, day.centre.branch, day.clock.now())]


def test_people_of_different_lines_may_rest_together(apart: Day) -> None:
    apart.opens("1", "2", "3")
    plans(apart, "1", "13:00", "13:30")
    plans(apart, "2", "13:00", "13:30")
    assert lines_in_the_way(apart) == []
    plans(apart, "3", "13:15", "13:45")
    assert sorted(lines_in_the_way(apart)) == [["А"], ["Б"]]


def test_nobody_is_called_when_a_break_is_over(apart: Day) -> None:
    apart.opens("1")
    apart.visitor_takes_ticket("А")
    plans(apart, "1", "10:00", "10:30")
    apart.pauses("1")
    told = len(apart.told)
    apart.clock.advance(minutes=45)
    assert len(apart.told) == told
    with apart.store.read() as session:
        person = apart.centre.operators["1"].id
        assert breaks.next_break(session, apart.centre.branch, person, apart.clock.now()) is None
