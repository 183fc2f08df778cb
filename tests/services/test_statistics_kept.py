"""What is kept follows the rows: the job by night, numbers by hand that came afterwards, the command."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlmodel import select

from queue_server import cli
from queue_server.domain.periods import Period, Span
from queue_server.jobs import Jobs
from queue_server.models import Aggregate, Branch, Outcome
from queue_server.services import by_hand
from queue_server.services.booking.clocks import ClockWatch
from queue_server.services.statistics.history import History, answered_from
from queue_server.services.statistics.reading import read_periods
from queue_server.services.typed_rows import TypedRow, TypedService
from tests.services.days import CODES, Day

MONDAY = date(2026, 3, 2)


def jobs(day: Day) -> Jobs:
    history = History(answered_from(day.store.read), day.store, day.clock)
    return Jobs(day.store, day.clock, ClockWatch(day.clock, lambda: 0.0), None, history)


def kept_days(day: Day) -> list[date]:
    with day.store.read() as session:
        rows = session.exec(select(Aggregate).where(Aggregate.span == Span.DAY)).all()
    return sorted(row.first_day for row in rows)


def visits(day: Day) -> int:
    with day.store.read() as session:
        branch = session.get_one(Branch, day.branch)
        [found] = read_periods(session, [branch], [Period.between(MONDAY, MONDAY)], day.clock.now())
    return found.figures.total("visits")


def test_the_job_keeps_every_day_that_is_over(day: Day) -> None:
    day.visitor_takes_ticket()
    jobs(day).count_days()
    assert kept_days(day) == []
    day.clock.advance(days=3)
    jobs(day).count_days()
    assert kept_days(day) == [MONDAY + timedelta(days=number) for number in range(3)]
    jobs(day).count_days()
    assert len(kept_days(day)) == 3


def test_numbers_by_hand_of_a_day_that_is_kept_count_at_once(day: Day) -> None:
    day.visitor_takes_ticket()
    day.clock.advance(days=2)
    jobs(day).count_days()
    served = TypedService(
        called="11:00",
        finished="11:10",
        counter=day.counter("1"),
        operator=str(day.centre.operator("1").staff_id),
        outcome=Outcome.CONSULTED,
    )
    row = TypedRow(number="А-901", time="10:30", purpose=day.centre.purpose_of("А").key, served=served)
    day.change(lambda work: by_hand.enter(work, day.branch, [row], day.centre.reception, CODES, MONDAY))
    assert MONDAY not in kept_days(day)
    assert visits(day) == 2
    jobs(day).count_days()
    assert MONDAY in kept_days(day)
    assert visits(day) == 2


def test_the_command_counts_all_days_anew(
    day: Day, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day.visitor_takes_ticket()
    day.clock.advance(days=2)
    jobs(day).count_days()
    with day.store.write() as work:
        for row in work.session.exec(select(Aggregate)).all():
            row.figures, row.visits = '{"counts":{},"times":{}}', 0
    assert visits(day) == 0
    monkeypatch.setenv("QUEUE_DATABASE_URL", database_url)
    monkeypatch.setattr(cli, "bring_up_to_date", lambda *_given: None)  # the tables stand already
    told = CliRunner().invoke(cli.main, ["statistics", "rebuild"], obj=cli.Runtime(), catch_exceptions=False)
    assert told.exit_code == 0
    assert "main: " in told.output
    assert visits(day) == 1
