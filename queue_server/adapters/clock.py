"""The clock of the installation: the only place that asks the machine for the time."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

HELD_FLAT = timedelta(seconds=60)


class Clock(Protocol):
    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        ...


class SystemClock:
    """The machine's time. A step back of up to 60 s is held flat, so that no wait turns negative."""

    def __init__(self) -> None:
        self._last = datetime.now(UTC)

    def now(self) -> datetime:
        moment = datetime.now(UTC)
        if self._last - HELD_FLAT <= moment < self._last:
            return self._last
        self._last = moment
        return moment


def monotonic() -> float:
    """Seconds that only grow, for measuring how long something took."""
    return time.monotonic()
