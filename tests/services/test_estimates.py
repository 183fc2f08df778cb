"""The forecast that is kept for readers: when it is made anew, and that nobody waits for it."""

from __future__ import annotations

import threading
from dataclasses import FrozenInstanceError

import pytest
from sqlmodel import Session

from queue_server.domain.waiting import WaitRange
from queue_server.models import Branch
from queue_server.services.estimates import Forecasts

UP_TO_FIVE = WaitRange(0, 5)


def test_it_works(hall):
    hall.open("1")

    assert hall.told() == UP_TO_FIVE


def test_more_people_ahead_mean_a_longer_wait_for_newcomers_and_for_each_of_them(hall):
    hall.open("1")
    tickets = [hall.takes_ticket() for _ in range(5)]

    newcomer = hall.told()
    waits = [hall.forecasts.ticket(hall.branch, ticket.id) for ticket in tickets]

    assert waits[0] == UP_TO_FIVE
    assert [wait.to_minutes for wait in waits] == sorted(wait.to_minutes for wait in waits)
    assert newcomer.to_minutes >= waits[-1].to_minutes >= 30
    assert newcomer.from_minutes < newcomer.to_minutes


def test_a_line_without_an_open_counter_is_told_nothing(hall):
    hall.open("2")

    assert hall.told("А") is None
    assert hall.told("Б") == UP_TO_FIVE


def test_a_suspended_branch_is_told_nothing(hall):
    hall.open("1")

    def suspend(session: Session) -> None:
        session.get_one(Branch, hall.branch).suspended_since = hall.clock.now()

    hall.change(suspend)
    assert hall.told() is None


def test_it_is_made_anew_when_something_changed_or_ten_seconds_passed(hall):
    hall.open("1")
    assert hall.forecasts.refresh_all() == 1
    assert hall.forecasts.refresh_all() == 0
    hall.takes_ticket()  # moves the branch's seq
    assert hall.forecasts.refresh_all() == 1
    hall.clock.advance(seconds=9)
    assert hall.forecasts.refresh_all() == 0
    hall.clock.advance(seconds=1)
    assert hall.forecasts.refresh_all() == 1


def test_it_says_which_state_it_is_of_and_cannot_be_altered(hall):
    ticket = hall.takes_ticket()
    hall.forecasts.refresh_all()
    forecast = hall.forecasts.of(hall.branch)

    assert (forecast.made_at, forecast.version) == (hall.clock.now(), ticket.seq)
    with pytest.raises(FrozenInstanceError):
        forecast.version = 0
    with pytest.raises(TypeError):
        forecast.lines["x"] = None


def test_nothing_is_told_before_the_first_one_nor_when_nobody_refreshes_it(hall):
    line = hall.centre.lines["А"].id
    hall.open("1")
    assert hall.forecasts.lines(hall.branch) == {}
    assert hall.forecasts.line(hall.branch, line) is None
    hall.forecasts.refresh_all()
    assert hall.forecasts.line(hall.branch, line) == UP_TO_FIVE
    hall.clock.advance(seconds=61)
    assert hall.forecasts.line(hall.branch, line) is None
    assert hall.forecasts.ticket(hall.branch, "unknown") is None


def test_the_same_state_is_told_the_same_way(hall):
    hall.open("1")
    for _ in range(8):
        hall.takes_ticket()

    assert hall.told() == hall.told()


def test_an_unknown_branch_has_none(hall):
    assert hall.forecasts.refresh("nowhere") is None


def test_readers_take_the_last_one_while_the_next_is_being_made(hall):
    hall.open("1")
    hall.forecasts.refresh_all()
    before = hall.forecasts.of(hall.branch)
    playing, read = threading.Event(), threading.Event()

    make = hall.forecasts._make

    def held_up(*asked):
        playing.set()
        assert read.wait(10)
        return make(*asked)

    hall.forecasts._make = held_up
    maker = threading.Thread(target=hall.forecasts.refresh, args=(hall.branch,))
    maker.start()
    assert playing.wait(10)
    assert hall.forecasts.of(hall.branch) is before
    read.set()
    maker.join(10)
    assert hall.forecasts.of(hall.branch) is not before


def test_the_seconds_behind_a_promise_are_known_but_not_told(hall):
    hall.open("1")
    for _ in range(5):
        hall.takes_ticket()

    told = hall.told()

    outlook = hall.forecasts.of(hall.branch).outlook.lines[hall.centre.lines["А"].id]
    assert told.likely_s == round(outlook.likely_s) > 0
    assert told == WaitRange(told.from_minutes, told.to_minutes)


def test_one_that_took_long_is_followed_by_a_rest_three_times_as_long(hall):
    hall.open("1")
    ticking = iter((0.0, 100.0, 102.0, 103.0, 107.9, 108.0, 108.0, 108.1))
    forecasts = Forecasts(hall.store.read, hall.clock, monotonic=lambda: next(ticking))
    assert forecasts.refresh_all() == 1  # asked at 0, begun at 100, made at 102
    hall.takes_ticket()
    assert forecasts.refresh_all() == 0  # 103
    assert forecasts.refresh_all() == 0  # 107.9
    assert forecasts.refresh_all() == 1  # 108
