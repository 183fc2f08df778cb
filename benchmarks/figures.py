"""What a bench gives: one row of the table, and the figures behind it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

RESULTS = Path("var") / "bench.json"


@dataclass(frozen=True, slots=True)
class Row:
    """`measured` and `budget` as a person reads them; `figures` go into the JSON."""

    what: str
    measured: str
    budget: str
    kept: bool
    figures: dict[str, float] = field(default_factory=dict)


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of all does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
