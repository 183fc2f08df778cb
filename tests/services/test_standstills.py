"""The centre's own failure is never lateness: a server that was down, an empty hall, an alarm, a clock that jumped."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlmodel import select

from queue_server.domain.appointments import CancelReason
from queue_server.domain.errors import NotFound, Refused
from queue_server.models import Appointment, Pulse, Role, StaffSession, Standstill
from queue_server.services.booking import standstills
from queue_server.services.booking.clocks import ClockWatch
from queue_server.services.unit_of_work import UnitOfWork
from tests.services.bookings import BookingDay, at

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


def test_a_suspension_keeps_its_bookings_for_half_an_hour(day: BookingDay) -> None:
    booked, soon = day.books(at("14:00")), day.books(at("14:45"))
    past(day, -120)
    day.suspends()
    past(day, 20 * 60)
    assert (day.is_late(booked), day.sweeps()) == (False, 0)
    with refused("branch_suspended"):
        day.checks_in(booked)
    day.resumes()
    past(day, 50 * 60)
    assert not day.is_late(booked)
    past(day, 50 * 60 + 0.1)
    assert day.is_late(booked)
    assert day.is_late(soon), "its own time came after the suspension"


def test_the_half_hour_begins_at_the_all_clears_moment_whoever_notes_it_down(
    day: BookingDay, booked: Appointment
) -> None:
    past(day, -120)
    day.suspends()
    past(day, 600)
    day.clears(10)
    past(day, 1200 + 30 * 60)
    assert not day.is_late(booked), "no job has noted the resumption"
    past(day, 1200 + 30 * 60 + 0.1)
    assert day.is_late(booked)
    day.jobs().resume_due()
    assert day.is_late(booked)


def test_a_lost_register_keeps_the_bookings_of_its_services_and_no_others(day: BookingDay, booked: Appointment) -> None:
    day.has_registers(dms="passport")
    day.set_booking(share=100)
    passport = {"purpose": "application", "service_id": day.centre.services["passport"].id}
    bound, here = (day.staff_books(at("14:00"), **passport) for _ in range(2))
    past(day, -60)
    day.loses_registers("dms")
    ticket = day.checks_in(here).ticket
    day.opens("1")
    assert day.calls_next("1") is None, "whoever is here keeps the place and waits for the register"
    past(day, 20 * 60)
    assert day.is_late(booked)
    assert not day.is_late(bound)
    day.has_registers_again("dms")
    past(day, 50 * 60)
    assert not day.is_late(bound)
    past(day, 50 * 60 + 0.1)
    assert day.is_late(bound)
    assert day.called("1").id == ticket.id


def test_the_servers_silence_is_noted_when_it_lives_again(day: BookingDay, booked: Appointment) -> None:
    past(day, 240)
    day.change(standstills.beat)
    past(day, 240 + 180)
    assert not day.is_late(booked), "before anybody has noted it"
    day.change(standstills.beat)
    past(day, 240 + 180 + 300)
    assert not day.is_late(booked)
    past(day, 240 + 180 + 300.1)
    day.change(lambda work: _pulse_now(work))
    assert day.is_late(booked)


def _pulse_now(work: object) -> None:
    pulse = work.session.get_one(Pulse, 1)  # type: ignore[attr-defined]
    pulse.at = work.now  # type: ignore[attr-defined]


def test_a_silence_of_under_a_minute_changes_nothing(day: BookingDay, booked: Appointment) -> None:
    past(day, 250)
    day.change(standstills.beat)
    past(day, 300.1)
    assert day.is_late(booked)
    past(day, 309.9)
    day.change(standstills.beat)
    assert day.sweeps() == 1
    with day.store.read() as session:
        assert session.exec(select(Standstill)).all() == []


def test_where_nobody_could_check_in_nobody_is_late(day: BookingDay, booked: Appointment) -> None:
    past(day, 60)
    day.kiosk_answers(False)
    day.sweeps()
    past(day, 600)
    assert (day.sweeps(), day.is_late(booked)) == (0, False)
    day.kiosk_answers(True)
    day.sweeps()
    past(day, 900)
    assert not day.is_late(booked), "nine minutes stood still"
    past(day, 900.1)
    assert day.sweeps() == 1


@pytest.mark.parametrize(
    ("role", "receives"), [(Role.RECEPTION, True), (Role.SUPERVISOR, True), (Role.OPERATOR, False)]
)
def test_reception_that_is_signed_in_receives(day: BookingDay, booked: Appointment, role: Role, receives: bool) -> None:
    staff = day.centre.operators["1"] if role is Role.OPERATOR else day.centre.staff[role]
    day.kiosk_answers(False)
    past(day, 0)
    with day.store.write() as work:
        moments = {"created_at": work.now, "seen_at": work.now}
        work.session.add(StaffSession(token_hash="hers", staff_id=staff.id, **moments))
    day.sweeps()
    past(day, 300.1)
    assert day.is_late(booked) is receives


def test_doors_that_open_later_than_was_said(day: BookingDay) -> None:
    booked = day.books(at("08:00", TUESDAY))
    with day.store.write() as work:
        branch = work.lock_branch(day.branch)
        branch.exceptions = {TUESDAY.isoformat(): [["10:00", "17:00"]]}
        work.session.add(branch)
    day.clock.set(at("09:44", TUESDAY))
    assert not day.is_late(booked)
    day.clock.set(at("09:50", TUESDAY) + timedelta(seconds=1))
    assert day.is_late(booked), "the doors opened at a quarter to ten, and five minutes followed"


def test_a_day_on_which_the_doors_stay_closed_is_the_centres_failure(day: BookingDay) -> None:
    booked = day.books(at("08:00", TUESDAY))
    with day.store.write() as work:
        branch = work.lock_branch(day.branch)
        branch.exceptions = {TUESDAY.isoformat(): []}
        work.session.add(branch)
    day.clock.set(at("08:00", date(2026, 3, 4)))
    assert day.sweeps() == 0
    day.clock.advance(minutes=1)
    assert day.sweeps() == 1
    assert day.booking(booked).cancel_reason is CancelReason.CENTRE
    assert day.messages(booked) == ["cancelled"]


class Steady:
    """A monotonic clock that a test moves apart from the wall."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def test_a_clock_that_jumps_annuls_nobody(day: BookingDay, booked: Appointment) -> None:
    steady = Steady()
    past(day, -600)
    watch = ClockWatch(day.clock, steady)
    day.clock.advance(seconds=50)
    steady.seconds += 2
    assert day.change(lambda work: standstills.watch_clock(work, watch)) is None
    day.clock.advance(hours=2)
    steady.seconds += 2
    assert day.change(lambda work: standstills.watch_clock(work, watch)) is not None
    day.clock.advance(hours=1)
    steady.seconds += 3600
    assert (day.is_late(booked), day.sweeps()) == (False, 0)
    day.clock.advance(hours=-2, seconds=-46)
    assert day.change(lambda work: standstills.watch_clock(work, watch)) is None, "they agree again"
    past(day, 3 * 3600)
    assert day.is_late(booked)


def test_a_supervisor_confirms_a_time_that_was_set_right(day: BookingDay, booked: Appointment) -> None:
    steady = Steady()
    past(day, -7200)
    watch = ClockWatch(day.clock, steady)
    day.clock.advance(minutes=115)
    day.change(lambda work: standstills.watch_clock(work, watch))
    past(day, 600)
    steady.seconds += 900
    assert not day.is_late(booked)
    day.change(lambda work: _confirmed(work, day))
    with pytest.raises(NotFound):
        day.change(lambda work: _confirmed(work, day))
    assert day.change(lambda work: standstills.watch_clock(work, watch)) is None
    past(day, 3600)
    steady.seconds += 3000
    assert day.change(lambda work: standstills.watch_clock(work, watch)) is None, "settled"
    assert day.is_late(booked)


def _confirmed(work: UnitOfWork, day: BookingDay) -> Standstill:
    return standstills.confirm_clock(work, work.lock_branch(day.branch), day.centre.supervisor)
