"""The answers to those who lost a race for a time: for a moment the same question needs no search of its own."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime, timedelta

from queue_server.domain.errors import Refused

FRESH = timedelta(seconds=1)
"""No refusal is repeated for longer. What changes free times carries the branch's `seq`, which is part of the question;
the rest, such as the passing of time and the settings, may be seen this much later."""


class LostRaces:
    """What was refused a moment ago, by what was asked. Only refusals: nobody is given a place from memory."""

    def __init__(self) -> None:
        self._refused: dict[Hashable, tuple[datetime, Refused]] = {}

    def refuse_again(self, asked: Hashable, now: datetime) -> None:
        """Raises Refused as a moment ago, when the same was asked."""
        found = self._refused.get(asked)
        if found is not None and timedelta() <= now - found[0] < FRESH:
            raise Refused(found[1].code, **found[1].details)

    def remember(self, asked: Hashable, refusal: Refused, now: datetime) -> None:
        """Of everything older nothing is kept."""
        self._refused = {key: kept for key, kept in self._refused.items() if timedelta() <= now - kept[0] < FRESH}
        self._refused[asked] = (now, refusal)
