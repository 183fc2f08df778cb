"""The order over an overfull day: somebody comes every minute and visits take longer, so there is always a choice."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from queue_server.domain.selection import (
    BY_LAW,
    IN_TURN,
    MAX_WEIGHT,
    Basis,
    Serving,
    Waiting,
    on_check_in,
    on_issue,
    pick_next,
)
from tests.domain import queues
from tests.domain.queues import HEAD_START, LINES, NOW, ticket

kinds = st.sampled_from(["plain", "plain", "plain", "decision", "appointment", "law"])


@st.composite
def crowds(draw: st.DrawFn, kinds: st.SearchStrategy[str] = kinds) -> list[Waiting]:
    """One newcomer a minute; an appointment's slot lies up to an hour from its check-in, weights are the highest."""
    crowd = []
    for minute in range(draw(st.integers(30, 120))):
        now, kind = NOW + timedelta(minutes=minute), draw(kinds)
        line = draw(st.sampled_from(LINES))
        if kind == "appointment":
            slot = now + timedelta(minutes=draw(st.integers(-5, 60)))
            crowd.append(ticket(minute, line, on_check_in(now, slot, HEAD_START), appointment=True))
        elif kind == "plain":
            crowd.append(ticket(minute, line, on_issue(now)))
        else:
            basis = Basis.LAW if kind == "law" else Basis.DECISION
            crowd.append(ticket(minute, line, on_issue(now, basis, MAX_WEIGHT), weighted=basis is Basis.DECISION))
    return crowd


def calls_of_a_day(
    crowd: list[Waiting], serving: Serving, visit_minutes: int, issues_a_minute: int = 1
) -> list[tuple[datetime, Waiting]]:
    """One counter until everyone has been served; the sequence of issue tells the minute of it."""
    calls: list[tuple[datetime, Waiting]] = []
    left, now = list(crowd), NOW
    while left:
        present = [t for t in left if NOW + timedelta(minutes=t.issue_seq / issues_a_minute) <= now]
        pick = pick_next(present, serving, now)
        if pick is not None:
            left.remove(pick.ticket)
            calls.append((now, pick.ticket))
        now += timedelta(minutes=visit_minutes if pick is not None else 1)
        assert now < NOW + timedelta(days=2), "somebody starves"
    return calls


def overtakers(calls: list[tuple[datetime, Waiting]], waits: Waiting) -> list[Waiting]:
    """Who was issued after this one and called before it."""
    until = [t for _, t in calls].index(waits)
    return [t for _, t in calls[:until] if t.issue_seq > waits.issue_seq]


preferring = st.sampled_from([0, 10, 30]).map(lambda advance: queues.serving("АБВ", А=advance))
a_day = settings(max_examples=40, deadline=None)


@a_day
@given(crowds(), preferring, st.integers(1, 4))
def test_nobody_starves_and_overtaking_is_bounded_however_full_the_day(crowd, serving, visit_minutes):
    calls = calls_of_a_day(crowd, serving, visit_minutes)

    assert len(calls) == len(crowd)
    for waits in crowd:
        if waits.rank != IN_TURN or waits.appointment:
            continue
        for other in overtakers(calls, waits):
            later = timedelta(minutes=other.issue_seq - waits.issue_seq)
            advance = serving.advance[other.line]
            if other.rank == BY_LAW:
                continue  # no bound: the law knows none
            if other.appointment:
                slot = other.queue_time + HEAD_START
                assert slot <= waits.queue_time + HEAD_START + advance
            else:
                assert later <= (MAX_WEIGHT if other.weighted else timedelta()) + advance


SLOT_EVERY, LATENESS = 5, 5  # minutes


@st.composite
def crowds_with_slots(draw: st.DrawFn) -> list[Waiting]:
    """Walk-ins every minute, and each slot of five minutes booked by one who checks in at most five minutes late."""
    crowd = [ticket(10 * minute, "А", on_issue(NOW + timedelta(minutes=minute))) for minute in range(90)]
    for slot_minute in range(0, 90, SLOT_EVERY):
        checked_in = draw(st.integers(max(slot_minute - 60, 0), slot_minute + LATENESS))
        slot = NOW + timedelta(minutes=slot_minute)
        moments = on_check_in(NOW + timedelta(minutes=checked_in), slot, HEAD_START)
        crowd.append(ticket(10 * checked_in + draw(st.integers(-9, 9)), "А", moments, appointment=True))
    return crowd


@a_day
@given(crowds_with_slots(), st.integers(1, 4))
def test_the_head_start_bounds_how_often_a_walk_in_is_overtaken(crowd, visit_minutes):
    """Only by slots from the late one just checking in to the one at the head start's end: five of them here."""
    calls = calls_of_a_day(crowd, queues.serving(), visit_minutes, issues_a_minute=10)
    most = (HEAD_START + timedelta(minutes=LATENESS)) // timedelta(minutes=SLOT_EVERY) + 1
    for waits in crowd:
        if not waits.appointment:
            assert len(overtakers(calls, waits)) <= most


@a_day
@given(crowds(st.just("plain")), st.integers(1, 4))
def test_without_rights_bookings_and_preferences_the_order_is_first_come_first_served(crowd, visit_minutes):
    calls = calls_of_a_day(crowd, queues.serving(), visit_minutes)

    assert [t for _, t in calls] == crowd


@a_day
@given(crowds(), preferring, st.integers(1, 4))
def test_rights_by_law_are_called_at_once_and_among_themselves_by_issue(crowd, serving, visit_minutes):
    calls = calls_of_a_day(crowd, serving, visit_minutes)
    by_law = [t for _, t in calls if t.rank == BY_LAW]

    assert by_law == sorted(by_law, key=lambda t: t.issue_seq)
    for waits in by_law:
        issued = NOW + timedelta(minutes=waits.issue_seq)
        before = [t for at, t in calls if at >= issued and t.rank != BY_LAW]
        until = next(at for at, t in calls if t is waits)
        assert all(at >= until for at, t in calls if t in before)


@a_day
@given(crowds(), preferring, st.integers(1, 4))
def test_an_appointment_comes_early_only_when_nobody_else_is_there(crowd, serving, visit_minutes):
    calls = calls_of_a_day(crowd, serving, visit_minutes)
    for place, (at, called) in enumerate(calls):
        if called.not_before <= at:
            continue
        present = [t for _, t in calls[place:] if NOW + timedelta(minutes=t.issue_seq) <= at]
        assert all(t.appointment and t.not_before > at for t in present)
