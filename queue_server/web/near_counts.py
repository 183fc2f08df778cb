"""Counts of tries within this process, for the windows of `limits`."""

from __future__ import annotations

import time
from collections.abc import Callable

from limits.storage import Storage

SWEPT_EVERY = 1000  # counts: whoever counts the thousandth takes away those that are over


class NearCounts(Storage):
    """As the library's own, which begins a thread with nearly every count: that lets go of the request in its middle,
    and a whole other request may come before it goes on."""

    STORAGE_SCHEME = ["near"]  # noqa: RUF012 -- so the library declares it

    def __init__(self, wall: Callable[[], float] = time.time) -> None:
        super().__init__()
        self._wall = wall
        self._counts: dict[str, tuple[int, float]] = {}  # how many, and until when they count
        self._since_swept = 0

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        self._sweep()
        now = self._wall()
        count, until = self._counts.get(key, (0, now))
        if until <= now:
            count, until = 0, now + expiry
        self._counts[key] = (count + amount, until)
        return count + amount

    def get(self, key: str) -> int:
        count, until = self._counts.get(key, (0, 0.0))
        return count if until > self._wall() else 0

    def get_expiry(self, key: str) -> float:
        _count, until = self._counts.get(key, (0, 0.0))
        return max(until, self._wall())

    def check(self) -> bool:
        return True

    def clear(self, key: str) -> None:
        self._counts.pop(key, None)

    def reset(self) -> int:
        forgotten = len(self._counts)
        self._counts.clear()
        return forgotten

    @property
    def base_exceptions(self) -> type[Exception]:
        return ValueError

    def _sweep(self) -> None:
        self._since_swept += 1
        if self._since_swept >= SWEPT_EVERY:
            self._since_swept, now = 0, self._wall()
            self._counts = {key: kept for key, kept in self._counts.items() if kept[1] > now}
