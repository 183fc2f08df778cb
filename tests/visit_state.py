"""What the model of a branch knows: its visits and counters, and the limits of the plan's rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

COUNTERS = {"1": {"А": 0, "Б": 0}, "2": {"А": 0, "Б": 10}, "3": {"Б": 0}}
"""Which lines each counter serves, with its preference in minutes."""
ACCESSIBLE, FOR_HELP, MOST_AHEAD = {"2"}, 10, 30
"""Counters that take who asked for help so many minutes earlier; all preferences together have a bound."""
HEAD_START, REQUEUE_PAUSE, WEIGHT = (timedelta(minutes=minutes) for minutes in (15, 5, 20))
NO_SHOW_CALLS, NO_SHOW_AFTER, GRACE = 3, timedelta(minutes=3), timedelta(minutes=15)
RESTORE_WITHIN, UNDO_WITHIN = timedelta(minutes=30), timedelta(seconds=30)
DAILY_CAP = 3
AT_COUNTER = ("called", "serving")


class Refusal(Exception):
    """The plan forbids it now; nothing may change."""


@dataclass(frozen=True)
class Visit:
    """A ticket; `last` is who did the last undoable thing, when, and what the ticket was before it."""

    number: int
    line: str
    issued: datetime
    rank: int
    queue_time: datetime
    not_before: datetime
    slot: datetime | None = None  # the queue_time that a booking gives
    helped: bool = False
    right: str | None = None  # stated, confirmed, refused
    category: str | None = None
    weighted: bool = False
    status: str = "waiting"
    counter: str | None = None
    target: str | None = None
    returns_to: str | None = None
    calls: int = 0
    called: datetime | None = None
    ended: datetime | None = None
    restored: bool = False
    last: tuple[str, datetime, Visit] | None = None


@dataclass
class Place:
    status: str = "closed"
    operator: str | None = None


def reason_for(first: Visit, order: list[Visit], now: datetime, counter: str) -> str:
    """Why this one and no other at this counter, by the words of the plan."""
    if first.target is not None:
        return "sent_to_counter"
    if first.rank == 0:
        return "priority_by_law"
    if first.not_before > now:
        return "early_appointment"
    if min(order, key=lambda visit: (visit.rank, visit.queue_time, visit.number)) is not first:
        first_by_lines = min(order, key=lambda visit: (visit.rank, _by_line(visit, counter), visit.number))
        return "preferred_line" if first_by_lines is first else "accessible"
    if first.slot:
        return "appointment"
    return "priority_by_decision" if first.weighted else "earliest"


def _by_line(visit: Visit, counter: str) -> datetime:
    advance = COUNTERS[counter].get(visit.line, 0) if visit.rank else 0
    return visit.queue_time - timedelta(minutes=advance)
