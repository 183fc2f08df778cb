"""Bookings in a training copy: made by those who learn, never by the public, and nobody outside hears of them."""

from __future__ import annotations

from typing import Any

import pytest
from sqlmodel import select

from queue_server.domain.errors import Refused
from queue_server.models import Appointment, Branch, Message
from queue_server.services import training
from queue_server.services.booking import holding
from queue_server.services.pictures import BOOKED_COME, learn
from queue_server.services.unit_of_work import Actor
from tests.services.bookings import NOBODY, OLENA, BookingDay, at
from tests.services.days import CODES


@pytest.fixture
def copy(booking_day: BookingDay) -> Branch:
    addition = {"uk": "(навчання)"}
    return booking_day.change(
        lambda w: training.renew(w, booking_day.branch, booking_day.centre.supervisor, addition)
    ).branch


def booked_in_lesson(day: BookingDay, copy: Branch) -> Appointment:
    desk = day.centre.reception
    made: Any = day.change(lambda w: holding.book(w, copy.id, day.wish(), at("14:00"), OLENA, desk, CODES))
    return made.appointment  # type: ignore[no-any-return]


@pytest.mark.parametrize("actor", [NOBODY, Actor(appointment_id="somebody")], ids=["on the web", "by a code"])
def test_the_public_books_nothing_there(booking_day: BookingDay, copy: Branch, actor: Actor) -> None:
    with pytest.raises(Refused, match="booking_channel_closed"):
        booking_day.change(lambda w: holding.hold(w, copy.id, booking_day.wish(), at("14:00"), actor, CODES))


def test_a_lesson_writes_to_nobody_and_counts_for_nobody(booking_day: BookingDay, copy: Branch) -> None:
    booked = booked_in_lesson(booking_day, copy)
    with booking_day.store.read() as session:
        assert session.exec(select(Message)).all() == []
    assert booked.contact_hash is None
    for clock in ("14:15", "14:45"):
        booking_day.books(at(clock))
    with pytest.raises(Refused, match="contact_limit"):
        booking_day.books(at("15:15"))


def test_a_lesson_teaches_nothing_of_who_comes(booking_day: BookingDay, copy: Branch) -> None:
    booked_in_lesson(booking_day, copy)
    booking_day.clock.set(at("14:10"))
    with booking_day.store.read() as session:
        learned = learn(session, session.get_one(Branch, copy.id), booking_day.clock.now())
    assert learned.booked_come == BOOKED_COME
