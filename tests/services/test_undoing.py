"""Undo: everything as it was, by the same person, within thirty seconds, before anybody else's next step."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from queue_server.domain.errors import QueueError, Refused
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Outcome, Ticket
from queue_server.services.handled_services import Done
from queue_server.services.ticket_changes import CHANGING
from tests.services.days import CONSULTED, Day

ACTIONS: dict[str, tuple[str, Callable[[Day, Ticket], Ticket]]] = {  # status before the action, and the action
    "call": ("waiting", lambda day, ticket: day.called("1")),
    "choose": ("waiting", lambda day, ticket: day.calls("1", ticket, "child")),
    "recall": ("called", lambda day, ticket: day.recalls("1", ticket)),
    "start": ("called", lambda day, ticket: day.starts("1", ticket)),
    "no_show": ("called", lambda day, ticket: day.misses("1", ticket)),
    "requeue": ("called", lambda day, ticket: day.requeues("1", ticket)),
    "transfer": ("called", lambda day, ticket: day.transfers(day.centre.operator("1"), ticket, line="line-2")),
    "cancel": ("called", lambda day, ticket: day.cancels(day.centre.operator("1"), ticket)),
    "continue": ("serving", lambda day, ticket: day.continues("1", ticket)),
    "finish": ("serving", lambda day, ticket: day.finishes("1", ticket, CONSULTED, Done(Outcome.ISSUED))),
    "hold": ("serving", lambda day, ticket: day.holds("1", ticket)),
    "requeue while served": ("serving", lambda day, ticket: day.requeues("1", ticket)),
    "transfer while served": (
        "serving",
        lambda day, ticket: day.transfers(day.centre.operator("1"), ticket, service_id=_passport(day), returns=True),
    ),
    "return": ("sent", lambda day, ticket: day.returns("1", ticket)),
    "call from hold": ("on_hold", lambda day, ticket: day.calls("1", ticket)),
    "start from hold": ("on_hold", lambda day, ticket: day.starts("1", ticket)),
    "requeue from hold": ("on_hold", lambda day, ticket: day.requeues("1", ticket)),
    "transfer from hold": (
        "on_hold",
        lambda day, ticket: day.transfers(day.centre.operator("1"), ticket, line="line-2"),
    ),
    "cancel from hold": ("on_hold", lambda day, ticket: day.cancels(day.centre.operator("1"), ticket)),
}
each_action = pytest.mark.parametrize("action", ACTIONS)


def _passport(day: Day) -> str:
    return day.centre.services["passport"].id


def brought_to(day: Day, status: str) -> Ticket:
    """A ticket on the way of an ordinary visit, so far at the first counter; "sent" came there by a transfer."""
    day.set_rules(no_show_calls=1, no_show_minutes=0, choose_ticket=True)
    ticket = day.visitor_takes_ticket()
    day.opens("1")
    if status == "waiting":
        return ticket
    if status == "sent":
        day.opens("2")
        sent = day.starts("2", day.called("2"))
        day.transfers(day.centre.operator("2"), sent, counter_id=day.counter("1"), returns=True)
        return day.starts("1", day.called("1"))
    ticket = day.called("1")
    if status == "called":
        return ticket
    ticket = day.starts("1", ticket)
    return ticket if status == "serving" else day.holds("1", ticket)


def stands(day: Day, ticket: Ticket) -> tuple[dict[str, object], list[tuple[object, ...]]]:
    """All that an action may change: the ticket's fields, and the rows of what was done."""
    found = day.ticket(ticket)
    rows = [
        (row.id, row.ended_at, row.outcome, row.quantity, row.purpose_id, row.service_id)
        for row in day.handled(ticket)
        if not row.undone
    ]
    return {field: getattr(found, field) for field in CHANGING}, rows


@each_action
def test_it_works(day: Day, action: str) -> None:
    """Each action of the counter, taken back at the last moment, leaves the visit as it was."""
    status, acts = ACTIONS[action]
    ticket = brought_to(day, status)
    before = stands(day, ticket)
    day.clock.advance(minutes=4)
    acted = acts(day, ticket)
    assert stands(day, ticket) != before
    day.clock.advance(seconds=30)
    day.undoes(day.centre.operator("1"), acted)
    fields, rows = stands(day, ticket)
    waits = {"not_before": day.clock.now()} if fields["status"] is TicketStatus.WAITING else {}
    assert (fields, rows) == (before[0] | waits, before[1])
    assert day.told[-1] == "ticket:undone"


@each_action
def test_only_within_thirty_seconds_and_only_by_its_own_person(day: Day, action: str) -> None:
    status, acts = ACTIONS[action]
    acted = acts(day, brought_to(day, status))
    for stranger in (day.centre.operator("3"), day.centre.supervisor, day.centre.reception, day.centre.kiosk):
        with pytest.raises(Refused, match="nothing_to_undo"):
            day.undoes(stranger, acted)
    day.clock.advance(seconds=30.1)
    with pytest.raises(Refused, match="nothing_to_undo"):
        day.undoes(day.centre.operator("1"), acted)


@each_action
def test_never_after_somebody_elses_next_step(day: Day, action: str) -> None:
    status, acts = ACTIONS[action]
    acted = acts(day, brought_to(day, status))
    step: Callable[[], Ticket] = {
        "waiting": lambda: day.transfers(day.centre.supervisor, acted, line="line-2"),
        "called": lambda: day.transfers(day.centre.supervisor, acted, line="line-2"),
        "serving": lambda: day.transfers(day.centre.supervisor, acted, line="line-2"),
        "on_hold": lambda: day.requeues("2", acted),
        "no_show": lambda: day.restores(acted),
    }.get(acted.status.value, lambda: acted)
    if acted.status in (TicketStatus.SERVED, TicketStatus.CANCELLED):
        return  # nothing follows an end
    step()
    with pytest.raises(Refused, match="nothing_to_undo"):
        day.undoes(day.centre.operator("1"), acted)


def test_a_restored_no_show_is_taken_back_by_reception(day: Day) -> None:
    absent = day.misses("1", brought_to(day, "called"))
    before = stands(day, absent)
    day.undoes(day.centre.reception, day.restores(absent))
    assert stands(day, absent) == before


def called(day: Day) -> Ticket:
    day.visitor_takes_ticket()
    day.opens("1")
    return day.called("1")


def test_undo_of_a_call_puts_the_visitor_back_first(day: Day) -> None:
    ticket = called(day)
    day.visitor_takes_ticket()
    back = day.undoes(day.centre.operator("1"), ticket)
    assert (back.status, back.calls, back.reason, back.counter_id) == (TicketStatus.WAITING, 0, None, None)
    assert day.called("1").id == ticket.id


def test_undo_of_a_finish_opens_the_handled_service_again(day: Day) -> None:
    ticket = day.starts("1", called(day))
    day.finishes("1", ticket)
    day.undoes(day.centre.operator("1"), ticket)
    [row] = day.handled(ticket)
    assert (row.ended_at, row.outcome, row.undone) == (None, None, False)
    day.finishes("1", day.ticket(ticket))
    assert len([row for row in day.handled(ticket) if not row.undone]) == 1


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
