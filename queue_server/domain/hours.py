"""The day of a branch: when it receives visitors, when its lines issue, and why not now. All in local time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LOOK_AHEAD_DAYS = 60

Span = tuple[time, time]
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

    def spans(self, day: date) -> list[tuple[datetime, datetime]]:
        """The reception spans of a local day, as aware datetimes, in order."""
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
            return datetime.combine(day + timedelta(days=1), time(), self.zone)
        return datetime.combine(day, moment, self.zone)


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

    `own` are a line's weekly issuing hours where it has its own; a day off of the branch closes them too.
    """
    day = timetable.local_day(now)
    spans = timetable.spans(day)
    if spans and own is not None:
        spans = Timetable(timetable.zone, own, {}).spans(day)
        before_opening = before_closing = timedelta()
    if not spans:
        return IssuingDay(None, None, Closed.DAY_OFF)
    windows = [(start - before_opening, end - before_closing) for start, end in spans]
    first, last = windows[0][0], windows[-1][1]
    for start, end in windows:
        if start <= now < end:
            return IssuingDay(first, last, None)
    upcoming = [start for start, _end in windows if start > now]
    return IssuingDay(upcoming[0], last, Closed.NOT_YET) if upcoming else IssuingDay(first, last, Closed.ENDED)
