"""What the plan promises to visitors and staff in corners that a day seldom reaches."""

from __future__ import annotations

from datetime import timedelta

import pytest

from queue_server.domain.errors import Refused
from queue_server.domain.selection import BY_LAW
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Outcome, Ticket
from queue_server.services import reception
from queue_server.services.handled_services import Done
from queue_server.services.ticket_changes import Seen
from tests.services.days import Day


def served(day: Day) -> Ticket:
    day.visitor_takes_ticket()
    day.opens("1")
    return day.starts("1", day.called("1"))


def test_undo_of_a_finish_takes_back_what_was_written_as_done(day: Day) -> None:
    """Rule 4, undo: the handled service is again what it was, its purpose and service too."""
    ticket = served(day)
    [before] = day.handled(ticket)
    other = day.centre.services["housing_aid"].id
    day.finishes("1", ticket, Done(Outcome.REGISTERED, purpose="application", service_id=other))

    day.undoes(day.centre.operator("1"), ticket)

    [after] = day.handled(ticket)
    assert (after.purpose_id, after.service_id) == (before.purpose_id, before.service_id)


def test_an_undo_brings_no_visitor_back_to_a_counter_on_a_pause(day: Day) -> None:
    """Rule 4: pausing with an open ticket is refused, so undo may not make one by the back door."""
    ticket = served(day)
    day.finishes("1", ticket)
    day.pauses("1")

    with pytest.raises(Refused, match="counter_not_open"):
        day.undoes(day.centre.operator("1"), ticket)
    assert day.ticket(ticket).status is TicketStatus.SERVED


def test_a_right_confirmed_twice_is_not_lost_at_the_days_cap(day: Day) -> None:
    """The ticket's own weight must not count against itself."""
    day.set_rules(decision_daily_cap=1)
    ticket = day.visitor_takes_ticket(category="by-decision")

    for _ in range(2):
        day.change(
            lambda work: reception.decide_right(work, day.branch, ticket.id, day.centre.reception, Seen(), True, None)
        )

    assert day.ticket(ticket).queue_time == ticket.queue_time < ticket.issued_at


def test_a_right_by_law_is_worth_as_much_with_a_booking(day: Day) -> None:
    """Product 5: the next free counter that can serve."""
    slot = day.clock.now() + timedelta(minutes=10)

    ticket = day.visitor_takes(category="by-law", slot=slot, by=day.centre.reception).ticket

    assert ticket.rank == BY_LAW


def test_nobody_is_stranded_who_was_sent_to_a_counter_that_closed(day: Day) -> None:
    """Quality, fault 14: a counter closed while people wait."""
    ticket = served(day)
    day.opens("2")
    day.transfers(day.centre.operator("1"), ticket, counter_id=day.counter("2"))
    day.closes("2")

    assert day.called("1").id == ticket.id


def test_a_refused_right_of_a_booking_gives_back_the_bookings_place(day: Day) -> None:
    slot = day.clock.now() + timedelta(minutes=40)
    ticket = day.visitor_takes(category="by-law", slot=slot, by=day.centre.reception).ticket
    day.change(
        lambda work: reception.decide_right(work, day.branch, ticket.id, day.centre.reception, Seen(), False, None)
    )
    place = day.ticket(ticket)
    assert (place.rank, place.queue_time, place.not_before) == (1, slot - timedelta(minutes=15), place.queue_time)


def test_only_a_stated_right_is_refused(day: Day) -> None:
    ticket = day.visitor_takes_ticket()
    with pytest.raises(Refused, match="right_not_stated"):
        day.change(
            lambda work: reception.decide_right(work, day.branch, ticket.id, day.centre.reception, Seen(), False, None)
        )
