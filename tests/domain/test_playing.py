"""The queue played forward takes everyone exactly as repeated `pick_next` would."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from heapq import heappop, heappush

from hypothesis import given, settings
from hypothesis import strategies as st

from queue_server.domain.playing import Calls, Course
from queue_server.domain.selection import IN_TURN, Serving, Waiting, pick_next
from tests.domain import queues
from tests.domain.queues import NOW, walk_in

seconds = st.integers(0, 1800)


def played_by_pick_next(waiting: list[Waiting], counters: list[Serving], free_at: list[int], taken: dict[str, int]):
    """Slowly, by the rule itself: when each ticket is called; a counter without anyone looks again at the next due."""
    left, called, free = list(waiting), {}, []
    for index, moment in enumerate(free_at):
        heappush(free, (moment, index))
    while free:
        moment, index = heappop(free)
        serving, now = counters[index], NOW + timedelta(seconds=moment)
        pick = pick_next(left, serving, now)
        if pick is not None:
            left.remove(pick.ticket)
            called[pick.ticket.id] = moment
            heappush(free, (moment + taken[pick.ticket.id], index))
        elif coming := [t.not_before for t in left if serving.may_take(t) and t.not_before > now]:
            heappush(free, ((min(coming) - NOW).total_seconds(), index))
    return called


def played(waiting: list[Waiting], counters: list[Serving], free_at: list[int], taken: dict[str, int]) -> Calls:
    course = Course(waiting, counters, queues.LINES, NOW)
    return course.play(map(float, free_at), lambda index: taken[waiting[index].id])


@settings(max_examples=250, deadline=None)
@given(queues.waiting(), queues.counters(), st.data())
def test_every_call_falls_on_the_moment_that_pick_next_gives(waiting, counters, data):
    free_at = data.draw(st.lists(seconds, min_size=len(counters), max_size=len(counters)))
    taken = {ticket.id: data.draw(seconds) for ticket in waiting}

    calls = played(waiting, counters, free_at, taken)

    expected = played_by_pick_next(waiting, counters, free_at, taken)
    assert calls.tickets == [expected.get(ticket.id) for ticket in waiting]


@settings(max_examples=250, deadline=None)
@given(queues.waiting(most=8), queues.counters(), st.data())
def test_a_walk_in_of_this_moment_waits_as_long_as_one_who_really_joins(waiting, counters, data):
    free_at = data.draw(st.lists(seconds, min_size=len(counters), max_size=len(counters)))
    taken = {ticket.id: data.draw(seconds) for ticket in waiting}
    guessed = played(waiting, counters, free_at, taken).lines

    for line, guess in zip(queues.LINES, guessed, strict=True):
        newcomer = walk_in(99, 0, line)
        called = played_by_pick_next([*waiting, newcomer], counters, free_at, taken | {newcomer.id: 60})
        assert guess == called.get(newcomer.id), line


def test_who_came_at_this_very_moment_but_earlier_is_ahead():
    first = walk_in(1, 0)

    assert played([first], [queues.serving()], [0], {"t1": 60}).lines == [60.0] * 3


def test_a_line_that_no_counter_serves_is_never_reached():
    calls = played([walk_in(1, 5, "В")], [queues.serving("АБ")], [0], {"t1": 60})

    assert calls.tickets == [None]
    assert calls.lines == [0.0, 0.0, None]


def test_two_runs_do_not_disturb_each_other():
    waiting = [walk_in(1, 5), replace(walk_in(2, 4), not_before=NOW + timedelta(minutes=3)), walk_in(3, 3)]
    course = Course(waiting, [queues.serving()], queues.LINES, NOW)

    first, second = (course.play([0.0], lambda _index: 60.0) for _ in range(2))

    assert first.tickets == second.tickets == [0.0, 180.0, 60.0]
    assert all(ticket.rank == IN_TURN for ticket in waiting)


def test_who_is_booked_and_still_to_come_is_neither_called_before_nor_in_anybodys_way():
    """At an idle counter: the one who is checked in comes early, the expected one at the expected moment."""
    booked = queues.on_check_in(NOW, NOW + timedelta(minutes=45), queues.HEAD_START)
    here = queues.ticket(1, moments=booked, appointment=True)
    coming = replace(queues.ticket(2), appointment=True, not_before=NOW + timedelta(minutes=10))

    calls = Course([here, coming], [queues.serving()], queues.LINES, NOW, frozenset({1})).play([0.0], lambda _i: 60.0)

    assert calls.tickets == [0.0, 600.0]
