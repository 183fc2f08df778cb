"""Time in which reception stands still: whether it does at a moment, and how much of an interval it took away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

ALL_CLEAR_MINUTES = (0, 5, 10, 15, 20, 30)
"""How long after the all-clear reception may go on; nothing else has its sentence for the voice."""


class SuspensionReason(StrEnum):
    """Why the whole branch stands still; REGISTER stops only the services of certain state registers."""

    AIR_ALARM = "air_alarm"
    NO_POWER = "no_power"
    FAILURE = "failure"
    OTHER = "other"
    REGISTER = "register"


WHOLE = frozenset(SuspensionReason) - {SuspensionReason.REGISTER}


@dataclass(frozen=True, slots=True)
class Stop:
    """One suspension; without an `end` it lasts."""

    start: datetime
    end: datetime | None = None


def stands_still(since: datetime | None, resumes_at: datetime | None, now: datetime) -> bool:
    """Suspended, and not yet resumed by itself: from `resumes_at` exactly reception goes on."""
    return since is not None and (resumes_at is None or now < resumes_at)


def suspended_time(stops: Iterable[Stop], start: datetime, end: datetime) -> timedelta:
    """How much of the interval lay within stops; where they overlap it counts once."""
    taken = timedelta()
    reached = start
    for stop in sorted(stops, key=lambda stop: stop.start):
        begin, over = max(stop.start, reached), min(stop.end or end, end)
        if begin < over:
            taken += over - begin
            reached = over
    return taken
