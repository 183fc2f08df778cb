"""The rule at midnight: what is left of an earlier day ends, before anything of the new day happens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from queue_server.domain.counters import CounterStatus
from queue_server.domain.events import CounterClosed
from queue_server.domain.tickets import OPEN, TicketAction, TicketStatus
from queue_server.models import Branch, Counter, Ticket
from queue_server.services.absences import local_day
from queue_server.services.handled_services import close_handled
from queue_server.services.ticket_changes import apply
from queue_server.services.unit_of_work import Actor, UnitOfWork


def end_past_day(work: UnitOfWork, branch: Branch) -> int:
    """Cancel what still waits from before today, finish what is being served, release the counters; returns how many
    tickets. Doing it again changes nothing."""
    today = local_day(branch, work.now)
    rule = Actor(supervisor=True, reception=True)
    left = [ticket for ticket in open_tickets(work.session, branch) if ticket.day < today]
    for ticket in left:
        serving = ticket.status is TicketStatus.SERVING
        memory = {"handled_closed": close_handled(work, ticket, None), "handled_opened": []}
        action = TicketAction.FINISH if serving else TicketAction.CANCEL
        apply(work, branch, ticket, action, rule, because="day_closed", memory=memory, finished_at=work.now)
    release_counters(work, branch, taken_before(work.session, branch, today), rule)
    return len(left)


def open_tickets(session: Session, branch: Branch) -> Sequence[Ticket]:
    """Whoever is not served yet, in the order of the queue."""
    query = select(Ticket).where(Ticket.branch_id == branch.id, col(Ticket.status).in_(OPEN))
    return session.exec(query.order_by(col(Ticket.rank), col(Ticket.queue_time), col(Ticket.issue_seq))).all()


def release_counters(work: UnitOfWork, branch: Branch, counters: Sequence[Counter], actor: Actor) -> None:
    for counter in counters:
        counter.status, counter.pause, counter.operator_id, counter.since = CounterStatus.CLOSED, None, None, work.now
        work.session.add(counter)
        fact = CounterClosed(counter=counter.number, counter_id=counter.id, status=counter.status.value)
        work.record(branch, fact, actor, reason="day_closed")


def taken(session: Session, branch: Branch) -> Sequence[Counter]:
    query = select(Counter).where(Counter.branch_id == branch.id, Counter.status != CounterStatus.CLOSED)
    return session.exec(query.order_by(col(Counter.position), col(Counter.number))).all()


def taken_before(session: Session, branch: Branch, today: date) -> list[Counter]:
    """Counters that nobody has closed since an earlier day."""
    zone = ZoneInfo(branch.timezone)
    return [
        counter
        for counter in taken(session, branch)
        if counter.since is not None and counter.since.astimezone(zone).date() < today
    ]
