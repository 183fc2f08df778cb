"""How a wait is told: by the correction, by the last one called while little is known, else by the play."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from queue_server.domain.durations import Duration
from queue_server.domain.known import Called, Known, LineToday
from queue_server.domain.selection import Serving
from queue_server.domain.telling import ENOUGH_SERVICES, Day, Experience, Foretold, foretell
from queue_server.domain.waiting import Busy, CounterNow, Picture, Visit, Wait
from tests.domain.queues import known, walk_in
from tests.fakes import MONDAY_MORNING as NOW

PLAYED = Wait(300, 600, 900)
EXPERIENCED = Experience(ENOUGH_SERVICES)
NO_DAY = Day(NOW, {})


@dataclass
class Taught:
    """Stands for a correction that has learned to say this."""

    says: Callable[[Known, Wait], Wait]
    asked: int = 0

    def of(self, moment: Known, played: Wait) -> Wait:
        self.asked += 1
        return self.says(moment, played)


def taught(says: Callable[[Known, Wait], Wait]) -> Any:
    return Taught(says)


def hall(waiting: int, counters: int = 1) -> Picture:
    visits = tuple(Visit(walk_in(n, waiting - n), Duration(600, 300)) for n in range(waiting))
    serving = [Serving(str(n), {"А": timedelta()}) for n in range(counters)]
    busy = Busy(Duration(600, 300))
    return Picture(NOW, ("А", "Б"), tuple(CounterNow(each, busy=busy) for each in serving), visits)


def told(waiting: int, experience: Experience, day: Day = NO_DAY, counters: int = 1) -> Foretold:
    return foretell(hall(waiting, counters), day, experience, Random(1))


def test_without_experience_the_last_one_called_says_it() -> None:
    assert Experience(0).tell(PLAYED, known("А", 600, 3, last_s=1140)) == Wait(660, 1140, 2940)


@pytest.mark.parametrize(
    ("experience", "moment"),
    [
        (EXPERIENCED, known("А", 600, 3, last_s=1140)),
        (Experience(0), known("А", 600, 3)),
        (Experience(0), known("А", 0, 0, free=1, last_s=1140)),
    ],
    ids=["enough is recorded", "nobody was called yet", "nobody is before"],
)
def test_else_the_play_is_told(experience: Experience, moment: Known) -> None:
    assert experience.tell(PLAYED, moment) == PLAYED


def test_what_was_learned_goes_before_both() -> None:
    experience = Experience(0, taught(lambda moment, _played: Wait(1, moment.last_s, 3)))
    assert experience.tell(PLAYED, known("А", 600, 3, last_s=2)) == Wait(1, 2, 3)


def test_a_newcomer_is_told_from_the_day_so_far() -> None:
    today = LineToday()
    today.call(Called(NOW - timedelta(minutes=4), 1140, 600))
    found = told(3, Experience(0), Day(NOW, {"А": today})).lines["А"]
    assert found is not None
    assert (found.wait.likely_s, found.known.ahead, found.known.since_last_s) == (1140, 3, 240)


def test_a_line_that_nobody_serves_is_told_nothing() -> None:
    assert told(3, EXPERIENCED).lines["Б"] is None


def test_who_waits_is_told_what_a_newcomer_at_the_same_place_would_be() -> None:
    by_place = Experience(0, taught(lambda moment, _: Wait(0, 100.0 * moment.ahead, 200.0 * moment.ahead)))
    tickets = told(6, by_place).tickets
    assert [tickets[f"t{n}"] for n in range(6)] == [Wait(0, 100.0 * n, 200.0 * n) for n in range(6)]


def test_of_a_long_queue_few_are_looked_at_and_the_rest_lie_between() -> None:
    correction = Taught(lambda moment, _: Wait(0, 100.0 * moment.ahead, 200.0 * moment.ahead))
    tickets = told(500, Experience(0, correction), counters=4).tickets  # type: ignore[arg-type]
    assert correction.asked < 50
    # Played forward, neighbours may change places; nobody is told far from an own place.
    for place in range(500):
        assert tickets[f"t{place}"].likely_s == pytest.approx(100 * place, abs=30 + 5 * place)  # type: ignore[union-attr]


def test_nobody_is_told_less_than_somebody_before() -> None:
    wild = Experience(0, taught(lambda moment, _: Wait(0, moment.ahead % 3 * 100.0, 500)))
    tickets = told(9, wild).tickets
    waits = [tickets[f"t{n}"].likely_s for n in range(9)]  # type: ignore[union-attr]
    assert waits == sorted(waits)


def test_one_who_was_sent_to_a_counter_or_is_called_later_is_told_the_play() -> None:
    seen = hall(1)
    sent = Visit(walk_in(7, 1, counter="0"), Duration(600, 300))
    later = Visit(walk_in(8, 1, not_before=NOW + timedelta(minutes=5)), Duration(600, 300))
    picture = Picture(NOW, seen.lines, seen.counters, (*seen.visits, sent, later))
    found = foretell(picture, NO_DAY, Experience(0, taught(lambda *_: Wait(1, 2, 3))), Random(1))
    assert found.tickets["t0"] == Wait(1, 2, 3)
    assert [found.tickets[name] for name in ("t7", "t8")] == [found.outlook.tickets[name] for name in ("t7", "t8")]
