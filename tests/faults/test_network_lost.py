"""The network between kiosk and server is gone for a second, a minute, an hour: it is said, and no ticket is doubled.

(That it is said within five seconds is measured by the kiosk's own clock in `tests/faces/test_kiosk_trouble.py`.)"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser
from sqlmodel import select

from queue_server.models import PrintJob, Ticket
from tests.faces.kiosk_screen import KioskScreen
from tests.faults.cable import Cable
from tests.faults.invariants import screens_agree, stored_is_well
from tests.people import Operator
from tests.running_server import RunningServer, changed, install, serve

VISITORS_TURN = 60  # seconds without a touch, after which a kiosk forgets its visitor
LONG = pytest.mark.faults_long


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with serve(install(tmp_path_factory.mktemp("centre"), counters=1)) as running:
        yield running
        assert running.errors() == []


@pytest.fixture
def cable(server: RunningServer) -> Iterator[Cable]:
    with Cable(server.port) as cable:
        yield cable


def stored(server: RunningServer) -> dict[str, str]:
    """Number by ticket's id; each has one paper."""
    with changed(server.installation) as session:
        tickets = {ticket.id: ticket.number for ticket in session.exec(select(Ticket))}
        assert sorted(str(paper.ticket_id) for paper in session.exec(select(PrintJob))) == sorted(tickets)
    return tickets


@pytest.mark.parametrize(
    "seconds",
    [
        1,
        pytest.param(60, marks=[LONG, pytest.mark.timeout(300)]),
        pytest.param(3600, marks=[LONG, pytest.mark.timeout(4000)]),
    ],
)
def test_a_network_that_comes_back_brings_one_ticket(
    one_chromium: Browser, server: RunningServer, cable: Cable, seconds: int
) -> None:
    before = stored(server)
    kiosk = KioskScreen.opened(one_chromium, replace(server, port=cable.port))
    kiosk.shows("purpose").touches("purpose-collection").shows("confirm")
    cable.is_pulled()
    kiosk.touches("take")
    kiosk.page.locator("main[data-view=server-trouble]").wait_for()
    until = time.monotonic() + seconds
    while time.monotonic() < until:  # the page lives on meanwhile
        kiosk.page.wait_for_timeout(min(1000, 1000 * seconds))
    assert stored(server) == before
    cable.is_put_in()
    if seconds < VISITORS_TURN:
        kiosk.page.locator("[data-number]").wait_for()
        [number] = set(stored(server).values()) - set(before.values())
        assert kiosk.number() == number
    else:
        kiosk.page.locator("main[data-view]:not([data-view=server-trouble])").wait_for()
        assert len(stored(server)) <= len(before) + 1
    operator = Operator(server, "1").signs_in().opens_counter()
    stored_is_well(server, stored(server))
    screens_agree(server, operator)
    kiosk.page.context.close()
