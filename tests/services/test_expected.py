"""The forecast counts on booked visitors: most of them come, at their time, before whoever takes a ticket later."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from queue_server.domain.waiting import Picture, Wait, look_ahead
from queue_server.models import Branch
from queue_server.services.booking.contacts import Visitor
from queue_server.services.pictures import learn, load_picture
from tests.factories import make_store
from tests.fakes import FrozenClock
from tests.services.bookings import BOOKING, BookingDay, at


@pytest.fixture
def day(database_url: str, clock: FrozenClock) -> Iterator[BookingDay]:
    store = make_store(database_url, clock)
    yield BookingDay(store, clock, counters=1, booking=BOOKING | {"share": 100})
    store.engine.dispose()


def picture(day: BookingDay) -> Picture:
    with day.store.read() as session:
        branch = session.get_one(Branch, day.branch)
        now = day.clock.now()
        return load_picture(session, branch, now, learn(session, branch, now))


def wait_of_walk_in(day: BookingDay) -> Wait:
    wait = look_ahead(picture(day), Random(1)).lines[day.centre.lines["А"].id]
    assert wait is not None
    return wait


def test_a_booked_visitor_is_expected_at_the_booked_time(day: BookingDay) -> None:
    booked = day.staff_books(at("11:00"), persons=3)
    assert picture(day).visits[0].ticket.id == booked.id
    visit = picture(day).visits[0]
    assert (visit.ticket.queue_time, visit.ticket.not_before) == (at("10:45"), at("10:55"))
    assert (visit.duration.mean_s, visit.comes) == (960, 0.8)
    day.clock.set(at("10:58"))
    ticket = day.checks_in(booked).ticket
    assert [(each.ticket.id, each.comes) for each in picture(day).visits] == [(ticket.id, 1.0)]


def test_neither_tomorrows_nor_late_nor_cancelled_ones_are_expected(day: BookingDay) -> None:
    cancelled, _late = day.staff_books(at("10:30")), day.staff_books(at("10:15"))
    day.staff_books(at("15:00"))
    day.cancels(cancelled, day.centre.reception)
    day.clock.set(at("10:20"))
    assert len(picture(day).visits) == 1
    day.clock.advance(seconds=1)
    assert picture(day).visits == ()


def test_a_walk_in_waits_longer_where_booked_visitors_are_due(day: BookingDay) -> None:
    day.opens("1")
    waiting = [day.visitor_takes_ticket() for _ in range(3)]
    before = wait_of_walk_in(day)
    for clock in ("10:15", "10:30"):
        day.staff_books(at(clock))
    assert wait_of_walk_in(day).likely_s > before.likely_s + 200
    assert set(look_ahead(picture(day), Random(1)).tickets) == {ticket.id for ticket in waiting}


def test_nobody_is_expected_for_a_service_that_stands_still(day: BookingDay) -> None:
    day.has_registers(dms="passport")
    day.staff_books(at("11:00"), purpose="application", service_id=day.centre.services["passport"].id)
    assert len(picture(day).visits) == 1
    day.loses_registers("dms")
    assert picture(day).visits == ()


def test_the_share_of_those_who_come_is_learned(day: BookingDay) -> None:
    day.set_booking(check_in_minutes=120)
    for number, clock in enumerate(("10:15", "10:30", "10:45", "11:00", "11:15")):
        booked = day.staff_books(at(clock), visitor=Visitor(f"Відвідувач {number}"))
        if number:
            day.checks_in(booked)
    assert picture(day).visits[-1].comes == pytest.approx(12 / 14)
    day.clock.set(at("10:21"))
    day.sweeps()
    with day.store.read() as session:
        branch = session.get_one(Branch, day.branch)
        assert learn(session, branch, day.clock.now()).booked_come == pytest.approx(12 / 15)
