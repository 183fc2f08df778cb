"""How long a service takes: learned from the branch's own records, leaning on what is declared while there are few.

The settings declare minutes for each purpose and service; the records say how much longer or shorter it really
takes. That ratio is learned for the line, for each purpose within it, and for each service with its purpose; each
of the three leans on the one before it (the line's on 1, the declaration itself) as if that were LEAN records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from math import sqrt

LEAN = 10  # records; with as many of its own, a level is believed by half
DECLARED_VARIATION = 0.7  # standard deviation over mean, while nothing is known
SHORTEST_S, LONGEST_S = 10.0, 2 * 3600.0  # outside: a mistaken key, or nobody pressed "finish"
FURTHER_PERSON, FURTHER_SERVICE = 0.5, 1.0  # of the first one's time
PACE_KNOWN, PACE_UNKNOWN = 0.10, 0.30  # how far a whole day may part from what is learned or only declared


@dataclass(frozen=True, slots=True)
class Duration:
    """Seconds: the mean and the standard deviation."""

    mean_s: float
    spread_s: float

    def times(self, factor: float) -> Duration:
        return Duration(self.mean_s * factor, self.spread_s * factor)


@dataclass(frozen=True, slots=True)
class Kind:
    """What was, or will be, done: service times are learned for each of these."""

    line: str
    purpose: str
    service: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A service that was done, and the seconds it took one person."""

    kind: Kind
    seconds: float


def lengthening(persons: int, services: int) -> float:
    """How many times longer a visit is for the persons and services named at issue."""
    return 1 + FURTHER_PERSON * (persons - 1) + FURTHER_SERVICE * (services - 1)


@dataclass(frozen=True, slots=True)
class _Ratio:
    """Taken time to declared time: the mean, and the variation around it, squared."""

    mean: float
    variation2: float


@dataclass(slots=True)
class _Sums:
    count: int = 0
    total: float = 0.0
    squares: float = 0.0

    def add(self, value: float) -> None:
        self.count += 1
        self.total += value
        self.squares += value * value

    def leaning_on(self, wider: _Ratio) -> _Ratio:
        if not self.count:
            return wider
        own = self.total / self.count
        own_variation2 = max(self.squares / self.count / own**2 - 1, 0.0)
        weight = self.count / (self.count + LEAN)
        return _Ratio(
            weight * own + (1 - weight) * wider.mean,
            weight * own_variation2 + (1 - weight) * wider.variation2,
        )


@dataclass(slots=True)
class Durations:
    """The learned durations of a branch. `declared` gives the seconds of the settings for a kind."""

    declared: Callable[[Kind], float]
    count: int = 0
    _sums: dict[Hashable, _Sums] = field(default_factory=lambda: defaultdict(_Sums))

    @classmethod
    def learn(cls, records: Iterable[Record], declared: Callable[[Kind], float]) -> Durations:
        durations = cls(declared)
        for record in records:
            durations._add(record)
        return durations

    def of(self, kind: Kind) -> Duration:
        """How long this kind of service takes here."""
        ratio = _Ratio(1.0, DECLARED_VARIATION**2)
        for level in _levels(kind):
            if level in self._sums:
                ratio = self._sums[level].leaning_on(ratio)
        mean = self.declared(kind) * ratio.mean
        return Duration(mean, mean * sqrt(ratio.variation2))

    @property
    def pace_spread(self) -> float:
        """How far all services of one day may together part from what is expected, as a share: less when more known."""
        unknown = LEAN / (LEAN + self.count)
        return sqrt(PACE_KNOWN**2 + PACE_UNKNOWN**2 * unknown)

    def _add(self, record: Record) -> None:
        if not SHORTEST_S <= record.seconds <= LONGEST_S:
            return
        self.count += 1
        ratio = record.seconds / self.declared(record.kind)
        for level in _levels(record.kind):
            self._sums[level].add(ratio)


def _levels(kind: Kind) -> list[Hashable]:
    """From the widest to the narrowest; a service with its purpose is the same in every line."""
    levels: list[Hashable] = [(kind.line,), (kind.line, kind.purpose)]
    return levels if kind.service is None else [*levels, ("service", kind.service, kind.purpose)]
