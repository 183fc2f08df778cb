"""What one more counter would change, kept for readers: made on its beat, never in a request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from queue_server.services.prospects import Prospects
from tests.services.halls import Hall


def here(function: Callable[..., Any], *arguments: Any) -> Any:
    return function(*arguments)


def refreshed(hall: Hall) -> Prospects:
    hall.forecasts.refresh(hall.branch)
    prospects = Prospects(hall.store.read, hall.forecasts, here)
    prospects.refresh_all()
    return prospects


def test_a_long_line_is_told_what_one_more_counter_would_change(hall: Hall) -> None:
    hall.open("1")
    for _ in range(6):
        hall.takes_ticket("Б")
    [found] = refreshed(hall).of(hall.branch)
    assert found.line == hall.centre.lines["Б"].id
    assert found.before is not None
    assert found.after < found.before


def test_a_line_that_nobody_serves_is_told_what_the_first_would_do(hall: Hall) -> None:
    hall.open("2")
    hall.takes_ticket("А")
    [found] = refreshed(hall).of(hall.branch)
    assert (found.line, found.before) == (hall.centre.lines["А"].id, None)


def test_an_empty_hall_needs_none(hall: Hall) -> None:
    hall.open("1")
    assert refreshed(hall).of(hall.branch) == ()


def test_it_is_not_told_when_it_is_old(hall: Hall) -> None:
    hall.open("1")
    for _ in range(6):
        hall.takes_ticket("Б")
    prospects = refreshed(hall)
    hall.clock.advance(minutes=2)
    assert prospects.of(hall.branch) == ()
