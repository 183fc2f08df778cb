"""The expected wait: the queue played forward many times under the real order of calls, told as a range.

Each run draws how long everyone will take: those at the counters from what is left after the time already spent,
those who wait from the learned durations, all of a run faster or slower together by a common pace. Whoever does not
come when called costs the wait for an absent person; whoever is booked and not there yet comes in most runs. Counters
on a pause come back when such pauses usually end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil, erfc, exp, floor, log, sqrt
from random import Random
from statistics import NormalDist
from typing import Any

from queue_server.domain.durations import Duration
from queue_server.domain.playing import Course
from queue_server.domain.selection import Serving, Waiting

RUNS = 60
MOST_PLAYED = 24_000  # visits in all runs: a long queue is played less often, since in it chance evens out
FEWEST_RUNS = 12
LOWER, MIDDLE, UPPER = 0.2, 0.5, 0.9
FEW_MINUTES = 5  # nothing shorter is promised: «до 5 хв»
FINE_UP_TO = 10  # minutes; above, steps of
STEP = 5
ALMOST_SURELY_OVER = 0.999
AT_LEAST_S = 20.0  # who is at a counter stays there so long at least
_NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class WaitRange:
    """What a visitor is told, in whole minutes; the upper end holds for nine of ten. What stands behind it is not told:
    `likely_s`, the seconds by which the promise is scored, what was `known` and the `version` of the correction, by
    which the next one learns."""

    from_minutes: int
    to_minutes: int
    likely_s: int | None = field(default=None, compare=False)
    known: Mapping[str, Any] | None = field(default=None, compare=False)
    version: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Wait:
    """Seconds to the call: the lower end of the range, the middle, and what holds for nine of ten."""

    low_s: float
    likely_s: float
    high_s: float

    @property
    def shown(self) -> WaitRange:
        """Rounded outwards: to whole minutes up to ten, to five above."""
        upper = max(_stepped(self.high_s / 60, ceil), FEW_MINUTES)
        if upper == FEW_MINUTES:
            return WaitRange(0, upper, round(self.likely_s))
        step = STEP if upper > FINE_UP_TO else 1
        return WaitRange(max(min(_stepped(self.low_s / 60, floor), upper - step), 0), upper, round(self.likely_s))


@dataclass(frozen=True, slots=True)
class Busy:
    """What keeps a counter from calling now, a visitor or a pause, and for how many seconds it has lasted."""

    duration: Duration
    elapsed_s: float = 0.0


@dataclass(frozen=True, slots=True)
class CounterNow:
    """A counter with an administrator. On a pause (`open` is false) it will call again, but promises nothing now."""

    serving: Serving
    open: bool = True
    busy: Busy | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A waiting ticket, and how long it will keep a counter. Below 1, `comes` is how likely somebody who is booked,
    and stands in the queue from `not_before`, comes at all."""

    ticket: Waiting
    duration: Duration
    comes: float = 1.0

    @property
    def expected(self) -> bool:
        return self.comes < 1.0


@dataclass(frozen=True, slots=True)
class Habits:
    """What is known of the branch beside durations. `between_s` is from one visitor's end to the next one's start."""

    between_s: float = 40.0
    no_show: float = 0.05
    no_show_s: float = 200.0
    pace_spread: float = 0.15


@dataclass(frozen=True, slots=True)
class Picture:
    """A branch at one moment. While it is `suspended` nobody knows how long anything takes."""

    now: datetime
    lines: tuple[str, ...]
    counters: tuple[CounterNow, ...]
    visits: tuple[Visit, ...]
    habits: Habits = field(default_factory=Habits)
    suspended: bool = False

    def may_come(self, ticket: Waiting) -> bool:
        """Whether a counter that is open now may take it."""
        return any(counter.open and counter.serving.may_take(ticket) for counter in self.counters)

    def served(self, line: str) -> bool:
        return any(counter.open and line in counter.serving.advance for counter in self.counters)


@dataclass(frozen=True, slots=True)
class Outlook:
    """The wait of a walk-in who would take a ticket now, by line, and of each waiting ticket. None: nobody can say."""

    lines: Mapping[str, Wait | None]
    tickets: Mapping[str, Wait | None]


def look_ahead(
    picture: Picture, random: Random, runs: int = RUNS, after_each_run: Callable[[], None] | None = None
) -> Outlook:
    """Play the whole queue forward, `runs` times where it is not long; `after_each_run` lets others work in between."""
    course = Course(
        [visit.ticket for visit in picture.visits],
        [counter.serving for counter in picture.counters],
        picture.lines,
        picture.now,
        frozenset(index for index, visit in enumerate(picture.visits) if visit.expected),
    )
    tickets: list[list[float | None]] = []
    lines: list[list[float | None]] = []
    if not picture.suspended and any(counter.open for counter in picture.counters):
        for _ in range(min(runs, max(MOST_PLAYED // max(len(picture.visits), 1), FEWEST_RUNS))):
            calls = course.play(*_fate(picture, random))
            tickets.append(calls.tickets)
            lines.append(calls.lines)
            if after_each_run is not None:
                after_each_run()
    ticket_waits = _waits(tickets, len(picture.visits))
    line_waits = _waits(lines, len(picture.lines))
    return Outlook(
        {line: wait if picture.served(line) else None for line, wait in zip(picture.lines, line_waits, strict=True)},
        {
            visit.ticket.id: wait if picture.may_come(visit.ticket) else None
            for visit, wait in zip(picture.visits, ticket_waits, strict=True)
            if not visit.expected
        },
    )


def _fate(picture: Picture, random: Random) -> tuple[list[float], Callable[[int], float]]:
    """One run's luck: when each counter is free, and for how long each ticket will keep its counter."""
    habits = picture.habits
    pace = random.lognormvariate(-(habits.pace_spread**2) / 2, habits.pace_spread)
    shapes = [_shape(visit.duration.times(pace)) for visit in picture.visits]
    gauss, chance = random.gauss, random.random
    staying_away = {i for i, visit in enumerate(picture.visits) if visit.expected and chance() >= visit.comes}

    def taken(index: int) -> float:
        if index in staying_away:
            return 0.0
        if chance() < habits.no_show:
            return habits.no_show_s
        middle, width = shapes[index]
        return habits.between_s + exp(gauss(middle, width))

    return [_free_in(counter.busy, pace, random) for counter in picture.counters], taken


def _free_in(busy: Busy | None, pace: float, random: Random) -> float:
    """Seconds that are left of what keeps a counter, drawn among the durations longer than the time already spent."""
    if busy is None:
        return 0.0
    middle, width = _shape(busy.duration.times(pace))
    over = 0.0
    if busy.elapsed_s > 0 and width > 0:
        over = min(erfc((middle - log(busy.elapsed_s)) / width / sqrt(2)) / 2, ALMOST_SURELY_OVER)
    share = over + (1 - over) * (1 - random.random())
    whole = exp(middle + width * _NORMAL.inv_cdf(min(max(share, 1e-9), 1 - 1e-9))) if width > 0 else exp(middle)
    return max(whole - busy.elapsed_s, AT_LEAST_S)


def _shape(duration: Duration) -> tuple[float, float]:
    """The log-normal distribution with this mean and spread: mean and deviation of its logarithm."""
    width2 = log(1 + (duration.spread_s / duration.mean_s) ** 2)
    return log(duration.mean_s) - width2 / 2, sqrt(width2)


def _waits(runs: list[list[float | None]], count: int) -> list[Wait | None]:
    """By place in the run's lists. Who was not reached in one run is promised nothing."""
    if not runs:
        return [None] * count
    return [_wait([run[index] for run in runs]) for index in range(count)]


def _wait(seconds: list[float | None]) -> Wait | None:
    known = sorted(second for second in seconds if second is not None)
    if len(known) < len(seconds):
        return None
    return Wait(_quantile(known, LOWER), _quantile(known, MIDDLE), _quantile(known, UPPER))


def _quantile(ordered: list[float], share: float) -> float:
    """Such that of as many new draws the share lies below: between the order statistics around share·(n + 1)."""
    place = min(max(share * (len(ordered) + 1) - 1, 0), len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _stepped(minutes: float, rounded: Callable[[float], int]) -> int:
    return rounded(minutes) if minutes <= FINE_UP_TO else rounded(minutes / STEP) * STEP
