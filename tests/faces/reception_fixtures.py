"""Reception's page for a file of tests, closed after each test without a mistake."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from queue_server.models import Role
from tests.faces.reception_screen import Desk, Reception
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]


@pytest.fixture
def reception(browser: Browser, server: RunningServer) -> Iterator[Desk]:
    """Opens reception's page: `reception(Role.SUPERVISOR)`; closed after the test, without a mistake."""
    opened: list[Reception] = []

    def at_desk(role: Role = Role.RECEPTION, language: str = "uk") -> Reception:
        opened.append(Reception.at_desk(browser, server, role, language))
        return opened[-1]

    yield at_desk
    for each in opened:
        each.closes()
