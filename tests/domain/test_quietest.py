"""The quietest hours: only with enough history, only of whole open hours, and none where all hours are alike."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from queue_server.domain.quietest import ENOUGH_DAYS, quiet_days

MONDAY = date(2026, 3, 2)
OPEN = {0: [9, 10, 11, 12]}


def mondays(by_hour: Mapping[int, int], weeks: int = ENOUGH_DAYS) -> dict[date, Mapping[int, int]]:
    return {MONDAY + timedelta(weeks=week): by_hour for week in range(weeks)}


def test_it_works() -> None:
    [monday] = quiet_days(mondays({9: 10, 10: 10, 11: 2, 12: 3, 17: 0}), OPEN)
    assert (monday.weekday, monday.days, monday.quiet_spans) == (0, ENOUGH_DAYS, [(11, 13)])
    assert [each.visitors for each in monday.hours] == [10, 10, 2, 3]


def test_days_are_averaged() -> None:
    counted = mondays({9: 8, 10: 8, 11: 8, 12: 8}) | {MONDAY - timedelta(weeks=1): {9: 8, 10: 8, 11: 8, 12: 0}}
    [monday] = quiet_days(counted, OPEN)
    assert monday.hours[-1].visitors == 6.4
    assert monday.quiet_spans == [], "6.4 of 7.6 is no quiet hour"


def test_of_too_few_days_nothing_is_said_and_days_without_visitors_do_not_count() -> None:
    busy = {9: 10, 10: 1}
    assert quiet_days(mondays(busy, ENOUGH_DAYS - 1), OPEN) == []
    assert quiet_days(mondays(busy, ENOUGH_DAYS - 1) | {MONDAY - timedelta(weeks=2): {9: 0}}, OPEN) == []
    tuesday = {MONDAY + timedelta(days=1): busy}
    assert quiet_days(mondays(busy, ENOUGH_DAYS - 1) | tuesday, OPEN) == [], "another weekday"


def test_an_hour_that_is_shut_is_not_quiet() -> None:
    [monday] = quiet_days(mondays({9: 10, 10: 9, 11: 10, 12: 9, 13: 0}), OPEN)
    assert monday.quiet_spans == []


def test_at_most_three_hours_and_apart_where_they_are_apart() -> None:
    [monday] = quiet_days(mondays({9: 1, 10: 50, 11: 1, 12: 50, 13: 1, 14: 2}), {0: [9, 10, 11, 12, 13, 14]})
    assert monday.quiet_spans == [(9, 10), (11, 12), (13, 14)]
