"""What is known of a wait: counted from the queue as it stands and the day so far, by hand and by a plain oracle."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from queue_server.domain.durations import Duration
from queue_server.domain.known import Called, Known, LineToday, Places, Standing
from queue_server.domain.selection import BY_LAW, Serving
from queue_server.domain.waiting import Busy, CounterNow, Picture, Visit
from tests.domain.queues import LINES, known, walk_in
from tests.fakes import MONDAY_MORNING as NOW

TEN_MINUTES = Duration(600, 0)
ALONE = Places(0, 0, 0.0, 1, 1)


def counter(number: str, lines: str, *, open: bool = True, busy: bool = True) -> CounterNow:
    serving = Serving(number, {line: timedelta() for line in lines})
    return CounterNow(serving, open, Busy(TEN_MINUTES) if busy else None)


def picture(queue: str, *counters: CounterNow) -> Picture:
    """One visitor a letter; the first came longest ago."""
    visits = tuple(Visit(walk_in(n, 30 - n, line), TEN_MINUTES) for n, line in enumerate(queue, start=1))
    return Picture(NOW, tuple(LINES), counters, visits)


def test_those_who_wait_for_the_same_counters_stand_ahead() -> None:
    standing = Standing(picture("АБАВ", counter("1", "АБ"), counter("2", "В", busy=False)))
    assert standing.before_newcomer("А") == Places(3, 0, 29 * 60, 1, 0)
    assert standing.before_newcomer("В") == Places(1, 0, 26 * 60, 1, 1)
    assert [standing.before_ticket(f"t{n}").ahead for n in (1, 2, 3, 4)] == [0, 1, 2, 0]  # type: ignore[union-attr]


def test_a_counter_on_a_pause_binds_no_lines_together() -> None:
    standing = Standing(picture("АБ", counter("1", "А"), counter("2", "АБ", open=False)))
    assert standing.before_newcomer("А") == Places(1, 0, 29 * 60, 1, 0)


def test_a_right_goes_before_all_and_is_counted() -> None:
    by_law = Visit(walk_in(3, 1, "А", rank=BY_LAW), TEN_MINUTES)
    seen = picture("АА", counter("1", "А"))
    standing = Standing(Picture(NOW, seen.lines, seen.counters, (*seen.visits, by_law)))
    assert standing.before_newcomer("А").privileged == 1
    assert [standing.before_ticket(name).ahead for name in ("t3", "t1", "t2")] == [0, 1, 2]  # type: ignore[union-attr]


def test_who_is_booked_and_not_there_is_not_ahead() -> None:
    seen = picture("А", counter("1", "А"))
    expected = Visit(walk_in(9, 40), TEN_MINUTES, comes=0.8)
    standing = Standing(Picture(NOW, seen.lines, seen.counters, (expected, *seen.visits)))
    assert standing.before_newcomer("А").ahead == 1
    assert standing.before_ticket("t9") is None


@given(st.text(LINES, max_size=9), st.lists(st.text(LINES, min_size=1, max_size=3), max_size=4))
def test_ahead_is_whom_a_counter_of_the_line_may_take(queue: str, serving: list[str]) -> None:
    counters = tuple(counter(str(n), lines) for n, lines in enumerate(serving))
    seen = picture(queue, *counters)
    for line in LINES:
        mine = [each.serving for each in counters if line in each.serving.advance]
        ahead = sum(any(s.may_take(v.ticket) for s in mine) or v.ticket.line == line for v in seen.visits)
        places = Standing(seen).before_newcomer(line)
        assert (places.ahead, places.counters) == (ahead, len(mine))


def test_the_day_so_far_is_what_was_called_and_issued() -> None:
    today = LineToday()
    for minutes_ago, waited in ((50, 100), (31, 200), (29, 300), (10, 400), (5, 500), (2, 600)):
        today.issue(NOW - timedelta(minutes=minutes_ago))
        today.call(Called(NOW - timedelta(minutes=minutes_ago), waited, waited / 2))
    told = today.known("А", 77.0, ALONE, NOW, NOW)
    assert (told.last_s, told.last_played_s, told.since_last_s) == (600, 300, 120)
    assert told.last_few_s == (200 + 300 + 400 + 500 + 600) / 5
    assert (told.recent_calls, told.recent_issued) == (4, 4)
    assert (told.hour, told.weekday) == (8.0, 0)


def test_before_anybody_is_called_nothing_of_it_is_known() -> None:
    told = LineToday().known("А", 77.0, ALONE, NOW, NOW)
    assert not told.somebody_called
    assert (told.last_s, told.last_few_s, told.since_last_s, told.recent_calls) == (-1, -1, -1, 0)
    assert told.nobody_before


def test_what_is_stored_is_read_again_and_another_shape_is_not() -> None:
    told = known("А", 123.456, 4)
    assert Known.restored(told.stored()) == known("А", 123.46, 4)
    assert Known.restored(told.stored() | {"more": 1}) is None
    assert Known.restored({}) is None
