"""The expected wait: who is told what, and that the upper end holds for nine of ten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random
from statistics import fmean, median

import pytest

from queue_server.domain.durations import Duration
from queue_server.domain.playing import Course
from queue_server.domain.waiting import (
    Busy,
    CounterNow,
    Habits,
    Picture,
    Visit,
    Wait,
    WaitRange,
    _fate,
    _free_in,
    _shape,
    look_ahead,
)
from tests.domain.queues import LINES, NOW, serving, walk_in

EXACT = Habits(between_s=0, no_show=0, pace_spread=0)
TEN_MINUTES = Duration(600, 0)


def branch(ahead: int = 0, counters: tuple[CounterNow, ...] = (CounterNow(serving()),), **changes: object) -> Picture:
    """`ahead` people in line А, ten minutes each, no chance anywhere."""
    visits = tuple(Visit(walk_in(number, 30 - number / 10), TEN_MINUTES) for number in range(1, ahead + 1))
    return replace(Picture(NOW, tuple(LINES), counters, visits, EXACT), **changes)  # type: ignore[arg-type]


def wait_in(picture: Picture, line: str = "А") -> WaitRange | None:
    wait = look_ahead(picture, Random(1)).lines[line]
    return wait.shown if wait else None


def test_with_a_free_counter_and_nobody_ahead_the_wait_is_up_to_five_minutes():
    assert wait_in(branch()) == WaitRange(0, 5)


def test_everyone_ahead_of_the_order_counts_whatever_the_line():
    outlook = look_ahead(branch(ahead=3), Random(1))

    assert {line: wait.likely_s for line, wait in outlook.lines.items()} == dict.fromkeys(LINES, 1800)
    assert [outlook.tickets[f"t{number}"].likely_s for number in (1, 2, 3)] == [0, 600, 1200]


def test_a_second_counter_halves_the_wait():
    pair = (CounterNow(serving()), CounterNow(serving(counter="c2")))

    assert look_ahead(branch(ahead=4, counters=pair), Random(1)).lines["А"].likely_s == 1200


def test_a_counter_of_another_line_does_not_help():
    pair = (CounterNow(serving("А")), CounterNow(serving("Б", counter="c2")))

    outlook = look_ahead(branch(ahead=4, counters=pair), Random(1))

    assert outlook.lines["А"].likely_s == 2400
    assert outlook.lines["Б"].likely_s == 0
    assert outlook.lines["В"] is None


def test_time_already_spent_at_the_counter_counts():
    def likely(elapsed: float) -> float:
        busy = Busy(Duration(600, 200), elapsed)
        return look_ahead(branch(counters=(CounterNow(serving(), busy=busy),)), Random(1)).lines["А"].likely_s

    assert likely(0) > 500 > likely(400) > 100


@pytest.mark.parametrize("elapsed", [0, 300, 900])
def test_what_is_left_is_drawn_among_the_visits_that_last_longer(elapsed):
    """As if one drew whole visits and kept those that are not over yet."""
    busy, random = Busy(Duration(600, 400), elapsed), Random(3)
    middle, width = _shape(busy.duration)
    whole = [random.lognormvariate(middle, width) for _ in range(60_000)]

    left = [_free_in(busy, 1.0, random) for _ in range(20_000)]

    longer = [seconds - elapsed for seconds in whole if seconds > elapsed]
    assert fmean(left) == pytest.approx(fmean(longer), rel=0.05)
    assert median(left) == pytest.approx(median(longer), rel=0.05)


def test_a_visit_longer_than_any_before_may_end_at_any_moment():
    busy = Busy(Duration(600, 200), 5 * 3600)

    assert wait_in(branch(counters=(CounterNow(serving(), busy=busy),))) == WaitRange(0, 5)


def test_nobody_open_promises_nothing():
    assert wait_in(branch(ahead=1, counters=())) is None


def test_a_counter_on_a_pause_promises_nothing_but_helps_those_of_an_open_one():
    on_break = CounterNow(serving(counter="c2"), open=False, busy=Busy(Duration(900, 0)))
    alone = look_ahead(branch(ahead=4, counters=(on_break,)), Random(1))
    with_open = look_ahead(branch(ahead=4, counters=(CounterNow(serving()), on_break)), Random(1))

    assert alone.lines["А"] is None
    assert alone.tickets["t1"] is None
    assert with_open.lines["А"].likely_s == 1500  # c1 calls at 0, 10, 20 minutes, c2 at 15 and 25


def test_a_counter_on_a_pause_promises_nothing_though_another_line_is_served():
    on_break = CounterNow(serving("А"), open=False, busy=Busy(Duration(900, 0)))
    receiving = CounterNow(serving("Б", counter="c2"))

    outlook = look_ahead(branch(ahead=1, counters=(on_break, receiving)), Random(1))

    assert outlook.lines["А"] is outlook.tickets["t1"] is None
    assert outlook.lines["Б"].likely_s == 0


def test_while_the_branch_is_suspended_nobody_can_say():
    outlook = look_ahead(branch(ahead=2, suspended=True), Random(1))

    assert set(outlook.lines.values()) == set(outlook.tickets.values()) == {None}


def test_a_ticket_sent_to_a_closed_counter_is_promised_nothing():
    sent = Visit(walk_in(1, 5, counter="c7"), TEN_MINUTES)

    assert look_ahead(branch(visits=(sent,)), Random(1)).tickets == {"t1": None}


def test_the_same_chance_gives_the_same_answer():
    uncertain = branch(ahead=5, habits=Habits())

    assert look_ahead(uncertain, Random(7)) == look_ahead(uncertain, Random(7))


def test_chance_comes_only_from_the_argument(monkeypatch):
    monkeypatch.setattr("random.Random.random", property(lambda _self: pytest.fail("a hidden generator")))

    class Half:
        def random(self) -> float:
            return 0.5

        def gauss(self, middle: float, _width: float) -> float:
            return middle

        def lognormvariate(self, _middle: float, _width: float) -> float:
            return 1.0

    assert look_ahead(branch(ahead=3, habits=Habits(between_s=0)), Half()).lines["А"].likely_s == pytest.approx(1800)


def test_others_may_work_after_each_run():
    turns: list[None] = []

    look_ahead(branch(ahead=1), Random(1), runs=7, after_each_run=lambda: turns.append(None))

    assert len(turns) == 7


def test_a_long_queue_is_played_less_often() -> None:
    """Two thousand people must not keep the server from everybody else: about as much is played as for four hundred."""

    def runs(ahead: int) -> int:
        turns: list[None] = []
        look_ahead(branch(ahead=ahead), Random(1), after_each_run=lambda: turns.append(None))
        return len(turns)

    assert [runs(400), runs(800), runs(2000)] == [60, 30, 12]


def test_the_way_to_the_counter_counts_for_everyone_ahead():
    walking = branch(ahead=3, habits=replace(EXACT, between_s=40))

    assert look_ahead(walking, Random(1)).lines["А"].likely_s == pytest.approx(1800 + 3 * 40)


def test_the_absent_shorten_the_queue():
    present = look_ahead(branch(ahead=20), Random(1)).lines["А"].likely_s
    half_absent = look_ahead(branch(ahead=20, habits=replace(EXACT, no_show=0.5, no_show_s=200)), Random(1))

    assert half_absent.lines["А"].likely_s == pytest.approx(present / 2 + 20 * 0.5 * 200, rel=0.1)


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (0, 0, (0, 5)),  # never 0–0: «до 5 хв»
        (2, 4.2, (0, 5)),
        (5, 5, (0, 5)),
        (3.7, 5.1, (3, 6)),
        (6.9, 9.2, (6, 10)),
        (7, 7, (6, 7)),
        (9.9, 10, (9, 10)),
        (9.9, 10.1, (9, 15)),
        (12, 10.1, (10, 15)),
        (16, 31, (15, 35)),
        (20, 35, (20, 35)),
        (59.9, 60.1, (55, 65)),
        (20, 20, (15, 20)),
    ],
)
def test_a_range_is_rounded_outwards(low, high, shown):
    assert Wait(low * 60, low * 60, high * 60).shown == WaitRange(*shown)


def test_the_upper_end_holds_for_nine_of_ten():
    """Against what then happens to a branch that keeps to its habits, over many different mornings."""
    world, guess = Random(10), Random(20)
    held = told = 0
    for _ in range(500):
        picture = _some_morning(world)
        outlook = look_ahead(picture, guess)
        tickets = [visit.ticket for visit in picture.visits]
        course = Course(tickets, [counter.serving for counter in picture.counters], picture.lines, NOW)
        happened = course.play(*_fate(picture, world))
        for line, called in zip(picture.lines, happened.lines, strict=True):
            told += 1
            held += called <= outlook.lines[line].high_s
    assert 0.88 <= held / told <= 0.92


def _some_morning(world: Random) -> Picture:
    counters = tuple(
        CounterNow(serving(counter=f"c{number}"), busy=Busy(Duration(600, 400), world.uniform(0, 900)))
        for number in range(world.randint(1, 4))
    )
    visits = tuple(
        Visit(walk_in(number, 60 - number, world.choice(LINES)), Duration(world.uniform(200, 900), 300))
        for number in range(world.randint(1, 25))
    )
    return Picture(NOW + timedelta(0), tuple(LINES), counters, visits, Habits())
