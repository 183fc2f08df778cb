"""The API of booking: free times, holds, bookings by code, what reception and a kiosk do, and what bad input gets."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlmodel import select

from queue_server.models import Appointment, DeviceKind, Standstill
from queue_server.services.booking import sweeping
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


def test_it_works(house: House, stranger: Browser, clock: FrozenClock) -> None:
    slots = stranger.get(SLOTS).json
    assert slots["next"][0] == "2026-03-02T11:00:00+02:00"
    assert [day["date"] for day in slots["days"]][:2] == ["2026-03-02", "2026-03-03"]
    assert TWO in slots["days"][0]["times"]
    held = hold(stranger)
    assert (held.status_code, held.json["held_until"]) == (201, "2026-03-02T10:05:00+02:00")
    made = stranger.post(APPOINTMENTS, {"hold": held.json["hold"]} | OLENA).json
    own = phone(house, f"{made['code'][:4]} {made['code'][4:8]} {made['code'][8:]}")
    told = own.get("appointment").json
    assert (told["state"], told["slot_at"], told["until"]) == ("booked", TWO, "2026-03-02T14:05:00+02:00")
    clock.set(at("13:50"))
    hall = house.deps.codes.hall(house.main.branch.id, clock.now())
    ticket = own.post("appointment/check-in", {"hall_code": hall})
    assert (ticket.status_code, ticket.json["number"], ticket.json["code"]) == (201, "А-001", made["code"])
    assert own.get("appointment").json["state"] == "checked_in"
    visit = Agent(house.app, f"Visit {made['code']}").get("visit").json
    assert (visit["number"], visit["status"]) == ("А-001", "waiting")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (WISH, 400, "invalid_request"),
        (WISH | {"slot": "tomorrow"}, 400, "invalid_request"),
        (WISH | {"slot": "2026-03-02T14:00:00"}, 400, "invalid_request"),
        (WISH | {"slot": TWO, "persons": 10}, 400, "invalid_request"),
        (WISH | {"slot": TWO, "purpose": "flight"}, 400, "purpose_unknown"),
        (WISH | {"slot": TWO, "service_id": "0" * 36}, 400, "service_unknown"),
        (WISH | {"slot": TWO, "surprise": 1}, 400, "invalid_request"),
        (WISH | {"slot": "2026-03-02T14:07:00+02:00"}, 409, "slot_not_offered"),
        (WISH | {"slot": "2099-12-31T23:59:59+00:00"}, 409, "slot_not_offered"),
        (WISH | {"slot": "9999-12-31T23:59:59+00:00"}, 400, "invalid_request"),
        (WISH | {"slot": "0001-01-01T00:00:00+14:00"}, 400, "invalid_request"),
    ],
)
def test_bad_input_gets_a_code_and_writes_nothing(
    house: House, stranger: Browser, body: object, status: int, code: str
) -> None:
    assert refusal(stranger.post(f"{APPOINTMENTS}/hold", body)) == (status, code)
    assert written(house) == (0, 0, 0)


def test_a_taken_time_comes_with_the_nearest_others(house: House, stranger: Browser) -> None:
    book(stranger)
    answer = hold(stranger)
    assert refusal(answer) == (409, "slot_taken")
    others = answer.json["error"]["details"]["alternatives"]
    assert [moment[11:16] for moment in others] == ["13:30", "13:45", "14:15", "14:30", "14:45"]
    own = phone(house, book(stranger, "2026-03-02T14:30:00+02:00"))
    assert own.post("appointment/move", {"slot": TWO}).json["error"]["details"]["alternatives"]


def test_a_retry_gives_the_same_booking_and_nobody_elses(house: House, stranger: Browser) -> None:
    key = {"idempotency_key": "one tap"}
    body = WISH | {"slot": TWO}
    first = stranger.post(f"{APPOINTMENTS}/hold", body, **key).json["hold"]
    assert stranger.post(f"{APPOINTMENTS}/hold", body, **key).json["hold"] == first
    other = house.browser("192.0.2.9")
    assert refusal(other.post(f"{APPOINTMENTS}/hold", body, **key)) == (409, "idempotency_conflict")
    key = {"idempotency_key": "send"}
    made = stranger.post(APPOINTMENTS, {"hold": first} | OLENA, **key).json["code"]
    assert stranger.post(APPOINTMENTS, {"hold": first} | OLENA, **key).json["code"] == made


def test_moving_cancelling_and_booking_again(house: House, stranger: Browser, clock: FrozenClock) -> None:
    own = phone(house, book(stranger))
    times = own.get("appointment/slots").json["days"][0]["times"]
    assert TWO in times, "its own place counts as free for itself"
    moved = own.post("appointment/move", {"slot": "2026-03-02T15:00:00+02:00"}).json
    assert moved["slot_at"] == "2026-03-02T15:00:00+02:00"
    clock.set(at("15:05"))
    assert own.get("appointment").json["state"] == "due"
    clock.advance(seconds=0.1)
    late = own.get("appointment").json
    assert (late["state"], late["reason"], late["may"]) == ("late", "late", ["join_queue", "book_again"])
    assert refusal(own.post("appointment/cancel", {})) == (409, "appointment_late")
    again = own.post("appointment/book-again", {"slot": "2026-03-03T09:00:00+02:00"})
    assert (again.status_code, again.json["state"]) == (201, "booked")
    new = phone(house, again.json["code"])
    assert new.post("appointment/cancel", {}).json["state"] == "cancelled"
    assert refusal(own.post("appointment/join-queue", {})) == (409, "presence_needed")
    hall = house.deps.codes.hall(house.main.branch.id, clock.now())
    joined = own.post("appointment/join-queue", {"hall_code": hall})
    assert (joined.status_code, joined.json["slot_at"]) == (201, None)


def test_a_late_visitor_reads_the_rule(house: House, stranger: Browser, clock: FrozenClock) -> None:
    own = phone(house, book(stranger))
    clock.set(at("14:06"))
    answer = own.client.post("/api/v1/appointment/check-in", json={"hall_code": "1"}, headers=own.headers)
    assert refusal(answer) == (400, "hall_code_wrong")
    hall = house.deps.codes.hall(house.main.branch.id, clock.now())
    answer = own.post("appointment/check-in", {"hall_code": hall})
    assert refusal(answer) == (409, "appointment_late")
    assert "14:00" in answer.json["error"]["message"]
    assert "5 хвилин" in answer.json["error"]["message"]


# --- reception and kiosk ------------------------------------------------------------------------------------------


def test_reception_books_finds_moves_and_checks_in(house: House, olha: Browser, clock: FrozenClock) -> None:
    wanted = WISH | {"slot": "2026-03-02T10:15:00+02:00", "by_telephone": True, "visitor_name": "Пан Зразок"}
    made = olha.post(f"{APPOINTMENTS}/by-staff", wanted)
    assert made.status_code == 201
    row = made.json["appointment"]
    assert (row["channel"], row["visitor_name"], row["contact"], row["state"]) == (
        "telephone", "Пан Зразок", None, "due",
    )  # fmt: skip
    found = olha.post(f"{APPOINTMENTS}/find", {"text": "зразок"}).json["appointments"]
    assert [each["id"] for each in found] == [row["id"]]
    assert olha.post(f"{APPOINTMENTS}/find", {"text": made.json["code"]}).json["appointments"] == found
    stale = {"slot": TWO, "seq": row["seq"] - 1}
    assert refusal(olha.post(f"{APPOINTMENTS}/{row['id']}/move", stale)) == (409, "appointment_changed")
    moved = olha.post(f"{APPOINTMENTS}/{row['id']}/move", {"slot": TWO, "seq": row["seq"]}).json["appointment"]
    assert moved["slot_at"] == TWO
    clock.set(at("13:44"))
    olha.sign_in("olha")
    early = olha.post(f"{APPOINTMENTS}/{row['id']}/check-in")
    assert refusal(early) == (409, "check_in_too_early")
    assert "13:45" in early.json["error"]["message"]
    clock.set(at("13:46"))
    ticket = olha.post(f"{APPOINTMENTS}/{row['id']}/check-in")
    assert (ticket.status_code, ticket.json["slot_at"]) == (201, TWO)
    assert olha.get(f"{APPOINTMENTS}?day=2026-03-02").json["counts"]["checked_in"] == 1


def test_only_a_supervisor_restores(house: House, olha: Browser, stranger: Browser, clock: FrozenClock) -> None:
    book(stranger)
    clock.set(at("14:10"))
    olha.sign_in("olha")
    row = olha.get(APPOINTMENTS).json["appointments"][0]
    assert row["state"] == "late"
    path, body = f"{APPOINTMENTS}/{row['id']}/restore", {"reason": "зламався автобус"}
    assert refusal(olha.post(path, body)) == (403, "not_allowed")
    roman = house.signed_in("roman")
    assert refusal(roman.post(path, {"reason": " "})) == (400, "reason_needed")
    assert roman.post(path, body).json["appointment"]["state"] == "due"


def test_a_kiosk_checks_in_by_code_and_by_time_with_digits(house: House, stranger: Browser, clock: FrozenClock) -> None:
    code = book(stranger)
    kiosk = house.agent(DeviceKind.KIOSK)
    clock.set(at("13:55"))
    by_code = kiosk.post(f"{APPOINTMENTS}/look-up", {"code": f"{code[:4]}-{code[4:]}"}).json
    by_digits = kiosk.post(f"{APPOINTMENTS}/look-up", {"time": "14:00", "digits": "4567"}).json
    assert by_code == by_digits
    assert "Олена" not in repr(by_code)
    ticket = kiosk.post(f"{APPOINTMENTS}/{by_code['id']}/check-in")
    assert (ticket.status_code, ticket.json["code"]) == (201, code)
    assert kiosk.post(f"{APPOINTMENTS}/{by_code['id']}/check-in").json["id"] == ticket.json["id"]
    foreign = house.agent(DeviceKind.KIOSK, "other")
    assert refusal(foreign.post("branches/other/appointments/look-up", {"code": code})) == (404, "appointment_unknown")
    assert refusal(foreign.post(f"branches/other/appointments/{by_code['id']}/check-in")) == (
        404, "appointment_unknown",
    )  # fmt: skip


def test_a_kiosk_books_a_later_hour_of_today(house: House) -> None:
    kiosk = house.agent(DeviceKind.KIOSK)
    assert [day["date"] for day in kiosk.get(SLOTS).json["days"]] == ["2026-03-02"]
    held = kiosk.post(f"{APPOINTMENTS}/hold", WISH | {"slot": TWO}).json["hold"]
    made = kiosk.post(APPOINTMENTS, {"hold": held})
    assert (made.status_code, made.json["channel"]) == (201, "kiosk")


def test_a_branch_that_does_not_book_on_the_web(house: House, stranger: Browser) -> None:
    for answer in (
        stranger.get(SLOTS.replace("main", "other")),
        stranger.post("branches/other/appointments/hold", WISH | {"slot": TWO}),
    ):
        assert refusal(answer) == (409, "booking_channel_closed")
    assert refusal(stranger.get(SLOTS.replace("main", "nowhere"))) == (404, "branch_unknown")


def test_bookings_of_another_branch_look_like_none(house: House, stranger: Browser, charlie: Browser) -> None:
    book(stranger)
    with house.store.read() as session:
        foreign = session.exec(select(Appointment.id)).one()
    for booking in (foreign, "0" * 36):
        for path, body in (
            ("", None),
            ("/check-in", {}),
            ("/cancel", {}),
            ("/move", {"slot": TWO}),
            ("/join-queue", {}),
        ):
            address = f"branches/other/appointments/{booking}{path}"
            answer = charlie.get(address) if body is None else charlie.post(address, body)
            assert refusal(answer) == (404, "appointment_unknown"), (booking, path)


def test_times_are_told_with_the_offset_of_their_day(house: House, stranger: Browser, clock: FrozenClock) -> None:
    clock.set(datetime(2026, 3, 27, 8, tzinfo=UTC))
    days = {day["date"]: day["times"] for day in stranger.get(SLOTS).json["days"]}
    assert days["2026-03-27"][-1].endswith("+02:00")
    assert days["2026-03-30"][0] == "2026-03-30T08:00:00+03:00"


def test_the_hall_shows_a_code_that_changes(house: House, olha: Browser, clock: FrozenClock) -> None:
    display = house.agent(DeviceKind.DISPLAY)
    first = display.get("branches/main/hall-code").json
    assert first["until"] == "2026-03-02T10:03:00+02:00"
    clock.advance(seconds=179)
    assert display.get("branches/main/hall-code").json == olha.get("branches/main/hall-code").json == first
    clock.advance(seconds=1)
    assert display.get("branches/main/hall-code").json["code"] != first["code"]
    assert refusal(house.browser().get("branches/main/hall-code")) == (401, "not_signed_in")


def test_a_supervisor_sees_a_clock_that_jumped_and_confirms_it(house: House, olha: Browser, clock: FrozenClock) -> None:
    roman = house.signed_in("roman")
    assert refusal(roman.post("branches/main/clock/confirm")) == (404, "clock_not_parted")
    with house.store.write() as work:
        work.session.add(Standstill(reason="clock", started_at=clock.now()))
    assert olha.get(APPOINTMENTS).json["standstills"] == [{"reason": "clock", "since": "2026-03-02T10:00:00+02:00"}]
    assert refusal(olha.post("branches/main/clock/confirm")) == (403, "not_allowed")
    assert roman.post("branches/main/clock/confirm").status_code == 200
    assert olha.get(APPOINTMENTS).json["standstills"] == []


def test_the_menu_names_what_needs_a_booking(house: House, stranger: Browser) -> None:
    assert stranger.get("branches/main/menu").json["booking_only"] == []
    with house.store.write() as work:
        branch = work.lock_branch(house.main.branch.id)
        branch.booking = branch.booking | {"booking_only": ["passport"]}
        work.session.add(branch)
    assert stranger.get("branches/main/menu").json["booking_only"] == [house.main.services["passport"].id]


def test_the_audit_log_tells_of_bookings_by_their_time_and_of_no_person(
    house: House, stranger: Browser, olha: Browser, clock: FrozenClock
) -> None:
    own = phone(house, book(stranger))
    own.post("appointment/move", {"slot": "2026-03-02T14:30:00+02:00"})
    mine = olha.get(APPOINTMENTS).json["appointments"][0]
    olha.post(f"{APPOINTMENTS}/{mine['id']}/cancel", {})
    hold(stranger)
    clock.advance(minutes=10)
    with house.store.write() as work:
        assert sweeping.sweep(work, house.main.branch.id) == 1, "the time that was held and not confirmed"
    answer = house.signed_in("roman").get("branches/main/audit-log?kind=bookings")
    told = [(row["action"], row["subject"], row["reason"], row["by_visitor"]) for row in answer.json["entries"]]
    moved = "2026-03-02T14:30:00+02:00"
    assert told == [
        ("appointment:cancelled", moved, "staff", False),
        ("appointment:moved", moved, None, True),
        ("appointment:booked", TWO, None, True),
    ]
    assert "Олена" not in answer.get_data(as_text=True)
