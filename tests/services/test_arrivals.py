"""Arriving with a booking: when and where one may check in, and the ticket that comes of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from queue_server.domain.appointments import AppointmentStatus
from queue_server.domain.errors import Invalid, Refused
from queue_server.services import reception
from queue_server.services.ticket_changes import Seen
from queue_server.services.unit_of_work import Actor
from queue_server.services.visits import code_of
from tests.services.bookings import BookingDay, at
from tests.services.days import CODES

TUESDAY = date(2026, 3, 3)


@pytest.fixture
def day(booking_day: BookingDay) -> BookingDay:
    return booking_day


def refused(code: str) -> pytest.RaisesContext[Refused]:
    return pytest.raises(Refused, match=rf"'{code}'")


def test_checking_in_twice_gives_one_ticket_and_one_paper(day: BookingDay) -> None:
    booked = day.books(at("14:00"))
    day.clock.set(at("14:00"))
    first, again = day.checks_in(booked), day.checks_in(booked)
    assert (first.ticket.id, first.job) == (again.ticket.id, again.job)
    assert len(day.papers(first.ticket)) == 1
    assert day.booking(booked).status is AppointmentStatus.CHECKED_IN
    with refused("appointment_wrong_status"):
        day.cancels(booked)


def test_checking_in_begins_a_quarter_of_an_hour_before(day: BookingDay) -> None:
    booked = day.books(at("14:00"))
    day.clock.set(at("13:45") - timedelta(milliseconds=1))
    with pytest.raises(Refused) as refusal:
        day.checks_in(booked)
    assert (refusal.value.code, refusal.value.details["from"]) == ("check_in_too_early", "2026-03-02T13:45:00+02:00")
    day.clock.set(at("13:45"))
    assert day.checks_in(booked).ticket.slot_at == at("14:00")


def test_a_checked_in_ticket_is_not_in_the_queue_before_its_moment(day: BookingDay) -> None:
    day.set_rules(head_start_minutes=5)
    booked = day.books(at("14:00"))
    day.clock.set(at("13:50"))
    early = day.checks_in(booked).ticket
    assert (early.queue_time, early.not_before) == (at("13:55"), at("13:55"))
    walk_in = day.visitor_takes_ticket()
    day.opens("1", "2")
    assert day.called("1").id == walk_in.id
    assert day.called("2").id == early.id, "nobody else waits"


def test_a_phone_checks_in_only_with_the_code_of_the_hall(day: BookingDay) -> None:
    booked = day.books(at("14:00"))
    day.clock.set(at("14:00"))
    phone = Actor(appointment_id=booked.id)
    with refused("presence_needed"):
        day.checks_in(booked, phone)
    for wrong in ("", "000000", CODES.hall("another branch", day.clock.now())):
        with pytest.raises(Invalid, match="hall_code_wrong"):
            day.checks_in(booked, phone, hall_code=wrong)
    seen = CODES.hall(day.branch, day.clock.now())
    day.clock.advance(minutes=3)
    issued = day.checks_in(booked, phone, hall_code=f"{seen[:3]} {seen[3:]}")
    assert issued.job is None, "a phone needs no paper"


def test_a_code_of_the_hall_is_soon_too_old(day: BookingDay) -> None:
    booked = day.books(at("14:00"))
    day.clock.set(at("13:50"))
    seen = CODES.hall(day.branch, day.clock.now())
    day.clock.advance(minutes=6)
    with pytest.raises(Invalid, match="hall_code_wrong"):
        day.checks_in(booked, Actor(appointment_id=booked.id), hall_code=seen)


def test_a_duplicate_gives_ticket_and_booking_one_new_code(day: BookingDay) -> None:
    booked = day.books(at("14:00"))
    day.clock.set(at("14:00"))
    issued = day.checks_in(booked)
    assert issued.code == CODES.make(booked.id, 1), "the booking's own"
    printer = day.papers(issued.ticket)[0].printer_id
    desk = day.centre.reception
    ticket, _job = day.change(
        lambda w: reception.duplicate(w, day.branch, issued.ticket.id, desk, CODES, Seen(), printer)
    )
    assert code_of(ticket, CODES) == CODES.make(booked.id, 2)
    assert ticket.code_hash == day.booking(booked).code_hash == CODES.stored(CODES.make(booked.id, 2))


def test_a_full_line_and_an_ended_day_still_take_who_has_booked(day: BookingDay) -> None:
    booked = day.books(at("16:45"))
    day.set_rules(issue_before_closing_minutes=30)
    day.clock.set(at("16:45"))
    with refused("line_closed"):
        day.visitor_takes_ticket()
    assert day.checks_in(booked).ticket.number == "А-001"


def test_a_service_by_appointment_has_its_way_at_the_desk(day: BookingDay) -> None:
    passport = day.centre.services["passport"]
    day.set_booking(booking_only=["passport"])
    wanted = {"purpose": "application", "service_id": passport.id}
    with refused("booking_only"):
        day.visitor_takes(**wanted)
    assert day.visitor_takes(by=day.centre.reception, **wanted).ticket.service_id == passport.id
    assert day.visitor_takes(purpose="application", service_id=day.centre.services["residence"].id).ticket
