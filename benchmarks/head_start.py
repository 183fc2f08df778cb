"""A month of booked and unbooked visitors under the real order of calls: what each head start of bookings costs whom.

`python -m benchmarks.head_start` prints the table of docs/head-start.md. Five centres of four counters, 23 working
days each; everything is drawn from one seed, so that the table is the same everywhere.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush
from itertools import accumulate
from math import floor
from random import Random
from statistics import fmean, quantiles

from queue_server.domain.selection import BY_LAW, Serving, Waiting, on_check_in, on_issue, pick_next

CENTRES, DAYS, COUNTERS = 5, 23, 4
OPENING, CLOSING = 0.0, 9 * 60.0  # minutes of a working day
MEAN_SERVICE, SPREAD = 10.0, 0.7  # minutes; the deviation of the logarithm
LOAD, BOOKED_SHARE = 0.85, 0.35
GRID = 10.0  # minutes between the times that can be booked
CHECK_IN_FROM, LATE_AFTER = 15.0, 5.0  # minutes before and after the booked time
BOOKED_ABSENT, ABSENT, ABSENT_COSTS = 0.08, 0.03, 4.0  # never come; gone when called, and what that costs in minutes
HEADS = (0, 10, 15, 30)
BEFORE_ALL = None
"""Instead of a head start: whoever booked goes before everybody, as some systems do. For comparison only."""
MORNING = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
LINE = "line"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody of a day, in minutes from opening. `slot` is set for who booked and came in time."""

    came: float
    service: float
    slot: float | None = None
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Served:
    """When a visitor was called, and how many who had booked and came later were called before."""

    visitor: Visitor
    called: float
    overtaken: int

    @property
    def wait(self) -> float:
        return self.called - self.visitor.came


@dataclass(slots=True)
class Month:
    """A whole month with one head start."""

    head: int | None
    served: list[Served] = field(default_factory=list)
    annulled: int = 0

    @property
    def booked(self) -> list[Served]:
        return [one for one in self.served if one.visitor.slot is not None]

    @property
    def walk_ins(self) -> list[Served]:
        return [one for one in self.served if one.visitor.slot is None]

    @property
    def in_time(self) -> float:
        """The share of booked visitors who were called within ten minutes of their time."""
        return fmean(one.called <= (one.visitor.slot or 0) + 10 for one in self.booked)


def month(head: int | None, seed: int = 2026) -> Month:
    """Every day of every centre. The same visitors come whatever the head start."""
    whole = Month(head)
    for day in range(CENTRES * DAYS):
        visitors, annulled = arrivals(Random(seed * 1000 + day))
        whole.served += play(visitors, head)
        whole.annulled += annulled
    return whole


def arrivals(random: Random) -> tuple[list[Visitor], int]:
    """Who comes on a day, in the order of coming, and how many bookings the five minutes annulled."""
    places = LOAD * COUNTERS * (CLOSING - OPENING) / MEAN_SERVICE
    visitors, annulled = [], 0
    for slot in booked_times(places * BOOKED_SHARE):
        came = slot + random.gauss(-8, 6)
        if random.random() < BOOKED_ABSENT or came > slot + LATE_AFTER:
            annulled += 1
            if came > slot + LATE_AFTER and random.random() < 0.5:  # joins the general queue as a walk-in
                visitors.append(_visitor(random, came))
        else:
            visitors.append(_visitor(random, max(OPENING, came, slot - CHECK_IN_FROM), slot))
    visitors += [_visitor(random, came) for came in _walk_ins(random, places * (1 - BOOKED_SHARE))]
    return sorted(visitors, key=lambda visitor: visitor.came), annulled


def booked_times(count: float) -> Iterator[float]:
    """The times of a day that are booked: the share given to bookings is a running sum over the day."""
    slots = [OPENING + GRID * place for place in range(int((CLOSING - OPENING) / GRID))]
    for slot, until, before in zip(slots, *_running(count / len(slots), len(slots)), strict=True):
        yield from [slot] * (floor(until + 1e-9) - floor(before + 1e-9))


def _running(each: float, count: int) -> tuple[list[float], list[float]]:
    sums = list(accumulate([each] * count))
    return sums, [0.0, *sums[:-1]]


def _visitor(random: Random, came: float, slot: float | None = None) -> Visitor:
    service = random.lognormvariate(0, SPREAD) / 2.718281828459045 ** (SPREAD**2 / 2) * MEAN_SERVICE
    return Visitor(came, service, slot, random.random() < ABSENT)


def _walk_ins(random: Random, count: float) -> Iterator[float]:
    """More in the morning and after lunch than towards the end, as centres see it."""
    weights = [1.3, 1.5, 1.3, 1.1, 0.8, 0.9, 0.9, 0.7, 0.5]
    minute = OPENING
    while True:
        busy = weights[min(int(minute / 60), len(weights) - 1)] / fmean(weights)
        minute += random.expovariate(busy * count / (CLOSING - OPENING))
        if minute >= CLOSING - 30:
            return
        yield minute


def play(visitors: Sequence[Visitor], head: int | None) -> list[Served]:
    """One day by `pick_next`, the rule that the counters use: who was called when, and past whom."""
    counter = Serving("1", {LINE: timedelta()})
    free = [(OPENING, number) for number in range(COUNTERS)]
    waiting: dict[str, Waiting] = {}
    called: dict[int, float] = {}  # in the order of calls
    coming = 0
    while len(called) < len(visitors):
        now, number = heappop(free)
        while coming < len(visitors) and visitors[coming].came <= now:
            waiting[str(coming)] = ticket(coming, visitors[coming], head)
            coming += 1
        pick = pick_next(waiting.values(), counter, _moment(now))
        if pick is None:
            heappush(free, (_next_change(now, waiting.values(), visitors[coming:]), number))
            continue
        index = int(pick.ticket.id)
        del waiting[pick.ticket.id]
        called[index] = now
        heappush(free, (now + (ABSENT_COSTS if visitors[index].absent else visitors[index].service), number))
    return _with_overtakings(visitors, called)


def ticket(index: int, visitor: Visitor, head: int | None) -> Waiting:
    """What stands in the queue once the visitor has checked in, or taken a ticket."""
    came, booked = _moment(visitor.came), visitor.slot is not None
    moments = on_issue(came)
    if visitor.slot is not None and head is not BEFORE_ALL:
        moments = on_check_in(came, _moment(visitor.slot), timedelta(minutes=head))
    elif booked:
        moments = replace(moments, rank=BY_LAW)
    return Waiting(str(index), LINE, moments.rank, moments.queue_time, moments.not_before, index, appointment=booked)


def bound(head: int) -> int:
    """The most booked ones who can come later than a walk-in and be called before: those whose time lies from five
    minutes before the walk-in's coming (they may be so late) to the head start after it."""
    times = list(booked_times(LOAD * COUNTERS * (CLOSING - OPENING) / MEAN_SERVICE * BOOKED_SHARE))
    return max(sum(came - LATE_AFTER <= slot < came + head for slot in times) for came in _minutes())


def _minutes() -> Iterator[float]:
    return (minute / 2 for minute in range(int((CLOSING - OPENING) * 2)))


def _with_overtakings(visitors: Sequence[Visitor], called: Mapping[int, float]) -> list[Served]:
    turns = {index: turn for turn, index in enumerate(called)}
    served = []
    for index, visitor in enumerate(visitors):
        later = (other for other in turns if other > index and turns[other] < turns[index])
        overtaken = sum(visitors[other].slot is not None for other in later) if visitor.slot is None else 0
        served.append(Served(visitor, called[index], overtaken))
    return served


def _next_change(now: float, waiting: Iterable[Waiting], coming: Sequence[Visitor]) -> float:
    """When somebody comes, or somebody's moment does."""
    due = [(one.not_before - MORNING).total_seconds() / 60 for one in waiting]
    return min([minute for minute in due if minute > now] + [visitor.came for visitor in coming[:1]])


def _moment(minute: float) -> datetime:
    return MORNING + timedelta(minutes=minute)


def table() -> str:
    """The rows of docs/head-start.md."""
    lines = [
        "| head start | visits | booked called within 10 min of their time | mean wait of walk-ins, min "
        "| 90th percentile, min | most overtakings of one walk-in | at most possible |",
        "|---|---|---|---|---|---|---|",
    ]
    for head in (*HEADS, BEFORE_ALL):
        whole = month(head)
        waits = [one.wait for one in whole.walk_ins]
        most = max(one.overtaken for one in whole.walk_ins)
        name, limit = ("before everybody", "no limit") if head is BEFORE_ALL else (f"{head} min", str(bound(head)))
        lines.append(
            f"| {name} | {len(whole.served)} | {whole.in_time:.0%} | {fmean(waits):.1f} "
            f"| {quantiles(waits, n=10)[-1]:.1f} | {most} | {limit} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(table() + "\n")
