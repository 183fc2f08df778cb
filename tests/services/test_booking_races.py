"""Two hundred people want the last place: the database gives it once, and the others have a clear answer."""

from __future__ import annotations

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from queue_server.domain.errors import QueueError, Refused
from queue_server.models import Appointment, SlotUse
from queue_server.services.booking import changes, offers, wishes
from queue_server.services.booking.contacts import Visitor
from tests.services.bookings import BookingDay, at

MANY = 200


@pytest.fixture
def day(booking_day: BookingDay) -> BookingDay:
    return booking_day


def all_at_once(day: BookingDay, count: int, attempt: object) -> Counter[str]:
    """So many people begin in the same moment; how their attempts ended."""
    ready = threading.Barrier(min(count, 24))

    def one(number: int) -> str:
        if number < ready.parties:
            ready.wait()
        try:
            attempt(number)  # type: ignore[operator]
        except QueueError as refusal:
            return refusal.code
        return "won"

    with ThreadPoolExecutor(ready.parties) as pool:
        return Counter(pool.map(one, range(count)))


def test_the_last_place_is_given_once(day: BookingDay) -> None:
    ended = all_at_once(day, MANY, lambda _number: day.holds(at("14:00")))
    assert ended == {"won": 1, "slot_taken": MANY - 1}
    with day.store.read() as session:
        assert len(session.exec(select(SlotUse)).all()) == 1


def test_those_who_lose_are_told_the_nearest_other_times(day: BookingDay) -> None:
    day.holds(at("14:00"))
    day.holds(at("13:30"))
    with day.store.read() as session:
        branch = session.get_one(type(day.centre.branch), day.branch)
        sought = wishes.seek(session, branch, day.wish())
        channel = wishes.channel_of(day.centre.reception)
        others = offers.alternatives(session, branch, sought, channel, day.clock.now(), at("14:00"))
    assert others == [at("13:15"), at("13:45"), at("14:15"), at("14:30"), at("14:45")]


def test_two_long_visits_never_share_a_step(day: BookingDay) -> None:
    slots = [at("14:00"), at("14:15"), at("14:30"), at("14:45")]

    def attempt(number: int) -> None:
        visitor = Visitor(f"Відвідувач {number}", f"v{number}@example.com")
        day.books(slots[number % 4], visitor=visitor, persons=9, services=3)

    day.set_booking(share=100)
    all_at_once(day, 40, attempt)
    with day.store.read() as session:
        uses = [(use.start, use.place) for use in session.exec(select(SlotUse))]
        visits = session.exec(select(Appointment)).all()
    assert len(set(uses)) == len(uses)
    for moment in (slot for slot in slots):
        under_way = [v for v in visits if v.slot_at <= moment and (moment - v.slot_at).total_seconds() < v.minutes * 60]
        assert len(under_way) <= 3, "no more than counters"


def test_two_who_move_to_one_time(day: BookingDay) -> None:
    booked = [
        day.books(slot, visitor=Visitor(f"Відвідувач {number}", f"v{number}@example.com"))
        for number, slot in enumerate((at("14:00"), at("14:15"), at("14:30"), at("14:45")))
    ]
    ended = all_at_once(day, 4, lambda number: day.moves(booked[number], at("15:30")))
    assert ended == {"won": 1, "slot_taken": 3}
    assert sorted(len(day.places(each)) for each in booked) == [1, 1, 1, 1], "the losers keep their own time"


def test_ten_taps_check_in_once(day: BookingDay) -> None:
    booked = day.books(at("14:00"))
    day.clock.set(at("14:00"))
    issued = []
    all_at_once(day, 10, lambda _number: issued.append(day.checks_in(booked)))
    assert len({each.ticket.id for each in issued}) == 1
    assert len(day.papers(issued[0].ticket)) == 1


def test_the_key_of_the_table_stands_behind_the_lock(day: BookingDay) -> None:
    """Even where two did not wait for each other, a place has one row."""
    first, second = day.books(at("14:00")), day.books(at("14:15"))
    with pytest.raises(Refused, match="slot_taken") as refusal:
        day.change(lambda work: changes.take(work, second, ((at("14:00"), 0),)))
    assert isinstance(refusal.value.__cause__, IntegrityError)
    assert day.places(first) == [("14:00", 0)]
    assert day.places(second) == [("14:15", 0)]
