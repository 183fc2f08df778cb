"""One run of the queue played forward: who is called when, under the one order of calls.

The same order as `selection.pick_next`, made quick enough to be played many times: each line's due tickets stand
sorted in a list of their own, so that a pick compares only their heads. A test plays both side by side.
Moments are seconds from now; the order is compared in whole microseconds, as exactly as datetimes.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from queue_server.domain.selection import BY_LAW, Serving, Waiting

AHEAD_OF_ALL = 10**18  # µs taken off the key of a right by law: no queue_time or preference reaches as far
LAW_ENDS = -AHEAD_OF_ALL // 2


class Entry(NamedTuple):
    """A ticket's place, which sorts by key, then by the sequence of issue; `ticket` is its index."""

    key: int
    issue_seq: int
    ticket: int


class Later(NamedTuple):
    """A ticket whose not_before has not passed. `expected`: booked, and not there before that moment."""

    due: float
    queue: int
    entry: Entry
    early: bool
    expected: bool


@dataclass(frozen=True, slots=True)
class Place:
    """What a counter may take: the queues' positions, each with the advance that the counter gives to it, in µs.

    Each line is two queues, of those who asked for no help and of those who did: a counter may prefer the latter."""

    queues: tuple[tuple[int, int], ...]
    lines: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Calls:
    """Seconds from now to the call: of each ticket by index, of a walk-in of this moment by line; None: never."""

    tickets: list[float | None]
    lines: list[float | None]


class Course:
    """A branch's queue, made ready to be played. `expected` are those, by index, who are booked and still to come."""

    def __init__(
        self,
        waiting: Sequence[Waiting],
        counters: Sequence[Serving],
        lines: Sequence[str],
        now: datetime,
        expected: frozenset[int] = frozenset(),
    ):
        self._count = len(waiting)
        self._line_count = len(lines)
        position = {line: index for index, line in enumerate(lines)}
        sent_to = {serving.counter: 2 * len(lines) + index for index, serving in enumerate(counters)}
        self._places = [_place(serving, position, sent_to[serving.counter]) for serving in counters]
        self._queues: list[list[Entry]] = [[] for _ in range(2 * len(lines) + len(counters))]
        self._later: list[Later] = []
        serving_of = {serving.counter: serving for serving in counters}
        for index, ticket in enumerate(waiting):
            queue = sent_to.get(ticket.counter) if ticket.counter else _queue(ticket, position)
            if queue is not None:
                sender = serving_of.get(ticket.counter) if ticket.counter else None
                self._enter(queue, _entry(ticket, index, sender, now), ticket, now, index in expected)
        for entries in self._queues:
            entries.sort()
        self._later.sort()

    def _enter(self, queue: int, entry: Entry, ticket: Waiting, now: datetime, expected: bool) -> None:
        if ticket.not_before <= now:
            self._queues[queue].append(entry)
        else:
            due = (ticket.not_before - now).total_seconds()
            self._later.append(Later(due, queue, entry, ticket.before_its_time, expected))

    def play(self, free_at: Iterable[float], taken: Callable[[int], float]) -> Calls:
        """`free_at`: when each counter is free; `taken(index)`: for how long a ticket keeps its counter."""
        calls = Calls([None] * self._count, [None] * self._line_count)
        queues, later = [entries.copy() for entries in self._queues], self._later.copy()
        free = [(moment, index) for index, moment in enumerate(free_at)]
        heapify(free)
        while free:
            moment, counter = heappop(free)
            while later and later[0].due <= moment:
                arrived = later.pop(0)
                insort(queues[arrived.queue], arrived.entry)
            place = self._places[counter]
            entry = _take_due(place, queues, calls.lines, moment)
            if entry is None:
                entry, wake = _take_early(place, later)
                if entry is None:
                    if wake is not None:
                        heappush(free, (wake, counter))
                    continue
            calls.tickets[entry.ticket] = moment
            heappush(free, (moment + taken(entry.ticket), counter))
        return calls


def _take_due(place: Place, queues: list[list[Entry]], walk_ins: list[float | None], moment: float) -> Entry | None:
    """The first of all whom this counter may take now; a walk-in of this moment who would be called instead is noted.

    That walk-in takes nobody's place: until the call, the queue runs the same with or without one.
    """
    chosen: list[Entry] | None = None
    first = seq = 0
    for queue, advance in place.queues:
        entries = queues[queue]
        if entries:
            key, issue_seq, _ticket = entries[0]
            if key > LAW_ENDS:
                key -= advance
            if chosen is None or key < first or (key == first and issue_seq < seq):
                chosen, first, seq = entries, key, issue_seq
    for line, advance in place.lines:
        if walk_ins[line] is None and (chosen is None or first > -advance):
            walk_ins[line] = moment
    return chosen.pop(0) if chosen is not None else None


def _take_early(place: Place, later: list[Later]) -> tuple[Entry | None, float | None]:
    """An appointment ahead of its time, when only such wait for this counter; else when to look again."""
    advances = dict(place.queues)
    mine = [ticket for ticket in later if ticket.queue in advances]
    there = [ticket for ticket in mine if not ticket.expected]
    if not there or not all(ticket.early for ticket in there):
        return None, mine[0].due if mine else None
    taken = min(there, key=lambda ticket: (ticket.entry.key - advances[ticket.queue], ticket.entry.issue_seq))
    later.remove(taken)
    return taken.entry, None


def _queue(ticket: Waiting, position: Mapping[str, int]) -> int | None:
    line = position.get(ticket.line)
    return line + len(position) if line is not None and ticket.assistance else line


def _place(serving: Serving, position: Mapping[str, int], sent: int) -> Place:
    known = [line for line in serving.advance if line in position]
    lines = tuple((position[line], _microseconds(serving.advance_of(line, assistance=False))) for line in known)
    helped = tuple(
        (position[line] + len(position), _microseconds(serving.advance_of(line, assistance=True))) for line in known
    )
    return Place((*lines, *helped, (sent, 0)), lines)


def _entry(ticket: Waiting, index: int, sent_to: Serving | None, now: datetime) -> Entry:
    """Sent to one counter: its key bears that counter's preference already, since lines mix there."""
    key = _microseconds(ticket.queue_time - now)
    if ticket.rank == BY_LAW:
        key -= AHEAD_OF_ALL
    elif sent_to is not None:
        key -= _microseconds(sent_to.advance_of(ticket.line, ticket.assistance))
    return Entry(key, ticket.issue_seq, index)


def _microseconds(span: timedelta) -> int:
    return span // timedelta(microseconds=1)
