"""One Chromium for all tests of a worker: windows are opened and closed in it, starting it anew takes a second."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.faces.hall import chromium


@pytest.fixture(scope="session")
def playwright_driver() -> Iterator[Playwright]:
    """The one driver that a thread may have. What is expected has the time that a busy machine may take."""
    expect.set_options(timeout=20_000)
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def one_chromium(playwright_driver: Playwright) -> Iterator[Browser]:
    """It may sound without a touch, as a hall display's browser must be allowed to."""
    with chromium(playwright_driver) as opened:
        yield opened
