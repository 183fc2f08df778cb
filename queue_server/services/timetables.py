"""A branch's stored hours as a timetable: when it receives visitors and when its lines issue."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from queue_server.domain.hours import (
    LOOK_AHEAD_DAYS,
    WEEKDAYS,
    Closed,
    IssuingDay,
    Span,
    Timetable,
    Window,
    issuing_day,
)
from queue_server.domain.slots import both_open
from queue_server.models import Branch, Line
from queue_server.services.ticket_changes import rules_of

StoredDay = Sequence[Sequence[str]]


def timetable(branch: Branch) -> Timetable:
    """The branch's weekly hours with its exceptions, in its own zone."""
    weekly = {day: _spans(hours) for day, hours in branch.hours.items()}
    exceptions = {date.fromisoformat(day): _spans(hours) for day, hours in branch.exceptions.items()}
    return Timetable(ZoneInfo(branch.timezone), weekly, exceptions)


def issuing_now(branch: Branch, hours: Timetable, now: datetime, line: Line | None = None) -> IssuingDay:
    """Issuing of the branch, or of a line that may have hours of its own. A trial branch and a training copy issue at
    any hour.

    A supervisor's button ends it for the day, whatever the hours say.
    """
    rules = rules_of(branch)
    today = issuing_day(
        hours,
        now,
        timedelta(minutes=rules.issue_before_opening_minutes),
        timedelta(minutes=rules.issue_before_closing_minutes),
        _own(line),
    )
    if hours.local_day(now) in (branch.issuing_ended_on, branch.day_closed_on):
        return IssuingDay(today.start, today.end, Closed.ENDED)
    return IssuingDay(today.start, today.end, None) if branch.trial or branch.training_of else today


def next_issuing(branch: Branch, hours: Timetable, now: datetime, line: Line | None = None) -> datetime | None:
    """When issuing begins next while it is closed: later today, or on the next day with issuing."""
    today = issuing_now(branch, hours, now, line)
    if today.reason is Closed.NOT_YET:
        return today.start
    first = hours.local_day(now)
    for offset in range(1, LOOK_AHEAD_DAYS):
        midnight = datetime.combine(first + timedelta(days=offset), time(), hours.zone)
        start = issuing_now(branch, hours, midnight, line).start
        if start is not None:
            return start
    return None


def booking_windows(branch: Branch, hours: Timetable, line: Line, day: date) -> list[Window]:
    """When a line takes bookings on a local day: reception, within the line's booking hours where it has its own."""
    reception = hours.spans(day)
    own = (line.booking or {}).get("hours")
    if own is None:
        return reception
    weekly = {weekday: _spans(spans) for weekday, spans in own.items()}
    return both_open(reception, Timetable(hours.zone, weekly, {}).spans(day))


def planned_counters(hours: Timetable, line: Line, all_of_line: int) -> Callable[[datetime], int]:
    """How many counters are planned for a line's bookings at a moment: as the settings say, else all that serve it."""
    planned = [
        (set(row["days"]), _spans([row["hours"]])[0], int(row["counters"]))
        for row in (line.booking or {}).get("planned", ())
    ]

    def counters(moment: datetime) -> int:
        local = moment.astimezone(hours.zone)
        weekday, clock = WEEKDAYS[local.weekday()], local.time()
        said = (count for days, (start, end), count in planned if weekday in days and start <= clock < end)
        return min(next(said, all_of_line), all_of_line)

    return counters


def _own(line: Line | None) -> Mapping[str, Sequence[Span]] | None:
    if line is None or line.issuing is None:
        return None
    return {day: _spans(hours) for day, hours in line.issuing.items()}


def _spans(hours: StoredDay) -> list[Span]:
    return [(_moment(start), _moment(end)) for start, end in hours]


def _moment(text: str) -> time:
    """A stored time of day; "24:00" is the end of the day, which the timetable knows as time.max."""
    return time.max if text == "24:00" else time.fromisoformat(text)
