"""What reception and supervisors do with a ticket: leave, put back, decide on a right, replace a lost paper."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from queue_server.domain.codes import Codes
from queue_server.domain.errors import Forbidden, Invalid, Refused
from queue_server.domain.selection import Basis, Moments, RightState, on_check_in
from queue_server.domain.tickets import FINAL, TicketAction, TicketStatus
from queue_server.models import Appointment, Branch, Category, PrintJob, Ticket
from queue_server.services import printing
from queue_server.services.ticket_changes import Seen, amend, apply, check_holder, find, rules_of
from queue_server.services.ticketing import category_by_key, moments_of_right
from queue_server.services.unit_of_work import Actor, UnitOfWork
from queue_server.services.visits import code_of


def cancel(work: UnitOfWork, branch_id: str, ticket_id: str, actor: Actor, seen: Seen) -> Ticket:
    """The visitor leaves, or reception says so for the visitor."""
    branch = work.lock_branch(branch_id)
    ticket = find(work, branch, ticket_id, seen)
    if actor.ticket_id != ticket.id:
        if ticket.status is TicketStatus.WAITING and not actor.reception:
            raise Forbidden("reception_only")
        check_holder(work, ticket, actor)
    return apply(work, branch, ticket, TicketAction.CANCEL, actor, because="left", finished_at=work.now)


def restore(work: UnitOfWork, branch_id: str, ticket_id: str, actor: Actor, seen: Seen) -> Ticket:
    """Reception puts a no-show back at the old place, once, within its time. Raises Refused(restore_*)."""
    branch = work.lock_branch(branch_id)
    ticket = find(work, branch, ticket_id, seen)
    if ticket.status is TicketStatus.NO_SHOW:
        minutes = rules_of(branch).restore_minutes
        if ticket.restored:
            raise Refused("restore_once")
        if ticket.finished_at is not None and work.now - ticket.finished_at > timedelta(minutes=minutes):
            raise Refused("restore_too_late", minutes=minutes)
    back: dict[str, Any] = {"not_before": work.now, "restored": True, "finished_at": None}
    back |= {"counter_id": None, "operator_id": None}
    return apply(work, branch, ticket, TicketAction.RESTORE, actor, **back)


def decide_right(
    work: UnitOfWork, branch_id: str, ticket_id: str, actor: Actor, seen: Seen, confirmed: bool, category: str | None
) -> Ticket:
    """Mark a stated right as confirmed or not; staff may also state it for a person at the desk (by `category`)."""
    branch = work.lock_branch(branch_id)
    ticket = find(work, branch, ticket_id, seen)
    if ticket.status in FINAL:
        raise Refused("ticket_wrong_status", status=ticket.status.value, action="priority")
    if not confirmed:
        if ticket.category_id is None:
            raise Refused("right_not_stated")
        moments = _never_forward(ticket, _moments_with(work, branch, ticket, None))
        return _decided(work, branch, ticket, actor, RightState.REFUSED, ticket.category_id, moments)
    found = category_by_key(work, category) if category else work.session.get(Category, ticket.category_id or "")
    if found is None:
        raise Invalid("category_needed")
    counts = ticket.right_state in (RightState.STATED, RightState.CONFIRMED)
    if counts and found.id == ticket.category_id:
        moments = Moments(ticket.rank, ticket.queue_time, ticket.not_before)
    else:
        moments = _moments_with(work, branch, ticket, found)
    return _decided(work, branch, ticket, actor, RightState.CONFIRMED, found.id, moments)


def duplicate(
    work: UnitOfWork,
    branch_id: str,
    ticket_id: str,
    actor: Actor,
    codes: Codes,
    seen: Seen,
    printer_id: str | None = None,
) -> tuple[Ticket, PrintJob]:
    """A lost paper is replaced: new code (the old stops), a paper that says «Дублікат», on the printer named or the
    ticket's own. Raises Refused(no_printer)."""
    branch = work.lock_branch(branch_id)
    ticket = find(work, branch, ticket_id, seen)
    own = actor.device_id or ticket.device_id
    printer = (
        printing.chosen_printer(work, branch, printer_id) if printer_id else printing.printer_for(work, branch, own)
    )
    if printer is None:
        raise Refused("no_printer")
    version = ticket.code_version + 1
    code_hash = codes.stored(code_of(ticket, codes, version))
    if ticket.appointment_id is not None:
        appointment = work.session.get_one(Appointment, ticket.appointment_id)
        appointment.code_version, appointment.code_hash = version, code_hash
        work.session.add(appointment)
    amend(work, branch, ticket, actor, "duplicate", code_version=version, code_hash=code_hash)
    return ticket, printing.queue_paper(work, branch, ticket, printer, actor, duplicate=True)


def _moments_with(work: UnitOfWork, branch: Branch, ticket: Ticket, category: Category | None) -> Moments:
    """Where the ticket stands with this right, or with none: a booking keeps its time, but law goes before it."""
    by_law = category is not None and category.basis is Basis.LAW
    if ticket.slot_at is not None and not by_law:
        return on_check_in(ticket.issued_at, ticket.slot_at, rules_of(branch).head_start)
    return moments_of_right(work, branch, category, ticket.issued_at)


def _never_forward(ticket: Ticket, moments: Moments) -> Moments:
    """Who let others go first does not come before them again by a refusal."""
    if not ticket.let_ahead or moments.rank != ticket.rank:
        return moments
    return Moments(moments.rank, max(moments.queue_time, ticket.queue_time), moments.not_before)


def _decided(
    work: UnitOfWork,
    branch: Branch,
    ticket: Ticket,
    actor: Actor,
    state: RightState,
    category_id: str | None,
    moments: Moments,
) -> Ticket:
    changes = {
        "right_state": state,
        "category_id": category_id,
        "rank": moments.rank,
        "queue_time": moments.queue_time,
        "not_before": max(moments.not_before, ticket.not_before),
        "weighted": ticket.slot_at is None and moments.queue_time < ticket.issued_at,
    }
    return amend(work, branch, ticket, actor, f"right_{state.value}", **changes)
