"""Snapshots that are shared: five hundred displays that come back at once ask for the same picture of the same seq."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from queue_server.models import Branch

FRESH = timedelta(seconds=1)  # as old as a forecast may be
Shown = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Taken:
    seq: int
    at: datetime
    shown: Shown


class Snapshots:
    """The last picture of each view, given to all who ask within a second while nothing has happened in the branch."""

    def __init__(self) -> None:
        self._taken: dict[tuple[str, ...], _Taken] = {}

    def of(self, branch: Branch, now: datetime, view: str, zone: str | None, take: Callable[[], Shown]) -> Shown:
        """A picture at the branch's `seq`, with the moment of asking in it: screens set their clocks by that."""
        place = (branch.key, view, zone or "")
        known = self._taken.get(place)
        if known is None or known.seq != branch.seq or not timedelta() <= now - known.at < FRESH:
            known = self._taken[place] = _Taken(branch.seq, now, take())
        return known.shown | {"at": now.astimezone(ZoneInfo(branch.timezone)).isoformat()}
