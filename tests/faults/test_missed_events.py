"""A hall display on a bad line: facts are lost, or held up while the screen sleeps; it is right again and says nothing
old. (A display that was off, a server that is lost: `tests/faces/test_hall_trouble.py`.)"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, WebSocketRoute

from queue_server.models import Ticket
from tests.faces.hall import AtCounter, Hall
from tests.faces.waits import until
from tests.faults.invariants import screens_agree
from tests.people import Kiosk, Operator
from tests.running_server import RunningServer, changed

pytest_plugins = ["tests.faces.hall_fixtures"]

SLEPT = timedelta(minutes=10)
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d:\d\d")
VISITORS = 8
EACH = 7  # the one that is lost


class Line:
    """What lies between the display and the server."""

    def __init__(self) -> None:
        self.loses, self.asleep = False, False
        self.told, self.lost = 0, 0
        self.carried: list[str] = []
        self._held_up: list[str | bytes] = []

    def prepare(self, context: BrowserContext) -> None:
        context.route_web_socket(re.compile(r"/socket\.io/"), self._carry)

    def holds_up(self, what: str) -> bool:
        return any(what in str(frame) for frame in self._held_up)

    def wakes(self) -> None:
        """Everything that came meanwhile, at once; it has lain there for ten minutes."""
        self.asleep = False
        held_up, self._held_up = self._held_up, []
        for frame in held_up:
            self._page.send(MOMENT.sub(lambda found: _aged(found[0]), str(frame)))

    def _carry(self, page: WebSocketRoute) -> None:
        self._page = page
        page.connect_to_server().on_message(self._hear)

    def _hear(self, frame: str | bytes) -> None:
        if self.asleep:
            self._held_up.append(frame)
            return
        self.told += 1
        if self.loses and self.told % EACH == 0 and "snapshot" not in str(frame):
            self.lost += 1
            return
        self.carried.append(str(frame))
        self._page.send(frame)


def _aged(moment: str) -> str:
    return (datetime.fromisoformat(moment) - SLEPT).isoformat()


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.fixture
def hall(hall_browser: Browser, hall_server: RunningServer, line: Line) -> Iterator[Hall]:
    opened = Hall.opened(hall_browser, hall_server, prepare=line.prepare).is_ready()
    yield opened
    opened.closes()


def numbers_said(hall: Hall) -> list[str]:
    return [said["number"] for said in hall.told("said")]


def test_with_every_seventh_message_lost_each_call_is_seen_and_none_is_heard_twice(
    hall: Hall, line: Line, hall_server: RunningServer, hall_visitors: Kiosk, at_counter: AtCounter
) -> None:
    line.loses, called = True, []
    operator = at_counter(1)
    for _ in range(VISITORS):
        hall_visitors.visitor_takes_ticket()
        ticket = operator.calls_next()
        assert ticket is not None
        hall.shows(ticket["number"])
        called.append(ticket["number"])
        _serves(operator, ticket)
    hall_visitors.visitor_takes_ticket()
    last = operator.calls_next()
    assert last is not None
    hall.shows(last["number"])
    assert line.lost > 3
    hall.until_told("end")
    said = numbers_said(hall)
    assert len(said) == len(set(said))
    assert said == [number for number in [*called, last["number"]] if number in said], "in the order of calls"
    screens_agree(hall_server, operator)


def test_a_display_that_slept_for_ten_minutes_is_right_at_once_and_says_nothing_old(
    hall: Hall, line: Line, hall_server: RunningServer, hall_visitors: Kiosk, at_counter: AtCounter
) -> None:
    operator = at_counter(1)
    for _ in range(4):
        hall_visitors.visitor_takes_ticket()
    until(hall.page, lambda: sum('"ticket:issued"' in frame for frame in line.carried) == 4)  # they are shown
    line.asleep = True
    for _ in range(3):
        called = operator.calls_next()
        assert called is not None
        if called["number"] != "А-003":  # the third never came to the counter
            _serves(operator, called)
    with changed(hall_server.installation) as session:
        ticket = session.get_one(Ticket, called["id"])
        assert ticket.called_at is not None
        ticket.called_at -= SLEPT
    until(hall.page, lambda: line.holds_up('"heartbeat"'))
    line.wakes()
    _serves(operator, called)
    live = operator.calls_next()
    assert live is not None
    hall.shows(live["number"])
    hall.until_told("said")
    assert {told["number"] for told in hall.told()} == {live["number"]}
    screens_agree(hall_server, operator)


def _serves(operator: Operator, ticket: dict[str, Any]) -> None:
    operator.does("start", ticket["id"])
    operator.does("finish", ticket["id"], outcome="consulted")
