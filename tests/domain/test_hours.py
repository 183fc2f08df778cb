"""The day of a branch: reception, issuing, days off, exceptions, and the days of 23 and 25 hours."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from queue_server.domain.hours import Closed, Timetable, issuing_day

KYIV = ZoneInfo("Europe/Kyiv")
ALL_DAY = [(time(0), time.max)]  # time.max is how "24:00" is kept
WEEK = {
    "mon": [(time(8), time(12)), (time(13), time(17))],
    **{day: [(time(8), time(16))] for day in ("tue", "wed", "thu")},
    "fri": [(time(8), time(15, 30))],
}
MONDAY = date(2026, 3, 2)
SUNDAY = date(2026, 3, 8)
SPRING = date(2026, 3, 29)  # 03:00 becomes 04:00
AUTUMN = date(2026, 10, 25)  # 04:00 becomes 03:00
QUARTER = timedelta(minutes=15)


def timetable(weekly=WEEK, **exceptions) -> Timetable:
    days = {date.fromisoformat(day.removeprefix("on_").replace("_", "-")): spans for day, spans in exceptions.items()}
    return Timetable(KYIV, weekly, days)


def kyiv(day: date, hour: int, minute: int = 0, fold: int = 0) -> datetime:
    """A moment by the wall clock, as UTC, which is how the server's clock tells it."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=KYIV, fold=fold).astimezone(UTC)


def issuing(moment: datetime, hours: Timetable | None = None, before_closing: int = 0, own=None):
    return issuing_day(hours or timetable(), moment, QUARTER, timedelta(minutes=before_closing), own)


def test_the_days_spans_are_in_order_and_aware():
    hours = timetable({"mon": [(time(13), time(17)), (time(8), time(12))]})

    assert hours.spans(MONDAY) == [
        (kyiv(MONDAY, 8), kyiv(MONDAY, 12)),
        (kyiv(MONDAY, 13), kyiv(MONDAY, 17)),
    ]
    assert all(moment.utcoffset() is not None for span in hours.spans(MONDAY) for moment in span)


def test_a_weekday_without_hours_is_a_day_off():
    assert timetable().spans(SUNDAY) == []


def test_an_exception_replaces_the_weekday():
    hours = timetable(on_2026_03_02=[], on_2026_03_08=[(time(9), time(13))])

    assert hours.spans(MONDAY) == []
    assert hours.spans(SUNDAY) == [(kyiv(SUNDAY, 9), kyiv(SUNDAY, 13))]


@pytest.mark.parametrize(("day", "hours"), [(MONDAY, 24), (SPRING, 23), (AUTUMN, 25)])
def test_a_whole_day_runs_from_midnight_to_midnight(day, hours):
    [(start, end)] = timetable(dict.fromkeys(("mon", "sun"), ALL_DAY)).spans(day)

    assert start == kyiv(day, 0)
    assert end == kyiv(day + timedelta(days=1), 0)
    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=hours)


@pytest.mark.parametrize(("day", "opens_utc"), [(SPRING, 5), (SPRING - timedelta(days=1), 6), (AUTUMN, 6)])
def test_reception_begins_by_the_wall_clock_on_either_side_of_a_change(day, opens_utc):
    [(start, _end)] = timetable({name: [(time(8), time(16))] for name in ("sat", "sun")}).spans(day)

    assert start == datetime(day.year, day.month, day.day, opens_utc, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 3, 28, 21, 59, tzinfo=UTC), date(2026, 3, 28)),
        (datetime(2026, 3, 28, 22, 0, tzinfo=UTC), SPRING),
        (datetime(2026, 3, 29, 20, 59, tzinfo=UTC), SPRING),  # the day has 23 hours
        (datetime(2026, 3, 29, 21, 0, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 10, 24, 21, 0, tzinfo=UTC), AUTUMN),
        (datetime(2026, 10, 25, 21, 59, tzinfo=UTC), AUTUMN),  # and this one 25
        (datetime(2026, 10, 25, 22, 0, tzinfo=UTC), date(2026, 10, 26)),
    ],
)
def test_the_local_day_changes_at_local_midnight(moment, day):
    assert timetable().local_day(moment) == day


@pytest.mark.parametrize(
    ("hour", "minute", "reason"),
    [
        (0, 0, Closed.NOT_YET),
        (7, 44, Closed.NOT_YET),
        (7, 45, None),  # fifteen minutes before reception
        (11, 59, None),
        (12, 0, Closed.NOT_YET),  # the break
        (12, 44, Closed.NOT_YET),
        (12, 45, None),
        (16, 59, None),
        (17, 0, Closed.ENDED),
        (23, 59, Closed.ENDED),
    ],
)
def test_issuing_on_a_day_with_a_break(hour, minute, reason):
    assert issuing(kyiv(MONDAY, hour, minute)).reason is reason


def test_issuing_says_from_when_and_until_when():
    before, within, in_break, over = (issuing(kyiv(MONDAY, hour)) for hour in (6, 10, 12, 18))

    assert (before.start, before.end) == (kyiv(MONDAY, 7, 45), kyiv(MONDAY, 17))
    assert (within.open, within.start, within.end) == (True, kyiv(MONDAY, 7, 45), kyiv(MONDAY, 17))
    assert (in_break.open, in_break.start) == (False, kyiv(MONDAY, 12, 45))
    assert (over.open, over.end) == (False, kyiv(MONDAY, 17))


def test_issuing_ends_before_reception_where_the_head_says_so():
    assert issuing(kyiv(MONDAY, 16, 29), before_closing=30).open
    assert issuing(kyiv(MONDAY, 16, 30), before_closing=30).reason is Closed.ENDED


def test_a_day_off_says_so():
    day = issuing(kyiv(SUNDAY, 10))

    assert (day.open, day.reason, day.start, day.end) == (False, Closed.DAY_OFF, None, None)


OWN = {day: [(time(9), time(14))] for day in ("mon", "sun")}


def test_a_line_with_hours_of_its_own_issues_within_them():
    moments = [
        issuing(kyiv(MONDAY, hour, minute), own=OWN).open for hour, minute in ((8, 50), (9, 0), (13, 59), (14, 0))
    ]

    assert moments == [False, True, True, False]


def test_a_line_without_hours_on_this_day_does_not_issue():
    assert issuing(kyiv(MONDAY, 10), own={"tue": [(time(9), time(14))]}).reason is Closed.DAY_OFF


def test_a_day_off_of_the_branch_closes_its_lines_too():
    assert issuing(kyiv(SUNDAY, 10), own=OWN).reason is Closed.DAY_OFF


def test_a_shortened_day_of_the_branch_shortens_its_lines_too():
    """Whoever took a ticket after the doors closed would wait for nobody."""
    short = timetable(on_2026_03_02=[(time(10), time(12))])

    moments = [issuing(kyiv(MONDAY, *at), short, own=OWN).open for at in ((9, 44), (9, 45), (11, 59), (12, 0))]
    assert moments == [False, True, True, False]
    assert issuing(kyiv(MONDAY, 12), short, own=OWN).reason is Closed.ENDED


def test_a_line_whose_hours_lie_outside_an_unusual_day_does_not_issue_on_it():
    evening = timetable(on_2026_03_02=[(time(16), time(18))])

    day = issuing(kyiv(MONDAY, 10), evening, own=OWN)
    assert (day.reason, day.start) == (Closed.DAY_OFF, None)


@pytest.mark.parametrize(("day", "changed"), [(SPRING, time(4)), (AUTUMN, time(4))])
def test_the_quarter_before_opening_is_a_quarter_also_across_a_change(day, changed):
    hours = timetable({"sun": [(changed, time(16))]})
    [(opens, _closes)] = hours.spans(day)

    before = issuing(opens - timedelta(minutes=16), hours)
    assert before.reason is Closed.NOT_YET
    assert before.start == opens.astimezone(UTC) - QUARTER
    assert issuing(opens.astimezone(UTC) - QUARTER, hours).open


@pytest.mark.parametrize(
    ("now", "opening"),
    [
        (kyiv(MONDAY, 6), kyiv(MONDAY, 8)),
        (kyiv(MONDAY, 8), kyiv(MONDAY, 13)),  # not the one that just began
        (kyiv(MONDAY, 18), kyiv(date(2026, 3, 3), 8)),
        (kyiv(date(2026, 3, 6), 16), kyiv(date(2026, 3, 9), 8)),  # over the week-end
        (kyiv(date(2026, 3, 27), 16), kyiv(date(2026, 3, 30), 8)),  # and over a change of time
    ],
)
def test_the_next_opening(now, opening):
    assert timetable().next_opening(now) == opening


def test_a_branch_that_never_opens_has_no_next_opening():
    assert timetable({}).next_opening(kyiv(MONDAY, 8)) is None
