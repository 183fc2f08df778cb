"""Sending visitors on: to a line, a service or a counter; nobody loses a place and nobody is stranded."""

from __future__ import annotations

import pytest
from sqlmodel import Session

from queue_server.domain.errors import Refused
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Counter, CounterLine, Ticket
from tests.services.days import Day


def served(day: Day, letter: str = "А") -> Ticket:
    day.visitor_takes_ticket(letter)
    day.opens("1")
    return day.starts("1", day.called("1"))


def test_it_works(day: Day) -> None:
    """A service leads into its line by itself; with the purpose that was meant."""
    ticket = served(day)
    passport = day.centre.services["passport"]
    sent = day.transfers(day.centre.operator("1"), ticket, service_id=passport.id, purpose="application")
    application = day.centre.purposes["application"]
    assert (sent.status, sent.service_id, sent.purpose_id) == (TicketStatus.WAITING, passport.id, application.id)
    assert sent.line_id == day.centre.lines["Б"].id
    assert sent.sphere_id == passport.sphere_id
    assert (sent.number, sent.queue_time) == (ticket.number, ticket.queue_time)


def test_a_corrected_purpose_leads_into_its_line(day: Day) -> None:
    sent = day.transfers(day.centre.operator("1"), served(day), purpose="application")
    assert sent.line_id == day.centre.lines["Б"].id


def test_an_undo_brings_back_what_was_asked_for(day: Day) -> None:
    ticket = served(day)
    passport = day.centre.services["passport"].id
    sent = day.transfers(day.centre.operator("1"), ticket, service_id=passport, purpose="application")
    back = day.undoes(day.centre.operator("1"), sent)
    assert (back.purpose_id, back.service_id, back.line_id) == (ticket.purpose_id, None, ticket.line_id)


def test_a_line_that_no_counter_is_set_up_for_is_refused(day: Day) -> None:
    ticket = served(day)

    def leave_unserved(session: Session) -> None:
        for number in ("1", "2", "3"):
            session.delete(session.get_one(CounterLine, (day.counter(number), day.centre.lines["Б"].id)))

    day.change(lambda work: leave_unserved(work.session))
    for to in ({"line": "line-2"}, {"purpose": "application"}):
        with pytest.raises(Refused, match="line_unserved"):
            day.transfers(day.centre.operator("1"), ticket, **to)
    assert day.ticket(ticket).status is TicketStatus.SERVING


def test_a_line_whose_only_counter_was_switched_off_is_refused(day: Day) -> None:
    ticket = served(day)

    def switch_off(session: Session) -> None:
        for number in ("2", "3"):
            session.get_one(Counter, day.counter(number)).active = False
        session.delete(session.get_one(CounterLine, (day.counter("1"), day.centre.lines["Б"].id)))

    day.change(lambda work: switch_off(work.session))
    with pytest.raises(Refused, match="line_unserved"):
        day.transfers(day.centre.operator("1"), ticket, line="line-2")


def test_a_counter_at_which_nobody_works_is_refused(day: Day) -> None:
    ticket = served(day)
    with pytest.raises(Refused, match="counter_not_attended") as refusal:
        day.transfers(day.centre.operator("1"), ticket, counter_id=day.counter("2"))
    assert refusal.value.details == {"counter": "2"}
    day.opens("2")
    day.pauses("2")
    sent = day.transfers(day.centre.operator("1"), ticket, counter_id=day.counter("2"))
    assert sent.target_counter_id == day.counter("2"), "who is on a pause will be back"


def test_a_return_to_a_sender_who_has_gone_home_waits_for_the_whole_line(day: Day) -> None:
    ticket = served(day)
    day.opens("2")
    day.transfers(day.centre.operator("1"), ticket, line="line-2", returns=True)
    day.closes("1")
    back = day.returns("2", day.starts("2", day.called("2")))
    assert (back.status, back.target_counter_id) == (TicketStatus.WAITING, None)
    assert day.called("2").id == ticket.id


def test_an_undo_sends_nobody_to_a_counter_that_has_closed(day: Day) -> None:
    ticket = served(day)
    day.opens("2")
    day.transfers(day.centre.operator("1"), ticket, counter_id=day.counter("2"))
    sent = day.transfers(day.centre.reception, ticket, line="line-1")
    day.closes("2")
    back = day.undoes(day.centre.reception, sent)
    assert (back.status, back.target_counter_id) == (TicketStatus.WAITING, None)
    assert day.called("1").id == ticket.id


def test_the_desk_says_who_wants_the_visitor_back(day: Day) -> None:
    ticket = served(day)
    day.opens("2")
    day.transfers(day.centre.operator("1"), ticket, note="потрібна довідка", line="line-2", returns=True)
    day.starts("2", day.called("2"))
    shown = day.desk("2")["ticket"]
    assert (shown["returns_to"], shown["notes"]) == ("1", ["потрібна довідка"])
    assert "return" in shown["allowed"]
