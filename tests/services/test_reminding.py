"""At a booked time the hall is reminded to check in: once, and only while somebody has still to do so."""

from __future__ import annotations

from datetime import timedelta

import pytest

from queue_server.services.booking.contacts import Visitor
from queue_server.services.booking.reminding import any_due_soon, any_today, takes_bookings
from queue_server.services.menu import menu
from queue_server.services.messages import last_message
from tests.services.bookings import BookingDay, at

REMINDER = "bookings:due"


@pytest.fixture
def day(booking_day: BookingDay) -> BookingDay:
    return booking_day


def reminders(day: BookingDay) -> int:
    return day.told.count(REMINDER)


def test_the_hall_is_reminded_once_when_the_time_has_come(day: BookingDay) -> None:
    day.books(at("14:00"))
    day.clock.set(at("14:00") - timedelta(seconds=1))
    jobs = day.jobs()
    jobs.keep_bookings()
    assert reminders(day) == 0
    for _ in range(70):
        day.clock.advance(seconds=1)
        jobs.keep_bookings()
    assert reminders(day) == 1
    day.sweeps()
    assert reminders(day) == 1


def test_it_is_one_sentence_with_its_text_and_its_ukrainian_sound(day: BookingDay) -> None:
    day.books(at("14:00"))
    day.clock.set(at("14:00"))
    day.sweeps()
    with day.store.read() as session:
        told = last_message(session, day._branch(session), day.clock.now())
    assert told is not None
    assert (told["message"], told["minutes"]) == ("due-bookings", None)
    assert [part["language"] for part in told["speech"]] == ["uk"]


def test_two_bookings_of_one_time_are_one_reminder_and_the_next_time_is_another(day: BookingDay) -> None:
    day.set_booking(share=100)
    for slot, visitor in (("14:00", Visitor()), ("14:00", Visitor()), ("14:15", Visitor())):
        day.staff_books(at(slot), visitor=visitor)
    for clock in ("14:00", "14:15"):
        day.clock.set(at(clock))
        day.sweeps()
        day.sweeps()
    assert reminders(day) == 2


def test_who_has_checked_in_needs_no_reminder(day: BookingDay) -> None:
    booked = day.books(at("14:00"))
    day.clock.set(at("13:55"))
    day.checks_in(booked)
    day.clock.set(at("14:00"))
    day.sweeps()
    assert reminders(day) == 0


def test_a_time_that_passed_while_the_server_was_down_is_old(day: BookingDay) -> None:
    day.books(at("14:00"))
    day.clock.set(at("14:01"))
    day.sweeps()
    assert reminders(day) == 0


def test_nobody_is_reminded_while_reception_is_suspended(day: BookingDay) -> None:
    day.books(at("14:00"))
    day.clock.set(at("13:59"))
    day.suspends()
    day.clock.set(at("14:00"))
    day.sweeps()
    assert reminders(day) == 0
    assert not soon(day), "and the display shows no way to check in"
    day.resumes()
    day.sweeps()
    assert reminders(day) == 1, "the time has only just come"


def test_a_day_without_bookings_is_quiet(day: BookingDay) -> None:
    for clock in ("13:45", "14:00", "14:15"):
        day.clock.set(at(clock))
        day.sweeps()
    assert reminders(day) == 0
    assert not soon(day)


def soon(day: BookingDay) -> bool:
    with day.store.read() as session:
        return any_due_soon(session, day._branch(session), day.clock.now())


def test_the_display_shows_the_way_to_check_in_from_an_hour_before(day: BookingDay) -> None:
    booked = day.books(at("14:00"))
    day.clock.set(at("12:59"))
    assert not soon(day)
    day.clock.set(at("13:00"))
    assert soon(day)
    day.clock.set(at("13:50"))
    day.checks_in(booked)
    assert not soon(day)


def test_a_kiosk_asks_for_a_booking_where_there_can_be_one(day: BookingDay) -> None:
    booked = day.books(at("14:00"))

    def told(**rules: object) -> tuple[bool, bool]:
        day.set_booking(**rules)
        with day.store.read() as session:
            branch = menu(session, day._branch(session), day.clock.now(), {})["branch"]
        return branch["check_in"], branch["same_day"]

    assert told() == (True, True)
    assert told(same_day_at_kiosk=False) == (True, False)
    assert told(channels=[]) == (True, False), "bookings of today are kept"
    day.cancels(booked)
    day.clock.set(at("10:00", (at("14:00") + timedelta(days=1)).date()))
    with day.store.read() as session:
        branch = day._branch(session)
        assert not any_today(session, branch, day.clock.now())
        assert not takes_bookings(branch)
    assert told() == (False, False)
