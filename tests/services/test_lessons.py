"""What a branch learns waits from: what was stored at issue and the real wait, of those who waited in turn."""

from __future__ import annotations

import pytest

from queue_server.domain.known import Known
from queue_server.models import Branch, Ticket
from queue_server.services import corrections
from queue_server.services.corrections import Promise
from queue_server.services.estimates import Forecasts
from tests.domain.queues import known
from tests.factories import make_ticket
from tests.services.days import Day

PLAYED_S = 600.0


def promised(day: Day, letter: str = "А", **changes: object) -> Ticket:
    """A ticket with what was known when its wait was told."""
    stored = known(day.centre.lines[letter].id, PLAYED_S, 1).stored()
    usual = {"promised_s": 700, "promised_to": 15, "promised_known": stored}

    def make(work):  # type: ignore[no-untyped-def]
        return make_ticket(work.session, day.centre, letter, day.clock.now(), **(usual | changes))

    return day.change(make)


def learned_from(day: Day) -> list[Promise]:
    """What the next night reads."""
    day.clock.advance(days=1)
    with day.store.read() as session:
        return corrections.read_promises(session, session.get_one(Branch, day.branch), day.clock.now())


def test_a_lesson_is_what_was_known_at_issue_and_the_wait_to_the_first_call(day: Day) -> None:
    ticket = promised(day, promised_version=4)
    day.opens("1")
    day.clock.advance(minutes=12)
    day.requeues("1", day.called("1"))
    day.clock.advance(minutes=30)
    day.called("1")

    [promise] = learned_from(day)

    assert promise.lesson.wait_s == 12 * 60
    assert promise.lesson.known == Known.restored(ticket.promised_known or {})
    assert (promise.told_s, promise.version) == (700, 4)


def test_an_action_that_was_taken_back_is_no_call(day: Day) -> None:
    promised(day)
    day.opens("1")
    day.clock.advance(minutes=5)
    day.undoes(day.centre.operator("1"), day.called("1"))
    assert learned_from(day) == []


def test_time_in_which_reception_stood_still_is_no_wait(day: Day) -> None:
    promised(day)
    day.opens("1")
    day.clock.advance(minutes=5)
    day.suspends()
    day.clock.advance(minutes=40)
    day.resumes()
    day.clock.advance(minutes=5)
    day.called("1")
    [promise] = learned_from(day)
    assert promise.lesson.wait_s == 10 * 60


@pytest.mark.parametrize(
    "changes",
    [
        {"by_hand": True},
        {"rank": 0},
        {"weighted": True},
        {"let_ahead": 1},
        {"promised_known": None},
        {"promised_known": {"of": "another version"}},
    ],
    ids=str,
)
def test_who_does_not_wait_in_turn_teaches_nothing(day: Day, changes: dict[str, object]) -> None:
    promised(day, **changes)
    day.opens("1")
    day.called("1")
    assert learned_from(day) == []


def test_today_teaches_nothing_yet(day: Day) -> None:
    promised(day)
    day.opens("1")
    day.called("1")
    with day.store.read() as session:
        assert corrections.read_promises(session, session.get_one(Branch, day.branch), day.clock.now()) == []


def test_what_comes_later_changes_nothing_that_was_known(day: Day) -> None:
    """A lesson is made of what was stored at issue, whatever the rest of the day brought."""
    day.opens("1", "2")
    promised(day)
    day.clock.advance(minutes=3)
    day.starts("1", day.called("1"))
    forecasts = Forecasts(day.store.read, day.clock)
    forecasts.refresh(day.branch)
    line = day.centre.lines["А"].id
    told = forecasts.line(day.branch, line)
    assert told is not None
    assert told.known is not None
    assert (told.known["last_s"], told.known["since_last_s"], told.known["ahead"]) == (180, 0, 0)
    issued = day.visitor_takes("А", forecast={line: told}).ticket

    day.clock.advance(minutes=9)
    promised(day)  # one more comes, another counter calls, a service takes its time
    day.starts("2", day.called("2"))

    last = learned_from(day)[-1]
    assert last.lesson.known == Known.restored(issued.promised_known or {}) == Known.restored(told.known)
    assert last.lesson.wait_s == 9 * 60
