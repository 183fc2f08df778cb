"""Durations counted in steps of 15 seconds: exact counts and sums, from which means, medians and shares come.

Means cannot be made of means nor medians of medians, so what is kept of a day is the histogram: those of many days
added up say the same as the days counted together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

STEP = 15  # seconds; a step ends with its full quarter of a minute, so 900 s are within 15 minutes


@dataclass(slots=True)
class Histogram:
    """`steps[n]` durations lay in (15(n-1), 15n] seconds, step 0 holds the zeros; `total` is their exact sum."""

    total: int = 0
    steps: dict[int, int] = field(default_factory=dict)

    def add(self, seconds: int) -> None:
        step = -(-seconds // STEP)
        self.total += seconds
        self.steps[step] = self.steps.get(step, 0) + 1

    def join(self, other: Histogram) -> None:
        """Take in all of another one."""
        self.total += other.total
        steps = self.steps
        for step, count in other.steps.items():
            steps[step] = steps.get(step, 0) + count

    @property
    def count(self) -> int:
        return sum(self.steps.values())

    @property
    def mean(self) -> float | None:
        """Exact seconds."""
        count = self.count
        return self.total / count if count else None

    def within(self, seconds: int) -> float | None:
        """The share (0–1) that took no longer; exact where `seconds` is the end of a step."""
        count = self.count
        last = seconds // STEP
        return sum(n for step, n in self.steps.items() if step <= last) / count if count else None

    def quantile(self, share: float) -> float | None:
        """Seconds that this share does not exceed, by nearest rank; the middle of its step, so ±7.5 s."""
        count = self.count
        if not count:
            return None
        rank = max(1, -(-int(share * 1000) * count // 1000))
        seen = 0
        for step in sorted(self.steps):
            seen += self.steps[step]
            if seen >= rank:
                break
        return step * STEP - STEP / 2 if step else 0.0

    @property
    def median(self) -> float | None:
        return self.quantile(0.5)

    def packed(self) -> list[int]:
        """The sum, then step and count by turns: short, and quick to read back."""
        return [self.total, *(number for pair in sorted(self.steps.items()) for number in pair)]

    def join_packed(self, packed: Sequence[int]) -> None:
        """Take in all of one that is packed: there are thousands in a period."""
        self.total += packed[0]
        steps = self.steps
        if not steps:
            steps.update(zip(packed[1::2], packed[2::2], strict=True))
            return
        known = steps.get
        for step, count in zip(packed[1::2], packed[2::2], strict=True):
            steps[step] = known(step, 0) + count

    @classmethod
    def unpacked(cls, packed: Sequence[int]) -> Histogram:
        made = cls()
        made.join_packed(packed)
        return made

    @classmethod
    def of(cls, durations: Iterable[int]) -> Histogram:
        made = cls()
        for seconds in durations:
            made.add(seconds)
        return made
