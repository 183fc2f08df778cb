"""The day of a branch: when it receives visitors, when its lines issue, and why not now, by the local wall clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LOOK_AHEAD_DAYS = 60

Span = tuple[time, time]
Window = tuple[datetime, datetime]
DayHours = Sequence[Span]


class Closed(StrEnum):
    """Why nothing is issued at this moment."""

    DAY_OFF = "day_off"
    NOT_YET = "not_yet"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Timetable:
    """Weekly hours with exceptions by date; an exception without spans is a day off."""

    zone: ZoneInfo
    weekly: Mapping[str, DayHours]
    exceptions: Mapping[date, DayHours]

    def spans(self, day: date) -> list[Window]:
        """The reception spans of a local day, in order and in UTC: the wall clock may jump within one."""
        hours = self.exceptions.get(day, self.weekly.get(WEEKDAYS[day.weekday()], ()))
        return [(self._at(day, start), self._at(day, end)) for start, end in sorted(hours)]

    def local_day(self, now: datetime) -> date:
        return now.astimezone(self.zone).date()

    def next_opening(self, now: datetime) -> datetime | None:
        """The next moment at which reception begins, within two months."""
        today = self.local_day(now)
        for offset in range(LOOK_AHEAD_DAYS):
            for start, _end in self.spans(today + timedelta(days=offset)):
                if start > now:
                    return start
        return None

    def _at(self, day: date, moment: time) -> datetime:
        if moment == time.max:  # "24:00"
            day, moment = day + timedelta(days=1), time()
        return datetime.combine(day, moment, self.zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class IssuingDay:
    """Issuing at this moment: `start` and `end` of today's issuing, the reason when it is closed."""

    start: datetime | None
    end: datetime | None
    reason: Closed | None

    @property
    def open(self) -> bool:
        return self.reason is None


def issuing_day(
    timetable: Timetable,
    now: datetime,
    before_opening: timedelta,
    before_closing: timedelta,
    own: Mapping[str, DayHours] | None = None,
) -> IssuingDay:
    """Issuing runs from `before_opening` ahead of reception to `before_closing` ahead of its end.

    `own` are a line's weekly issuing hours where it has its own; a branch's day off or unusual day bounds them too.
    """
    day = timetable.local_day(now)
    spans = timetable.spans(day)
    windows = [(start - before_opening, end - before_closing) for start, end in spans]
    if windows and own is not None:
        doors = (windows[0][0], spans[-1][1])
        windows = Timetable(timetable.zone, own, {}).spans(day)
        if day in timetable.exceptions:
            windows = _within(windows, doors)
    if not windows:
        return IssuingDay(None, None, Closed.DAY_OFF)
    first, last = windows[0][0], windows[-1][1]
    for start, end in windows:
        if start <= now < end:
            return IssuingDay(first, last, None)
    upcoming = [start for start, _end in windows if start > now]
    return IssuingDay(upcoming[0], last, Closed.NOT_YET) if upcoming else IssuingDay(first, last, Closed.ENDED)


def _within(windows: Sequence[Window], doors: Window) -> list[Window]:
    """The parts of windows while the doors are open."""
    clipped = [(max(start, doors[0]), min(end, doors[1])) for start, end in windows]
    return [(start, end) for start, end in clipped if start < end]
