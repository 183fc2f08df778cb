"""Counts within one process: each window by itself, and nothing kept for ever."""

from __future__ import annotations

import pytest

from queue_server.domain.errors import TooMany
from queue_server.web import near_counts
from queue_server.web.limits import Limits
from queue_server.web.near_counts import NearCounts


class Clock:
    now = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_a_window_begins_with_its_first_count_and_ends() -> None:
    clock = Clock()
    counts = NearCounts(clock)
    assert [counts.incr("a", 60) for _ in range(3)] == [1, 2, 3]
    clock.now += 59
    assert counts.incr("a", 60) == 4
    assert counts.get_expiry("a") == 1_060
    clock.now += 1
    assert counts.get("a") == 0
    assert counts.get_expiry("a") == clock.now
    assert counts.incr("a", 60) == 1


def test_keys_are_counted_apart_and_cleared() -> None:
    counts = NearCounts()
    counts.incr("a", 60)
    counts.incr("b", 60, amount=2)
    counts.clear("a")
    assert (counts.get("a"), counts.get("b")) == (0, 2)
    assert counts.reset() == 1
    assert counts.get("b") == 0
    assert counts.check()


def test_who_was_counted_once_is_not_kept_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near_counts, "SWEPT_EVERY", 10)
    clock = Clock()
    counts = NearCounts(clock)
    for number in range(9):
        counts.incr(f"address {number}", 60)
    clock.now += 60
    for _ in range(2):
        counts.incr("another", 60)
    assert counts.reset() == 1


def test_the_wait_that_is_told_ends_with_the_window() -> None:
    clock = Clock()
    limits = Limits(wall=clock, own={"tries": "1/minute"})
    limits.hit("tries", "a")
    clock.now += 15
    with pytest.raises(TooMany) as refusal:
        limits.hit("tries", "a")
    assert refusal.value.details["retry_after"] == 45
    clock.now += 45
    limits.hit("tries", "a")
