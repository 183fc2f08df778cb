"""An alarm is written of once to the addresses of the branch, and staff see where no message arrived."""

from __future__ import annotations

import pytest
from sqlmodel import select

from queue_server.domain.messages import Outgoing, Undelivered
from queue_server.models import Branch, Message
from queue_server.services import branch_settings
from queue_server.services.unit_of_work import Actor
from tests.services.bookings import BookingDay
from tests.services.days import Day
from tests.services.posts import EMAIL, ORIGIN, Post
from tests.services.test_alarm_log import wait_too_long
from tests.services.test_dashboard import board

HEAD, ON_DUTY, PHONE = "kerivnyk@rada.example.org", "chergovyi@rada.example.org", "+380671234567"


@pytest.fixture
def day(booking_day: BookingDay) -> BookingDay:
    return booking_day


@pytest.fixture
def post(day: BookingDay) -> Post:
    return Post(day)


def tells(day: Day, *addresses: str) -> None:
    with day.store.write() as work:
        values = {"alarm_to": list(addresses)}
        branch_settings.change(work, day.branch, "standards", values, Actor(staff_id=day.centre.supervisor.staff_id))


def goes_on(day: Day, post: Post) -> list[Outgoing]:
    """What a server that has just started notes and sends."""
    day.jobs().note_alarms()
    return post.goes_round()


def test_it_works(day: BookingDay, post: Post) -> None:
    tells(day, HEAD, "067 123 45 67")
    assert goes_on(day, post) == []
    wait_too_long(day)
    letter, text = goes_on(day, post)
    assert (letter.to, text.to) == (HEAD, PHONE)
    assert letter.subject == "main: Черга А (Черга А): чекають довше, ніж передбачає стандарт (15 хв)"
    assert "main, 10:16. Черга А" in letter.text
    assert f"{ORIGIN}/operator-console/dashboard" in letter.text
    assert text.text.startswith("main, 10:16. Черга А")
    assert len(text.text) <= 4 * 67


def test_once_also_after_a_restart_and_by_another_server_and_its_end_is_told_to_nobody(
    day: BookingDay, post: Post
) -> None:
    tells(day, HEAD)
    wait_too_long(day)
    assert len(goes_on(day, post)) == 1
    day.clock.advance(minutes=5)
    assert goes_on(day, Post(day)) == []
    day.opens("1")
    ticket = day.called("1")
    assert goes_on(day, post) == [], "its end"
    day.requeues("1", ticket)
    day.pauses("1")
    assert goes_on(day, post) == [], "the same trouble again within ten minutes"


def test_another_alarm_is_told_anew(day: BookingDay, post: Post) -> None:
    tells(day, HEAD)
    wait_too_long(day)
    goes_on(day, post)
    for _ in range(11):
        day.visitor_takes_ticket("Б")
    [letter] = goes_on(day, post)
    assert "Черга Б (Черга Б): відвідувачів більше, ніж передбачає стандарт (10)" in letter.subject


def test_a_counter_is_called_as_the_branch_calls_it(day: BookingDay, post: Post) -> None:
    tells(day, HEAD)
    day.visitor_takes_ticket()
    day.opens("1")
    ticket = day.called("1")
    day.starts("1", ticket)
    day.clock.advance(minutes=21)
    letters = goes_on(day, post)
    assert "main: Вікно 1: прийом триває довше, ніж передбачає стандарт (20 хв)" in [each.subject for each in letters]


def test_one_that_is_long_over_is_not_told_late(day: BookingDay, post: Post) -> None:
    """The mail server was away for as long."""
    tells(day, HEAD)
    wait_too_long(day)
    post.mail.fails = Undelivered("server_unreachable")
    goes_on(day, post)
    day.opens("1")
    day.called("1")
    day.jobs().note_alarms()
    day.clock.advance(minutes=11)
    post.mail.fails = None
    assert goes_on(day, post) == []
    assert board(day)["unsent"] == [], "nobody need know any more"


@pytest.mark.parametrize(
    ("why", "state"),
    [(Undelivered("recipient_refused", hopeless=True), "failed"), (Undelivered("lost", uncertain=True), "unknown")],
)
def test_staff_see_where_it_did_not_arrive(day: BookingDay, post: Post, why: Undelivered, state: str) -> None:
    tells(day, HEAD)
    wait_too_long(day)
    post.mail.fails = why
    goes_on(day, post)
    assert board(day)["unsent"] == [
        {"to": "k…@rada.example.org", "state": state, "error": why.code, "at": "2026-03-02T10:16:00+02:00"}
    ]
    assert day.told[-1] == "message:failed"
    assert board(day, names=False)["unsent"] == [], "the wall names no address"
    post.mail.fails = None
    assert goes_on(day, post) == [], "not tried again by itself"
    for _ in range(11):
        day.visitor_takes_ticket("Б")
    assert len(goes_on(day, post)) == 1
    assert board(day)["unsent"] == [], "a later one arrived"


def test_without_a_way_nothing_is_queued(day: BookingDay, post: Post) -> None:
    day.store.ways = frozenset({EMAIL})
    tells(day, HEAD, PHONE)
    wait_too_long(day)
    assert [each.to for each in goes_on(day, post)] == [HEAD]


def test_who_was_taken_out_of_the_standards_meanwhile_is_not_written_to(day: BookingDay, post: Post) -> None:
    tells(day, HEAD, ON_DUTY)
    wait_too_long(day)
    day.jobs().note_alarms()
    tells(day, ON_DUTY)
    assert [each.to for each in goes_on(day, post)] == [ON_DUTY]


def test_who_learns_writes_to_nobody(day: BookingDay, post: Post) -> None:
    tells(day, HEAD)
    with day.store.write() as work:
        work.session.get_one(Branch, day.branch).training_of = day.branch
    wait_too_long(day)
    assert goes_on(day, post) == []


def test_rows_hold_no_address(day: BookingDay, post: Post) -> None:
    tells(day, HEAD, PHONE)
    wait_too_long(day)
    goes_on(day, post)
    with day.store.read() as session:
        kept = repr([row.model_dump() for row in session.exec(select(Message))])
    assert "alarm" in kept
    assert not [trace for trace in (HEAD, "kerivnyk", "380671234567") if trace in kept]
