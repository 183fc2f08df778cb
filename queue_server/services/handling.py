"""Serving a visitor at the counter: start, one service after another, hold, and finish with what was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from queue_server.domain.errors import Invalid
from queue_server.domain.tickets import TicketAction, TicketStatus
from queue_server.models import Branch, Ticket
from queue_server.services.calling import open_counter
from queue_server.services.handled_services import Closed, Done, add_handled, close_handled, open_handled
from queue_server.services.ticket_changes import Seen, apply, check_holder, find
from queue_server.services.unit_of_work import Actor, UnitOfWork

HOLD_REASONS = frozenset({"fills_form", "fetches_document", "payment", "photo", "other"})
LONGEST_HOLD = 240  # minutes


def start(
    work: UnitOfWork, branch_id: str, ticket_id: str, actor: Actor, seen: Seen, counter_id: str | None = None
) -> Ticket:
    """The visitor is at the counter. One on hold may be taken back silently by an open counter of one's own."""
    branch = work.lock_branch(branch_id)
    ticket = find(work, branch, ticket_id, seen)
    if ticket.status is TicketStatus.ON_HOLD:
        if counter_id is None:
            raise Invalid("counter_needed")
        counter_id = open_counter(work, branch, counter_id, actor).id
    else:
        check_holder(work, ticket, actor)
        counter_id = ticket.counter_id
    may_start = ticket.status in (TicketStatus.CALLED, TicketStatus.ON_HOLD)
    opened = [open_handled(work, ticket, counter_id, actor)] if may_start else []
    changes: dict[str, Any] = {"counter_id": counter_id, "operator_id": actor.staff_id, "started_at": work.now}
    return apply(work, branch, ticket, TicketAction.START, actor, memory=memory(opened=opened), **changes)


def finish(work: UnitOfWork, branch_id: str, ticket_id: str, actor: Actor, seen: Seen, done: Sequence[Done]) -> Ticket:
    """The visit is over: one row for each service done. Raises Invalid(outcome_needed)."""
    if not done:
        raise Invalid("outcome_needed")
    branch, ticket = held_here(work, branch_id, ticket_id, actor, seen)
    closed = close_handled(work, ticket, done[0])
    added = [add_handled(work, ticket, row, actor) for row in done[1:]] if closed else []
    changes: dict[str, Any] = {"finished_at": work.now, "return_counter_id": None}
    return apply(work, branch, ticket, TicketAction.FINISH, actor, memory=memory(added, closed), **changes)


def continue_with(
    work: UnitOfWork, branch_id: str, ticket_id: str, actor: Actor, seen: Seen, done: Done, following: Done
) -> Ticket:
    """The first service is done, the next of the same visit begins."""
    branch, ticket = held_here(work, branch_id, ticket_id, actor, seen)
    closed = close_handled(work, ticket, done)
    opened = [open_handled(work, ticket, ticket.counter_id, actor, following)] if closed else []
    return apply(work, branch, ticket, TicketAction.CONTINUE, actor, memory=memory(opened, closed))


def hold(
    work: UnitOfWork, branch_id: str, ticket_id: str, actor: Actor, seen: Seen, reason: str, minutes: int
) -> Ticket:
    """The visitor steps aside for some minutes; the place is kept, and the counter and the person who hold it."""
    if reason not in HOLD_REASONS:
        raise Invalid("hold_reason_unknown", reasons=", ".join(sorted(HOLD_REASONS)))
    if not 1 <= minutes <= LONGEST_HOLD:
        raise Invalid("hold_minutes_out_of_range", least=1, most=LONGEST_HOLD)
    branch, ticket = held_here(work, branch_id, ticket_id, actor, seen)
    kept = memory(closed=close_handled(work, ticket, None))
    until = work.now + timedelta(minutes=minutes)
    changes = {"hold_reason": reason, "hold_until": until}
    return apply(work, branch, ticket, TicketAction.HOLD, actor, because=reason, memory=kept, **changes)


def held_here(work: UnitOfWork, branch_id: str, ticket_id: str, actor: Actor, seen: Seen) -> tuple[Branch, Ticket]:
    """The branch, locked, and a ticket that this actor may move."""
    branch = work.lock_branch(branch_id)
    ticket = find(work, branch, ticket_id, seen)
    check_holder(work, ticket, actor)
    return branch, ticket


def memory(opened: Sequence[str] = (), closed: Sequence[Closed] = ()) -> dict[str, Any]:
    """What undo needs to know of handled services."""
    return {"handled_opened": list(opened), "handled_closed": list(closed)}
