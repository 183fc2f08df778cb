"""Periods: where each kind begins and ends, the one before, a year before, and how kept figures fill them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from queue_server.domain.periods import Period, PeriodKind, Span, add_months, cover, span_end

DAYS = some.dates(date(2001, 1, 1), date(2099, 12, 31))
KINDS = [kind for kind in PeriodKind if kind is not PeriodKind.ANY]


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        (PeriodKind.DAY, "2024-02-29", "2024-02-29"),
        (PeriodKind.WEEK, "2024-02-26", "2024-03-03"),
        (PeriodKind.MONTH, "2024-02-01", "2024-02-29"),
        (PeriodKind.QUARTER, "2024-01-01", "2024-03-31"),
        (PeriodKind.YEAR, "2024-01-01", "2024-12-31"),
    ],
)
def test_it_works(kind: PeriodKind, first: str, last: str) -> None:
    period = Period.around(kind, date(2024, 2, 29))
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


@given(DAYS, some.sampled_from(KINDS))
def test_periods_of_a_kind_lie_side_by_side(day: date, kind: PeriodKind) -> None:
    period = Period.around(kind, day)
    assert period.first <= day <= period.last
    assert period.before().last + timedelta(days=1) == period.first
    assert period.after().before() == period


def test_any_days_have_as_many_before_them() -> None:
    period = Period.between(date(2024, 3, 10), date(2024, 3, 1))
    assert (period.first, period.days) == (date(2024, 3, 1), 10)
    assert period.before() == Period(PeriodKind.ANY, date(2024, 2, 20), date(2024, 2, 29))


@pytest.mark.parametrize(
    ("first", "last", "before"),
    [
        ("2020-01-01", "2020-09-30", ("2019-01-01", "2019-09-30")),
        ("2024-02-01", "2024-02-29", ("2023-02-01", "2023-02-28")),
        ("2025-02-01", "2025-02-28", ("2024-02-01", "2024-02-29")),
        ("2025-05-12", "2025-05-18", ("2024-05-12", "2024-05-18")),
    ],
)
def test_a_year_before_are_the_same_dates_to_the_end_of_the_month(
    first: str, last: str, before: tuple[str, str]
) -> None:
    found = Period.between(date.fromisoformat(first), date.fromisoformat(last)).year_before()
    assert (found.first.isoformat(), found.last.isoformat()) == before


def test_the_31st_a_month_later_is_the_last_day() -> None:
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2024, 1, 15), -13) == date(2022, 12, 15)


@given(some.dates(date(2019, 1, 1), date(2022, 1, 1)), some.integers(0, 1200), some.sets(some.integers(0, 1500)))
def test_pieces_and_missing_days_fill_a_period_exactly(first: date, days: int, lost: set[int]) -> None:
    """Whatever is kept: every day is in one piece or missing, and none twice."""
    start, last = date(2019, 1, 1), first + timedelta(days=days)
    kept = {(Span.DAY, start + timedelta(days=at)) for at in range(1500) if at not in lost}
    for span, months in ((Span.MONTH, 1), (Span.YEAR, 12)):
        begun = start
        while begun < date(2023, 1, 1):
            whole = (begun + timedelta(days=at) for at in range((span_end((span, begun)) - begun).days + 1))
            if all((Span.DAY, day) in kept for day in whole):
                kept.add((span, begun))
            begun = add_months(begun, months)
    pieces, missing = cover(first, last, kept)
    filled = [piece[1] + timedelta(days=at) for piece in pieces for at in range((span_end(piece) - piece[1]).days + 1)]
    assert sorted([*filled, *missing]) == [first + timedelta(days=at) for at in range(days + 1)]
