"""What a branch decides about its hall."""

from __future__ import annotations

from datetime import time

import pytest

from queue_server.domain.hall import Hall
from queue_server.domain.phrases import Manner

LUNCH = Hall(volume=80, quiet_hours=("13:00-14:00", "18:00-24:00"), quiet_volume=30)


@pytest.mark.parametrize(
    ("at", "volume"),
    [("12:59", 80), ("13:00", 30), ("13:59", 30), ("14:00", 80), ("18:00", 30), ("23:59", 30), ("00:00", 80)],
)
def test_quiet_hours_lower_the_sound(at: str, volume: int) -> None:
    assert LUNCH.volume_at(time.fromisoformat(at)) == volume


def test_quiet_hours_never_raise_it() -> None:
    assert Hall(volume=20, quiet_hours=("00:00-24:00",), quiet_volume=60).volume_at(time(10)) == 20


def test_a_visitor_is_called_in_ukrainian_and_then_in_the_own_language() -> None:
    assert Hall().languages("en") == ("uk", "en")
    assert Hall().languages("uk") == ("uk",)
    assert Hall(own_language=False).languages("en") == ("uk",)


def test_each_language_has_its_voice() -> None:
    hall = Hall(voice_en="woman", speed=90)
    assert (hall.manner("uk"), hall.manner("en"), hall.manner("pl")) == (
        Manner("man", 90),
        Manner("woman", 90),
        Manner("man", 90),
    )
