"""What the leading server does for bookings by itself: through its own death, beside others, and once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select
from structlog.testing import capture_logs

from queue_server.domain.appointments import AppointmentStatus, CancelReason
from queue_server.jobs import Jobs
from queue_server.models import Appointment, Branch, Standstill
from queue_server.services.booking.clocks import ClockWatch
from tests.services.bookings import OLENA, BookingDay, at


@pytest.fixture
def day(booking_day: BookingDay) -> BookingDay:
    return booking_day


@pytest.fixture
def booked(day: BookingDay) -> Appointment:
    return day.books(at("14:00"))


def lives(day: BookingDay, jobs: Jobs, seconds: float) -> None:
    """As the scheduler calls it; the last seconds one by one, those before in longer strides."""
    left = seconds
    while left > 0:
        stride = min(30, left - 3) if left > 3 else min(1, left)
        day.clock.advance(seconds=stride)
        jobs.keep_bookings()
        left -= stride


def test_a_booking_is_annulled_in_the_second_after_its_last_moment(day: BookingDay, booked: Appointment) -> None:
    day.clock.set(at("14:04"))
    jobs = day.jobs()
    jobs.keep_bookings()
    lives(day, jobs, 60)
    assert day.booking(booked).status is AppointmentStatus.BOOKED
    lives(day, jobs, 1)
    assert day.booking(booked).cancel_reason is CancelReason.LATE
    assert day.told.count("appointment:cancelled") == 1
    lives(day, jobs, 5)
    assert day.told.count("appointment:cancelled") == 1


@pytest.mark.parametrize(("seconds", "held_up"), [(20, 0), (58, 0), (180, 180)])
def test_a_server_killed_across_the_moment(day: BookingDay, booked: Appointment, seconds: int, held_up: int) -> None:
    """Killed at 14:04:50, back after so long: a short stop changes nothing, after a long one five minutes follow."""
    day.clock.set(at("14:04") + timedelta(seconds=40))
    lives(day, day.jobs(), 10)
    day.clock.advance(seconds=seconds)
    jobs = day.jobs()
    assert day.is_late(booked) is (held_up == 0), "the first request, before any job"
    jobs.keep_bookings()
    if not held_up:
        assert day.booking(booked).cancel_reason is CancelReason.LATE
        return
    assert day.booking(booked).status is AppointmentStatus.BOOKED
    lives(day, jobs, 300)
    assert day.booking(booked).status is AppointmentStatus.BOOKED
    lives(day, jobs, 1)
    assert day.booking(booked).cancel_reason is CancelReason.LATE


def test_a_clock_that_jumps_an_hour_annuls_nobody_and_says_so(day: BookingDay, booked: Appointment) -> None:
    day.clock.set(at("13:30"))
    steady = [0.0]
    jobs = Jobs(day.store, day.clock, ClockWatch(day.clock, lambda: steady[0]))
    jobs.keep_bookings()
    day.clock.advance(hours=1)
    steady[0] += 1
    with capture_logs() as logs:
        jobs.keep_bookings()
        day.clock.advance(minutes=30)
        steady[0] += 1800
        jobs.keep_bookings()
    assert [(log["event"], log["seconds"]) for log in logs] == [("clock_has_jumped", 3599)]
    assert day.booking(booked).status is AppointmentStatus.BOOKED
    day.clock.set(at("14:02"))
    steady[0] += 60
    jobs.keep_bookings()
    with day.store.read() as session:
        reasons = {row.reason: row.ended_at for row in session.exec(select(Standstill))}
    assert reasons["clock"] == at("14:02"), "they agree again"


def test_an_empty_hall_is_noted_before_anybody_is_late(day: BookingDay, booked: Appointment) -> None:
    day.clock.set(at("13:59"))
    day.kiosk_answers(False)
    jobs = day.jobs()
    jobs.keep_bookings()
    lives(day, jobs, 600)
    assert day.booking(booked).status is AppointmentStatus.BOOKED
    day.kiosk_answers(True)
    lives(day, jobs, 298)
    assert day.booking(booked).status is AppointmentStatus.BOOKED


def test_a_quiet_second_writes_nothing_but_the_pulse(day: BookingDay, booked: Appointment) -> None:
    jobs = day.jobs()
    before = day.centre.branch.seq
    lives(day, jobs, 30)
    with day.store.read() as session:
        assert session.exec(select(Standstill)).all() == []
    assert len(day.told) == 2, (before, day.told)


def test_names_are_erased_by_the_hourly_sweep(day: BookingDay, booked: Appointment) -> None:
    day.clock.set(at("14:06"))
    jobs = day.jobs()
    jobs.keep_bookings()
    day.clock.advance(days=1)
    jobs.forget()
    assert (day.person(booked).name, day.person(booked).contact) == (None, None)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_erased_names_leave_the_write_ahead_log_too(day: BookingDay, tmp_path: Path) -> None:
    day.books(at("14:00"))
    name = str(OLENA.name).encode()
    assert name in kept(tmp_path)
    day.clock.set(at("14:21"))
    day.sweeps()
    day.clock.advance(days=1)
    with day.store.read() as reading:
        reading.exec(select(Branch)).all()
        day.jobs().forget()
    day.jobs().forget()
    assert name not in kept(tmp_path)


def kept(folder: Path) -> bytes:
    """The database and its write-ahead log."""
    return b"".join(path.read_bytes() for path in folder.glob("queue.sqlite3*"))
