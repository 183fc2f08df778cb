"""Messages on their way: tried again, never sent twice, shown when they fail, and to whom nothing is sent."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from queue_server.domain.messages import AGAIN_AFTER, LOST_AFTER, Undelivered
from queue_server.models import MessageStatus, Person
from queue_server.services.booking import outbox
from queue_server.services.booking.contacts import Visitor
from queue_server.services.reception_desk import reception_desk
from tests.services.bookings import OLENA, BookingDay, at
from tests.services.days import CODES
from tests.services.posts import (
    BY_MAIL,
    EMAIL,
    PHONE,
    WEDNESDAY,
    Post,
    for_staff,
    own_page,
    rows,
    seen,
)


@pytest.fixture
def day(booking_day: BookingDay) -> BookingDay:
    return booking_day


@pytest.fixture
def post(day: BookingDay) -> Post:
    return Post(day)


# --- trouble --------------------------------------------------------------------------------------------------------


def test_a_message_is_tried_again_after_longer_and_longer_times_and_then_failed(day: BookingDay, post: Post) -> None:
    booked = day.books(at("14:00", WEDNESDAY))
    post.text.fails = Undelivered("server_unreachable")
    assert post.goes_round() == []
    for pause in AGAIN_AFTER:
        row = rows(day, booked)[0]
        assert (row.status.value, row.next_at - day.clock.now()) == ("waiting", pause)
        assert for_staff(day, booked)["message"]["state"] == "waiting"
        day.clock.set(row.next_at - timedelta(seconds=1))
        post.goes_round()
        assert rows(day, booked)[0].attempts == row.attempts, "not before its time"
        day.clock.advance(seconds=1)
        post.goes_round()
    row = rows(day, booked)[0]
    assert (row.status.value, row.attempts, row.error) == ("failed", 5, "server_unreachable")
    assert day.booking(booked).status.value == "booked", "a failed message fails nothing"
    assert day.history(booked) == ["appointment:held", "appointment:booked", "message:failed"]


def test_one_that_comes_through_at_last_is_sent_once(day: BookingDay, post: Post) -> None:
    booked = day.books(at("14:00", WEDNESDAY))
    post.text.fails = Undelivered("server_unreachable")
    post.goes_round()
    post.text.fails = None
    day.clock.advance(minutes=1)
    assert len(post.goes_round()) == 1
    assert (rows(day, booked)[0].status.value, rows(day, booked)[0].error) == ("sent", None)


def test_staff_see_who_was_not_reached(day: BookingDay, post: Post) -> None:
    booked = day.books(at("14:00", WEDNESDAY), visitor=BY_MAIL)
    assert own_page(day, booked)["message_to"] == "email"
    post.mail.fails = Undelivered("recipient_refused", hopeless=True)
    post.goes_round()
    told = {"state": "failed", "kind": "confirmation", "channel": "email", "error": "recipient_refused"}
    assert for_staff(day, booked)["message"] == told
    assert for_staff(day, booked)["failed"] == ["confirmation"]
    assert own_page(day, booked)["message_to"] is None, "the visitor is promised nothing"
    desk = seen(day, lambda s, b: reception_desk(s, b, day.centre.reception.staff_id or "", day.clock.now()))
    assert desk["messages"] == [{"appointment": booked.id, "slot_at": "2026-03-04T14:00:00+02:00"} | told]
    post.mail.fails = None
    day.moves(booked, at("15:00", WEDNESDAY))
    post.goes_round()
    assert for_staff(day, booked)["message"]["state"] == "sent", "a later one made it good"
    desk = seen(day, lambda s, b: reception_desk(s, b, day.centre.reception.staff_id or "", day.clock.now()))
    assert desk["messages"] == []


@pytest.mark.parametrize("change", ["cancels", "moves"])
def test_what_failed_at_first_is_dropped_when_there_is_news(day: BookingDay, post: Post, change: str) -> None:
    booked = day.books(at("14:00", WEDNESDAY))
    post.text.fails = Undelivered("server_unreachable")
    post.text.meanwhile = lambda: (
        day.cancels(booked) if change == "cancels" else day.moves(booked, at("15:00", WEDNESDAY))
    )
    post.goes_round()
    post.text.fails = None
    day.clock.advance(minutes=1)
    [text] = post.goes_round()
    assert ("скасовано" if change == "cancels" else "перенесено") in text.text
    assert rows(day, booked)[0].status is MessageStatus.DROPPED


def test_a_claimed_and_lost_one_is_not_sent_a_second_time(day: BookingDay, post: Post) -> None:
    """The server died between the claim and the answer."""
    booked = day.books(at("14:00", WEDNESDAY))
    with day.store.read() as session:
        [due] = outbox.due(session, PHONE, day.clock.now())
    assert day.change(lambda work: outbox.claim(work, due)) is not None
    assert day.change(lambda work: outbox.claim(work, due)) is None, "the second who wants it gets nothing"
    assert post.goes_round() == []
    post.postman.end_lost()
    assert rows(day, booked)[0].status is MessageStatus.SENDING
    day.clock.advance(seconds=LOST_AFTER.total_seconds())
    post.postman.end_lost()
    assert post.goes_round() == []
    assert for_staff(day, booked)["message"] == {
        "state": "unknown", "kind": "confirmation", "channel": "phone", "error": "answer_lost",
    }  # fmt: skip


def test_one_whose_answer_was_lost_is_not_sent_a_second_time(day: BookingDay, post: Post) -> None:
    booked = day.books(at("14:00", WEDNESDAY))
    post.text.fails = Undelivered("answer_lost", uncertain=True)
    post.goes_round()
    post.text.fails = None
    day.clock.advance(hours=1)
    assert post.goes_round() == []
    assert rows(day, booked)[0].status is MessageStatus.UNKNOWN


def test_a_fault_in_one_message_holds_up_no_other(day: BookingDay, post: Post) -> None:
    broken, whole = day.books(at("14:00", WEDNESDAY)), day.books(at("14:15", WEDNESDAY))
    post.text.chokes_on = CODES.make(broken.id, 1)
    assert len(post.goes_round()) == 1
    assert rows(day, broken)[0].error == "broken"
    assert rows(day, whole)[0].status is MessageStatus.SENT


def test_nothing_is_sent_within_a_transaction(day: BookingDay, post: Post) -> None:
    """While a message is on its way, others book."""
    day.books(at("14:00", WEDNESDAY))
    post.text.meanwhile = lambda: day.staff_books(at("15:00", WEDNESDAY))
    assert len(post.goes_round()) == 1


# --- who is written to ----------------------------------------------------------------------------------------------


def test_without_a_way_nothing_is_promised_and_nothing_queued(day: BookingDay, post: Post) -> None:
    day.store.ways = frozenset({EMAIL})
    texted = day.books(at("14:00", WEDNESDAY))
    assert (rows(day, texted), own_page(day, texted)["message_to"]) == ([], None)
    mailed = day.books(at("15:00", WEDNESDAY), visitor=BY_MAIL)
    assert own_page(day, mailed)["message_to"] == "email"
    assert len(post.goes_round()) == 1


def test_no_contact_no_message(day: BookingDay, post: Post) -> None:
    booked = day.staff_books(at("14:00", WEDNESDAY), visitor=Visitor("Олена Приклад"))
    assert (rows(day, booked), for_staff(day, booked)["message"]) == ([], None)
    assert post.goes_round() == []


def test_nobody_is_written_to_after_the_contact_was_erased(day: BookingDay, post: Post) -> None:
    booked = day.books(at("14:00", WEDNESDAY))
    with day.store.write() as work:
        work.session.execute(update(Person).values(contact=None, contact_kind=None))
    assert post.goes_round() == []
    assert rows(day, booked)[0].status is MessageStatus.DROPPED


def test_rows_hold_neither_contact_nor_code_nor_text(day: BookingDay, post: Post) -> None:
    booked = day.books(at("14:00", WEDNESDAY))
    post.goes_round()
    kept = repr([row.model_dump() for row in rows(day, booked)])
    for trace in ("Олена", "380671234567", "671234567", CODES.make(booked.id, 1), "записано"):
        assert trace not in kept
    assert OLENA.contact not in kept
