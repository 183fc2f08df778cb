"""What one more counter would change, for which lines it is asked, and that it is played by the same rule."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from queue_server.domain.durations import Duration
from queue_server.domain.one_more import MOST_LINES, OneMore, lines_worth_it, one_more_counter
from queue_server.domain.waiting import CounterNow, Picture, Visit, look_ahead
from tests.domain.queues import NOW, serving, walk_in

TEN_MINUTES = Duration(600.0, 60.0)


def picture(lines: str, counters: tuple[CounterNow, ...]) -> Picture:
    """One visitor in the line for each letter."""
    visits = tuple(Visit(walk_in(n, 30 - n, line), TEN_MINUTES) for n, line in enumerate(lines, start=1))
    return Picture(NOW + timedelta(), tuple("АБВГ"), counters, visits)


def test_a_second_counter_about_halves_the_wait() -> None:
    seen = picture("ББББББ", (CounterNow(serving("Б")),))
    now = look_ahead(seen, Random(1)).lines["Б"]
    assert now is not None
    found = one_more_counter(seen, "Б", now.likely_s, Random(1))
    assert found.before is not None
    assert 0.35 * found.before <= found.after <= 0.65 * found.before
    assert found.helps


def test_a_line_that_nobody_serves_gets_a_wait_at_all() -> None:
    found = one_more_counter(picture("ББ", ()), "Б", None, Random(1))
    assert (found.before, found.helps) == (None, True)
    assert 10 <= found.after <= 30


def test_a_few_minutes_are_no_help() -> None:
    assert [OneMore("А", 20, after).helps for after in (21, 20, 16, 15)] == [False, False, False, True]


def test_it_serves_no_other_line() -> None:
    seen = picture("АААА", (CounterNow(serving("А")),))
    found = one_more_counter(seen, "Б", None, Random(1))
    assert found.after == 0


def test_lines_over_the_standard_are_asked_the_longest_first() -> None:
    seen = picture("АБВГ", ())
    assert lines_worth_it(seen, {"А": 1000, "Б": 2000, "В": 100, "Г": 950}, 900) == ["Б", "А", "Г"]
    assert len(lines_worth_it(seen, dict.fromkeys("АБВГ", None), 900)) == MOST_LINES


def test_else_only_the_longest_and_only_where_somebody_waits() -> None:
    assert lines_worth_it(picture("АВ", ()), {"А": 100, "Б": 800, "В": 300, "Г": 0}, 900) == ["В"]
    assert lines_worth_it(picture("", ()), {"А": 0, "Б": 0, "В": 0, "Г": 0}, 900) == []
