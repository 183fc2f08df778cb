"""Many calls at once at the real display: both of two are shown and spoken, and sixteen counters are all heard.

QUEUE_TEST_PAIRS=100 plays as many pairs as the product promises; the suite plays fewer, for each takes seconds.
(`test_hall_voice.py` puts a hundred pairs through the voice alone.)
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.faces.hall import Hall, chromium, short_voice
from tests.people import Kiosk, Operator
from tests.running_server import RunningServer, install, serve

COUNTERS = 16
PAIRS = int(os.environ.get("QUEUE_TEST_PAIRS", "10"))
PAIRS_WITH_REAL_SPEECH = 3


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright, chromium(playwright) as opened:
        yield opened


@pytest.fixture
def server(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[RunningServer]:
    """With the real voice, or with `short` tones when it is asked for so."""
    installation = install(tmp_path / "centre", counters=COUNTERS, lines="АБВГ")
    voice = short_voice(tmp_path / "voice") if getattr(request, "param", "real") == "short" else {}
    with serve(installation, environment=voice) as running:
        yield running
        assert running.errors() == []


@pytest.fixture
def operators(server: RunningServer) -> list[Operator]:
    return [Operator(server, str(number)).signs_in().opens_counter() for number in range(1, COUNTERS + 1)]


def two_call(hall: Hall, server: RunningServer, one: Operator, other: Operator) -> None:
    """Two visitors are called 0.2 s apart; both are shown, both are heard in their order, both come."""
    before = len(hall.told("said"))
    numbers = [Kiosk(server).visitor_takes_ticket()["number"] for _ in range(2)]
    called = [one.calls_next()]
    time.sleep(0.2)
    called.append(other.calls_next())
    hall.shows(numbers[1])
    assert numbers[0] in [row[0] for row in hall.rows("calls")]
    said = hall.until_told("said", before + 2)[before:]
    assert [call["number"] for call in said] == numbers
    assert all(call["loudness"] > 0.05 for call in said)
    for operator, ticket in zip((one, other), called, strict=True):
        assert ticket is not None
        operator.does("start", ticket["id"])
        operator.does("finish", ticket["id"], outcome="consulted")


@pytest.mark.parametrize("server", ["short"], indirect=True)
@pytest.mark.timeout(60 + 15 * PAIRS)
def test_two_calls_at_once_are_both_shown_and_spoken_every_time(
    browser: Browser, server: RunningServer, operators: list[Operator]
) -> None:
    hall = Hall.opened(browser, server).is_ready()
    for pair in range(PAIRS):
        two_call(hall, server, operators[pair % 8], operators[8 + pair % 8])
    hall.closes()


@pytest.mark.journey
def test_two_calls_at_once_with_real_speech(browser: Browser, server: RunningServer, operators: list[Operator]) -> None:
    hall = Hall.opened(browser, server).is_ready()
    for pair in range(PAIRS_WITH_REAL_SPEECH):
        two_call(hall, server, operators[pair], operators[8 + pair])
    hall.closes()


@pytest.mark.journey
def test_sixteen_counters_in_five_seconds_are_all_heard_in_order(
    browser: Browser, server: RunningServer, operators: list[Operator]
) -> None:
    hall = Hall.opened(browser, server).is_ready()
    numbers = [Kiosk(server).visitor_takes_ticket()["number"] for _ in operators]
    began = time.monotonic()
    for turn, operator in enumerate(operators):
        time.sleep(max(0.0, began + turn * 5 / COUNTERS - time.monotonic()))
        operator.calls_next()
    said = hall.until_told("said", COUNTERS, seconds=120)
    assert [call["number"] for call in said] == numbers
    assert all(call["loudness"] > 0.05 for call in said)
    first_chime = hall.told("chime")[0]["ms"]
    assert said[-1]["ms"] - first_chime <= 100_000
    hall.closes()
