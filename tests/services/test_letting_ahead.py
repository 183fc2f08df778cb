"""A waiting visitor lets one to three go first, twice, never forward."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

import pytest

from queue_server.domain.errors import Invalid, QueueError, Refused
from queue_server.domain.selection import Waiting
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Ticket
from queue_server.services import letting_ahead, reception
from queue_server.services.retries import Retry
from queue_server.services.ticket_changes import Seen
from queue_server.services.unit_of_work import Actor
from queue_server.services.waiting_tickets import waiting_tickets
from tests.services.days import Day


def lets_ahead(day: Day, ticket: Ticket, places: int, key: str | None = None) -> Ticket:
    retry = Retry.of(key, "let-ahead", {"places": places})
    actor = Actor(ticket_id=ticket.id)
    return day.change(lambda w: letting_ahead.let_ahead(w, day.branch, ticket.id, places, actor, retry))


def queue_of(day: Day, *lines: str) -> list[Ticket]:
    """Visitors who come a minute after another."""
    tickets = []
    for line in lines:
        tickets.append(day.visitor_takes_ticket(line))
        day.clock.advance(minutes=1)
    return tickets


def standing(day: Day, letter: str = "А") -> list[str]:
    """The numbers of a line in the order of calls."""
    with day.store.read() as session:
        mine = [each for each in waiting_tickets(session, day.branch) if each.line == day.centre.lines[letter].id]
        numbers = {each.id: session.get_one(Ticket, each.id).number for each in mine}
    return [numbers[each.id] for each in sorted(mine, key=place_of)]


def place_of(ticket: Waiting) -> tuple[int, datetime, int]:
    return ticket.rank, ticket.queue_time, ticket.issue_seq


@pytest.mark.parametrize(("places", "then"), [(1, "2134"), (2, "2314"), (3, "2341")])
def test_so_many_go_first_and_the_others_stay(day: Day, places: int, then: str) -> None:
    first, *_ = queue_of(day, *"АААА")
    moved = lets_ahead(day, first, places)
    assert standing(day) == [f"А-00{place}" for place in then]
    assert (moved.number, moved.status, moved.let_ahead) == ("А-001", TicketStatus.WAITING, 1)
    day.opens("1")
    assert day.called("1").number == "А-002"


def test_where_fewer_follow_the_visitor_becomes_the_last(day: Day) -> None:
    first, _second = queue_of(day, *"АА")
    lets_ahead(day, first, 3)
    assert standing(day) == ["А-002", "А-001"]


def test_another_line_is_not_let_ahead(day: Day) -> None:
    first, other, *_ = queue_of(day, *"АБАА")
    lets_ahead(day, first, 1)
    assert standing(day) == ["А-002", "А-001", "А-003"]
    assert day.ticket(other).queue_time == other.queue_time
    with pytest.raises(Refused, match="nobody_behind"):
        lets_ahead(day, other, 1)


def test_twice_and_no_more(day: Day) -> None:
    first, *_ = queue_of(day, *"АААА")
    lets_ahead(day, first, 1)
    lets_ahead(day, first, 1)
    assert standing(day) == ["А-002", "А-003", "А-001", "А-004"]
    with pytest.raises(Refused, match="let_ahead_used_up"):
        lets_ahead(day, first, 1)


@pytest.mark.parametrize("places", [-1, 0, 4])
def test_one_to_three(day: Day, places: int) -> None:
    first, _second = queue_of(day, *"АА")
    with pytest.raises(Invalid, match="let_ahead_out_of_range"):
        lets_ahead(day, first, places)


def test_only_while_waiting(day: Day) -> None:
    first, _second = queue_of(day, *"АА")
    day.opens("1")
    day.called("1")
    with pytest.raises(Refused, match="ticket_wrong_status"):
        lets_ahead(day, first, 1)


def test_a_repeated_tap_is_one_step(day: Day) -> None:
    first, *_ = queue_of(day, *"АААА")
    for _ in range(3):
        lets_ahead(day, first, 1, key="one tap")
    assert standing(day) == ["А-002", "А-001", "А-003", "А-004"]
    assert day.ticket(first).let_ahead == 1


def test_who_is_not_in_the_queue_yet_cannot_be_let_ahead(day: Day) -> None:
    """Else everybody who comes before the booking's moment would pass as well."""
    [first] = queue_of(day, "А")
    day.visitor_takes("А", by=day.centre.reception, slot=day.clock.now() + timedelta(hours=2))
    with pytest.raises(Refused, match="nobody_behind"):
        lets_ahead(day, first, 1)


def test_a_refused_right_does_not_bring_the_visitor_forward_again(day: Day) -> None:
    by_decision = day.visitor_takes_ticket("А", category="by-decision")
    queue_of(day, *"АА")
    moved = lets_ahead(day, by_decision, 2)
    assert moved.queue_time > by_decision.issued_at
    decided = day.change(
        lambda w: reception.decide_right(w, day.branch, moved.id, day.centre.reception, Seen(), False, None)
    )
    assert decided.queue_time == moved.queue_time


def test_the_step_has_an_event_and_nobody_else_is_told(day: Day) -> None:
    first, *_ = queue_of(day, *"АА")
    lets_ahead(day, first, 1)
    assert [(row.name, row.reason) for row in day.events(first)][-1] == ("ticket:amended", "let_ahead")


def test_whatever_visitors_do_nobody_ever_comes_forward_at_anothers_cost(day: Day) -> None:
    """Random queues of two lines and both ranks: a step moves one ticket backwards, past one to three of its own line
    and rank who stood right behind, and changes no place between any two others."""
    random = Random(2026)
    for _ in range(60):
        wanted = {"category": random.choice([None, None, "by-law", "by-decision"])}
        day.visitor_takes_ticket(random.choice("АБ"), **wanted)
        day.clock.advance(seconds=random.choice([0, 0, 1, 60]))
    stepped = 0
    for _ in range(150):
        before = waiting(day)
        one = random.choice(before)
        places = random.randint(1, 3)
        try:
            lets_ahead(day, ticket_of(day, one), places)
        except QueueError:
            assert waiting(day) == before
            continue
        stepped += 1
        after = waiting(day)
        passed = [each for each in before if place_of(each) > place_of(one) and comes_first(after, each, one)]
        assert comes_later(before, after, one)
        assert without(before, one) == without(after, one)
        assert {(each.line, each.rank) for each in passed if each.line == one.line} <= {(one.line, one.rank)}
        own = [each for each in passed if each.line == one.line]
        moments = {each.queue_time for each in own}
        assert len(own) >= 1
        assert len(own) <= places or len(moments) <= places, "people of one moment go together"
    assert stepped > 40


def waiting(day: Day) -> list[Waiting]:
    with day.store.read() as session:
        return sorted(waiting_tickets(session, day.branch), key=place_of)


def ticket_of(day: Day, one: Waiting) -> Ticket:
    with day.store.read() as session:
        return session.get_one(Ticket, one.id)


def without(queue: list[Waiting], one: Waiting) -> list[Waiting]:
    return [each for each in queue if each.id != one.id]


def comes_first(queue: list[Waiting], each: Waiting, one: Waiting) -> bool:
    order = [ticket.id for ticket in queue]
    return order.index(each.id) < order.index(one.id)


def comes_later(before: list[Waiting], after: list[Waiting], one: Waiting) -> bool:
    was, now = (next(place_of(each) for each in queue if each.id == one.id) for queue in (before, after))
    return now > was
