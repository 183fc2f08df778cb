"""A centre whose hall has a display, its hall_visitors and operators, and a Chromium that may sound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest
from playwright.sync_api import Browser, Playwright

from tests.faces.hall import AtCounter, Hall, short_voice
from tests.people import Kiosk, Operator
from tests.running_server import RunningServer, install, serve

COUNTERS = 8
_number = count(1)


@pytest.fixture(scope="session")
def hall_playwright(playwright_driver: Playwright) -> Playwright:
    return playwright_driver


@pytest.fixture(scope="session")
def hall_browser(one_chromium: Browser) -> Browser:
    return one_chromium


@pytest.fixture(scope="session")
def halls_with_voice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with serve(install(tmp_path_factory.mktemp("halls"), key="first", counters=1)) as running:
        yield running


@pytest.fixture(scope="session")
def halls_with_tones(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    installation = install(tmp_path_factory.mktemp("halls"), key="first", counters=1)
    with serve(installation, environment=short_voice(installation.data_dir / "voice")) as running:
        yield running


@pytest.fixture
def hall_server(request: pytest.FixtureRequest) -> Iterator[RunningServer]:
    """A branch of eight counters of this test's own. Its voice is a short tone, but for tests that ask for the `real`
    one."""
    real = getattr(request, "param", "short") == "real"
    running: RunningServer = request.getfixturevalue("halls_with_voice" if real else "halls_with_tones")
    workplace = {"uk": "Робоче місце", "en": "Desk"}
    folder = running.installation.data_dir
    own = install(folder, key=f"hall-{next(_number)}", counters=COUNTERS, workplace=workplace)
    before = len(running.errors())
    yield replace(running, installation=own)
    assert running.errors()[before:] == []


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


@pytest.fixture(scope="module")
def open_hall(halls_with_tones: RunningServer, hall_browser: Browser) -> Iterator[Hall]:
    """A hall in which nothing happens, to draw states in."""
    hall = Hall.opened(hall_browser, halls_with_tones).is_ready().has_its_letters()
    yield hall
    hall.closes()
