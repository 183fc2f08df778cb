"""One Chromium and one real server with the whole catalogue of Sloviansk, for all tests of what visitors touch."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.faces.kiosk_screen import KioskScreen, Printer
from tests.journeys.sloviansk import copied, set_up
from tests.running_server import Installation, RunningServer, serve


@pytest.fixture(scope="session")
def set_up_sloviansk(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The centre as its commands make it, to be copied: they take ten seconds."""
    return set_up(tmp_path_factory.mktemp("set-up"))


@pytest.fixture(scope="session")
def sloviansk(set_up_sloviansk: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with serve(copied(tmp_path_factory.mktemp("sloviansk"), set_up_sloviansk)) as running:
        yield running
        assert running.errors() == []


@pytest.fixture(scope="session")
def touch_browser(one_chromium: Browser) -> Browser:
    return one_chromium


@pytest.fixture
def kiosk_at(touch_browser: Browser) -> Iterator[Callable[..., KioskScreen]]:
    """Opens kiosks: `kiosk_at(server, "landscape")`; they are closed after the test, without a mistake."""
    opened: list[KioskScreen] = []

    def at(server: RunningServer, *how: str, clock: bool = False) -> KioskScreen:
        opened.append(KioskScreen.opened(touch_browser, server, *how, clock=clock))  # type: ignore[arg-type]
        return opened[-1]

    yield at
    for each in opened:
        each.closes()


@pytest.fixture
def kiosk(kiosk_at: Callable[..., KioskScreen], sloviansk: RunningServer) -> KioskScreen:
    """A kiosk of Sloviansk, upright."""
    return kiosk_at(sloviansk)


@pytest.fixture
def printer(sloviansk: RunningServer) -> Printer:
    """The kiosk's printer, with nothing left to print."""
    return Printer(sloviansk).empties()


@pytest.fixture(scope="module")
def modules_page(touch_browser: Browser, sloviansk: RunningServer) -> Iterator[Page]:
    """A blank page of the server's own origin, from which pure modules are imported and asked."""
    page = touch_browser.new_page()
    page.goto(f"{sloviansk.url}/healthz")
    yield page
    page.close()
