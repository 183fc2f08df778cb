"""Many who want one time: whoever loses is told at once, and never longer than it is true."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from tests.fakes import FrozenClock
from tests.web.booking_people import APPOINTMENTS, TWO, WISH, hold, takes_bookings
from tests.web.conftest import House
from tests.web.people import Browser, refusal

THREE = "2026-03-02T15:00:00+02:00"


@pytest.fixture
def house(house: House) -> House:
    return takes_bookings(house)


@contextmanager
def statements(house: House) -> Iterator[list[str]]:
    """What is asked of the database meanwhile."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement != "BEGIN":
            asked.append(statement)

    event.listen(house.store.engine, "before_cursor_execute", note)
    yield asked
    event.remove(house.store.engine, "before_cursor_execute", note)


def test_the_second_who_loses_is_told_what_the_first_was(house: House, stranger: Browser) -> None:
    assert hold(stranger).status_code == 201
    first = hold(stranger)
    with statements(house) as asked:
        second = hold(stranger)
    assert refusal(second) == (409, "slot_taken")
    assert second.json["error"] == first.json["error"]
    assert len(asked) == 1, "only whether anything has happened in the branch"


def test_another_wish_and_another_time_are_looked_up(stranger: Browser) -> None:
    hold(stranger)
    assert refusal(hold(stranger)) == (409, "slot_taken")
    assert hold(stranger, THREE).status_code == 201
    assert refusal(hold(stranger, persons=10)) == (400, "invalid_request")


def test_a_time_that_was_given_up_is_free_at_once(stranger: Browser) -> None:
    held = hold(stranger).json["hold"]
    assert refusal(hold(stranger)) == (409, "slot_taken")
    assert hold(stranger, THREE, instead_of=held).status_code == 201
    assert hold(stranger).status_code == 201


def test_the_winner_may_ask_again(stranger: Browser) -> None:
    mine = {"idempotency_key": "one tap"}
    won = stranger.post(f"{APPOINTMENTS}/hold", WISH | {"slot": TWO}, **mine)
    assert refusal(hold(stranger)) == (409, "slot_taken")
    assert stranger.post(f"{APPOINTMENTS}/hold", WISH | {"slot": TWO}, **mine).json == won.json


def test_a_hold_that_runs_out_is_seen_within_a_second(stranger: Browser, clock: FrozenClock) -> None:
    hold(stranger)
    clock.advance(seconds=299.5)
    assert refusal(hold(stranger)) == (409, "slot_taken")
    clock.advance(seconds=1)
    assert hold(stranger).status_code == 201
