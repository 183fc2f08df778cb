"""How often the database is asked: a long queue costs a screen, and a long day costs a ticket, no more questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import event

from queue_server.models import Branch
from queue_server.services.boards import board, queue_now
from queue_server.services.dashboard import Ahead, dashboard
from queue_server.services.day import day as working_day
from queue_server.services.reception_desk import reception_desk
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


OF_YEARS = {"ticket", "event", "handled_service", "print_job", "message", "appointment", "rating"}


@pytest.fixture
def plans(day: Day) -> Iterator[list[str]]:
    """How SQLite goes about each statement that reads or changes rows; with a table of years it goes the same way."""
    if day.store.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL chooses by what the tables hold")
    told: list[str] = []

    def explain(connection: Any, cursor: Any, statement: str, parameters: Any, _context: object, many: bool) -> None:
        if not many and statement.split()[0] in ("SELECT", "UPDATE", "DELETE", "WITH"):
            rows = cursor.connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()
            told.extend(f"{plan} for {statement}" for *_rest, plan in rows)

    event.listen(day.store.engine, "before_cursor_execute", explain)
    yield told
    event.remove(day.store.engine, "before_cursor_execute", explain)


def test_what_the_hall_asks_all_day_reads_no_table_of_years(day: Day, plans: list[str]) -> None:
    day.opens("1", "2")
    ticket = day.visitor_takes_ticket()
    day.visitor_takes_ticket()
    day.recalls("1", day.called("1"))
    day.finishes("1", day.starts("1", ticket))
    day.desk()
    with day.store.read() as session:
        branch, now = session.get_one(Branch, day.branch), day.clock.now()
        board(session, branch, None, now, {})
        queue_now(session, branch, now, {})
        working_day(session, branch, now)
        dashboard(session, branch, now, Ahead({}))
        reception_desk(session, branch, day.centre.reception.staff_id or "", now)
    sweeps = day.jobs()
    for sweep in (sweeps.end_lost_prints, sweeps.close_past_days, sweeps.note_alarms, sweeps.keep_bookings):
        sweep()
    assert [plan for plan in plans if plan.split()[0] == "SCAN" and plan.split()[1] in OF_YEARS] == []
