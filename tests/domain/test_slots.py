"""Free times: by hand for the rules one can say, by brute force for all the rest, and on days of 23 and 25 hours."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from itertools import product
from math import floor
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queue_server.domain.hours import Timetable, Window
from queue_server.domain.slots import (
    BookedDay,
    Place,
    bookable_days,
    both_open,
    cut,
    nearest,
    steps_of,
    without,
)

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
QUARTER = timedelta(minutes=15)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
KYIV = ZoneInfo("Europe/Kyiv")


def after(minutes: int) -> datetime:
    return NINE + timedelta(minutes=minutes)


def hour(counters: int, share: int, hours: int = 2) -> BookedDay:
    return BookedDay(QUARTER, cut([(NINE, NINE + timedelta(hours=hours))], QUARTER, share, lambda _moment: counters))


def taking(day: BookedDay, start: datetime, steps: int) -> BookedDay:
    """The day after one more booking."""
    places = day.places_for(start, steps)
    assert places is not None
    visit = (start, start + day.length * steps)
    return BookedDay(day.length, day.steps, day.taken | set(places), (*day.visits, visit))


# --- the grid and the share ---------------------------------------------------------------------------------------


def test_two_counters_at_a_third_still_give_places() -> None:
    assert [step.places for step in hour(2, 35).steps] == [0, 1, 1, 0, 1, 1, 0, 1]
    assert [step.places for step in hour(1, 35).steps] == [0, 0, 1, 0, 0, 1, 0, 0]
    assert [step.places for step in hour(3, 100, 1).steps] == [3, 3, 3, 3]
    assert {step.places for step in hour(5, 0).steps} == {0}


def test_the_share_is_counted_over_the_whole_day_and_anew_on_the_next() -> None:
    windows = [(after(0), after(30)), (after(120), after(180))]
    steps = cut(windows, QUARTER, 50, lambda _moment: 1)
    assert [(step.start, step.places) for step in steps] == [
        (after(0), 0), (after(15), 1), (after(120), 0), (after(135), 1), (after(150), 0), (after(165), 1),
    ]  # fmt: skip


def test_a_step_that_would_pass_the_closing_is_none() -> None:
    assert [step.start for step in cut([(after(0), after(40))], QUARTER, 100, lambda _m: 1)] == [after(0), after(15)]


def test_counters_are_planned_by_the_moment() -> None:
    steps = cut([(after(0), after(60))], QUARTER, 100, lambda moment: 3 if moment < after(30) else 0)
    assert [step.places for step in steps] == [3, 3, 0, 0]


# --- visits of several steps --------------------------------------------------------------------------------------


def test_a_long_visit_takes_the_next_places_of_the_share() -> None:
    day = hour(1, 35)
    assert day.places_for(after(30), 2) == ((after(30), 0), (after(75), 0))
    assert list(day.free_times(2, LONG_AGO)) == [after(30)]


def test_no_more_visits_at_once_than_counters() -> None:
    day = taking(hour(1, 100), after(30), 2)
    assert list(day.free_times(1, LONG_AGO)) == [after(0), after(15), after(60), after(75), after(90), after(105)]
    assert list(day.free_times(2, LONG_AGO)) == [after(0), after(60), after(75), after(90)]


def test_a_long_visit_does_not_go_over_a_break_or_the_end() -> None:
    windows = [(after(0), after(30)), (after(60), after(90))]
    day = BookedDay(QUARTER, cut(windows, QUARTER, 100, lambda _moment: 2))
    assert list(day.free_times(2, LONG_AGO)) == [after(0), after(60)]
    assert list(day.free_times(3, LONG_AGO)) == []


def test_outside_the_share_every_counter_counts() -> None:
    day = hour(2, 35)
    assert day.places_for(after(0), 1) is None
    assert day.places_beyond_share(after(0), 2) == ((after(0), 1), (after(15), 1))
    assert day.places_beyond_share(after(7), 1) is None
    full = BookedDay(QUARTER, day.steps, frozenset(), ((after(0), after(15)), (after(0), after(15))))
    assert full.places_beyond_share(after(0), 1) is None


def test_steps_of_a_visit() -> None:
    assert [steps_of(minutes, QUARTER) for minutes in (1, 15, 16, 30, 37.5)] == [1, 1, 2, 2, 3]


# --- windows, days, neighbours ------------------------------------------------------------------------------------


def test_booking_hours_count_only_while_reception_is_open() -> None:
    reception = [(after(0), after(60)), (after(120), after(180))]
    assert both_open(reception, [(after(30), after(150))]) == [(after(30), after(60)), (after(120), after(150))]
    assert without(reception, [(after(30), after(130))]) == [(after(0), after(30)), (after(130), after(180))]
    assert without(reception, [(after(-5), after(60))]) == [(after(120), after(180))]


def test_the_last_day_opens_at_the_release_time() -> None:
    morning, noon = datetime(2026, 3, 2, 8, tzinfo=KYIV), datetime(2026, 3, 2, 12, tzinfo=KYIV)
    assert bookable_days(morning, 2, time(12)) == [date(2026, 3, 2), date(2026, 3, 3)]
    assert bookable_days(noon, 2, time(12)) == [date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4)]
    assert bookable_days(morning, 0, time()) == [date(2026, 3, 2)]
    assert bookable_days(morning, 0, time(9)) == []


def test_the_nearest_come_in_their_order() -> None:
    times = [after(0), after(15), after(45), after(60), after(75)]
    assert nearest(times, after(30), 3) == [after(15), after(45), after(60)]
    assert nearest(times, after(30), 1) == [after(45)], "of two as near the later"


# --- brute force --------------------------------------------------------------------------------------------------


def enumerated(day: BookedDay, steps: int, earliest: datetime) -> list[datetime]:
    """The same question answered the long way: every minute of the day, every choice of places."""
    found = []
    minutes = int((day.steps[-1].start - day.steps[0].start).total_seconds() // 60) if day.steps else -1
    for minute in range(minutes + 1):
        start = day.steps[0].start + timedelta(minutes=minute)
        lasting = [start + day.length * number for number in range(steps)]
        by_start = {step.start: step for step in day.steps}
        if start < earliest or not all(moment in by_start for moment in lasting):
            continue
        if any(under_way(day, moment) >= by_start[moment].counters for moment in lasting):
            continue
        free = [
            (step.start, number)
            for step in day.steps
            for number in range(step.places)
            if step.start >= start and (step.start, number) not in day.taken
        ]
        if any(place[0] == start for place in free) and len({place[0] for place in free}) >= steps:
            found.append(start)
    return found


def under_way(day: BookedDay, moment: datetime) -> int:
    ends = moment + day.length
    return sum(1 for begins, finishes in day.visits if max(begins, moment) < min(finishes, ends))


@st.composite
def booked_days(draw: st.DrawFn) -> tuple[BookedDay, int, list[int]]:
    """A day with up to three spans, changing counters, and bookings made one after another."""
    length = timedelta(minutes=draw(st.sampled_from((5, 10, 15, 20, 30))))
    share, windows, moment = draw(st.integers(0, 100)), [], NINE
    for _ in range(draw(st.integers(1, 3))):
        moment += timedelta(minutes=draw(st.integers(0, 40)))
        end = moment + timedelta(minutes=draw(st.integers(10, 120)))
        windows.append((moment, end))
        moment = end
    planned = draw(st.lists(st.integers(0, 4), min_size=30, max_size=30))
    steps = cut(windows, length, share, lambda at: planned[int((at - NINE).total_seconds() // 900) % 30])
    day, counted, made = BookedDay(length, steps), 0, []
    for step in steps:
        expected = floor(Fraction(share, 100) * (counted + step.counters)) - floor(Fraction(share, 100) * counted)
        assert step.places == expected <= step.counters
        counted += step.counters
    for _ in range(draw(st.integers(0, 8))):
        wanted = draw(st.integers(1, 4))
        free = list(day.free_times(wanted, LONG_AGO))
        if free:
            day = taking(day, draw(st.sampled_from(free)), wanted)
            made.append(wanted)
    return day, share, made


@settings(deadline=None)
@given(booked_days(), st.integers(1, 5), st.integers(-10, 200))
def test_free_times_are_those_of_the_enumeration(
    made: tuple[BookedDay, int, list[int]], steps: int, notice: int
) -> None:
    day, share, sizes = made
    assert list(day.free_times(steps, after(notice))) == enumerated(day, steps, after(notice))
    assert len(day.taken) == sum(sizes), "a booking takes as many places as it lasts steps"
    assert len(day.taken) <= floor(Fraction(share, 100) * sum(step.counters for step in day.steps))
    for step in day.steps:
        assert under_way(day, step.start) <= step.counters


@settings(deadline=None)
@given(booked_days(), st.integers(1, 3))
def test_what_is_free_can_be_taken_and_what_is_not_cannot(made: tuple[BookedDay, int, list[int]], steps: int) -> None:
    day = made[0]
    free = set(day.free_times(steps, LONG_AGO))
    for step in day.steps:
        places = day.places_for(step.start, steps)
        assert (places is not None) == (step.start in free)
        if places is not None:
            assert len(set(places)) == steps
            assert not day.taken & set(places)
            assert places[0][0] == step.start


# --- summer time --------------------------------------------------------------------------------------------------

AROUND_THE_CLOCK = {day: [(time(), time.max)] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}


def steps_of_day(day: date, length: timedelta, weekly: dict[str, list[tuple[time, time]]]) -> list[datetime]:
    windows: list[Window] = Timetable(KYIV, weekly, {}).spans(day)
    return [step.start for step in cut(windows, length, 100, lambda _moment: 1)]


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 5, 4), 24)])
def test_a_day_has_its_own_number_of_hours(day: date, hours: int) -> None:
    assert len(steps_of_day(day, timedelta(minutes=30), AROUND_THE_CLOCK)) == hours * 2


@settings(deadline=None)
@given(
    first=st.sampled_from((date(2026, 3, 27), date(2026, 10, 23), date(2027, 3, 26))),
    length=st.sampled_from((5, 10, 15, 20, 30, 60)),
    opens=st.integers(0, 23),
    lasts=st.integers(1, 24),
)
def test_no_step_is_lost_or_doubled_when_the_clock_changes(first: date, length: int, opens: int, lasts: int) -> None:
    closes = time.max if opens + lasts >= 24 else time(opens + lasts)
    weekly = {day: [(time(opens), closes)] for day in AROUND_THE_CLOCK}
    step = timedelta(minutes=length)
    days = [first + timedelta(days=offset) for offset in range(5)]
    all_starts = [start for day in days for start in steps_of_day(day, step, weekly)]
    assert len(set(all_starts)) == len(all_starts)
    assert all_starts == sorted(all_starts)
    for day in days:
        starts, spans = steps_of_day(day, step, weekly), Timetable(KYIV, weekly, {}).spans(day)
        for start, end in spans:
            within = [moment for moment in starts if start <= moment < end]
            assert within == [start + step * number for number in range(int((end - start) / step))]
        assert {start.astimezone(KYIV).date() for start in starts} <= {day}


def test_both_hours_of_the_same_name_can_be_booked() -> None:
    """On 25 October 2026 the hour from three to four comes twice in Kyiv."""
    starts = steps_of_day(date(2026, 10, 25), timedelta(minutes=30), {"sun": [(time(2), time(5))]})
    assert [f"{start.astimezone(KYIV):%H:%M}" for start in starts] == [
        "02:00", "02:30", "03:00", "03:30", "03:00", "03:30", "04:00", "04:30",
    ]  # fmt: skip
    day = BookedDay(timedelta(minutes=30), cut([(starts[2], starts[6])], timedelta(minutes=30), 100, lambda _m: 1))
    taken: frozenset[Place] = frozenset(day.places_for(starts[2], 1) or ())
    rest = BookedDay(day.length, day.steps, taken, ((starts[2], starts[3]),))
    assert list(rest.free_times(1, LONG_AGO)) == [starts[3], starts[4], starts[5]]


@pytest.mark.parametrize(("steps", "counters"), list(product((1, 2, 3), (1, 2, 3))))
def test_a_whole_day_can_be_sold_out_and_no_more(steps: int, counters: int) -> None:
    day, sold = hour(counters, 100, 3), 0
    while free := list(day.free_times(steps, LONG_AGO)):
        day, sold = taking(day, free[0], steps), sold + 1
    assert sold == (12 // steps) * counters
