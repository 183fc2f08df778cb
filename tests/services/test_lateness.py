"""More than five minutes late annuls, with no one acting; and the centre's own failure is never lateness."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from queue_server.domain.appointments import AppointmentStatus, CancelReason
from queue_server.domain.errors import Forbidden, Refused
from queue_server.models import Appointment
from queue_server.services.unit_of_work import Actor
from tests.factories import make_store
from tests.fakes import FrozenClock
from tests.services.bookings import KYIV, BookingDay, at

TUESDAY = date(2026, 3, 3)


@pytest.fixture
def day(booking_day: BookingDay) -> BookingDay:
    return booking_day


@pytest.fixture
def booked(day: BookingDay) -> Appointment:
    return day.books(at("14:00"))


def refused(code: str) -> pytest.RaisesContext[Refused]:
    return pytest.raises(Refused, match=rf"'{code}'")


def past(day: BookingDay, seconds: float, clock: str = "14:00") -> None:
    day.clock.set(at(clock) + timedelta(seconds=seconds))


# --- the rule -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("seconds", "late"), [(299.9, False), (300.0, False), (300.1, True)])
def test_five_minutes_to_a_tenth_of_a_second(day: BookingDay, booked: Appointment, seconds: float, late: bool) -> None:
    past(day, seconds)
    assert day.is_late(booked) is late
    assert day.sweeps() == int(late)
    if late:
        with refused("appointment_late"):
            day.checks_in(booked)
    else:
        assert day.checks_in(booked).ticket.slot_at == at("14:00")


def test_the_rule_is_asked_in_the_request_and_the_sweep_only_records(day: BookingDay, booked: Appointment) -> None:
    past(day, 301)
    for attempt in (day.checks_in, day.cancels, lambda b: day.moves(b, at("15:00"))):
        with pytest.raises(Refused) as refusal:
            attempt(booked)
        assert refusal.value.code == "appointment_late"
        assert (refusal.value.details["minutes"], refusal.value.details["time"]) == (5, "14:00")
    assert day.booking(booked).status is AppointmentStatus.BOOKED, "nothing is recorded yet"
    assert (day.sweeps(), day.sweeps()) == (1, 0)
    annulled = day.booking(booked)
    assert (annulled.status, annulled.cancel_reason) == (AppointmentStatus.CANCELLED, CancelReason.LATE)
    assert (day.places(booked), day.history(booked)[-1]) == ([], "appointment:cancelled")
    assert day.messages(booked) == ["annulled"]
    with refused("appointment_late"):
        day.checks_in(booked)


def test_the_limit_is_a_setting_of_the_branch_and_of_services(day: BookingDay) -> None:
    wanted = {"purpose": "application", "service_id": day.centre.services["passport"].id}
    usual, special = day.books(at("14:00")), day.books(at("14:15"), **wanted)
    day.set_booking(late_minutes=2, late_for=[{"services": ["passport"], "minutes": 10}])
    past(day, 121)
    assert day.is_late(usual)
    past(day, 600, "14:15")
    assert not day.is_late(special)
    past(day, 600.1, "14:15")
    assert day.is_late(special)


def test_who_checked_in_is_never_annulled_because_the_centre_is_behind(day: BookingDay, booked: Appointment) -> None:
    past(day, -60)
    day.checks_in(booked)
    past(day, 3 * 3600)
    assert day.sweeps() == 0
    assert day.booking(booked).status is AppointmentStatus.CHECKED_IN


def test_a_check_in_begun_in_time_counts(day: BookingDay, booked: Appointment) -> None:
    past(day, 299)
    day.begins(booked)
    past(day, 299 + 120)
    assert day.sweeps() == 0
    day.begins(booked)
    past(day, 299 + 121)
    assert day.is_late(booked), "beginning again too late gives nothing"


def test_a_request_that_had_to_wait_counts_from_when_it_came(day: BookingDay, booked: Appointment) -> None:
    past(day, 330)
    issued = day.checks_in(booked, asked_at=at("14:05"))
    assert issued.ticket.slot_at == at("14:00")


def test_in_the_autumn_hour_that_happens_twice(database_url: str, clock: FrozenClock) -> None:
    """Slots at 03:55 for the first and for the second time; five minutes each, an hour apart."""
    night = date(2026, 10, 25)
    clock.set(datetime(2026, 10, 24, 10, tzinfo=UTC))
    store = make_store(database_url, clock)
    hours = {day: [["00:00", "24:00"]] for day in ("sat", "sun")}
    day = BookingDay(store, clock, hours=hours)
    assert day.free(day=night).count("03:45") == 2
    first = datetime(2026, 10, 25, 3, 45, tzinfo=KYIV).astimezone(UTC)
    early, later = day.books(first), day.staff_books(first + timedelta(hours=1))
    clock.set(first + timedelta(seconds=300))
    assert not day.is_late(early)
    clock.set(first + timedelta(seconds=300.1))
    assert (day.sweeps(), day.is_late(early), day.is_late(later)) == (1, False, False)
    assert day.booking(early).cancel_reason is CancelReason.LATE
    clock.set(first + timedelta(hours=1))
    assert day.checks_in(later).ticket.slot_at == later.slot_at
    store.engine.dispose()


# --- afterwards ---------------------------------------------------------------------------------------------------


def test_the_freed_time_is_the_general_queues(day: BookingDay, booked: Appointment) -> None:
    past(day, 301)
    day.opens("1")
    walk_in = day.visitor_takes_ticket()
    assert day.called("1").id == walk_in.id
    day.sweeps()
    assert day.places(booked) == []


def test_one_tap_joins_the_general_queue_with_the_time_of_that_tap(day: BookingDay, booked: Appointment) -> None:
    past(day, 200)
    with refused("appointment_not_late"):
        day.joins(booked)
    past(day, 360)
    before = day.visitor_takes_ticket()
    day.clock.advance(minutes=1)
    joined = day.joins(booked)
    assert day.booking(booked).cancel_reason is CancelReason.LATE, "also when the sweep has not come yet"
    assert (joined.ticket.queue_time, joined.ticket.slot_at) == (at("14:07"), None)
    assert day.joins(booked).ticket.id == joined.ticket.id
    day.opens("1", "2")
    assert [day.called("1").id, day.called("2").id] == [before.id, joined.ticket.id]


def test_joining_needs_presence(day: BookingDay, booked: Appointment) -> None:
    past(day, 360)
    with refused("presence_needed"):
        day.joins(booked, Actor(appointment_id=booked.id))


def test_booking_again_is_a_booking_of_its_own(day: BookingDay, booked: Appointment) -> None:
    with refused("appointment_holds"):
        day.books_again(booked, at("16:00"))
    past(day, 360)
    again = day.books_again(booked, at("16:00")).appointment
    assert (again.status, again.slot_at) == (AppointmentStatus.BOOKED, at("16:00"))
    assert again.code_hash != booked.code_hash
    assert day.booking(booked).cancel_reason is CancelReason.LATE
    assert day.person(again).contact == day.person(booked).contact
    assert day.messages(again)[0] == "confirmation"


def test_a_supervisor_restores_with_a_reason(day: BookingDay, booked: Appointment) -> None:
    past(day, 360)
    with pytest.raises(Forbidden):
        day.restores_booking(booked, by=day.centre.operator("1"))
    day.restores_booking(booked)
    assert day.history(booked)[-2:] == ["appointment:cancelled", "appointment:restored"]
    past(day, 360 + 1800)
    assert (day.is_late(booked), day.sweeps()) == (False, 0)
    issued = day.checks_in(booked)
    assert issued.ticket.queue_time == at("13:45"), "the booked place"
    assert "annulled" not in day.messages(booked)


def test_a_restored_one_that_does_not_come_is_annulled_again(day: BookingDay, booked: Appointment) -> None:
    past(day, 360)
    day.restores_booking(booked)
    past(day, 360 + 1800.1)
    assert day.sweeps() == 1


def test_who_has_joined_the_queue_is_not_restored(day: BookingDay, booked: Appointment) -> None:
    past(day, 360)
    day.joins(booked)
    with refused("appointment_joined_queue"):
        day.restores_booking(booked)
