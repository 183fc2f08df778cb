"""The times kept for visitors whom the centre could not serve today: the first of the next day, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from queue_server.domain.hours import Timetable, Window

LOOK_AHEAD_DAYS = 60
STEP_MINUTES = 5


@dataclass(frozen=True, slots=True)
class Left:
    """A visitor who was left, and how long the visit would take; `places` are the counters set up for the line."""

    id: str
    minutes: float
    places: tuple[str, ...]


def kept_times(left: Sequence[Left], hours: Timetable, now: datetime) -> Mapping[str, datetime | None]:
    """By id: each, in the order given, at the place that is free first from the next reception day's opening.

    Whole steps of five minutes, within reception hours, going on to further days. None: no reception in two months.
    """
    free: dict[str, datetime] = {}
    kept: dict[str, datetime | None] = {}
    windows = list(next_windows(hours, now))
    for visitor in left:
        lasts = timedelta(minutes=max(STEP_MINUTES, -(-visitor.minutes // STEP_MINUTES) * STEP_MINUTES))
        places = visitor.places or ("",)  # a line whose counters are gone still gets the day's first time
        place = min(places, key=lambda each: (free.get(each, now), places.index(each)))
        begin = _fitting(windows, free.get(place, now), lasts)
        kept[visitor.id] = begin
        if begin is not None:
            free[place] = begin + lasts
    return kept


def next_windows(hours: Timetable, now: datetime) -> Iterator[Window]:
    """The reception windows of the days after today."""
    today = hours.local_day(now)
    for offset in range(1, LOOK_AHEAD_DAYS):
        yield from hours.spans(today + timedelta(days=offset))


def _fitting(windows: Sequence[Window], free: datetime, lasts: timedelta) -> datetime | None:
    """The first moment from `free` at which the visit ends before reception does, or reception is as long as it."""
    for start, end in windows:
        begin = max(start, free)
        if begin + lasts <= end or (begin == start and begin < end):
            return begin
    return None
