"""The life of a booking, and the five minutes: what annuls, what holds the time, to a tenth of a second."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queue_server.domain.appointments import (
    AFTER_SUSPENSION,
    AT_LEAST_AFTER,
    SHORTEST_STANDSTILL,
    AppointmentAction,
    AppointmentStatus,
    CancelReason,
    Standstill,
    deadline,
    is_late,
    may_check_in_from,
    next_status,
)
from queue_server.domain.errors import Refused

SLOT = datetime(2026, 3, 2, 8, 20, tzinfo=UTC)
FIVE = timedelta(minutes=5)
KYIV = ZoneInfo("Europe/Kyiv")
S, A = AppointmentStatus, AppointmentAction

ALLOWED = {
    (S.HELD, A.CONFIRM): S.BOOKED,
    (S.HELD, A.EXPIRE): S.CANCELLED,
    (S.BOOKED, A.MOVE): S.BOOKED,
    (S.BOOKED, A.CHECK_IN): S.CHECKED_IN,
    (S.BOOKED, A.CANCEL): S.CANCELLED,
    (S.BOOKED, A.ANNUL): S.CANCELLED,
    (S.CANCELLED, A.RESTORE): S.BOOKED,
}


@pytest.mark.parametrize(("status", "action"), list(product(S, A)))
def test_every_status_and_action(status: AppointmentStatus, action: AppointmentAction) -> None:
    if (status, action) in ALLOWED:
        assert next_status(status, action, CancelReason.LATE) is ALLOWED[status, action]
    else:
        with pytest.raises(Refused, match="appointment_wrong_status"):
            next_status(status, action, CancelReason.LATE)


@pytest.mark.parametrize("reason", [None, *(reason for reason in CancelReason if reason is not CancelReason.LATE)])
def test_only_what_the_rule_annulled_is_restored(reason: CancelReason | None) -> None:
    with pytest.raises(Refused, match="appointment_wrong_status"):
        next_status(S.CANCELLED, A.RESTORE, reason)


def at(minutes: float) -> datetime:
    return SLOT + timedelta(minutes=minutes)


def still(start: float, end: float | None, grace: timedelta = AT_LEAST_AFTER) -> Standstill:
    return Standstill(at(start), None if end is None else at(end), grace)


@pytest.mark.parametrize(("seconds", "late"), [(299.9, False), (300.0, False), (300.001, True), (300.1, True)])
def test_five_minutes_and_no_more(seconds: float, late: bool) -> None:
    assert is_late(SLOT + timedelta(seconds=seconds), deadline(SLOT, FIVE)) is late


def test_a_quarter_of_an_hour_before() -> None:
    assert may_check_in_from(SLOT, 15) == at(-15)


@pytest.mark.parametrize(
    ("standstills", "expected"),
    [
        ([still(-30, -10)], 5),  # over long before
        ([still(-10, 0)], 5),
        ([still(-10, 3)], 8),  # five minutes after it
        ([still(1, 4)], 9),  # three minutes stood still, and there are five after
        ([still(1, 3)], 8),
        ([still(0.5, 2.5), still(3, 5)], 10),  # the second one leaves less than five minutes
        ([still(1, 3), still(3.5, 5.5)], 10.5),
        ([still(4, 14)], 19),
        ([still(5, 60)], 5),  # it began when the time was over
        ([still(4.99, 60)], 65),
        ([still(6, 60)], 5),
        ([still(1, 1.99)], 5),  # under a minute changes nothing
        ([still(1, 2)], 7),
        ([still(1, 1.6), still(1.5, 2.2)], 7.2),  # two that meet are one
        ([still(1, 4), still(2, 3)], 9),  # and count once
        ([still(-20, 10, AFTER_SUSPENSION)], 40),  # a suspension's bookings
        ([still(-20, -1, AFTER_SUSPENSION)], 5),  # it ended before their time
        ([still(3, 10, AFTER_SUSPENSION)], 40),
        ([still(3, 10, AFTER_SUSPENSION), still(35, 45)], 50),  # down again within that half an hour
    ],
)
def test_the_time_stands_still(standstills: list[Standstill], expected: float) -> None:
    assert deadline(SLOT, FIVE, standstills) == at(expected)


def test_while_it_stands_still_nobody_is_late() -> None:
    assert deadline(SLOT, FIVE, [still(4, None)]) is None
    assert not is_late(at(600), None)
    assert deadline(SLOT, FIVE, [still(6, None)]) == at(5), "it was over before"


def test_a_limit_of_nothing_still_gives_five_minutes_after_a_standstill() -> None:
    none = timedelta()
    assert deadline(SLOT, none) == SLOT
    assert deadline(SLOT, none, [still(-3, -1)]) == at(4)
    assert not is_late(SLOT, deadline(SLOT, none))


def test_what_a_supervisor_promised_holds() -> None:
    assert deadline(SLOT, FIVE, promised=at(40)) == at(40)
    assert deadline(SLOT, FIVE, promised=at(2)) == at(5)


def test_in_the_hour_that_happens_twice_five_minutes_are_five_minutes() -> None:
    """03:58 in Kyiv on 25 October 2026, for the first time: three minutes later the clock shows 03:01 again."""
    first = datetime(2026, 10, 25, 3, 58, tzinfo=KYIV).astimezone(UTC)
    second = datetime(2026, 10, 25, 3, 58, fold=1, tzinfo=KYIV).astimezone(UTC)
    assert second - first == timedelta(hours=1)
    for slot in (first, second):
        last = deadline(slot, FIVE)
        assert last == slot + FIVE
        assert not is_late(slot + FIVE, last)
        assert is_late(slot + timedelta(seconds=300.1), last)
    assert is_late(second, deadline(first, FIVE)), "an hour has passed, whatever the clock on the wall shows"


minutes = st.integers(-40 * 60, 60 * 60).map(lambda seconds: seconds / 60)
standstills = st.builds(
    lambda start, length, grace: Standstill(at(start), at(start + length), grace),
    minutes,
    st.integers(0, 40 * 60).map(lambda seconds: seconds / 60),
    st.sampled_from((AT_LEAST_AFTER, AFTER_SUSPENSION)),
)
limits = st.integers(0, 30).map(lambda whole: timedelta(minutes=whole))


@settings(deadline=None)
@given(st.lists(standstills, max_size=5), limits)
def test_a_standstill_never_takes_time_away(stood: list[Standstill], limit: timedelta) -> None:
    last = deadline(SLOT, limit, stood)
    assert last is not None
    assert last >= SLOT + limit
    for index in range(len(stood)):
        fewer = deadline(SLOT, limit, stood[:index] + stood[index + 1 :])
        assert fewer is not None
        assert fewer <= last


@settings(deadline=None)
@given(st.lists(standstills, max_size=5), limits)
def test_five_minutes_follow_whatever_held_the_visitor_up(stood: list[Standstill], limit: timedelta) -> None:
    last = deadline(SLOT, limit, stood)
    assert last is not None
    for each in stood:
        assert each.end is not None
        if each.end - each.start >= SHORTEST_STANDSTILL and each.start < SLOT + limit:
            assert last - each.end >= AT_LEAST_AFTER
            if each.end >= SLOT:
                assert last - each.end >= each.grace


@settings(deadline=None)
@given(st.lists(standstills, max_size=5), limits)
def test_the_visitor_has_the_whole_limit_outside_standstills(stood: list[Standstill], limit: timedelta) -> None:
    """Second by second: from the slot to the last moment at least the limit was usable."""
    last = deadline(SLOT, limit, stood)
    assert last is not None
    counting = [each for each in stood if each.end is not None and each.end - each.start >= SHORTEST_STANDSTILL]
    moments = (SLOT + timedelta(seconds=second) for second in range(int((last - SLOT).total_seconds())))
    usable = sum(1 for moment in moments if not any(each.start <= moment < (each.end or moment) for each in counting))
    assert usable >= limit.total_seconds()


@settings(deadline=None)
@given(st.lists(standstills, max_size=4), st.randoms())
def test_the_order_of_standstills_does_not_matter(stood: list[Standstill], random: object) -> None:
    mixed = list(stood)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert deadline(SLOT, FIVE, stood) == deadline(SLOT, FIVE, mixed)
