"""Bookings on the pages beside their own: the day with those left unserved, and the counter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest
from playwright.sync_api import Browser, expect

from queue_server.adapters.clock import SystemClock
from queue_server.adapters.database import open_engine
from queue_server.models import ContactKind, Message, MessageKind, MessageStatus, Role
from queue_server.services.unit_of_work import Store
from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.booking_desk import BOOKING, BookingDesk, Receptionist, begins, printed_by
from tests.faces.console import NAME, SLOW, WORKPLACE, Console
from tests.faces.reception_screen import Reception, printer_is_ready
from tests.people import Kiosk
from tests.running_server import Installation, RunningServer, install

pytest_plugins = ["tests.faces.staff_fixtures"]
_number = count(1)


@pytest.fixture
def server(installation_server: RunningServer) -> RunningServer:
    """A branch of the test's own, which takes bookings at the desk and on the telephone."""
    folder, key = installation_server.installation.data_dir, f"beside-{next(_number)}"
    own = install(folder, key=key, counters=2, workplace=WORKPLACE, name=NAME, booking=BOOKING)
    return replace(installation_server, installation=own)


@pytest.fixture
def desk(browser: Browser, server: RunningServer) -> Iterator[BookingDesk]:
    opened = BookingDesk.at_desk(browser, server)
    yield opened
    opened.closes()


def test_those_left_unserved_get_their_kept_time_by_one_key(
    browser: Browser, server: RunningServer, request: pytest.FixtureRequest
) -> None:
    printer_is_ready(server)
    visitors = Kiosk(server)
    numbers = [visitors.visitor_takes_ticket()["number"] for _ in range(2)]
    for _ in numbers:
        printed_by(server)
    day = Console.opened(browser, server, "day")
    day.signs_in(day.colleague(Role.SUPERVISOR))
    day.part("close-day").click()
    expect(day.part("closing")).to_be_visible()
    day.page.keyboard.press("2")
    day.part("closing-take").click()
    first = day.part("unserved").locator("tr").first
    first.get_by_role("button", name=numbers[0]).focus()
    day.page.keyboard.press("Enter")
    expect(first).to_contain_text("записано:", timeout=SLOW)
    expect(day.part("done")).to_contain_text("Пам’ятка друкується")
    assert_accessible(day.page)
    assert_fits_everywhere(day.page)
    day.closes()
    assert "00:00" in str(printed_by(server))
    page: BookingDesk = request.getfixturevalue("desk")
    rows = page.part("unserved-rows").locator("li")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("записано:")
    rows.nth(1).get_by_role("button").focus()
    page.page.keyboard.press("Enter")
    page.is_told(f"{numbers[1]}, записано:")
    page.sees_card("00:00", "записано")
    assert_accessible(page.page)


def test_the_counter_sees_how_many_are_due(browser: Browser, server: RunningServer) -> None:
    colleague = Receptionist(server, "1")
    colleague.signs_in()
    colleague.books(0)
    begins(server.installation, 40)
    console = Console.at_counter(browser, server)
    expect(console.part("bookings-due")).to_have_text("За записом протягом години: 1", timeout=SLOW)
    console.closes()


def test_reception_is_told_whom_to_telephone(browser: Browser, server: RunningServer) -> None:
    colleague = Receptionist(server, "1")
    colleague.signs_in()
    booked = colleague.books(-1)["appointment"]
    message_fails(server.installation, booked["id"])
    page = Reception.at_desk(browser, server)
    alert = page.part("unreached").locator("li")
    expect(alert).to_contain_text("повідомлення не надіслано. Зателефонуйте", timeout=SLOW)
    assert_accessible(page.page)
    alert.get_by_role("link").focus()
    page.page.keyboard.press("Enter")
    expect(page.part("card-time")).to_have_text(booked["slot_at"][11:16], timeout=SLOW)
    page.closes()


def message_fails(installation: Installation, appointment: str) -> None:
    """The confirmation of this booking came back."""
    engine = open_engine(installation.database_url, pooled=False)
    now = SystemClock().now()
    times = {"created_at": now, "due_at": now, "next_at": now}
    with Store(engine, SystemClock(), lambda _recorded: None).write() as work:
        branch = installation.centre.branch.id
        kind, way, status = MessageKind.CONFIRMATION, ContactKind.EMAIL, MessageStatus.FAILED
        failed = {"kind": kind, "channel": way, "status": status, "error": "recipient_refused"}
        work.session.add(Message(branch_id=branch, appointment_id=appointment, **failed, **times))
    engine.dispose()
