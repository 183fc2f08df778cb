"""Nobody reads, guesses, moves or hoards the bookings of others, and nothing personal is logged."""

from __future__ import annotations

from typing import Any

import pytest
from structlog.testing import capture_logs

from queue_server.models import DeviceKind
from tests.fakes import FrozenClock
from tests.services.bookings import at
from tests.web.booking_people import APPOINTMENTS, OLENA, SLOTS, TWO, WISH, book, hold, phone, takes_bookings, written
from tests.web.conftest import House
from tests.web.people import Agent, Browser, refusal


@pytest.fixture
def house(house: House) -> House:
    return takes_bookings(house)


@pytest.fixture
def olha(house: House) -> Browser:
    return house.signed_in("olha")


def test_a_held_time_is_nobodys_booking(house: House, stranger: Browser, clock: FrozenClock) -> None:
    held = hold(stranger).json["hold"]
    unknown = phone(house, "0" * 12).get("appointment").json
    assert phone(house, held).get("appointment").json == unknown
    clock.advance(minutes=6)
    assert phone(house, held).get("appointment").json == unknown
    assert refusal(Agent(house.app, f"Visit {held}").get("visit")) == (401, "code_unknown")


def test_a_code_opens_its_own_booking_only(house: House, stranger: Browser, olha: Browser) -> None:
    hers, his = (
        book(stranger),
        book(stranger, "2026-03-02T14:15:00+02:00", visitor_name="Петро", contact="a@example.com"),
    )
    assert phone(house, hers).get("appointment").json["slot_at"] != phone(house, his).get("appointment").json["slot_at"]
    rows = olha.get(APPOINTMENTS).json["appointments"]
    for row in rows:
        for path in ("", "/check-in", "/join-queue", "/move", "/cancel", "/restore"):
            call = phone(house, hers).get if path == "" else phone(house, hers).post
            assert refusal(call(f"{APPOINTMENTS}/{row['id']}{path}")) == (403, "not_allowed"), path
    assert refusal(phone(house, hers).get("visit")) == (403, "not_allowed")
    assert refusal(Agent(house.app, f"Visit {hers}").get("appointment")) == (401, "code_unknown")


def test_guessing_codes_is_stopped_wherever_it_is_tried(house: House) -> None:
    with capture_logs() as logs:
        ends = [refusal(phone(house, f"{n:012d}").get("appointment")) for n in range(11)]
    assert ends[:10] == [(401, "code_unknown")] * 10
    assert ends[10] == (429, "too_many_requests")
    assert "0000" not in repr(logs)
    other = house.browser("192.0.2.9")
    ends = [refusal(other.post(APPOINTMENTS, {"hold": f"{n:012d}"} | OLENA)) for n in range(11)]
    assert ends[:10] == [(409, "hold_unknown")] * 10
    assert ends[10] == (429, "too_many_requests")
    kiosk = house.agent(DeviceKind.KIOSK)
    ends = [refusal(kiosk.post(f"{APPOINTMENTS}/look-up", {"time": "14:00", "digits": f"{n:04d}"})) for n in range(21)]
    assert ends[:20] == [(404, "appointment_unknown")] * 20
    assert ends[20] == (429, "too_many_requests")


def test_codes_of_the_hall_cannot_be_tried_out(house: House, stranger: Browser, clock: FrozenClock) -> None:
    own = phone(house, book(stranger))
    clock.set(at("14:00"))
    ends = [refusal(own.post("appointment/check-in", {"hall_code": "12"})) for _ in range(11)]
    assert ends[9] == (400, "hall_code_wrong")
    assert ends[10] == (429, "too_many_requests")


def test_one_address_cannot_hoard_the_day(house: House, stranger: Browser) -> None:
    with house.store.write() as work:
        branch = work.lock_branch(house.main.branch.id)
        branch.booking = branch.booking | {"share": 100}
        work.session.add(branch)
    ends = [hold(stranger, at(f"{13 + n // 4}:{n % 4 * 15:02d}").isoformat()).status_code for n in range(16)]
    assert ends == [201] * 16
    ends = [hold(stranger, at(f"{13 + n // 4}:{n % 4 * 15:02d}").isoformat()).status_code for n in range(6)]
    assert ends == [201] * 4 + [429] * 2
    assert hold(house.browser("192.0.2.9")).status_code == 201
    assert stranger.get(SLOTS).status_code == 200


def test_a_foreign_page_books_nothing(house: House, stranger: Browser) -> None:
    answer = stranger.post(f"{APPOINTMENTS}/hold", WISH | {"slot": TWO}, origin="https://evil.example")
    assert refusal(answer) == (403, "foreign_origin")
    assert written(house) == (0, 0, 0)


def test_nothing_personal_and_no_code_is_logged_or_told(
    house: House, stranger: Browser, olha: Browser, published: Any
) -> None:
    with capture_logs() as logs:
        code = book(stranger)
        phone(house, code).get("appointment")
        olha.post(f"{APPOINTMENTS}/find", {"text": "Олена"})
        refusal(stranger.post(APPOINTMENTS, {"hold": "1", "contact": "x"} | OLENA))
    said = repr(logs) + repr(published.published)
    assert [trace for trace in ("Олена", "671234567", code) if trace in said] == []
