"""Reception: put an absent visitor back once, decide on a right, replace a lost paper, let somebody leave."""

from __future__ import annotations

from datetime import timedelta

import pytest

from queue_server.domain.errors import Forbidden, Invalid, Refused
from queue_server.domain.selection import Basis, RightState
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Ticket
from queue_server.services import reception
from queue_server.services.ticket_changes import Seen
from queue_server.services.unit_of_work import Actor
from tests.services.days import CODES, Day


def missed(day: Day) -> Ticket:
    day.visitor_takes_ticket()
    day.opens("1")
    ticket = day.called("1")
    day.recalls("1", ticket)
    day.recalls("1", ticket)
    day.clock.advance(minutes=3)
    return day.misses("1", ticket)


def decide(day: Day, ticket: Ticket, confirmed: bool, category: str | None = None) -> Ticket:
    actor = day.centre.reception
    return day.change(lambda w: reception.decide_right(w, day.branch, ticket.id, actor, Seen(), confirmed, category))


def test_an_absent_visitor_is_put_back_at_the_old_place(day: Day) -> None:
    ticket = missed(day)
    day.clock.advance(minutes=30)
    back = day.restores(ticket)
    assert (back.status, back.queue_time, back.not_before) == (
        TicketStatus.WAITING,
        ticket.queue_time,
        day.clock.now(),
    )


def test_only_once(day: Day) -> None:
    ticket = missed(day)
    day.restores(ticket)
    day.called("1")
    day.recalls("1", ticket)
    day.recalls("1", ticket)
    day.clock.advance(minutes=3)
    day.misses("1", ticket)
    with pytest.raises(Refused, match="restore_once"):
        day.restores(ticket)


def test_only_within_its_time(day: Day) -> None:
    ticket = missed(day)
    day.clock.advance(minutes=30, seconds=1)
    with pytest.raises(Refused, match="restore_too_late"):
        day.restores(ticket)


def test_a_refused_right_goes_on_from_its_moment_of_issue(day: Day) -> None:
    ordinary = day.visitor_takes_ticket()
    day.clock.advance(minutes=1)
    entitled = day.visitor_takes_ticket(category=day.centre.categories[Basis.LAW].key)
    refused = decide(day, entitled, confirmed=False)
    assert (refused.rank, refused.queue_time, refused.right_state) == (1, entitled.issued_at, RightState.REFUSED)
    assert refused.number == entitled.number
    day.opens("1")
    assert day.called("1").id == ordinary.id


def test_a_confirmed_right_keeps_its_place(day: Day) -> None:
    entitled = day.visitor_takes_ticket(category=day.centre.categories[Basis.LAW].key)
    confirmed = decide(day, entitled, confirmed=True)
    assert (confirmed.rank, confirmed.right_state) == (0, RightState.CONFIRMED)


def test_a_right_by_decision_keeps_its_weight_when_confirmed(day: Day) -> None:
    entitled = day.visitor_takes_ticket(category=day.centre.categories[Basis.DECISION].key)
    confirmed = decide(day, entitled, confirmed=True)
    assert confirmed.queue_time == entitled.issued_at - timedelta(minutes=20)


def test_reception_states_a_right_for_a_person_at_the_desk(day: Day) -> None:
    ticket = day.visitor_takes_ticket()
    with pytest.raises(Invalid, match="category_needed"):
        decide(day, ticket, confirmed=True)
    assert decide(day, ticket, confirmed=True, category=day.centre.categories[Basis.LAW].key).rank == 0


def test_the_right_of_a_visit_that_is_over_is_not_decided(day: Day) -> None:
    ticket = day.visitor_takes_ticket()
    day.opens("1")
    day.finishes("1", day.starts("1", day.called("1")))
    with pytest.raises(Refused, match="ticket_wrong_status"):
        decide(day, ticket, confirmed=False)


def test_a_duplicate_has_a_new_code_and_the_old_one_stops(day: Day) -> None:
    issued = day.visitor_takes()
    actor = day.centre.reception
    ticket, job = day.change(lambda w: reception.duplicate(w, day.branch, issued.ticket.id, actor, CODES, Seen()))
    new_code = CODES.make(ticket.id, ticket.code_version)
    assert new_code != issued.code
    assert day.ticket(ticket).code_hash == CODES.stored(new_code)
    assert job.duplicate
    assert job.requested_by == actor.staff_id


def test_a_visitor_leaves_and_an_operator_cannot_send_one_away(day: Day) -> None:
    ticket = day.visitor_takes_ticket()

    def leave(actor: Actor) -> Ticket:
        return day.change(lambda w: reception.cancel(w, day.branch, ticket.id, actor, Seen()))

    with pytest.raises(Forbidden, match="reception_only"):
        leave(day.centre.operator("1"))
    assert leave(Actor(ticket_id=ticket.id)).status is TicketStatus.CANCELLED
