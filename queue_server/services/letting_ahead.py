"""«Пропустити вперед»: a waiting visitor lets one to three go first, twice at most, never forward."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from queue_server.domain.errors import Invalid, Refused
from queue_server.domain.letting_ahead import MOST_PLACES, MOST_TIMES, behind, moment_behind
from queue_server.domain.selection import Waiting
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Ticket
from queue_server.services import retries
from queue_server.services.ticket_changes import amend, find
from queue_server.services.unit_of_work import Actor, UnitOfWork
from queue_server.services.waiting_tickets import waiting_tickets


def let_ahead(
    work: UnitOfWork, branch_id: str, ticket_id: str, places: int, actor: Actor, retry: retries.Retry | None = None
) -> Ticket:
    """Stand right behind the follower of that place; where fewer follow, behind the last of them.

    Raises Invalid(let_ahead_out_of_range), Refused (ticket_wrong_status, let_ahead_used_up, nobody_behind).
    """
    branch = work.lock_branch(branch_id)
    ticket = find(work, branch, ticket_id)
    if retries.made_before(work, actor, retry) is not None:
        return ticket
    if not 1 <= places <= MOST_PLACES:
        raise Invalid("let_ahead_out_of_range", least=1, most=MOST_PLACES)
    if ticket.status is not TicketStatus.WAITING:
        raise Refused("ticket_wrong_status", status=ticket.status.value, action="let_ahead")
    if ticket.let_ahead >= MOST_TIMES:
        raise Refused("let_ahead_used_up", times=MOST_TIMES)
    mine, followers = _followers(work.session, ticket, work.now)
    if not followers:
        raise Refused("nobody_behind")
    moment = moment_behind(mine, followers, places)
    amend(work, branch, ticket, actor, "let_ahead", queue_time=moment, let_ahead=ticket.let_ahead + 1)
    retries.remember(work, actor, retry, ticket.id)
    return ticket


def possible(session: Session, ticket: Ticket, now: datetime) -> dict[str, int]:
    """How often this visitor may still let others go first, and how many could at most."""
    _mine, followers = _followers(session, ticket, now)
    return {"times": max(0, MOST_TIMES - ticket.let_ahead), "places": min(MOST_PLACES, len(followers))}


def _followers(session: Session, ticket: Ticket, now: datetime) -> tuple[Waiting, list[Waiting]]:
    waiting = waiting_tickets(session, ticket.branch_id)
    mine = next(each for each in waiting if each.id == ticket.id)
    return mine, behind(mine, waiting, now)
