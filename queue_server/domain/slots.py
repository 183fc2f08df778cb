"""Times that can be booked: what hours, counters, the share for bookings and other bookings leave free on a day.

A line's day is cut into steps from the beginning of each span in which it takes bookings. Of the counters planned for
a step the bookings get their share as a running sum over the day, so that two counters at 35 % still give places:
0, 1, 1, 0, 1 … A visit takes as many places as it lasts steps: the first at its own step, the others at the nearest
later steps that have one; and at no step are more booked visits under way than counters are planned.
Moments are in UTC: a local day may have 23 or 25 hours, and every step of it exists once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil

from queue_server.domain.hours import Window

WHOLE = 100  # the share is in percent

Place = tuple[datetime, int]
"""A step's beginning and a number below its places: what one booking holds, and the database gives once."""


@dataclass(frozen=True, slots=True)
class Step:
    """`counters` are planned for the line, `places` of them are for bookings."""

    start: datetime
    counters: int
    places: int


@dataclass(frozen=True, slots=True)
class BookedDay:
    """A line's day: its steps of one `length` in order, the places taken, and the visits from start to end."""

    length: timedelta
    steps: tuple[Step, ...]
    taken: frozenset[Place] = frozenset()
    visits: tuple[Window, ...] = ()

    def free_times(self, steps: int, earliest: datetime) -> Iterator[datetime]:
        """Beginnings, not before `earliest`, at which a visit of so many steps can be booked."""
        busy = self._busy()
        for index, step in enumerate(self.steps):
            if step.start >= earliest and self._places(index, steps, busy) is not None:
                yield step.start

    def places_for(self, start: datetime, steps: int) -> tuple[Place, ...] | None:
        """The places that a visit from `start` takes of the bookings' share; None when it cannot be booked."""
        index = self._index(start)
        return None if index is None else self._places(index, steps, self._busy())

    def places_beyond_share(self, start: datetime, steps: int) -> tuple[Place, ...] | None:
        """Places at each of the visit's own steps, outside the bookings' share first; None when all counters are full.

        For those whom the centre left unserved.
        """
        index = self._index(start)
        if index is None or not self._fits(index, steps, self._busy()):
            return None
        found = [self._free(step, reversed(range(step.counters))) for step in self.steps[index : index + steps]]
        places = tuple(place for place in found if place is not None)
        return places if len(places) == steps else None

    def step_at(self, moment: datetime) -> Step | None:
        """The step in which a moment lies, whatever the grid was when it was booked."""
        return next((step for step in self.steps if step.start <= moment < step.start + self.length), None)

    def places_of_promise(self, start: datetime, end: datetime) -> tuple[Place, ...]:
        """Of each step that a promised time meets one place, outside the bookings' share first, where one is left: a
        promise of the centre holds also where none is."""
        met = [step for step in self.steps if step.start < end and start < step.start + self.length]
        found = [self._free(step, reversed(range(step.counters))) for step in met]
        return tuple(place for place in found if place is not None)

    def _index(self, start: datetime) -> int | None:
        return next((index for index, step in enumerate(self.steps) if step.start == start), None)

    def _busy(self) -> Counter[datetime]:
        """How many booked visits are under way at each step."""
        return Counter(
            step.start
            for begins, ends in self.visits
            for step in self.steps
            if begins < step.start + self.length and step.start < ends
        )

    def _fits(self, index: int, steps: int, busy: Counter[datetime]) -> bool:
        """Whether the steps follow one another without a break and a counter is left at each."""
        own = self.steps[index : index + steps]
        whole = len(own) == steps and own[-1].start - own[0].start == self.length * (steps - 1)
        return whole and all(busy[step.start] < step.counters for step in own)

    def _places(self, index: int, steps: int, busy: Counter[datetime]) -> tuple[Place, ...] | None:
        own = self.steps[index]
        first = self._free(own, range(own.places))
        if first is None or not self._fits(index, steps, busy):
            return None
        places = [first]
        for step in self.steps[index + 1 :]:
            if len(places) == steps:
                break
            place = self._free(step, range(step.places))
            if place is not None:
                places.append(place)
        return tuple(places) if len(places) == steps else None

    def _free(self, step: Step, numbers: Iterable[int]) -> Place | None:
        return next(((step.start, number) for number in numbers if (step.start, number) not in self.taken), None)


def cut(
    windows: Iterable[Window], length: timedelta, share: int, planned: Callable[[datetime], int]
) -> tuple[Step, ...]:
    """The steps of a day's windows; `planned` says how many counters are there at a moment, `share` is in percent."""
    steps = []
    counted = 0
    for start, end in windows:
        while start + length <= end:
            counters = planned(start)
            places = (counted + counters) * share // WHOLE - counted * share // WHOLE
            counted += counters
            steps.append(Step(start, counters, places))
            start += length
    return tuple(steps)


def both_open(first: Sequence[Window], second: Sequence[Window]) -> list[Window]:
    """When two timetables are open at once: reception and the line's booking hours."""
    meetings = [(max(a[0], b[0]), min(a[1], b[1])) for a in first for b in second]
    return sorted((start, end) for start, end in meetings if start < end)


def without(windows: Iterable[Window], closed: Iterable[Window]) -> list[Window]:
    """What is left of windows outside the closed times."""
    left = list(windows)
    for shut, opens in closed:
        left = [
            part
            for start, end in left
            for part in ((start, min(end, shut)), (max(start, opens), end))
            if part[0] < part[1]
        ]
    return left


def steps_of(minutes: float, length: timedelta) -> int:
    """How many steps a visit of so many minutes lasts."""
    return max(ceil(timedelta(minutes=minutes) / length), 1)


def bookable_days(now: datetime, days_ahead: int, release: time) -> list[date]:
    """The local days that can be booked at `now` (local time): today and those ahead, the last from `release` on."""
    last = days_ahead if now.time() >= release else days_ahead - 1
    return [now.date() + timedelta(days=offset) for offset in range(last + 1)]


def nearest(times: Iterable[datetime], wanted: datetime, most: int) -> list[datetime]:
    """Those nearest to the wanted time, in their order of time; of two as near the later comes first."""
    by_distance = sorted(times, key=lambda moment: (abs(moment - wanted), -moment.timestamp()))
    return sorted(by_distance[:most])
