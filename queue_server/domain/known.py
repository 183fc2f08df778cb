"""What is known of a wait at the moment of its promise: of the queue as it stands, and of the day so far.

The same for a running branch and for records that are replayed; nothing that comes later has a place here.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from queue_server.domain.selection import BY_LAW, Waiting
from queue_server.domain.waiting import Picture

LATELY = timedelta(minutes=30)
LAST_FEW = 5
NOBODY_YET = -1.0


@dataclass(frozen=True, slots=True)
class Known:
    """Seconds, except where it says otherwise; below zero where there was nobody yet today.

    `played_s` is the middle of the queue played forward. `ahead` are the visitors whom the counters of this line may
    call before, `privileged` those of them with a right, `head_s` how long the first of them has waited. `counters`
    are open for this line, `free` those of them without a visitor. `last_s` is how long who was called last had
    waited, `last_played_s` what had been played forward for that one, `since_last_s` how long ago that was,
    `last_few_s` the mean wait of the last five. `recent_calls` and `recent_issued` are of the last half-hour. `hour`
    is of the local day, with its fraction.
    """

    line: str
    played_s: float
    ahead: int
    privileged: int
    head_s: float
    counters: int
    free: int
    last_s: float
    last_played_s: float
    since_last_s: float
    last_few_s: float
    recent_calls: int
    recent_issued: int
    hour: float
    weekday: int

    @property
    def somebody_called(self) -> bool:
        return self.last_s > NOBODY_YET

    @property
    def nobody_before(self) -> bool:
        """Nobody stands ahead and a counter is free: the next to be called."""
        return not self.ahead and self.free > 0

    def stored(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return {key: round(value, 2) if isinstance(value, float) else value for key, value in asdict(self).items()}

    @classmethod
    def restored(cls, stored: Mapping[str, Any]) -> Known | None:
        """None for what another version of the product has kept."""
        names = {field.name for field in fields(cls)}
        return cls(**stored) if set(stored) == names else None


@dataclass(frozen=True, slots=True)
class Lesson:
    """A promise and how it turned out; `day` is its date's ordinal."""

    day: int
    known: Known
    wait_s: float


@dataclass(frozen=True, slots=True)
class Places:
    """The queue before a newcomer, or before somebody who waits."""

    ahead: int
    privileged: int
    head_s: float
    counters: int
    free: int


@dataclass(frozen=True, slots=True)
class Called:
    """A visitor who was called today: when, and the seconds of the wait and of what had been played forward for it."""

    at: datetime
    waited_s: float
    played_s: float


class LineToday:
    """What one line's day has shown so far: calls in their order, and the moments of issue."""

    def __init__(self) -> None:
        self._last: deque[Called] = deque(maxlen=LAST_FEW)
        self._calls: deque[datetime] = deque()
        self._issued: deque[datetime] = deque()

    def issue(self, at: datetime) -> None:
        self._issued.append(at)

    def call(self, called: Called) -> None:
        self._last.append(called)
        self._calls.append(called.at)

    def known(self, line: str, played_s: float, places: Places, now: datetime, local: datetime) -> Known:
        """`local` is `now` by the clock of the branch."""
        last = self._last[-1] if self._last else None
        return Known(
            line=line,
            played_s=played_s,
            ahead=places.ahead,
            privileged=places.privileged,
            head_s=places.head_s,
            counters=places.counters,
            free=places.free,
            last_s=last.waited_s if last else NOBODY_YET,
            last_played_s=last.played_s if last else NOBODY_YET,
            since_last_s=(now - last.at).total_seconds() if last else NOBODY_YET,
            last_few_s=sum(each.waited_s for each in self._last) / len(self._last) if last else NOBODY_YET,
            recent_calls=_since(self._calls, now - LATELY),
            recent_issued=_since(self._issued, now - LATELY),
            hour=local.hour + local.minute / 60,
            weekday=local.weekday(),
        )


def _since(moments: deque[datetime], begin: datetime) -> int:
    while moments and moments[0] <= begin:
        moments.popleft()
    return len(moments)


class Standing:
    """A picture's queue, counted once: what stands before each place of it."""

    def __init__(self, picture: Picture) -> None:
        self._now = picture.now
        self._rivals = {line: _rivals(picture, line) for line in picture.lines}
        self._open = {
            line: [counter for counter in picture.counters if counter.open and line in counter.serving.advance]
            for line in picture.lines
        }
        waiting = sorted(
            (each.ticket for each in picture.visits if not each.expected),
            key=lambda ticket: (ticket.rank, ticket.queue_time, ticket.issue_seq),
        )
        self._before: dict[str, Places] = {}
        counts: dict[str, int] = defaultdict(int)
        privileged: dict[str, int] = defaultdict(int)
        heads: dict[str, datetime] = {}
        for ticket in waiting:
            if ticket.line in self._rivals:
                self._before[ticket.id] = self._places(ticket.line, counts, privileged, heads)
            counts[ticket.line] += 1
            privileged[ticket.line] += _privileged(ticket)
            heads.setdefault(ticket.line, min(ticket.queue_time, self._now))
        self._newcomers = {line: self._places(line, counts, privileged, heads) for line in picture.lines}

    def before_newcomer(self, line: str) -> Places:
        return self._newcomers[line]

    def before_ticket(self, ticket_id: str) -> Places | None:
        """None for a ticket of a line that is not in the picture."""
        return self._before.get(ticket_id)

    def _places(
        self, line: str, counts: Mapping[str, int], privileged: Mapping[str, int], heads: Mapping[str, datetime]
    ) -> Places:
        rivals = self._rivals[line]
        head = min((heads[rival] for rival in rivals if rival in heads), default=self._now)
        serving = self._open[line]
        return Places(
            ahead=sum(counts.get(rival, 0) for rival in rivals),
            privileged=sum(privileged.get(rival, 0) for rival in rivals),
            head_s=(self._now - head).total_seconds(),
            counters=len(serving),
            free=sum(counter.busy is None for counter in serving),
        )


def _rivals(picture: Picture, line: str) -> frozenset[str]:
    """The lines that wait for the same counters."""
    shared: Iterable[str] = (
        other
        for counter in picture.counters
        if counter.open and line in counter.serving.advance
        for other in counter.serving.advance
    )
    return frozenset({line, *shared})


def _privileged(ticket: Waiting) -> bool:
    return ticket.rank == BY_LAW or ticket.weighted
