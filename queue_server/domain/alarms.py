"""Where a hall is not as its head expects: waits, services, idle counters and crowded lines against the standards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from queue_server.domain.standards import Standards

SAME_AGAIN = timedelta(minutes=10)
"""One that comes back so soon goes on: a line of ten and eleven people in turn is one trouble, not twenty."""


class AlarmKind(StrEnum):
    """In the order of what a visitor feels first."""

    WAIT = "wait"
    PEOPLE = "people"
    SERVICE = "service"
    IDLE = "idle"


@dataclass(frozen=True, slots=True)
class LineNow:
    """Who waits in a line: how many, and for how many seconds the one who has waited longest."""

    id: str
    waiting: int
    longest_s: int


@dataclass(frozen=True, slots=True)
class CounterNow:
    """For how many seconds a counter has served its visitor, or stood open and free while somebody waits whom it may
    call. Pauses, papers, the telephone and the time after a visit are work: then neither is set."""

    id: str
    serving_s: int | None = None
    idle_s: int | None = None


@dataclass(frozen=True, slots=True)
class Alarm:
    """`place` is the id of the line or counter; `amount` are whole minutes, or people."""

    kind: AlarmKind
    place: str
    amount: int
    limit: int

    @property
    def key(self) -> str:
        """The same while it lasts."""
        return f"{self.kind}:{self.place}"


def alarms(
    lines: Iterable[LineNow], counters: Iterable[CounterNow], standards: Standards, *, suspended: bool
) -> list[Alarm]:
    """What is beyond its standard now; at the standard all is well. While reception stands still nothing is."""
    if suspended:
        return []
    lines, counters = list(lines), list(counters)
    found = [
        *(_minutes(AlarmKind.WAIT, line.id, line.longest_s, standards.wait_minutes) for line in lines),
        *(_people(line, standards.people_in_line) for line in lines),
        *(_minutes(AlarmKind.SERVICE, each.id, each.serving_s, standards.service_minutes) for each in counters),
        *(_minutes(AlarmKind.IDLE, each.id, each.idle_s, standards.idle_minutes) for each in counters),
    ]
    return [alarm for alarm in found if alarm is not None]


def _minutes(kind: AlarmKind, place: str, seconds: int | None, limit: int) -> Alarm | None:
    if seconds is None or seconds <= limit * 60:
        return None
    return Alarm(kind, place, seconds // 60, limit)


def _people(line: LineNow, limit: int) -> Alarm | None:
    return Alarm(AlarmKind.PEOPLE, line.id, line.waiting, limit) if line.waiting > limit else None
