"""What was counted in a time: numbers and durations by measure, dimension and key; those of two times can be added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from queue_server.domain.histograms import Histogram

ALL = "all"  # the dimension of the whole, with one key of the same name
UNKNOWN = ""  # the key of what was not said, so that the sum over every dimension is the whole

Counts = dict[str, dict[str, dict[str, int]]]
Times = dict[str, dict[str, dict[str, Histogram]]]
EMPTY: Mapping[str, Any] = {}
NO_TIMES = Histogram()


@dataclass(slots=True)
class Figures:
    """`counts["visits"]["line"][line_id]` is a number, `times["wait"]["hour"]["09"]` a histogram."""

    counts: Counts = field(default_factory=dict)
    times: Times = field(default_factory=dict)

    def count(self, measure: str, amount: int = 1, **by: str | None) -> None:
        """Add to the whole of a measure and to its key in each dimension named."""
        dimensions = self.counts.setdefault(measure, {})
        for dimension, key in ((ALL, ALL), *by.items()):
            keys = dimensions.setdefault(dimension, {})
            keys[key or UNKNOWN] = keys.get(key or UNKNOWN, 0) + amount

    def time(self, measure: str, seconds: int, **by: str | None) -> None:
        dimensions = self.times.setdefault(measure, {})
        for dimension, key in ((ALL, ALL), *by.items()):
            dimensions.setdefault(dimension, {}).setdefault(key or UNKNOWN, Histogram()).add(seconds)

    def add(self, other: Figures) -> None:
        """Take in all of another time's."""
        self._add_counts(other.counts)
        for measure, dimensions in other.times.items():
            for dimension, histograms in dimensions.items():
                own = self._times(measure, dimension)
                for key, histogram in histograms.items():
                    own.setdefault(key, Histogram()).join(histogram)

    def add_packed_counts(self, packed: Mapping[str, Any]) -> None:
        """Of what was packed the counts alone: durations are most of it."""
        self._add_counts(packed["counts"])

    def add_packed(self, packed: Mapping[str, Any]) -> None:
        """All of what was packed."""
        self.add_packed_counts(packed)
        for measure, dimensions in packed["times"].items():
            for dimension, histograms in dimensions.items():
                own = self._times(measure, dimension)
                for key, numbers in histograms.items():
                    own.setdefault(key, Histogram()).join_packed(numbers)

    def _add_counts(self, counts: Counts) -> None:
        for measure, dimensions in counts.items():
            mine = self.counts.setdefault(measure, {})
            for dimension, keys in dimensions.items():
                own = mine.setdefault(dimension, {})
                for key, amount in keys.items():
                    own[key] = own.get(key, 0) + amount

    def _times(self, measure: str, dimension: str) -> dict[str, Histogram]:
        return self.times.setdefault(measure, {}).setdefault(dimension, {})

    def total(self, measure: str) -> int:
        return self.by(measure, ALL).get(ALL, 0)

    def by(self, measure: str, dimension: str) -> Mapping[str, int]:
        return self.counts.get(measure, EMPTY).get(dimension, EMPTY)

    def whole_time(self, measure: str) -> Histogram:
        return self.times_by(measure, ALL).get(ALL, NO_TIMES)

    def times_by(self, measure: str, dimension: str) -> Mapping[str, Histogram]:
        return self.times.get(measure, EMPTY).get(dimension, EMPTY)

    def packed(self) -> dict[str, Any]:
        """Ready for JSON."""
        times = {
            measure: {
                dimension: {key: histogram.packed() for key, histogram in histograms.items()}
                for dimension, histograms in dimensions.items()
            }
            for measure, dimensions in self.times.items()
        }
        return {"counts": self.counts, "times": times}

    @classmethod
    def unpacked(cls, packed: Mapping[str, Any]) -> Figures:
        made = cls()
        made.add_packed(packed)
        return made
