"""The quietest hours of a branch, from the days that are kept; made once an hour, however many ask. Reads only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from sqlmodel import Session, col, select

from queue_server.domain.hours import WEEKDAYS
from queue_server.domain.periods import Span
from queue_server.domain.quietest import WEEKS, QuietDay, quiet_days
from queue_server.models import Aggregate, Branch
from queue_server.services.statistics.aggregates import packed
from queue_server.services.statistics.history import History
from queue_server.services.ticket_changes import rules_of
from queue_server.services.timetables import timetable
from queue_server.services.unit_of_work import Clock

KEPT_FOR, NOTHING_KEPT_FOR = timedelta(hours=1), timedelta(minutes=1)
"""Of nothing it is asked again soon: after a start the days are still being counted."""
Counted = Mapping[date, Mapping[int, int]]


@dataclass(slots=True)
class _Read:
    at: datetime
    counted: Counted


class QuietestHours:
    """What `history` keeps of the last weeks, by branch."""

    def __init__(self, history: History, clock: Clock) -> None:
        self._history, self._clock = history, clock
        self._read: dict[str, _Read] = {}

    def of(self, branch: Branch) -> list[QuietDay]:
        """By the hours in which the branch issues now; nothing while there is too little history."""
        now = self._clock.now()
        read = self._read.get(branch.id)
        if read is None or not timedelta() <= now - read.at < (KEPT_FOR if read.counted else NOTHING_KEPT_FOR):
            today = timetable(branch).local_day(now)
            read = self._read[branch.id] = _Read(now, self._history.ask(partial(_counted, branch.id, today)))
        return quiet_days(read.counted, _open_hours(branch))


def _counted(branch_id: str, today: date, session: Session) -> Counted:
    """Visitors by day and hour; a day with hours of its own says nothing of an ordinary one."""
    branch = session.get_one(Branch, branch_id)
    query = select(col(Aggregate.first_day), Aggregate.figures).where(
        Aggregate.branch_id == branch.id,
        Aggregate.span == Span.DAY,
        col(Aggregate.first_day) >= today - timedelta(weeks=WEEKS),
        col(Aggregate.first_day) < today,
    )
    return {
        day: {int(hour): visits for hour, visits in _by_hour(figures).items() if hour}
        for day, figures in session.exec(query)
        if day.isoformat() not in branch.exceptions
    }


def _by_hour(figures: str) -> Mapping[str, int]:
    by_hour: Mapping[str, int] = packed(figures)["counts"].get("visits", {}).get("hour", {})
    return by_hour


def _open_hours(branch: Branch) -> dict[int, list[int]]:
    """By weekday the whole hours in which tickets are issued."""
    before_closing = rules_of(branch).issue_before_closing_minutes
    found = {}
    for weekday, name in enumerate(WEEKDAYS):
        spans = [(_minutes(start), _minutes(end)) for start, end in sorted(timetable(branch).weekly.get(name, ()))]
        if spans:
            spans[-1] = (spans[-1][0], spans[-1][1] - before_closing)
            found[weekday] = [
                hour for hour in range(24) if any(start <= hour * 60 and hour * 60 + 60 <= end for start, end in spans)
            ]
    return found


def _minutes(moment: time) -> int:
    return 24 * 60 if moment == time.max else moment.hour * 60 + moment.minute
