"""The learned correction: what the queue played forward says, made right by how the branch's last weeks turned out.

It is learned from promises and real waits, judged on the last days, which it has not seen, and kept only if it helps
there. The ends of the range come from the first and the last days, each told by what the other days have taught: the
upper one held for nine of ten of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from statistics import median
from typing import Any

from queue_server.domain.boosting import Trees, boost
from queue_server.domain.known import Known, Lesson
from queue_server.domain.waiting import LOWER, UPPER, Wait

TREES = 160
FEWEST = 400  # promises; from fewer nothing is learned
FEWEST_DAYS = 4
FEWEST_TOLD = 100  # promises by which a correction in use is judged
HELD_OUT = 0.3  # of the days, at either end
MUST_HELP = 0.98  # of the error without it, at most
MARGIN = 0.01  # later days part from those that the ends were learned on
BANDS = 8  # the range is as wide as waits of about this length have been uncertain
LEAN = 20  # promises; with as many of its own, a line's own throughput is believed by half
SMALLEST_BAND = 50  # promises
SHAPE = 1  # of what is stored: another one is not read
FARTHEST = 1.25  # times the longest queue that was learned from
FLOOR_S = 60.0  # added to both sides of a ratio, so that short waits have one


@dataclass(frozen=True, slots=True)
class Score:
    """How promises turned out: the mean error in seconds, the shares within five and ten minutes and within the
    upper end."""

    count: int
    error_s: float
    within_5: float
    within_10: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Ranges:
    """How far both ends lie from the corrected middle: `bands` are upper limits of the middle, `ends` by band the
    shares of it."""

    bands: Sequence[float]
    ends: Sequence[tuple[float, float]]

    def around(self, likely: float) -> Wait:
        low, high = self.ends[bisect_right(self.bands, likely)]
        return Wait(
            max(min((likely + FLOOR_S) * low - FLOOR_S, likely), 0.0),
            likely,
            max((likely + FLOOR_S) * high - FLOOR_S, likely),
        )

    @classmethod
    def restored(cls, stored: Mapping[str, Any]) -> Ranges:
        return cls(stored["bands"], [(low, high) for low, high in stored["ends"]])


UNKNOWN_RANGES = Ranges((), ((1.0, 1.0),))


@dataclass(frozen=True, slots=True)
class Correction:
    """`usual` is the middle wait, which the trees part from; `steps` are a line's seconds for each visitor ahead.
    `served_next` and `behind` are the ranges of who finds a free counter and nobody ahead, and of everybody else.
    `most_ahead` is the longest queue that was learned from."""

    trees: Trees
    usual: float
    steps: Mapping[str, float]
    served_next: Ranges
    behind: Ranges
    most_ahead: int

    def of(self, known: Known, played: Wait) -> Wait:
        """What to tell: low ≤ likely ≤ high. In a queue far longer than any before it, what was played forward."""
        if known.ahead > FARTHEST * (self.most_ahead + 1):
            return played
        likely = self.middle(known)
        return (self.served_next if known.nobody_before else self.behind).around(likely)

    def middle(self, known: Known) -> float:
        return max(self.usual + self.trees.of(_row(known, self.steps)), 0.0)

    def stored(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return asdict(self) | {"trees": self.trees.trees, "shape": SHAPE}

    @classmethod
    def restored(cls, stored: Mapping[str, Any]) -> Correction | None:
        """None for what another version of the product has learned."""
        if stored.get("shape") != SHAPE:
            return None
        return cls(
            Trees(stored["trees"]),
            stored["usual"],
            stored["steps"],
            Ranges.restored(stored["served_next"]),
            Ranges.restored(stored["behind"]),
            stored["most_ahead"],
        )


@dataclass(frozen=True, slots=True)
class Judged:
    """What was learned, and how it did on the last days beside the queue played forward alone."""

    correction: Correction
    with_it: Score
    without_it: Score

    @property
    def helps(self) -> bool:
        return self.with_it.error_s <= MUST_HELP * self.without_it.error_s

    def figures(self) -> dict[str, Any]:
        return {"with": asdict(self.with_it), "without": asdict(self.without_it)}


def learn_correction(lessons: Sequence[Lesson], trees: int = TREES) -> Judged | None:
    """None while there is too little to learn from."""
    days = sorted({lesson.day for lesson in lessons})
    if len(lessons) < FEWEST or len(days) < FEWEST_DAYS:
        return None
    held = max(round(len(days) * HELD_OUT), 1)
    tried, held_out = _tried(lessons, set(days[-held:]), trees)
    early, its_held_out = _tried(lessons, set(days[:held]), trees)
    unseen = [_Unseen.by(tried, lesson) for lesson in held_out] + [_Unseen.by(early, lesson) for lesson in its_held_out]
    tried = _with_ranges(tried, unseen)
    waits = [lesson.wait_s for lesson in held_out]
    played = [Wait(0.0, lesson.known.played_s, lesson.known.played_s) for lesson in held_out]
    told = [tried.of(lesson.known, alone) for lesson, alone in zip(held_out, played, strict=True)]
    return Judged(_with_ranges(_fit(lessons, trees), unseen), score(told, waits), score(played, waits))


def still_helps(told_s: Sequence[float], played_s: Sequence[float], waits: Sequence[float]) -> bool:
    """Whether what visitors were told by a correction was better than the queue played forward alone; of a few promises
    nobody can say, and it is believed."""
    if len(waits) < FEWEST_TOLD:
        return True

    def error(guesses: Sequence[float]) -> float:
        return sum(abs(guess - wait) for guess, wait in zip(guesses, waits, strict=True))

    return error(told_s) <= MUST_HELP * error(played_s)


def score(told: Sequence[Wait], waits: Sequence[float]) -> Score:
    """How far what was told lay from the real waits."""
    count = len(waits)
    if not count:
        return Score(0, 0.0, 0.0, 0.0, 0.0)
    errors = [abs(wait.likely_s - real) for wait, real in zip(told, waits, strict=True)]
    return Score(
        count,
        sum(errors) / count,
        sum(error <= 300 for error in errors) / count,
        sum(error <= 600 for error in errors) / count,
        sum(real <= wait.high_s for wait, real in zip(told, waits, strict=True)) / count,
    )


def steps_of(lessons: Sequence[Lesson]) -> dict[str, float]:
    """By line: the usual seconds of waiting for each place in the queue, leaning on the whole branch's, which is ""."""
    ratios: dict[str, list[float]] = defaultdict(list)
    for lesson in lessons:
        ratio = lesson.wait_s / (lesson.known.ahead + 1)
        ratios[""].append(ratio)
        ratios[lesson.known.line].append(ratio)
    whole = median(ratios[""])
    return {
        line: (len(own) * median(own) + LEAN * whole) / (len(own) + LEAN) if line else whole
        for line, own in ratios.items()
    }


def _fit(lessons: Sequence[Lesson], trees: int) -> Correction:
    """Without its ranges."""
    steps, usual = steps_of(lessons), median(lesson.wait_s for lesson in lessons)
    grown = boost(
        [_row(lesson.known, steps) for lesson in lessons], [lesson.wait_s - usual for lesson in lessons], trees
    )
    most_ahead = max(lesson.known.ahead for lesson in lessons)
    return Correction(grown, usual, steps, UNKNOWN_RANGES, UNKNOWN_RANGES, most_ahead)


def _tried(lessons: Sequence[Lesson], held_out: set[int], trees: int) -> tuple[Correction, list[Lesson]]:
    """Learned from all but some days, with the lessons of these."""
    learned = _fit([lesson for lesson in lessons if lesson.day not in held_out], trees)
    return learned, [lesson for lesson in lessons if lesson.day in held_out]


@dataclass(frozen=True, slots=True)
class _Unseen:
    """A corrected middle of a lesson that had no part in it, and the real wait."""

    served_next: bool
    middle: float
    wait_s: float

    @classmethod
    def by(cls, correction: Correction, lesson: Lesson) -> _Unseen:
        return cls(lesson.known.nobody_before, correction.middle(lesson.known), lesson.wait_s)


def _with_ranges(correction: Correction, unseen: Sequence[_Unseen]) -> Correction:
    """Who is served next, and who stands behind others, are uncertain in different ways."""

    def ranges(served_next: bool) -> Ranges:
        own = [each for each in unseen if each.served_next is served_next]
        return _ranges(own if len(own) >= SMALLEST_BAND else unseen)

    return replace(correction, served_next=ranges(served_next=True), behind=ranges(served_next=False))


def _row(known: Known, steps: Mapping[str, float]) -> tuple[float, ...]:
    """What the trees may ask. The first is the middle one of three ways to tell a wait: one that has gone astray, as
    with a number that says too little or too much, is seldom it."""
    step = steps.get(known.line, steps.get("", 0.0))
    by_length = (known.ahead + 1) * step
    by_last = known.last_s if known.somebody_called else min(known.played_s, by_length)
    by_recent = 1800.0 * (known.ahead + 1) / (known.recent_calls + 1)
    return (
        sorted((known.played_s, by_length, by_last))[1],
        known.played_s,
        by_length,
        step,
        known.ahead,
        known.counters,
        known.last_s,
        known.last_s - known.last_played_s,
        by_recent,
        known.head_s,
        known.free,
        known.privileged,
        known.since_last_s,
        known.last_few_s,
        known.recent_issued,
        known.hour,
        known.weekday,
    )


def _ranges(unseen: Sequence[_Unseen]) -> Ranges:
    """Between which shares of the corrected middle the real waits lay, for short and long ones apart."""
    pairs = sorted((each.middle, each.wait_s) for each in unseen)
    size = max(len(pairs) // BANDS, SMALLEST_BAND)
    bands: list[float] = []
    ends: list[tuple[float, float]] = []
    for start in range(0, len(pairs), size):
        if ends and len(pairs) - start < size:
            break
        rest = len(pairs) - start < 2 * size
        some = pairs[start:] if rest else pairs[start : start + size]
        ratios = sorted((wait + FLOOR_S) / (middle + FLOOR_S) for middle, wait in some)
        ends.append((_at(ratios, LOWER), _at(ratios, UPPER + MARGIN)))
        if not rest:
            bands.append(pairs[start + size][0])
    return Ranges(bands, ends)


def _at(ordered: Sequence[float], share: float) -> float:
    """The order statistic that as many new values do not exceed."""
    return ordered[min(int(share * (len(ordered) + 1)), len(ordered) - 1)]
