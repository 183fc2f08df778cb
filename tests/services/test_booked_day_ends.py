"""The end of the day and bookings: the centre cancels those it cannot receive, and offers no more of that day."""

from __future__ import annotations

from datetime import date

import pytest

from queue_server.domain.appointments import AppointmentStatus, CancelReason
from queue_server.domain.errors import Refused
from tests.services.bookings import BookingDay, at

TUESDAY = date(2026, 3, 3)


@pytest.fixture
def day(booking_day: BookingDay) -> BookingDay:
    return booking_day


def test_whoever_is_booked_for_a_day_that_ends_earlier_is_told_at_once_and_was_not_late(day: BookingDay) -> None:
    soon, tomorrow = day.books(at("14:00")), day.books(at("14:00", TUESDAY))
    day.closes_day()
    ended = day.booking(soon)
    assert (ended.status, ended.cancel_reason) == (AppointmentStatus.CANCELLED, CancelReason.CENTRE)
    assert day.messages(soon)[-1] == "cancelled"
    assert day.booking(tomorrow).status is AppointmentStatus.BOOKED
    assert day.books_again(soon, at("14:15", TUESDAY)).appointment.status is AppointmentStatus.BOOKED


def test_whoever_was_late_before_the_day_ended_was_late(day: BookingDay) -> None:
    late = day.books(at("14:00"))
    day.clock.set(at("14:06"))
    day.closes_day()
    assert day.booking(late).cancel_reason is CancelReason.LATE


@pytest.mark.parametrize("end", ["closes_day", "ends_issuing"])
def test_a_day_that_was_ended_is_offered_no_more(day: BookingDay, end: str) -> None:
    getattr(day, end)()
    assert day.free() == []
    assert day.free(by=day.centre.kiosk) == []
    assert day.free(day=TUESDAY) != []
    with pytest.raises(Refused, match="slot_not_offered"):
        day.staff_books(at("15:15"))
    day.reopens_issuing()
    assert "15:15" in day.free()


def test_a_time_that_was_held_when_the_day_ended_is_not_booked(day: BookingDay) -> None:
    held = day.holds(at("15:00"))
    day.closes_day()
    with pytest.raises(Refused, match="slot_not_offered"):
        day.confirms(held)


def test_when_issuing_has_ended_the_booked_still_check_in(day: BookingDay) -> None:
    booked = day.books(at("14:00"))
    day.ends_issuing()
    day.clock.set(at("14:00"))
    assert day.checks_in(booked).ticket.slot_at == at("14:00")
