"""Serving: what was done within a visit is kept in rows of its own, and nobody loses a place by being sent on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from queue_server.domain.errors import Forbidden, Invalid, Refused
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Outcome
from queue_server.services import handling
from queue_server.services.handled_services import Done
from queue_server.services.ticket_changes import Seen
from tests.services.days import CONSULTED, Day


def at_counter(day: Day, number: str = "1", letter: str = "А"):
    day.visitor_takes_ticket(letter)
    day.opens(number)
    return day.starts(number, day.called(number))


def test_it_works(day: Day) -> None:
    ticket = at_counter(day)
    day.clock.advance(minutes=7)
    done = day.finishes("1", ticket, Done(Outcome.ISSUED, quantity=3))
    assert (done.status, done.finished_at) == (TicketStatus.SERVED, day.clock.now())
    [row] = day.handled(ticket)
    assert (row.outcome, row.quantity, row.ended_at - row.started_at) == (Outcome.ISSUED, 3, timedelta(minutes=7))


def test_a_row_for_each_service_done(day: Day) -> None:
    ticket = at_counter(day)
    passport = day.centre.services["passport"].id
    day.finishes("1", ticket, CONSULTED, Done(Outcome.REGISTERED, 2, "application", passport))
    first, second = day.handled(ticket)
    assert (first.outcome, second.outcome, second.quantity) == (Outcome.CONSULTED, Outcome.REGISTERED, 2)
    assert second.service_id == passport
    assert (first.timed, second.timed) == (True, False), "the visit's minutes are counted once"


def test_the_next_service_of_the_same_visit(day: Day) -> None:
    ticket = at_counter(day)
    day.clock.advance(minutes=5)
    following = Done(Outcome.CONSULTED, 1, "collection")
    operator = day.centre.operator("1")
    day.change(lambda w: handling.continue_with(w, day.branch, ticket.id, operator, Seen(), CONSULTED, following))
    day.clock.advance(minutes=3)
    day.finishes("1", ticket, Done(Outcome.ISSUED))
    rows = day.handled(ticket)
    assert [row.ended_at - row.started_at for row in rows] == [timedelta(minutes=5), timedelta(minutes=3)]
    assert rows[1].purpose_id == day.centre.purposes["collection"].id


def test_finish_needs_an_outcome_and_what_stood_on_the_screen(day: Day) -> None:
    ticket = at_counter(day)
    operator = day.centre.operator("1")
    with pytest.raises(Invalid, match="outcome_needed"):
        day.change(lambda w: handling.finish(w, day.branch, ticket.id, operator, Seen(), []))
    stale = Seen(TicketStatus.CALLED, ticket.seq - 1)
    with pytest.raises(Refused, match="ticket_changed"):
        day.change(lambda w: handling.finish(w, day.branch, ticket.id, operator, stale, [CONSULTED]))


def test_another_operator_cannot_move_it(day: Day) -> None:
    ticket = at_counter(day)
    day.opens("2")
    with pytest.raises(Forbidden, match="ticket_of_another_counter"):
        day.finishes("2", ticket)
    with pytest.raises(Forbidden, match="ticket_of_another_counter"):
        day.transfers(day.centre.operator("2"), ticket, line="line-2")
    day.transfers(day.centre.supervisor, ticket, line="line-2")


def test_transfer_keeps_number_and_place(day: Day) -> None:
    ticket = at_counter(day)
    day.clock.advance(minutes=9)
    sent = day.transfers(day.centre.operator("1"), ticket, note="потрібна копія", line="line-2")
    assert (sent.number, sent.queue_time, sent.not_before) == (ticket.number, ticket.queue_time, day.clock.now())
    assert (sent.status, sent.line_id, sent.note) == (TicketStatus.WAITING, day.centre.lines["Б"].id, "потрібна копія")
    assert [row.outcome for row in day.handled(ticket)] == [None], "the minutes are kept, nothing else is claimed"
    assert day.events(ticket)[-1].reason == "wrong_line"


def test_transfer_to_a_counter_waits_for_that_counter_and_returns_to_the_sender(day: Day) -> None:
    ticket = at_counter(day)
    day.opens("2", "3")
    day.transfers(day.centre.operator("1"), ticket, counter_id=day.counter("2"), returns=True)
    assert day.calls_next("3") is None
    there = day.starts("2", day.called("2"))
    back = day.returns("2", there)
    assert (back.status, back.target_counter_id) == (TicketStatus.WAITING, day.counter("1"))
    assert day.calls_next("3") is None
    assert day.called("1").id == ticket.id


def test_return_needs_somebody_to_return_to(day: Day) -> None:
    with pytest.raises(Refused, match="nobody_to_return_to"):
        day.returns("1", at_counter(day))


def test_transfer_needs_a_served_destination(day: Day) -> None:
    ticket = at_counter(day)
    operator = day.centre.operator("1")
    for to, code in (
        ({}, "destination_needed"),
        ({"line": "line-9"}, "line_unknown"),
        ({"counter_id": "0" * 36}, "counter_unknown"),
        ({"line": "line-2", "service_id": "0" * 36}, "service_unknown"),
    ):
        with pytest.raises(Invalid) as refusal:
            day.transfers(operator, ticket, **to)
        assert refusal.value.code == code
    assert day.ticket(ticket).status is TicketStatus.SERVING


def test_a_waiting_ticket_is_transferred_by_reception_only(day: Day) -> None:
    ticket = day.visitor_takes_ticket("А")
    day.opens("1")
    with pytest.raises(Forbidden, match="reception_only"):
        day.transfers(day.centre.operator("1"), ticket, line="line-2")
    assert day.transfers(day.centre.reception, ticket, line="line-2").line_id == day.centre.lines["Б"].id


def test_hold_keeps_the_place_and_comes_back_silently(day: Day) -> None:
    ticket = at_counter(day)
    day.holds("1", ticket)
    day.visitor_takes_ticket()
    other = day.called("1")
    with pytest.raises(Refused, match="counter_busy"):
        day.starts("1", day.ticket(ticket))
    day.finishes("1", day.starts("1", other))
    sounded = day.told.count("ticket:called")
    again = day.starts("1", day.ticket(ticket))
    assert (again.status, again.queue_time) == (TicketStatus.SERVING, ticket.queue_time)
    assert day.told.count("ticket:called") == sounded
    assert len(day.handled(ticket)) == 2


def test_a_requeued_absent_visitor_is_not_called_again_at_once(day: Day) -> None:
    absent = day.visitor_takes_ticket()
    present = day.visitor_takes_ticket()
    day.opens("1")
    back = day.requeues("1", day.called("1"))
    assert (back.queue_time, back.not_before) == (absent.queue_time, day.clock.now() + timedelta(minutes=5))
    assert day.called("1").id == present.id
    day.finishes("1", day.starts("1", day.ticket(present)))
    assert day.calls_next("1") is None
    day.clock.advance(minutes=5)
    assert day.called("1").id == absent.id
