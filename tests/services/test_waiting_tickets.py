"""Of the first of each kind the rule takes the same as of everybody who waits."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any

import pytest
from sqlmodel import Session

from queue_server.domain.selection import BY_LAW, Serving, pick_next
from queue_server.services.waiting_tickets import firsts, waiting_tickets
from tests.factories import make_ticket
from tests.fakes import MONDAY_MORNING
from tests.services.days import Day

DAYS = 60
KINDS = ("plain", "plain", "decision", "booked", "booked", "requeued", "sent", "register")


@pytest.mark.parametrize("seed", range(DAYS))
def test_whoever_waits_the_same_one_is_called_for_the_same_reason(day: Day, seed: int) -> None:
    chance = Random(seed)
    day.has_registers(civil="passport")
    with day.store.write() as work:
        kinds = chance.sample([*KINDS, "law"], chance.randrange(1, 5))
        for _ in range(chance.choice([2, 4, 8, 16])):
            somebody_waits(work.session, day, chance, chance.choice(kinds))
    if chance.random() < 0.5:
        day.loses_registers("civil")
    for minutes in range(0, 60, 2):
        the_same_is_picked(day, serving(day, chance), minutes)


def test_few_are_read_where_many_wait(day: Day) -> None:
    with day.store.write() as work:
        for _ in range(30):
            make_ticket(work.session, day.centre, issued_at=MONDAY_MORNING)
    with day.store.read() as session:
        (first,) = firsts(session, day.branch, day.counter("1"), MONDAY_MORNING)
    assert first.issue_seq == 1


def test_a_booked_visitor_who_pauses_behind_one_ahead_of_time_is_seen(day: Day) -> None:
    later = [MONDAY_MORNING + timedelta(minutes=minutes) for minutes in (20, 30)]
    with day.store.write() as work:
        for queue_time, not_before in ((later[0], later[0]), (later[0], later[1])):
            own = {"slot_at": later[1], "queue_time": queue_time, "not_before": not_before}
            make_ticket(work.session, day.centre, **own)
    the_same_is_picked(day, Serving(day.counter("1"), {day.centre.lines["А"].id: timedelta()}), 0)


def somebody_waits(session: Session, day: Day, chance: Random, kind: str) -> None:
    """Of any sort, and often of the very same moment as another."""
    issued = MONDAY_MORNING - timedelta(minutes=chance.randrange(0, 12) * 5)
    own: dict[str, Any] = {"assistance": chance.choice([[], [], ["wheelchair"]])}
    match kind:
        case "law":
            own |= {"rank": BY_LAW}
        case "decision":
            own |= {"queue_time": issued - timedelta(minutes=30), "weighted": True}
        case "booked":
            comes = MONDAY_MORNING + timedelta(minutes=chance.randrange(-6, 18) * 5)
            own |= {"slot_at": comes + timedelta(minutes=15), "queue_time": comes, "not_before": max(comes, issued)}
        case "requeued":
            own |= {"not_before": MONDAY_MORNING + timedelta(minutes=chance.randrange(0, 3) * 5)}
        case "sent":
            own |= {"target_counter_id": day.counter(chance.choice("12"))}
        case "register":
            own |= {"service_id": day.centre.services["passport"].id}
    make_ticket(session, day.centre, chance.choice("АБ"), issued, **own)


def serving(day: Day, chance: Random) -> Serving:
    """The first counter: it serves any of the lines, with any preference."""
    lines = [line.id for line in day.centre.lines.values() if chance.random() < 0.8]
    advance = {line: timedelta(minutes=chance.choice([0, 0, 10, 30])) for line in lines}
    return Serving(day.counter("1"), advance, chance.random() < 0.5)


def the_same_is_picked(day: Day, counter: Serving, minutes: int) -> None:
    now = MONDAY_MORNING + timedelta(minutes=minutes)
    with day.store.read() as session:
        of_all = pick_next(waiting_tickets(session, day.branch), counter, now)
        assert pick_next(firsts(session, day.branch, counter.counter, now), counter, now) == of_all
