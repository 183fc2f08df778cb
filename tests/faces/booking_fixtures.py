"""A real server whose branch takes bookings online every five minutes, and phones at its pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from queue_server.models import Role
from tests.faces.booking_screen import BOOKING, HOURS, PHONE, BookingServer, Opens
from tests.faces.console import NAME, WORKPLACE, Colleague
from tests.faces.waits import is_drawn
from tests.running_server import install, serve


@pytest.fixture(scope="module")
def booking_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BookingServer]:
    made = install(
        tmp_path_factory.mktemp("booking"),
        key="main",
        counters=4,
        booking=BOOKING,
        hours=HOURS,
        workplace=WORKPLACE,
        name=NAME,
    )
    with serve(made, environment={"QUEUE_BOOKING_LIMIT": "100000/minute"}) as running:
        Colleague(running, "1", role=Role.RECEPTION).signs_in()  # somebody is there to check visitors in
        yield BookingServer(running)
        assert running.errors() == []


@pytest.fixture
def opens(touch_browser: Browser, booking_server: BookingServer) -> Iterator[Opens]:
    """Opens a page on somebody's phone; none may complain."""
    contexts, mistakes = [], []

    def open_page(path: str, language: str = "uk", javascript: bool = True) -> Page:
        context = touch_browser.new_context(viewport=PHONE, locale=language, java_script_enabled=javascript)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: mistakes.append(str(error)))
        page.goto(f"{booking_server.url}{path}")
        if javascript:
            is_drawn(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert mistakes == []
