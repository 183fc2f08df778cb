"""Undo: everything as it was, by the same person, within thirty seconds, before anybody else's next step."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from queue_server.domain.errors import QueueError, Refused
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Ticket
from queue_server.services.ticket_changes import CHANGING
from tests.services.days import Day

ACTIONS: dict[str, Callable[[Day, Ticket], Ticket]] = {
    "start": lambda day, ticket: day.starts("1", ticket),
    "recall": lambda day, ticket: day.recalls("1", ticket),
    "requeue": lambda day, ticket: day.requeues("1", ticket),
    "transfer": lambda day, ticket: day.transfers(day.centre.operator("1"), ticket, line="line-2"),
    "finish": lambda day, ticket: day.finishes("1", day.starts("1", ticket)),
    "hold": lambda day, ticket: day.holds("1", day.starts("1", ticket)),
}


def called(day: Day) -> Ticket:
    day.visitor_takes_ticket()
    day.opens("1")
    return day.called("1")


@pytest.mark.parametrize("action", ACTIONS)
def test_it_works(day: Day, action: str) -> None:
    ticket = called(day)
    acted = ACTIONS[action](day, ticket)
    before = {"recall": 1, "finish": None}.get(action)
    back = day.undoes(day.centre.operator("1"), acted)
    assert back.status is (TicketStatus.SERVING if action in ("finish", "hold") else TicketStatus.CALLED)
    assert (back.counter_id, back.queue_time) == (day.counter("1"), ticket.queue_time)
    if before is not None:
        assert back.calls == before
    assert day.told[-1] == "ticket:undone"


def test_undo_of_a_call_puts_the_visitor_back_first(day: Day) -> None:
    ticket = called(day)
    day.visitor_takes_ticket()
    back = day.undoes(day.centre.operator("1"), ticket)
    assert (back.status, back.calls, back.reason, back.counter_id) == (TicketStatus.WAITING, 0, None, None)
    assert day.called("1").id == ticket.id


def test_undo_restores_every_field(day: Day) -> None:
    ticket = day.starts("1", called(day))
    before = {field: getattr(ticket, field) for field in CHANGING}
    day.clock.advance(seconds=20)
    day.finishes("1", ticket)
    back = day.undoes(day.centre.operator("1"), ticket)
    assert {field: getattr(back, field) for field in CHANGING} == before


def test_undo_of_a_finish_opens_the_handled_service_again(day: Day) -> None:
    ticket = day.starts("1", called(day))
    day.finishes("1", ticket)
    day.undoes(day.centre.operator("1"), ticket)
    [row] = day.handled(ticket)
    assert (row.ended_at, row.outcome, row.undone) == (None, None, False)
    day.finishes("1", day.ticket(ticket))
    assert len([row for row in day.handled(ticket) if not row.undone]) == 1


def test_only_within_thirty_seconds(day: Day) -> None:
    ticket = called(day)
    day.clock.advance(seconds=30)
    day.undoes(day.centre.operator("1"), ticket)
    again = day.called("1")
    day.clock.advance(seconds=30.1)
    with pytest.raises(Refused, match="nothing_to_undo"):
        day.undoes(day.centre.operator("1"), again)


def test_only_by_its_own_person(day: Day) -> None:
    ticket = called(day)
    for stranger in (day.centre.operator("2"), day.centre.supervisor, day.centre.kiosk):
        with pytest.raises(Refused, match="nothing_to_undo"):
            day.undoes(stranger, ticket)


def test_never_after_somebody_elses_next_step(day: Day) -> None:
    ticket = called(day)
    day.transfers(day.centre.operator("1"), ticket, line="line-2")
    day.opens("2")
    day.called("2")
    with pytest.raises(Refused, match="nothing_to_undo"):
        day.undoes(day.centre.operator("1"), ticket)


def test_never_twice(day: Day) -> None:
    ticket = called(day)
    day.undoes(day.centre.operator("1"), ticket)
    with pytest.raises(Refused, match="nothing_to_undo"):
        day.undoes(day.centre.operator("1"), ticket)


def test_not_while_the_counter_holds_another(day: Day) -> None:
    first = day.starts("1", called(day))
    day.finishes("1", first)
    day.visitor_takes_ticket()
    second = day.called("1")
    with pytest.raises(Refused, match="counter_busy"):
        day.undoes(day.centre.operator("1"), first)
    assert day.ticket(second).status is TicketStatus.CALLED


def test_issuing_cannot_be_undone(day: Day) -> None:
    ticket = day.visitor_takes_ticket()
    with pytest.raises(QueueError, match="nothing_to_undo"):
        day.undoes(day.centre.kiosk, ticket)
