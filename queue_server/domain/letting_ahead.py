"""Letting others go first: a waiting visitor gives up the place to one to three who stand right behind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from queue_server.domain.selection import Waiting

MOST_PLACES = 3
MOST_TIMES = 2
_NEXT, _SMALLEST = timedelta(milliseconds=1), timedelta(microseconds=1)


def behind(mine: Waiting, waiting: Iterable[Waiting], now: datetime) -> list[Waiting]:
    """Those who stand behind in the same line and rank and could be called now, the nearest first.

    Whoever is not yet in the queue (a booking before its moment) or pauses stands behind nobody: letting such a one
    go first would let everybody pass who comes in between.
    """
    followers = [
        other
        for other in waiting
        if (other.line, other.rank, other.counter) == (mine.line, mine.rank, mine.counter)
        and other.not_before <= now
        and _place(other) > _place(mine)
    ]
    return sorted(followers, key=_place)


def moment_behind(mine: Waiting, followers: list[Waiting], places: int) -> datetime:
    """The queue_time right behind the follower of that place, or the last one where fewer follow; never earlier than
    the own. People of one moment (one booked time) go first together."""
    last = followers[min(places, len(followers)) - 1]
    if mine.issue_seq > last.issue_seq:
        return last.queue_time
    room = min(
        (each.queue_time - last.queue_time for each in followers if each.queue_time > last.queue_time), default=_NEXT
    )
    return last.queue_time + max(min(_NEXT, room / 2), _SMALLEST)


def _place(ticket: Waiting) -> tuple[datetime, int]:
    return ticket.queue_time, ticket.issue_seq
