"""Booking from the free time to the counter: held, confirmed, moved, cancelled, checked in."""

from __future__ import annotations

from datetime import date

import pytest

from queue_server.domain.appointments import AppointmentStatus, CancelReason
from queue_server.domain.errors import Forbidden, Invalid, Refused
from queue_server.models import MessageStatus
from queue_server.services.booking.contacts import Visitor
from queue_server.services.unit_of_work import Actor
from tests.services.bookings import OLENA, BookingDay, at

TUESDAY = date(2026, 3, 3)


@pytest.fixture
def day(booking_day: BookingDay) -> BookingDay:
    return booking_day


def refused(code: str) -> pytest.RaisesContext[Refused]:
    return pytest.raises(Refused, match=rf"'{code}'")


def test_it_works(day: BookingDay) -> None:
    """A citizen holds a time, confirms it, comes, and is called in the booked place."""
    held = day.holds(at("14:00"))
    assert held.appointment.status is AppointmentStatus.HELD
    booked = day.confirms(held)
    assert (booked.appointment.id, booked.code) == (held.appointment.id, held.code)
    day.clock.set(at("13:50"))
    walk_in = day.visitor_takes_ticket()
    issued = day.checks_in(booked.appointment)
    assert (issued.code, issued.ticket.queue_time) == (booked.code, at("13:45"))
    day.opens("1")
    assert day.called("1").id == issued.ticket.id != walk_in.id
    assert day.history(booked.appointment) == ["appointment:held", "appointment:booked", "appointment:checked_in"]


def test_a_third_of_the_time_of_three_counters_is_for_bookings(day: BookingDay) -> None:
    assert day.free()[:4] == ["11:00", "11:15", "11:30", "11:45"], "an hour of notice"
    for minute in ("11:00", "11:15"):
        day.books(at(minute), visitor=Visitor(f"Відвідувач {minute}", f"{minute[3:]}@example.com"))
    assert day.free()[:3] == ["11:30", "11:45", "13:00"]
    with refused("slot_taken"):
        day.holds(at("11:15"))


def test_nobody_books_outside_the_grid_the_hours_and_the_horizon(day: BookingDay) -> None:
    for slot in (at("11:07"), at("12:00"), at("18:00"), at("10:30"), at("09:00"), at("10:00", date(2026, 3, 17))):
        with refused("slot_not_offered"):
            day.holds(slot)
    day.holds(at("08:00", date(2026, 3, 16)))
    day.set_booking(release="10:01")
    with refused("slot_not_offered"):
        day.holds(at("09:00", date(2026, 3, 16)))


def test_a_hold_runs_out_after_five_minutes_and_gives_its_place_back(day: BookingDay) -> None:
    held = day.holds(at("14:00"))
    day.clock.advance(minutes=4, seconds=59.9)
    assert "14:00" not in day.free()
    day.clock.advance(seconds=0.1)
    assert "14:00" in day.free(), "free at once, whether or not the sweep has run"
    other = day.holds(at("14:00"))
    assert day.booking(held.appointment).cancel_reason is CancelReason.EXPIRED
    with refused("slot_taken"):
        day.confirms(held)
    assert day.confirms(other).appointment.status is AppointmentStatus.BOOKED


def test_who_typed_for_too_long_still_gets_the_time_while_it_is_free(day: BookingDay) -> None:
    held = day.holds(at("14:00"))
    day.clock.advance(minutes=9)
    day.sweeps()
    booked = day.confirms(held)
    assert (booked.appointment.status, booked.appointment.slot_at) == (AppointmentStatus.BOOKED, at("14:00"))
    assert "14:00" not in day.free()


def test_going_back_gives_the_earlier_time_up(day: BookingDay) -> None:
    first = day.holds(at("14:00"))
    second = day.holds(at("14:15"), instead_of=first.code)
    assert "14:00" in day.free()
    day.confirms(second)
    again = day.holds(at("14:30"), instead_of=second.code)
    assert day.booking(second.appointment).status is AppointmentStatus.BOOKED, "a booking is not given up that way"
    assert again.appointment.status is AppointmentStatus.HELD


def test_a_retry_makes_nothing_new(day: BookingDay) -> None:
    held = day.holds(at("14:00"), key="one tap")
    assert day.holds(at("14:00"), key="one tap").appointment.id == held.appointment.id
    first, again = day.confirms(held, key="send"), day.confirms(held, key="send")
    assert first.code == again.code == day.confirms(held).code
    assert day.history(first.appointment) == ["appointment:held", "appointment:booked"]


@pytest.mark.parametrize(
    ("visitor", "code"),
    [
        (Visitor(None, "067 123 45 67"), "name_needed"),
        (Visitor("  ", "067 123 45 67"), "name_needed"),
        (Visitor("Олена", None), "contact_needed"),
        (Visitor("Олена", "12345"), "contact_invalid"),
        (Visitor("Олена", "+1 202 555 0123"), "contact_invalid"),
        (Visitor("Олена", "olena@localhost"), "contact_invalid"),
        (Visitor("Олена", "olena example.com"), "contact_invalid"),
        (Visitor("О" * 121, "067 123 45 67"), "name_too_long"),
    ],
)
def test_a_citizen_gives_a_name_and_one_contact(day: BookingDay, visitor: Visitor, code: str) -> None:
    held = day.holds(at("14:00"))
    with pytest.raises(Invalid, match=rf"'{code}'"):
        day.confirms(held, visitor)
    assert day.confirms(held).appointment.status is AppointmentStatus.BOOKED, "the time is still held"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("067 123 45 67", "+380671234567"),
        ("+38 (067) 123-45-67", "+380671234567"),
        ("380671234567", "+380671234567"),
        (" Olena.Pryklad@Example.COM ", "Olena.Pryklad@example.com"),
        ("олена@приклад.укр", "олена@приклад.укр"),
    ],
)
def test_a_contact_is_taken_in_any_usual_form(day: BookingDay, typed: str, kept: str) -> None:
    assert day.person(day.books(at("14:00"), visitor=Visitor("Олена", typed))).contact == kept


def test_one_contact_books_so_often_a_day_however_it_is_written(day: BookingDay) -> None:
    first = day.books(at("14:00"))
    day.books(at("14:15"), visitor=Visitor("Олена", "+380 67 1234567"))
    with refused("contact_limit"):
        day.books(at("14:30"))
    day.books(at("14:30", TUESDAY))
    day.staff_books(at("14:45"), visitor=OLENA)
    day.cancels(first)
    with refused("contact_limit"):
        day.books(at("15:00"))
    day.set_booking(per_contact_day=3)
    day.books(at("15:15"))


def test_staff_book_without_a_contact_and_without_notice(day: BookingDay) -> None:
    booked = day.staff_books(at("10:00"), by_telephone=True)
    assert (booked.status, booked.channel.value, booked.person_id) == (AppointmentStatus.BOOKED, "telephone", None)
    assert day.messages(booked) == []
    assert day.history(booked) == ["appointment:booked"]


def test_those_whom_the_centre_left_unserved_are_booked_outside_the_share(day: BookingDay) -> None:
    first = at("08:00", TUESDAY)
    day.staff_books(first, beyond_share=True)
    day.staff_books(first, beyond_share=True)
    assert day.free(day=TUESDAY)[0] == "08:00", "the share's one place is still there"
    day.staff_books(first, beyond_share=True)
    with refused("slot_taken"):
        day.staff_books(first, beyond_share=True)
    assert day.free(day=TUESDAY)[0] == "08:15", "three counters, three visitors: nobody else"


def test_a_closed_channel_is_closed(day: BookingDay) -> None:
    day.set_booking(channels=["in_person"], same_day_at_kiosk=False)
    for by in (Actor(), day.centre.kiosk):
        with refused("booking_channel_closed"):
            day.holds(at("14:00"), by=by)
    with refused("booking_channel_closed"):
        day.staff_books(at("14:00"), by_telephone=True)
    day.staff_books(at("14:00"))


def test_the_kiosk_books_a_later_hour_of_the_same_day(day: BookingDay) -> None:
    held = day.holds(at("10:15"), by=day.centre.kiosk)
    booked = day.confirms(held, Visitor(), by=day.centre.kiosk).appointment
    assert (booked.channel.value, booked.device_id) == ("kiosk", day.centre.kiosk.device_id)
    with refused("slot_not_offered"):
        day.holds(at("10:15", TUESDAY), by=day.centre.kiosk)


def test_moving_keeps_the_code_and_frees_the_old_time(day: BookingDay) -> None:
    booked = day.books(at("14:00"))
    assert "14:00" not in day.free()
    moved = day.moves(booked, at("15:00", TUESDAY))
    assert (moved.slot_at, moved.code_hash) == (at("15:00", TUESDAY), booked.code_hash)
    assert "14:00" in day.free()
    assert day.places(booked) == [("15:00", 0)]
    assert day.moves(booked, at("15:00", TUESDAY)).seq == moved.seq, "moved there already"
    with refused("slot_not_offered"):
        day.moves(booked, at("18:00"))
    assert day.booking(booked).slot_at == at("15:00", TUESDAY)
    assert day.person(booked).erase_after == at("15:00", date(2026, 3, 4))


def test_a_long_visit_may_move_within_its_own_time(day: BookingDay) -> None:
    long = day.books(at("14:00"), persons=9, services=2)
    assert len(day.places(long)) > 1
    day.moves(long, at("14:15"))
    assert day.places(long)[0] == ("14:15", 0)


def test_cancelling_frees_the_time_and_is_told_once(day: BookingDay) -> None:
    booked = day.books(at("14:00"))
    cancelled = day.cancels(booked)
    assert (cancelled.status, cancelled.cancel_reason) == (AppointmentStatus.CANCELLED, CancelReason.VISITOR)
    assert "14:00" in day.free()
    day.cancels(booked)
    assert day.history(booked)[-2:] == ["appointment:booked", "appointment:cancelled"]
    with refused("appointment_cancelled"):
        day.checks_in(booked)
    with refused("appointment_wrong_status"):
        day.moves(booked, at("15:00"))


def test_the_centre_cancels_what_it_cannot_receive(day: BookingDay) -> None:
    booked = day.books(at("14:00"))
    assert day.cancels(booked, day.centre.reception, by_centre=True).cancel_reason is CancelReason.CENTRE
    other = day.books(at("14:00"))
    assert day.cancels(other, day.centre.reception).cancel_reason is CancelReason.STAFF
    again = day.books(at("14:00"))
    assert day.cancels(again, by_centre=True).cancel_reason is CancelReason.VISITOR, "a visitor is not the centre"


def test_messages_are_written_with_the_change_and_dropped_when_it_is_over(day: BookingDay) -> None:
    wednesday = date(2026, 3, 4)
    booked = day.books(at("14:00", wednesday))
    assert day.messages(booked) == ["confirmation", "reminder_day", "reminder_hours"]
    day.moves(booked, at("14:00", TUESDAY))
    assert day.messages(booked) == ["moved", "reminder_day", "reminder_hours"]
    assert day.messages(booked, MessageStatus.DROPPED) == ["confirmation", "reminder_day", "reminder_hours"]
    day.cancels(booked)
    assert day.messages(booked) == ["cancelled"]


def test_no_reminder_of_what_was_booked_just_now(day: BookingDay) -> None:
    assert day.messages(day.books(at("11:30"))) == ["confirmation"]
    assert day.messages(day.books(at("14:00"))) == ["confirmation", "reminder_hours"]


def test_a_restored_booking_needs_a_supervisor(day: BookingDay) -> None:
    booked = day.books(at("14:00"))
    with pytest.raises(Forbidden):
        day.restores_booking(booked, by=day.centre.reception)
    with refused("appointment_wrong_status"):
        day.restores_booking(booked)
    with pytest.raises(Invalid, match="reason_needed"):
        day.restores_booking(booked, reason="  ")
