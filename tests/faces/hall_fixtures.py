"""A centre whose hall has a display, its hall_visitors and operators, and a Chromium that may sound."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.faces.hall import AtCounter, Hall, chromium, short_voice
from tests.people import Kiosk, Operator
from tests.running_server import RunningServer, install, serve

COUNTERS = 8


@pytest.fixture(scope="module")
def hall_playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def hall_browser(hall_playwright: Playwright) -> Iterator[Browser]:
    with chromium(hall_playwright) as opened:
        yield opened


@pytest.fixture
def hall_server(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[RunningServer]:
    """A centre of eight counters. Its voice is a short tone, but for tests that ask for the `real` one."""
    installation = install(tmp_path / "centre", counters=COUNTERS, workplace={"uk": "Робоче місце", "en": "Desk"})
    voice = {} if getattr(request, "param", "short") == "real" else short_voice(tmp_path / "voice")
    with serve(installation, environment=voice) as running:
        yield running
        assert running.errors() == []


@pytest.fixture
def hall_visitors(hall_server: RunningServer) -> Kiosk:
    return Kiosk(hall_server)


@pytest.fixture
def at_counter(hall_server: RunningServer) -> AtCounter:
    return lambda number: Operator(hall_server, str(number)).signs_in().opens_counter()


@pytest.fixture
def hall(hall_browser: Browser, hall_server: RunningServer) -> Iterator[Hall]:
    opened = Hall.opened(hall_browser, hall_server).is_ready()
    yield opened
    opened.closes()
