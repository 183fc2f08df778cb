"""How often the database is asked: a long queue costs a screen, and a long day costs a ticket, no more questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import event

from tests.services.days import Day

Questions = Callable[[Callable[[], object]], int]


@pytest.fixture
def questions(day: Day) -> Iterator[Questions]:
    """Counts what is asked while something is done."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    def count(done: Callable[[], object]) -> int:
        asked.clear()
        done()
        return len(asked)

    event.listen(day.store.engine, "before_cursor_execute", note)
    yield count
    event.remove(day.store.engine, "before_cursor_execute", note)


def test_a_long_queue_costs_the_desk_no_more_than_a_short_one(day: Day, questions: Questions) -> None:
    day.opens("1")
    day.visitor_takes_ticket()
    short = questions(day.desk)
    for _ in range(20):
        day.visitor_takes_ticket()
    assert questions(day.desk) == short


def test_a_later_ticket_costs_no_more_than_the_second(day: Day, questions: Questions) -> None:
    day.visitor_takes_ticket()
    second = questions(day.visitor_takes_ticket)
    for _ in range(20):
        day.visitor_takes_ticket()
    assert questions(day.visitor_takes_ticket) == second
