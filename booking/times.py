"""The free times of a visit as the pages show them: calendar, times of a day, the nearest, other branches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from booking.answers import Answers
from booking.wording import month_text
from queue_server.domain.booking import BookingChannel
from queue_server.domain.errors import QueueError
from queue_server.services import places
from queue_server.services.booking.offers import FreeDay, free_days, next_free
from queue_server.services.booking.wishes import local_time, seek
from queue_server.web.auth import branch_or_404
from queue_server.web.dependencies import deps
from queue_server.web.language import request_language

WEB = BookingChannel.WEB
NOON, EVENING = 12, 17
NEAREST_DAYS = 3


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the horizon: whether the line receives, and its free times in RFC 3339."""

    day: date
    open: bool
    times: tuple[str, ...]

    @property
    def parts(self) -> list[tuple[str, list[str]]]:
        """The times before noon, in the afternoon and in the evening."""
        return [(part, list(times)) for part, times in groupby(self.times, _part)]


@dataclass(frozen=True, slots=True)
class Month:
    name: str
    weeks: list[list[date | None]]


def days_for(branch: Any, answers: Answers) -> list[Day]:
    """The horizon; a time that is still held for this visitor is free for this visitor. Raises like `seek`."""
    now = deps().clock.now()
    with deps().store.read() as session:
        sought = seek(session, branch, answers.wish(request_language()))
        found = free_days(session, branch, sought, WEB, now)
    return as_shown(branch, found, own_slot(answers, now))


def as_shown(branch: Any, found: Sequence[FreeDay], own: str | None = None) -> list[Day]:
    return [
        Day(day.day, day.open, _with(own, day.day, [local_time(branch, moment) for moment in day.times]))
        for day in found
    ]


def own_slot(answers: Answers, now: datetime) -> str | None:
    """The time that is held now."""
    if answers.slot is None or answers.held_until is None:
        return None
    return answers.slot if now < datetime.fromisoformat(answers.held_until) else None


def next_times(days: Sequence[Day], most: int = 5) -> list[str]:
    return [moment for day in days for moment in day.times][:most]


def nearest_days(days: Sequence[Day], asked: date) -> list[Day]:
    """Days with free times, those nearest to the asked one."""
    free = sorted((day for day in days if day.times), key=lambda each: (abs(each.day - asked), each.day))
    return sorted(free[:NEAREST_DAYS], key=lambda each: each.day)


def calendar(days: Sequence[Day]) -> list[Month]:
    """The months of the horizon, week by week; None stands for a day that is not in it."""
    return [
        Month(month_text(date(year, month, 1)), list(_weeks([each.day for each in of_month])))
        for (year, month), of_month in groupby(days, lambda each: (each.day.year, each.day.month))
    ]


def other_branches(branch: Any, answers: Answers) -> list[tuple[dict[str, Any], str]]:
    """Other branches that take the same visit online, each with its first free time."""
    now = deps().clock.now()
    with deps().store.read() as session:
        listed = [each for each in places.branches(session) if takes_online(each) and each["key"] != branch.key]
    found = []
    for each in listed:
        other = branch_or_404(each["key"])
        with deps().store.read() as session:
            try:
                sought = seek(session, other, answers.wish(request_language()))
            except QueueError:  # this branch does not do it
                continue
            first = next_free(free_days(session, other, sought, WEB, now), 1)
        if first:
            found.append((each, local_time(other, first[0])))
    return sorted(found, key=lambda pair: datetime.fromisoformat(pair[1]))


def takes_online(branch: dict[str, Any]) -> bool:
    return "website" in (branch["booking"].get("channels") or ())


def _with(own: str | None, day: date, times: list[str]) -> tuple[str, ...]:
    if own is not None and own[:10] == day.isoformat() and own not in times:
        times = sorted([*times, own], key=datetime.fromisoformat)
    return tuple(times)


def _weeks(days: Sequence[date]) -> Iterator[list[date | None]]:
    known = set(days)
    monday = days[0] - timedelta(days=days[0].weekday())
    while monday <= days[-1]:
        week = [monday + timedelta(days=number) for number in range(7)]
        yield [day if day in known else None for day in week]
        monday += timedelta(days=7)


def _part(moment: str) -> str:
    hour = int(moment[11:13])
    return "morning" if hour < NOON else "afternoon" if hour < EVENING else "evening"
