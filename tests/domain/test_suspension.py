"""When reception stands still, how much of a wait that took, and the times kept for who was not served."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from queue_server.domain.hours import WEEKDAYS, Timetable
from queue_server.domain.keeping import Left, kept_times
from queue_server.domain.suspension import Stop, stands_still, suspended_time
from tests.fakes import MONDAY_MORNING as NOW

KYIV = ZoneInfo("Europe/Kyiv")


def at(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def test_reception_goes_on_at_the_moment_of_the_all_clear_exactly() -> None:
    second = timedelta(microseconds=1)
    assert not stands_still(None, None, NOW)
    assert stands_still(NOW, None, at(600))
    assert stands_still(NOW, at(10), at(10) - second)
    assert not stands_still(NOW, at(10), at(10))


def test_the_suspended_part_of_a_wait() -> None:
    stops = [Stop(at(10), at(50)), Stop(at(70), None)]
    assert suspended_time(stops, at(0), at(60)) == timedelta(minutes=40)
    assert suspended_time(stops, at(20), at(30)) == timedelta(minutes=10)
    assert suspended_time(stops, at(0), at(100)) == timedelta(minutes=70)
    assert suspended_time(stops, at(55), at(65)) == timedelta()
    assert suspended_time([], at(0), at(60)) == timedelta()


minutes = st.integers(0, 120)


@given(st.lists(st.tuples(minutes, minutes), max_size=6), minutes, minutes)
def test_every_suspended_minute_counts_once(spans: list[tuple[int, int]], one: int, other: int) -> None:
    start, end = sorted((one, other))
    stops = [Stop(at(min(span)), at(max(span))) for span in spans]
    counted = sum(any(min(span) <= minute < max(span) for span in spans) for minute in range(start, end))
    assert suspended_time(stops, at(start), at(end)) == timedelta(minutes=counted)


@given(st.lists(st.tuples(minutes, minutes), max_size=6), minutes, minutes)
def test_who_came_before_has_never_waited_less(spans: list[tuple[int, int]], one: int, other: int) -> None:
    """So a hall's longest wait is that of the first who came, and need not be counted for everybody."""
    stops = [Stop(at(min(span)), at(max(span))) for span in spans]
    first, second = (
        at(120) - came - suspended_time(stops, came, at(120)) for came in (at(min(one, other)), at(max(one, other)))
    )
    assert first >= second


def timetable(start: int = 8, end: int = 16, days: str = "mon tue wed thu fri") -> Timetable:
    return Timetable(KYIV, {day: [(time(start), time(end))] for day in days.split()}, {})


def local(kept: datetime | None) -> str:
    assert kept is not None
    return kept.astimezone(KYIV).strftime("%a %H:%M")


def test_each_gets_the_first_time_of_a_place_that_serves_the_line_in_the_order_of_the_queue() -> None:
    left = [Left("1", 12, ("a",)), Left("2", 5, ("a", "b")), Left("3", 20, ("a", "b")), Left("4", 5, ("a",))]
    kept = kept_times(left, timetable(), NOW)
    assert {each: local(moment) for each, moment in kept.items()} == {
        "1": "Tue 08:00", "2": "Tue 08:00", "3": "Tue 08:05", "4": "Tue 08:15",
    }  # fmt: skip


def test_a_day_off_is_passed_over_and_a_full_day_goes_on_to_the_next() -> None:
    friday = datetime(2026, 3, 6, 13, 0, tzinfo=UTC)
    kept = kept_times([Left(str(number), 30, ("a",)) for number in range(5)], timetable(8, 10), friday)
    assert [local(moment) for moment in kept.values()] == [
        "Mon 08:00", "Mon 08:30", "Mon 09:00", "Mon 09:30", "Tue 08:00",
    ]  # fmt: skip


def test_without_reception_nothing_is_promised_and_a_line_without_places_is_not_stranded() -> None:
    assert kept_times([Left("1", 5, ("a",))], timetable(days=""), NOW) == {"1": None}
    assert local(kept_times([Left("1", 5, ())], timetable(), NOW)["1"]) == "Tue 08:00"


def test_the_first_time_is_the_wall_clocks_on_both_changes_of_summer_time() -> None:
    hours = timetable(days=" ".join(WEEKDAYS))
    for saturday in (datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 10, 24, 12, tzinfo=UTC)):
        kept = kept_times([Left("1", 30, ("a",)), Left("2", 30, ("a",))], hours, saturday)
        assert [local(moment) for moment in kept.values()] == ["Sun 08:00", "Sun 08:30"]


def test_a_suspension_through_the_change_of_summer_time_is_as_long_as_it_was() -> None:
    before, after = datetime(2026, 3, 29, 2, 30, tzinfo=KYIV), datetime(2026, 3, 29, 4, 30, tzinfo=KYIV)
    stop = Stop(before.astimezone(UTC), after.astimezone(UTC))
    assert suspended_time([stop], stop.start, stop.start + timedelta(hours=5)) == timedelta(hours=1)
