"""Undo of the last action within 30 seconds, by its own person, never after somebody else's next step."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, select

from queue_server.domain.counters import CounterStatus
from queue_server.domain.errors import Refused
from queue_server.domain.rules import UNDO_WITHIN
from queue_server.domain.tickets import AT_COUNTER
from queue_server.models import EventRow, Ticket
from queue_server.services.calling import held_ticket, own_counter
from queue_server.services.handled_services import take_back
from queue_server.services.ticket_changes import Seen, find, put_back
from queue_server.services.unit_of_work import Actor, UnitOfWork

NEVER_TAKEN_BACK = frozenset({"unserved"})  # what the closing of the day did to many at once


def undo(work: UnitOfWork, branch_id: str, ticket_id: str, actor: Actor, seen: Seen) -> Ticket:
    """Go back to what the ticket was before its last event. Raises Refused(nothing_to_undo | counter_busy)."""
    branch = work.lock_branch(branch_id)
    ticket = find(work, branch, ticket_id, seen)
    last = _last_event(work.session, ticket)
    if last is None or not may_undo(last, actor.staff_id, work.now):
        raise Refused("nothing_to_undo", seconds=int(UNDO_WITHIN.total_seconds()))
    before = last.before or {}
    if before["status"] in AT_COUNTER:
        _check_counter(work, branch, ticket, str(before["counter_id"]), actor)
    take_back(work, before.get("handled_opened", []), before.get("handled_closed", []))  # type: ignore[arg-type]
    return put_back(work, branch, ticket, before, actor)


def may_undo(event: EventRow | None, staff_id: str | None, now: datetime) -> bool:
    """Whether this event is this person's own, recent, and one that can be taken back."""
    return (
        event is not None
        and event.before is not None
        and event.reason not in NEVER_TAKEN_BACK
        and staff_id is not None
        and event.staff_id == staff_id
        and now - event.at <= UNDO_WITHIN
    )


def last_undoable(session: Session, branch_id: str, staff_id: str, now: datetime) -> EventRow | None:
    """This person's last action that could still be taken back, for the console's button."""
    query = (
        select(EventRow)
        .where(EventRow.branch_id == branch_id, EventRow.staff_id == staff_id, EventRow.at >= now - UNDO_WITHIN)
        .order_by(EventRow.seq.desc())  # type: ignore[attr-defined]
    )
    for event in session.exec(query):
        ticket = session.get(Ticket, event.ticket_id) if event.ticket_id else None
        if ticket is None:
            continue
        return event if ticket.seq == event.seq and may_undo(event, staff_id, now) else None
    return None


def _last_event(session: Session, ticket: Ticket) -> EventRow | None:
    query = select(EventRow).where(EventRow.branch_id == ticket.branch_id, EventRow.seq == ticket.seq)
    return session.exec(query).one_or_none()


def _check_counter(work: UnitOfWork, branch: object, ticket: Ticket, counter_id: str, actor: Actor) -> None:
    counter = own_counter(work, branch, counter_id, actor)  # type: ignore[arg-type]
    if counter.status is not CounterStatus.OPEN:
        raise Refused("counter_not_open", status=counter.status.value)
    held = held_ticket(work.session, counter.id)
    if held is not None and held.id != ticket.id:
        raise Refused("counter_busy", ticket=held.id, number=held.number, status=held.status.value)
