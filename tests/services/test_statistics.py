"""The figures of a period equal a slow, independent recount, whether they were kept by night or counted just now."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from sqlmodel import select

from queue_server.domain.figures import Figures
from queue_server.domain.histograms import STEP, Histogram
from queue_server.domain.periods import Period, PeriodKind, Span
from queue_server.models import Aggregate, Branch
from queue_server.services.statistics import aggregates
from queue_server.services.statistics.history import History, answered_from
from queue_server.services.statistics.reading import PeriodFigures, read_periods
from tests.services.busy_days import busy_day
from tests.services.days import Day
from tests.services.slow_recount import Recount, nearest_rank, recount

MONDAY = date(2026, 3, 2)
WEEK = Period(PeriodKind.WEEK, MONDAY, MONDAY + timedelta(days=6))


def history(day: Day) -> History:
    return History(answered_from(day.store.read), day.store, day.clock)


def read(day: Day, period: Period = WEEK) -> PeriodFigures:
    with day.store.read() as session:
        return read_periods(session, [session.get_one(Branch, day.branch)], [period], day.clock.now())[0]


def slowly(day: Day, period: Period = WEEK) -> Recount:
    with day.store.read() as session:
        return recount(session, day.branch, period.first, period.last)


def kept(day: Day) -> dict[tuple[Span, date], str]:
    with day.store.read() as session:
        return {(row.span, row.first_day): row.figures for row in session.exec(select(Aggregate))}


def week(day: Day, seed: int) -> None:
    """Three busy days, then the next morning; nothing on the days between."""
    for _ in range(3):
        busy_day(day, Random(seed))
        seed += 1
        day.clock.advance(days=2)
        day.clock.set(day.clock.now().replace(hour=8, minute=0, second=0))
        day.jobs().close_past_days()


def assert_equal(figures: Figures, slow: Recount) -> None:
    assert figures.total("visits") == slow.visits
    assert figures.total("reception_days") == len(slow.days)
    for measure, dimension, name in (
        ("visits", "line", "line"),
        ("visits", "purpose", "purpose"),
        ("visits", "hour", "hour"),
        ("handled", "outcome", "outcome"),
        ("handled", "channel", "channel"),
        ("handled", "service", "service"),
        ("handled", "person", "operator"),
        ("wrong_line", "purpose", "wrong_line"),
        ("calls", "person", "calls"),
        ("ratings", "step", "rating"),
    ):
        assert dict(figures.by(measure, dimension)) == dict(slow.tallies.get(name, {})), (measure, dimension)
    assert figures.by("visits", "end").get("served", 0) == slow.tallies["status"]["served"]
    assert_times(figures.whole_time("wait"), slow.waits)
    assert_times(figures.whole_time("wait_net"), slow.net_waits)
    assert_times(figures.whole_time("service"), slow.services)
    for line, waits in slow.waits_by_line.items():
        assert_times(figures.times_by("wait", "line")[line], waits)
    for counter, times in slow.services_by_counter.items():
        assert_times(figures.times_by("service", "counter")[counter], times)


def assert_times(histogram: Histogram, exact: list[int]) -> None:
    """Counts, sums and the share within 15 minutes exactly; percentiles to half a step."""
    assert (histogram.count, histogram.total) == (len(exact), sum(exact))
    assert histogram.mean == pytest.approx(sum(exact) / len(exact))
    assert histogram.within(900) == pytest.approx(sum(each <= 900 for each in exact) / len(exact))
    for share in (0.5, 0.9):
        assert histogram.quantile(share) == pytest.approx(nearest_rank(exact, share), abs=STEP / 2)


@pytest.mark.parametrize("seed", [1, 40])
def test_figures_equal_a_slow_recount_live_and_kept(day: Day, seed: int) -> None:
    week(day, seed)
    slow = slowly(day)
    assert slow.visits > 30, "the days were too quiet to prove anything"
    assert len(slow.waits) > 20
    assert kept(day) == {}
    live = read(day)
    assert_equal(live.figures, slow)
    assert history(day).keep_due() > 0
    by_night = read(day)
    assert by_night.figures.packed() == live.figures.packed()
    assert by_night.course == live.course | dict.fromkeys(by_night.course.keys() - live.course.keys(), (0, 0))
    assert sum(visits for visits, _handled in by_night.course.values()) == slow.visits


def test_a_rebuild_makes_the_same_again(day: Day) -> None:
    week(day, 7)
    history(day).keep_due()
    before = kept(day)
    with day.store.write() as work:
        for row in work.session.exec(select(Aggregate)).all():
            row.figures = row.figures.replace("1", "2")
    assert history(day).rebuild() == len([span for span, _first in before if span is Span.DAY])
    assert kept(day) == before


def test_months_and_years_are_the_sums_of_their_days(day: Day) -> None:
    week(day, 3)
    whole = Period(PeriodKind.YEAR, date(2026, 1, 1), date(2026, 12, 31))
    live = read(day, whole).figures
    day.clock.advance(days=330)  # the next year
    while history(day).keep_due(100):
        pass
    assert {(Span.MONTH, date(2026, 3, 1)), (Span.YEAR, date(2026, 1, 1))} <= set(kept(day))
    with day.store.write() as work:  # only the year is left to be read
        for row in work.session.exec(select(Aggregate).where(Aggregate.span != Span.YEAR)).all():
            row.figures = "{}"
    assert read(day, whole).figures.packed() == live.packed()


def test_a_day_is_kept_only_when_it_is_settled(day: Day) -> None:
    busy_day(day, Random(1), 20)
    day.clock.set(day.clock.now().replace(hour=23, minute=30))  # 01:30 in Kyiv, the next day
    assert history(day).keep_due() == 0
    day.clock.advance(hours=2)
    assert history(day).keep_due() == 1


def test_what_was_typed_afterwards_counts_at_once(day: Day) -> None:
    week(day, 5)
    history(day).keep_due()
    day.change(lambda work: aggregates.forget(work, day.branch, MONDAY))
    assert (Span.DAY, MONDAY) not in kept(day)
    assert_equal(read(day).figures, slowly(day))
    assert history(day).keep_due() == 1


def test_training_is_never_counted(day: Day) -> None:
    busy_day(day, Random(1), 20)
    day.clock.advance(days=1)
    with day.store.write() as work:
        work.lock_branch(day.branch).training_of = day.branch
    assert history(day).keep_due() == 0
