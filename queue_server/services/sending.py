"""Sending a visitor on: back into the queue, to a line, a service or a counter, and back to the sender."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlmodel import col, select

from queue_server.domain.counters import CounterStatus
from queue_server.domain.errors import Forbidden, Invalid, Refused
from queue_server.domain.tickets import TicketAction, TicketStatus
from queue_server.models import Branch, Counter, CounterLine, Line, Purpose, Sphere, Ticket
from queue_server.services.handled_services import close_handled, purpose_by_key, service_by_id
from queue_server.services.handling import held_here, memory
from queue_server.services.lines import resolve_visit
from queue_server.services.ticket_changes import Seen, apply, rules_of
from queue_server.services.unit_of_work import Actor, UnitOfWork

TRANSFER_REASONS = frozenset({"wrong_line", "next_step", "specialist", "other"})
LONGEST_NOTE = 300


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a ticket is sent: a line (by key), a counter or a service (by id); a service leads into its line by
    itself, for `purpose` or the ticket's own. `returns` brings the visitor back to the sender."""

    line: str | None = None
    counter_id: str | None = None
    service_id: str | None = None
    returns: bool = False
    purpose: str | None = None


def requeue(work: UnitOfWork, branch_id: str, ticket_id: str, actor: Actor, seen: Seen) -> Ticket:
    """Back into the queue at the old place; a called one not before the pause, or it would come first at once."""
    branch, ticket = held_here(work, branch_id, ticket_id, actor, seen)
    pause = ticket.status is TicketStatus.CALLED
    not_before = work.now + rules_of(branch).requeue_pause if pause else work.now
    kept = memory(closed=close_handled(work, ticket, None))
    return apply(work, branch, ticket, TicketAction.REQUEUE, actor, memory=kept, not_before=not_before, **_released())


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
    """Send the visitor on; letter, number and queue_time stay.

    Raises Invalid for an unknown destination or reason, and Refused(line_unserved, counter_not_attended) where the
    visitor would be stranded.
    """
    if reason not in TRANSFER_REASONS:
        raise Invalid("transfer_reason_unknown", reasons=", ".join(sorted(TRANSFER_REASONS)))
    if note is not None and len(note) > LONGEST_NOTE:
        raise Invalid("note_too_long", longest=LONGEST_NOTE)
    branch, ticket = held_here(work, branch_id, ticket_id, actor, seen)
    if ticket.status is TicketStatus.WAITING and not actor.reception:
        raise Forbidden("reception_only")
    changes = _destination(work, branch, ticket, destination) | _released()
    changes |= {
        "not_before": work.now,
        "note": note,
        "return_counter_id": ticket.counter_id if destination.returns else None,
    }
    kept = memory(closed=close_handled(work, ticket, None))
    return apply(work, branch, ticket, TicketAction.TRANSFER, actor, because=reason, memory=kept, **changes)


def give_back(work: UnitOfWork, branch_id: str, ticket_id: str, actor: Actor, seen: Seen) -> Ticket:
    """Return a transferred visitor to the sender. Raises Refused(nobody_to_return_to)."""
    branch, ticket = held_here(work, branch_id, ticket_id, actor, seen)
    if ticket.status is TicketStatus.SERVING and ticket.return_counter_id is None:
        raise Refused("nobody_to_return_to")
    kept = memory(closed=close_handled(work, ticket, None))
    changes = _released() | {
        "target_counter_id": ticket.return_counter_id,
        "return_counter_id": None,
        "not_before": work.now,
    }
    return apply(work, branch, ticket, TicketAction.RETURN, actor, memory=kept, **changes)


def _released() -> dict[str, Any]:
    return {"counter_id": None, "operator_id": None}


def _destination(work: UnitOfWork, branch: Branch, ticket: Ticket, to: Destination) -> dict[str, Any]:
    """The columns that a destination sets."""
    asked = to.service_id is not None or to.purpose is not None
    if to.line is None and to.counter_id is None and not asked:
        raise Invalid("destination_needed")
    changes: dict[str, Any] = {"target_counter_id": None}
    if to.line is not None:
        changes |= _named(work, to) | {"line_id": _line(work, branch, to.line).id}
    elif asked:
        changes |= _asked(work, branch, ticket, to)
    if to.counter_id is not None:
        changes["target_counter_id"] = _attended(work, branch, to.counter_id).id
    elif not _is_served(work, changes["line_id"]):
        raise Refused("line_unserved")
    return changes


def _asked(work: UnitOfWork, branch: Branch, ticket: Ticket, to: Destination) -> dict[str, Any]:
    """What the visitor really came for, and the line that it leads into."""
    purpose = to.purpose or work.session.get_one(Purpose, ticket.purpose_id).key
    service_id = to.service_id or ticket.service_id
    sphere = work.session.get(Sphere, ticket.sphere_id) if ticket.sphere_id and service_id is None else None
    visit = resolve_visit(work.session, branch, purpose, sphere.key if sphere else None, service_id)
    asked: dict[str, Any] = {"purpose_id": visit.purpose.id, "line_id": visit.line.id}
    if visit.service is not None:
        asked |= {"service_id": visit.service.id, "sphere_id": visit.service.sphere_id}
    return asked


def _named(work: UnitOfWork, to: Destination) -> dict[str, Any]:
    """What the visitor really came for, beside a line that somebody has chosen for it."""
    named: dict[str, Any] = {}
    if to.purpose is not None:
        named["purpose_id"] = purpose_by_key(work, to.purpose).id
    if to.service_id is not None:
        service = service_by_id(work, to.service_id)
        named |= {"service_id": service.id, "sphere_id": service.sphere_id}
    return named


def _line(work: UnitOfWork, branch: Branch, key: str) -> Line:
    line = work.session.exec(select(Line).where(Line.branch_id == branch.id, Line.key == key)).one_or_none()
    if line is None or not line.active:
        raise Invalid("line_unknown", line=key)
    return line


def _is_served(work: UnitOfWork, line_id: str) -> bool:
    """Whether a counter is set up for the line: else the visitor would be stranded."""
    places = select(CounterLine).join(Counter, col(Counter.id) == CounterLine.counter_id)
    return work.session.exec(places.where(CounterLine.line_id == line_id, col(Counter.active))).first() is not None


def _attended(work: UnitOfWork, branch: Branch, counter_id: str) -> Counter:
    """A counter at which somebody works now: nobody would call a visitor who is sent to a closed one."""
    counter = work.session.get(Counter, counter_id)
    if counter is None or counter.branch_id != branch.id or not counter.active:
        raise Invalid("counter_unknown")
    if counter.status is CounterStatus.CLOSED:
        raise Refused("counter_not_attended", counter=counter.number)
    return counter
