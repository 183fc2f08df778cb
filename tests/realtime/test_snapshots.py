"""One picture for all who ask at the same seq; never an old one."""

from __future__ import annotations

from typing import Any

from queue_server.models import Branch
from queue_server.realtime.snapshots import Snapshots
from tests.fakes import FrozenClock


class Camera:
    """Takes pictures of a branch and counts them."""

    def __init__(self) -> None:
        self.branch = Branch(key="main", name={}, short_name={}, workplace={}, seq=7)
        self.clock = FrozenClock()
        self.shared = Snapshots()
        self.taken = 0

    def shows(self, view: str = "board", zone: str | None = None) -> dict[str, Any]:
        return self.shared.of(self.branch, self.clock.now(), view, zone, self._take)

    def _take(self) -> dict[str, Any]:
        self.taken += 1
        return {"seq": self.branch.seq, "at": "then", "picture": self.taken}


def test_five_hundred_get_one_picture() -> None:
    camera = Camera()
    assert {camera.shows()["picture"] for _ in range(500)} == {1}


def test_what_has_happened_since_is_in_it() -> None:
    camera = Camera()
    camera.shows()
    camera.branch.seq = 8
    assert camera.shows() == {"seq": 8, "at": "2026-03-02T10:00:00+02:00", "picture": 2}


def test_it_lives_a_second_and_tells_the_time_of_asking() -> None:
    """Without any event a call leaves the board after three minutes, and a notice begins."""
    camera = Camera()
    camera.shows()
    camera.clock.advance(seconds=0.9)
    assert camera.shows() == {"seq": 7, "at": "2026-03-02T10:00:00.900000+02:00", "picture": 1}
    camera.clock.advance(seconds=0.1)
    assert camera.shows()["picture"] == 2
    camera.clock.advance(hours=-1)
    assert camera.shows()["picture"] == 3


def test_views_and_zones_have_their_own() -> None:
    camera = Camera()
    assert len({camera.shows(view, zone)["picture"] for view in ("board", "queue") for zone in (None, "hall")}) == 4
