"""Serving a visitor: start, one service after another, finish with what was done; hold, requeue, transfer, return."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, select

from queue_server.domain.errors import Forbidden, Invalid, Refused
from queue_server.domain.tickets import TicketAction, TicketStatus
from queue_server.models import Branch, Counter, CounterLine, HandledService, Line, Outcome, Purpose, Service, Ticket
from queue_server.services.calling import open_counter
from queue_server.services.ticket_changes import Seen, apply, check_holder, find, rules_of
from queue_server.services.unit_of_work import Actor, UnitOfWork

TRANSFER_REASONS = frozenset({"wrong_line", "next_step", "specialist", "other"})
HOLD_REASONS = frozenset({"fills_form", "fetches_document", "payment", "photo", "other"})
MOST_PIECES = 999
LONGEST_NOTE = 300
Closed = dict[str, str | None]  # a handled service that an action closed: id, purpose_id and service_id before


@dataclass(frozen=True, slots=True)
class Done:
    """One service that was done: keys and ids as the API gives them; None means the ticket's own."""

    outcome: Outcome
    quantity: int = 1
    purpose: str | None = None
    service_id: str | None = None


def start(
    work: UnitOfWork, branch_id: str, ticket_id: str, actor: Actor, seen: Seen, counter_id: str | None = None
) -> Ticket:
    """The visitor is at the counter. One on hold may be taken back silently by an open counter of its own."""
    branch = work.lock_branch(branch_id)
    ticket = find(work, branch, ticket_id, seen)
    if ticket.status is TicketStatus.ON_HOLD:
        if counter_id is None:
            raise Invalid("counter_needed")
        counter_id = open_counter(work, branch, counter_id, actor).id
    else:
        check_holder(work, ticket, actor)
        counter_id = ticket.counter_id
    handled = _open_handled(work, ticket, counter_id, actor) if _may_start(ticket) else []
    changes: dict[str, Any] = {"counter_id": counter_id, "operator_id": actor.staff_id, "started_at": work.now}
    return apply(work, branch, ticket, TicketAction.START, actor, memory=_memory(opened=handled), **changes)


def finish(work: UnitOfWork, branch_id: str, ticket_id: str, actor: Actor, seen: Seen, done: Sequence[Done]) -> Ticket:
    """The visit is over: one row for each service done. Raises Invalid(outcome_needed)."""
    if not done:
        raise Invalid("outcome_needed")
    branch, ticket = _served_here(work, branch_id, ticket_id, actor, seen)
    closed = close_handled(work, ticket, done[0])
    added = [_more_handled(work, ticket, row, actor) for row in done[1:]] if closed else []
    changes: dict[str, Any] = {"finished_at": work.now, "return_counter_id": None}
    memory = _memory(opened=added, closed=closed)
    return apply(work, branch, ticket, TicketAction.FINISH, actor, memory=memory, **changes)


def continue_with(
    work: UnitOfWork, branch_id: str, ticket_id: str, actor: Actor, seen: Seen, done: Done, following: Done
) -> Ticket:
    """The first service is done, the next of the same visit begins."""
    branch, ticket = _served_here(work, branch_id, ticket_id, actor, seen)
    closed = close_handled(work, ticket, done)
    opened = _open_handled(work, ticket, ticket.counter_id, actor, following) if closed else []
    return apply(work, branch, ticket, TicketAction.CONTINUE, actor, memory=_memory(opened=opened, closed=closed))


def hold(
    work: UnitOfWork, branch_id: str, ticket_id: str, actor: Actor, seen: Seen, reason: str, minutes: int
) -> Ticket:
    """The visitor steps aside for some minutes; the place is kept."""
    if reason not in HOLD_REASONS:
        raise Invalid("hold_reason_unknown", reasons=", ".join(sorted(HOLD_REASONS)))
    if not 1 <= minutes <= 240:
        raise Invalid("hold_minutes_out_of_range", least=1, most=240)
    branch, ticket = _served_here(work, branch_id, ticket_id, actor, seen)
    closed = close_handled(work, ticket, None)
    memory = _memory(closed=closed) | {"hold_minutes": minutes}
    return apply(work, branch, ticket, TicketAction.HOLD, actor, because=reason, memory=memory, **_released())


def requeue(work: UnitOfWork, branch_id: str, ticket_id: str, actor: Actor, seen: Seen) -> Ticket:
    """Back into the queue at the old place; a called one not before the pause, or it would come first at once."""
    branch = work.lock_branch(branch_id)
    ticket = find(work, branch, ticket_id, seen)
    check_holder(work, ticket, actor)
    pause = ticket.status is TicketStatus.CALLED
    not_before = work.now + rules_of(branch).requeue_pause if pause else work.now
    closed = close_handled(work, ticket, None)
    memory = _memory(closed=closed)
    return apply(work, branch, ticket, TicketAction.REQUEUE, actor, memory=memory, not_before=not_before, **_released())


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a ticket is sent: a line (by key), a counter (by id), a service (by id); `returns` brings it back."""

    line: str | None = None
    counter_id: str | None = None
    service_id: str | None = None
    returns: bool = False


def transfer(
    work: UnitOfWork,
    branch_id: str,
    ticket_id: str,
    actor: Actor,
    seen: Seen,
    destination: Destination,
    reason: str,
    note: str | None = None,
) -> Ticket:
    """Send the visitor on; letter, number and queue_time stay. Raises Invalid for an unknown destination or reason."""
    if reason not in TRANSFER_REASONS:
        raise Invalid("transfer_reason_unknown", reasons=", ".join(sorted(TRANSFER_REASONS)))
    if note is not None and len(note) > LONGEST_NOTE:
        raise Invalid("note_too_long", longest=LONGEST_NOTE)
    branch = work.lock_branch(branch_id)
    ticket = find(work, branch, ticket_id, seen)
    check_holder(work, ticket, actor)
    if ticket.status is TicketStatus.WAITING and not actor.reception:
        raise Forbidden("reception_only")
    changes = _destination(work, branch, ticket, destination)
    closed = close_handled(work, ticket, None)
    changes |= _released() | {
        "not_before": work.now,
        "note": note,
        "return_counter_id": ticket.counter_id if destination.returns else None,
    }
    memory = _memory(closed=closed)
    return apply(work, branch, ticket, TicketAction.TRANSFER, actor, because=reason, memory=memory, **changes)


def give_back(work: UnitOfWork, branch_id: str, ticket_id: str, actor: Actor, seen: Seen) -> Ticket:
    """Return a transferred visitor to the sender. Raises Refused(nobody_to_return_to)."""
    branch, ticket = _served_here(work, branch_id, ticket_id, actor, seen)
    if ticket.status is TicketStatus.SERVING and ticket.return_counter_id is None:
        raise Refused("nobody_to_return_to")
    closed = close_handled(work, ticket, None)
    changes = _released() | {
        "target_counter_id": ticket.return_counter_id,
        "return_counter_id": None,
        "not_before": work.now,
    }
    return apply(work, branch, ticket, TicketAction.RETURN, actor, memory=_memory(closed=closed), **changes)


def _served_here(work: UnitOfWork, branch_id: str, ticket_id: str, actor: Actor, seen: Seen) -> tuple[Branch, Ticket]:
    branch = work.lock_branch(branch_id)
    ticket = find(work, branch, ticket_id, seen)
    check_holder(work, ticket, actor)
    return branch, ticket


def _may_start(ticket: Ticket) -> bool:
    return ticket.status in (TicketStatus.CALLED, TicketStatus.ON_HOLD)


def _released() -> dict[str, Any]:
    return {"counter_id": None, "operator_id": None}


def _memory(opened: Sequence[str] = (), closed: Sequence[Closed] = ()) -> dict[str, Any]:
    return {"handled_opened": list(opened), "handled_closed": list(closed)}


def _destination(work: UnitOfWork, branch: Branch, ticket: Ticket, to: Destination) -> dict[str, Any]:
    """Columns that a destination sets. A line nobody is set up for would strand the visitor, so it is refused."""
    changes: dict[str, Any] = {"target_counter_id": None}
    if to.service_id is not None:
        changes["service_id"] = _service(work, to.service_id).id
    if to.counter_id is not None:
        counter = work.session.get(Counter, to.counter_id)
        if counter is None or counter.branch_id != branch.id or not counter.active:
            raise Invalid("counter_unknown")
        changes["target_counter_id"] = counter.id
    if to.line is not None:
        changes["line_id"] = _served_line(work, branch, to.line).id
    if to.line is None and to.counter_id is None:
        raise Invalid("destination_needed")
    return changes


def _served_line(work: UnitOfWork, branch: Branch, key: str) -> Line:
    line = work.session.exec(select(Line).where(Line.branch_id == branch.id, Line.key == key)).one_or_none()
    if line is None:
        raise Invalid("line_unknown", line=key)
    if work.session.exec(select(CounterLine).where(CounterLine.line_id == line.id)).first() is None:
        raise Refused("line_unserved", line=key)
    return line


def _service(work: UnitOfWork, service_id: str) -> Service:
    service = work.session.get(Service, service_id)
    if service is None:
        raise Invalid("service_unknown")
    return service


def _open_handled(
    work: UnitOfWork, ticket: Ticket, counter_id: str | None, actor: Actor, what: Done | None = None
) -> list[str]:
    assert counter_id is not None
    row = HandledService(
        branch_id=ticket.branch_id,
        ticket_id=ticket.id,
        counter_id=counter_id,
        operator_id=actor.staff_id,
        purpose_id=_purpose_id(work, what, ticket),
        service_id=what.service_id if what and what.service_id else ticket.service_id,
        started_at=work.now,
    )
    work.session.add(row)
    work.session.flush()
    return [row.id]


def close_handled(work: UnitOfWork, ticket: Ticket, done: Done | None) -> list[Closed]:
    """Close the open row; without an outcome (hold, transfer) it ends and says no more. Returns what undo needs."""
    query = select(HandledService).where(
        HandledService.ticket_id == ticket.id,
        col(HandledService.ended_at).is_(None),
        col(HandledService.undone).is_(False),
    )
    rows = work.session.exec(query).all()
    closed: list[Closed] = [{"id": row.id, "purpose_id": row.purpose_id, "service_id": row.service_id} for row in rows]
    for row in rows:
        row.ended_at = work.now
        if done is not None:
            _fill(work, row, done, ticket)
        work.session.add(row)
    return closed


def _more_handled(work: UnitOfWork, ticket: Ticket, done: Done, actor: Actor) -> str:
    [row_id] = _open_handled(work, ticket, ticket.counter_id, actor, done)
    row = work.session.get_one(HandledService, row_id)
    row.ended_at, row.timed = work.now, False  # its minutes are within the first row's
    _fill(work, row, done, ticket)
    work.session.add(row)
    return row_id


def _fill(work: UnitOfWork, row: HandledService, done: Done, ticket: Ticket) -> None:
    if not 1 <= done.quantity <= MOST_PIECES:
        raise Invalid("quantity_out_of_range", least=1, most=MOST_PIECES)
    if done.service_id is not None:
        row.service_id = _service(work, done.service_id).id
    if done.purpose is not None:
        row.purpose_id = _purpose_id(work, done, ticket)
    row.outcome, row.quantity = done.outcome, done.quantity


def _purpose_id(work: UnitOfWork, what: Done | None, ticket: Ticket) -> str:
    if what is None or what.purpose is None:
        return ticket.purpose_id
    purpose = work.session.exec(select(Purpose).where(Purpose.key == what.purpose)).one_or_none()
    if purpose is None:
        raise Invalid("purpose_unknown", purpose=what.purpose)
    return purpose.id
