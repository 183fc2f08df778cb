"""Whether the wall clock can be trusted: it is watched against one that only grows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from queue_server.services.unit_of_work import Clock


class ClockWatch:
    """`standing` is the id of the standstill that this watch has last seen noted."""

    def __init__(self, clock: Clock, monotonic: Callable[[], float]) -> None:
        self._clock, self._monotonic = clock, monotonic
        self.standing: str | None = None
        self.settle()

    @property
    def parted(self) -> timedelta:
        """How far the wall clock has gone ahead of the other, or fallen behind, since both were believed last."""
        return self._clock.now() - self._wall - timedelta(seconds=self._monotonic() - self._steady)

    def settle(self) -> None:
        """The time of this moment is right."""
        self._wall, self._steady = self._clock.now(), self._monotonic()
