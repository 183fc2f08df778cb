"""One real server for a file of tests; every test has a branch of its own in that installation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

import pytest
from playwright.sync_api import Browser, Page

from queue_server.models import Role
from tests.faces.console import NAME, WORKPLACE, Console
from tests.faces.settings import at_page
from tests.people import Kiosk
from tests.running_server import RunningServer, install, serve

_number = count(1)


@pytest.fixture(scope="module")
def browser(touch_browser: Browser) -> Browser:
    """The one Chromium of this file; staff work in windows of their own size."""
    return touch_browser


@pytest.fixture(scope="module")
def installation_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with serve(install(tmp_path_factory.mktemp("centre"), key="first", counters=1)) as running:
        yield running
        assert running.errors() == []


@pytest.fixture
def rules() -> dict[str, object]:
    """The rules of the test's branch; a test that needs others overrides it by `parametrize`."""
    return {}


@pytest.fixture
def server(installation_server: RunningServer, rules: dict[str, object]) -> RunningServer:
    """The server as this test's own branch sees it: two counters, lines А and Б."""
    number = next(_number)
    own = install(
        installation_server.installation.data_dir,
        key=f"branch-{number}",
        counters=2,
        rules=rules,
        workplace=WORKPLACE,
        name={language: f"{name} {number}" for language, name in NAME.items()},
    )
    return replace(installation_server, installation=own)


@pytest.fixture
def visitors(server: RunningServer) -> Kiosk:
    """Those who take tickets at the kiosk of this branch."""
    return Kiosk(server)


@pytest.fixture
def console(browser: Browser, server: RunningServer) -> Iterator[Callable[..., Console]]:
    """Opens consoles at a counter: `console("1", language="en")`; they are closed after the test, without a mistake."""
    opened: list[Console] = []

    def at_counter(number: str = "1", language: str = "uk") -> Console:
        opened.append(Console.at_counter(browser, server, number, language))
        return opened[-1]

    yield at_counter
    for each in opened:
        each.closes()


@pytest.fixture
def settings_at(browser: Browser, server: RunningServer) -> Iterator[Callable[..., Console]]:
    """Opens pages of the settings: `settings_at("people", Role.MANAGER)`; closed after the test, without a mistake."""
    opened: list[Console] = []

    def at(name: str, role: Role = Role.MANAGER, language: str = "uk") -> Console:
        opened.append(at_page(browser, server, name, role, language))
        return opened[-1]

    yield at
    for each in opened:
        each.closes()


@pytest.fixture
def pages() -> Iterator[list[Page]]:
    """Pages that are closed after the test."""
    opened: list[Page] = []
    yield opened
    for page in opened:
        page.context.close()
