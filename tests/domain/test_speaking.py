"""One device speaks for a zone: the named one, else the next best that is there."""

from __future__ import annotations

import pytest

from queue_server.domain.speaking import Sounding, speaker_of

ENTRANCE = Sounding("entrance", None, only_speaks=False, online=True)
FIRST = Sounding("first", "hall", only_speaks=False, online=True)
SECOND = Sounding("second", "hall", only_speaks=False, online=True)
LOUD = Sounding("loud", "hall", only_speaks=True, online=True)
OTHER = Sounding("other", "archive", only_speaks=False, online=True)


def away(device: Sounding) -> Sounding:
    return Sounding(device.id, device.zone, device.only_speaks, online=False)


@pytest.mark.parametrize(
    ("named", "devices", "speaks"),
    [
        (None, [], None),
        (None, [OTHER], None),  # a display of another zone is not heard here
        (None, [ENTRANCE], "entrance"),
        (None, [ENTRANCE, FIRST, SECOND], "first"),
        (None, [ENTRANCE, FIRST, LOUD], "loud"),
        ("second", [FIRST, SECOND, LOUD], "second"),
        ("entrance", [ENTRANCE, FIRST], "entrance"),
        ("second", [FIRST, away(SECOND)], "first"),  # one that is gone silences nobody
        ("second", [away(FIRST), away(SECOND)], "second"),
        ("lost", [FIRST, SECOND], "first"),
        (None, [away(FIRST), ENTRANCE], "entrance"),
    ],
)
def test_one_speaks(named: str | None, devices: list[Sounding], speaks: str | None) -> None:
    assert speaker_of("hall", named, devices) == speaks


def test_the_whole_hall_is_spoken_for_by_a_display_of_the_whole_hall() -> None:
    assert speaker_of(None, None, [FIRST, ENTRANCE]) == "entrance"
    assert speaker_of(None, "first", [FIRST, ENTRANCE]) == "first"
