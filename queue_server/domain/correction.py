"""The learned correction: what the queue played forward says, made right by how the branch's last weeks turned out.

It is learned from promises and real waits, judged on the last days, which it has not seen, and kept only if it helps
there. The ends of the range come from the same days: the upper one held for nine of ten of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from queue_server.domain.boosting import Trees, boost
from queue_server.domain.waiting import LOWER, UPPER, Wait

TREES = 120
FEWEST = 400  # promises; from fewer nothing is learned
FEWEST_DAYS = 4
HELD_OUT = 0.3  # of the days, the last
MUST_HELP = 0.98  # of the error without it, at most
MARGIN = 0.01  # later days part from those that the ends were learned on
BANDS = 8  # the range is as wide as waits of about this length have been uncertain
LEAN = 20  # promises; with as many of its own, a line's own throughput is believed by half
LONGEST_S = 3 * 3600.0  # a first guess beyond is a mistake
FLOOR_S = 60.0  # added to both sides of a ratio, so that short waits have one


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a visitor's wait at the moment of the promise. Seconds, except where it says otherwise.

    `played_s` is the middle of the queue played forward; `last_s` how long who was called last in this line had
    waited (less than zero: nobody yet today), and `last_played_s` what had been played forward for that one;
    `recent_calls` are those of the last half-hour in this line; `head_s` is how long the first in line has waited;
    `hour` is of the day, with its fraction; `extra` is whatever else a queue's records tell.
    """

    line: str
    played_s: float
    ahead: int
    counters: int
    last_s: float
    last_played_s: float
    recent_calls: int
    head_s: float
    hour: float
    weekday: int
    extra: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Lesson:
    """A promise and how it turned out; `day` is its date's ordinal."""

    day: int
    known: Known
    wait_s: float


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
class Correction:
    """`steps` are a line's seconds for each visitor ahead, `bands` the upper limits of the corrected middle and, by
    band, how far both ends lie from it."""

    trees: Trees
    steps: Mapping[str, float]
    bands: Sequence[float]
    ends: Sequence[tuple[float, float]]

    def of(self, known: Known) -> Wait:
        """What to tell: low ≤ likely ≤ high."""
        likely = self.middle(known)
        low, high = self.ends[bisect_right(self.bands, likely)]
        return Wait(
            max(min((likely + FLOOR_S) * low - FLOOR_S, likely), 0.0),
            likely,
            max((likely + FLOOR_S) * high - FLOOR_S, likely),
        )

    def middle(self, known: Known) -> float:
        return _middle(self.trees, _row(known, self.steps))

    def stored(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return {
            "trees": self.trees.trees,
            "steps": dict(self.steps),
            "bands": list(self.bands),
            "ends": [list(pair) for pair in self.ends],
        }

    @classmethod
    def restored(cls, stored: Mapping[str, Any]) -> Correction:
        ends = [(low, high) for low, high in stored["ends"]]
        return cls(Trees(stored["trees"]), stored["steps"], stored["bands"], ends)


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
    first_held_out = days[-max(round(len(days) * HELD_OUT), 1)]
    held_out = [lesson for lesson in lessons if lesson.day >= first_held_out]
    tried, steps = _fit([lesson for lesson in lessons if lesson.day < first_held_out], trees)
    middles = [_middle(tried, _row(lesson.known, steps)) for lesson in held_out]
    waits = [lesson.wait_s for lesson in held_out]
    bands, ends = _ends(middles, waits)
    fitted, all_steps = _fit(lessons, trees)
    before = Correction(tried, steps, bands, ends)
    return Judged(
        Correction(fitted, all_steps, bands, ends),
        score([before.of(lesson.known) for lesson in held_out], waits),
        score([Wait(0.0, lesson.known.played_s, lesson.known.played_s) for lesson in held_out], waits),
    )


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


def _fit(lessons: Sequence[Lesson], trees: int) -> tuple[Trees, dict[str, float]]:
    steps = steps_of(lessons)
    rows = [_row(lesson.known, steps) for lesson in lessons]
    return boost(rows, [lesson.wait_s - row[0] for lesson, row in zip(lessons, rows, strict=True)], trees), steps


def _middle(trees: Trees, row: Sequence[float]) -> float:
    """The row begins with the first guess."""
    return max(row[0] + trees.of(row), 0.0)


def _row(known: Known, steps: Mapping[str, float]) -> tuple[float, ...]:
    """The first guess, then what the trees may ask. The guess is the middle one of three ways to tell a wait, so that
    one that has gone astray, as with a number that says too little or too much, is not followed."""
    step = steps.get(known.line, steps.get("", 0.0))
    by_length = (known.ahead + 1) * step
    by_last = known.last_s if known.last_s >= 0 else min(known.played_s, by_length)
    guess = min(sorted((known.played_s, by_length, by_last))[1], LONGEST_S)
    by_recent = 1800.0 * (known.ahead + 1) / (known.recent_calls + 1)
    return (
        guess,
        known.played_s,
        by_length,
        step,
        known.ahead,
        known.counters,
        known.last_s,
        known.last_s - known.last_played_s,
        by_recent,
        known.head_s,
        known.hour,
        known.weekday,
        *known.extra,
    )


def _ends(middles: Sequence[float], waits: Sequence[float]) -> tuple[list[float], list[tuple[float, float]]]:
    """Between which shares of the corrected middle the real waits lay, for short and long ones apart."""
    pairs = sorted(zip(middles, waits, strict=True))
    size = max(len(pairs) // BANDS, 50)
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
    return bands, ends


def _at(ordered: Sequence[float], share: float) -> float:
    """The order statistic that as many new values do not exceed."""
    return ordered[min(int(share * (len(ordered) + 1)), len(ordered) - 1)]
