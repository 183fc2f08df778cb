"""Many calls at once at the real display: both of two are shown and spoken, and sixteen counters are all heard.

QUEUE_TEST_PAIRS=100 plays as many pairs as the product promises; the suite plays fewer, for each takes seconds.
(`test_hall_voice.py` puts a hundred pairs through the voice alone.) Listening is most of the time, so what is played
here is played at once, in halls of their own: branches of two centres, one with the real voice and one with tones.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.faces.hall import Hall
from tests.people import Kiosk, Operator
from tests.running_server import RunningServer, install

pytest_plugins = ["tests.faces.hall_fixtures"]

COUNTERS = 16
PAIRS = int(os.environ.get("QUEUE_TEST_PAIRS", "10"))
PAIRS_WITH_REAL_SPEECH = 3
HALLS = 5
"""Halls in which pairs are called at the same time."""


@dataclass(slots=True)
class Scene:
    """A hall with its display, its visitors and its administrators at their counters."""

    hall: Hall
    visitors: Kiosk
    operators: list[Operator]

    def visitor_takes_ticket(self) -> str:
        return str(self.visitors.visitor_takes_ticket()["number"])


@dataclass(slots=True)
class Pair:
    """Two visitors who are called 0.2 s apart, by two administrators."""

    scene: Scene
    operators: tuple[Operator, Operator]
    said_before: int
    numbers: list[str]
    called: list[dict[str, Any] | None]

    @classmethod
    def is_called(cls, scene: Scene, turn: int) -> Pair:
        numbers = [scene.visitor_takes_ticket() for _ in range(2)]
        one, other = scene.operators[turn % 8], scene.operators[8 + turn % 8]
        pair = cls(scene, (one, other), len(scene.hall.told("said")), numbers, [one.calls_next()])
        time.sleep(0.2)
        pair.called.append(other.calls_next())
        return pair

    def is_shown_and_heard(self) -> None:
        """Both, in their order; then both come."""
        hall = self.scene.hall
        hall.shows(self.numbers[1])
        called = hall.page.locator('[data-rows="calls"] .row:not([data-past])')
        expect(called.filter(has_text=self.numbers[0])).to_be_visible()
        said = hall.until_told("said", self.said_before + 2)[self.said_before :]
        assert [call["number"] for call in said] == self.numbers
        assert all(call["loudness"] > 0.05 for call in said)
        for operator, ticket in zip(self.operators, self.called, strict=True):
            assert ticket is not None
            operator.does("start", ticket["id"])
            operator.does("finish", ticket["id"], outcome="consulted")


Opens = Callable[[RunningServer, str], Scene]


@pytest.fixture(scope="module")
def opens(one_chromium: Browser, halls_with_voice: RunningServer, halls_with_tones: RunningServer) -> Iterator[Opens]:
    """Opens halls, each a branch of its own; their displays are closed, without a mistake, while the servers live."""
    opened: list[Scene] = []

    def open_hall(server: RunningServer, key: str) -> Scene:
        own = replace(
            server, installation=install(server.installation.data_dir, key=key, counters=COUNTERS, lines="АБВГ")
        )
        operators = [Operator(own, str(number)).signs_in().opens_counter() for number in range(1, COUNTERS + 1)]
        opened.append(Scene(Hall.opened(one_chromium, own).is_ready(), Kiosk(own), operators))
        return opened[-1]

    before = [len(server.errors()) for server in (halls_with_voice, halls_with_tones)]
    yield open_hall
    for scene in opened:
        scene.hall.closes()
    assert [len(server.errors()) for server in (halls_with_voice, halls_with_tones)] == before


@pytest.fixture(scope="module", autouse=True)
def sixteen(opens: Opens, halls_with_voice: RunningServer) -> tuple[Scene, list[str]]:
    """Sixteen counters call within five seconds. It takes a minute to say all that: other halls play meanwhile."""
    scene = opens(halls_with_voice, "sixteen")
    numbers = [scene.visitor_takes_ticket() for _ in scene.operators]
    began = time.monotonic()
    for turn, operator in enumerate(scene.operators):
        time.sleep(max(0.0, began + turn * 5 / COUNTERS - time.monotonic()))
        operator.calls_next()
    return scene, numbers


@pytest.mark.timeout(120 + 15 * PAIRS)
def test_two_calls_at_once_are_both_shown_and_spoken_every_time(opens: Opens, halls_with_tones: RunningServer) -> None:
    scenes = [opens(halls_with_tones, f"pairs-{number}") for number in range(min(HALLS, PAIRS))]
    for begin in range(0, PAIRS, len(scenes)):
        for pair in [Pair.is_called(scene, begin) for scene in scenes[: PAIRS - begin]]:
            pair.is_shown_and_heard()


@pytest.mark.journey
def test_two_calls_at_once_with_real_speech(opens: Opens, halls_with_voice: RunningServer) -> None:
    scenes = [opens(halls_with_voice, f"pairs-{number}") for number in range(PAIRS_WITH_REAL_SPEECH)]
    for pair in [Pair.is_called(scene, turn) for turn, scene in enumerate(scenes)]:
        pair.is_shown_and_heard()


@pytest.mark.journey
def test_sixteen_counters_in_five_seconds_are_all_heard_in_order(sixteen: tuple[Scene, list[str]]) -> None:
    scene, numbers = sixteen
    said = scene.hall.until_told("said", COUNTERS, seconds=120)
    assert [call["number"] for call in said] == numbers
    assert all(call["loudness"] > 0.05 for call in said)
    first_chime = scene.hall.told("chime")[0]["ms"]
    assert said[-1]["ms"] - first_chime <= 100_000
