"""The quietest hours of each weekday, from how many visitors the same hours saw in the last weeks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

WEEKS = 8
ENOUGH_DAYS = 4
"""Of one weekday, with visitors: of fewer nothing is said."""
QUIET = 0.75
"""A quiet hour has at most this share of the day's usual hour."""
MOST_HOURS = 3


@dataclass(frozen=True, slots=True)
class Hour:
    """`hour` 9 is from nine to ten; `visitors` those who took a ticket in it, a day on average."""

    hour: int
    visitors: float
    quiet: bool


@dataclass(frozen=True, slots=True)
class QuietDay:
    """`weekday` 0 is Monday; `days` is how many such days were counted."""

    weekday: int
    days: int
    hours: tuple[Hour, ...]

    @property
    def quiet_spans(self) -> list[tuple[int, int]]:
        """Quiet hours that follow each other are one span: (8, 10)."""
        spans: list[tuple[int, int]] = []
        for each in self.hours:
            if each.quiet and spans and spans[-1][1] == each.hour:
                spans[-1] = (spans[-1][0], each.hour + 1)
            elif each.quiet:
                spans.append((each.hour, each.hour + 1))
        return spans


def quiet_days(counted: Mapping[date, Mapping[int, int]], open_hours: Mapping[int, Sequence[int]]) -> list[QuietDay]:
    """By weekday, for those with enough history. `counted` are the visitors of each day by the hour of their ticket;
    `open_hours` the whole hours in which a weekday issues tickets: others would seem quiet because they are shut."""
    found = []
    for weekday, hours in sorted(open_hours.items()):
        days = [by_hour for day, by_hour in counted.items() if day.weekday() == weekday and any(by_hour.values())]
        if len(days) >= ENOUGH_DAYS and len(hours) > 1:
            found.append(_quiet_day(weekday, days, hours))
    return found


def _quiet_day(weekday: int, days: Sequence[Mapping[int, int]], hours: Sequence[int]) -> QuietDay:
    average = {hour: sum(by_hour.get(hour, 0) for by_hour in days) / len(days) for hour in sorted(hours)}
    usual = sum(average.values()) / len(average)
    quiet = [hour for hour in sorted(average, key=lambda hour: (average[hour], hour)) if average[hour] <= usual * QUIET]
    chosen = set(quiet[:MOST_HOURS])
    return QuietDay(weekday, len(days), tuple(Hour(hour, seen, hour in chosen) for hour, seen in average.items()))
