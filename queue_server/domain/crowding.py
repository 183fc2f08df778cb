"""Many tickets in a short time: what reception should look at, and nothing that stops anybody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta


def crowded(moments: Sequence[datetime], many: int, within: timedelta) -> set[int]:
    """The places in `moments` (in their order) of all that lie in a stretch of `within` with at least `many`."""
    found: set[int] = set()
    first = 0
    for last, moment in enumerate(moments):
        while moment - moments[first] > within:
            first += 1
        if last - first + 1 >= many:
            found.update(range(first, last + 1))
    return found
