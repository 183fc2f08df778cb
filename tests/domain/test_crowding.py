"""Many tickets within a short time are noticed, whatever comes before and after them."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from queue_server.domain.crowding import crowded
from tests.fakes import MONDAY_MORNING

TEN = timedelta(minutes=10)


@pytest.mark.parametrize(
    ("minutes", "found"),
    [
        ([], set()),
        ([0, 1, 2, 3], set()),
        ([0, 1, 2, 3, 4], {0, 1, 2, 3, 4}),
        ([0, 2, 4, 6, 10], {0, 1, 2, 3, 4}),  # ten minutes to the second are within
        ([0, 3, 6, 9, 12], set()),
        ([0, 30, 31, 32, 33, 34, 90], {1, 2, 3, 4, 5}),
        ([0, 2, 4, 6, 8, 12, 40], {0, 1, 2, 3, 4, 5}),  # two stretches that share tickets
    ],
)
def test_five_within_ten_minutes(minutes: list[float], found: set[int]) -> None:
    assert crowded([MONDAY_MORNING + timedelta(minutes=each) for each in minutes], 5, TEN) == found


def test_it_finds_what_looking_at_every_stretch_finds() -> None:
    random = Random(7)
    for _ in range(300):
        moments = sorted(
            MONDAY_MORNING + timedelta(minutes=random.randint(0, 60)) for _ in range(random.randint(0, 25))
        )
        wanted = {
            place
            for start in moments
            for place, moment in enumerate(moments)
            if sum(start <= each <= start + TEN for each in moments) >= 5 and start <= moment <= start + TEN
        }
        assert crowded(moments, 5, TEN) == wanted
