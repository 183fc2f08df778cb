"""The day of a branch: suspension and resumption, and the closing that happens by itself at midnight."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from queue_server.domain.counters import CounterStatus
from queue_server.domain.errors import Invalid, Refused
from queue_server.domain.events import BranchResumed, BranchSuspended, CounterClosed
from queue_server.domain.tickets import OPEN, TicketAction, TicketStatus
from queue_server.models import Branch, Counter, Ticket
from queue_server.services.handled_services import close_handled
from queue_server.services.ticket_changes import apply
from queue_server.services.unit_of_work import Actor, UnitOfWork

SUSPENSION_REASONS = frozenset({"air_alarm", "no_power", "failure", "other"})


def suspend(work: UnitOfWork, branch_id: str, reason: str, actor: Actor) -> Branch:
    """Nothing is called, issued or marked absent until resumption; every place is kept."""
    if reason not in SUSPENSION_REASONS:
        raise Invalid("suspension_reason_unknown", reasons=", ".join(sorted(SUSPENSION_REASONS)))
    branch = work.lock_branch(branch_id)
    if branch.suspended_since is not None:
        raise Refused("branch_suspended", reason=branch.suspension_reason)
    branch.suspended_since, branch.suspension_reason = work.now, reason
    work.record(branch, BranchSuspended(reason=reason), actor, reason=reason)
    return branch


def resume(work: UnitOfWork, branch_id: str, actor: Actor) -> Branch:
    """Reception goes on; for 15 minutes nobody becomes a no-show."""
    branch = work.lock_branch(branch_id)
    if branch.suspended_since is None:
        raise Refused("branch_not_suspended")
    branch.suspended_since, branch.suspension_reason, branch.resumed_at = None, None, work.now
    work.record(branch, BranchResumed(), actor)
    return branch


def close_past_day(work: UnitOfWork, branch_id: str) -> int:
    """After midnight: what still waits is cancelled by the rule, counters are released. Returns how many tickets."""
    branch = work.lock_branch(branch_id)
    today = work.now.astimezone(ZoneInfo(branch.timezone)).date()
    rule = Actor(supervisor=True, reception=True)
    left = left_from_before(work, branch, today)
    for ticket in left:
        serving = ticket.status is TicketStatus.SERVING
        memory = {"handled_closed": close_handled(work, ticket, None), "handled_opened": []}
        action = TicketAction.FINISH if serving else TicketAction.CANCEL
        apply(work, branch, ticket, action, rule, because="day_closed", memory=memory, finished_at=work.now)
    for counter in _taken_before(work.session, branch, today):
        counter.status, counter.pause, counter.operator_id, counter.since = CounterStatus.CLOSED, None, None, work.now
        work.session.add(counter)
        fact = CounterClosed(counter=counter.number, counter_id=counter.id, status=counter.status.value)
        work.record(branch, fact, rule, reason="day_closed")
    return len(left)


def left_from_before(work: UnitOfWork, branch: Branch, today: date) -> list[Ticket]:
    """Open tickets of earlier local days, in their order of issue."""
    query = select(Ticket).where(Ticket.branch_id == branch.id, col(Ticket.status).in_(OPEN), Ticket.day < today)
    return list(work.session.exec(query.order_by(col(Ticket.issue_seq))).all())


def counters_left_open(session: Session, branch: Branch, today: date) -> bool:
    """Whether a counter is still taken since an earlier day."""
    return bool(_taken_before(session, branch, today))


def _taken_before(session: Session, branch: Branch, today: date) -> list[Counter]:
    zone = ZoneInfo(branch.timezone)
    query = select(Counter).where(Counter.branch_id == branch.id, Counter.status != CounterStatus.CLOSED)
    return [
        counter
        for counter in session.exec(query).all()
        if counter.since is not None and counter.since.astimezone(zone).date() < today
    ]
