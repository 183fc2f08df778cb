"""The tablet at a counter: the visit that has just ended there, and nothing of any other."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from queue_server.domain.errors import Refused
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Rating, RatingChannel, Ticket
from queue_server.services.rating import Said, rate
from queue_server.services.retries import Retry
from queue_server.services.unit_of_work import Actor, UnitOfWork

BEGIN_WITHIN = timedelta(minutes=1)
"""How long after a visit the tablet offers itself."""
FINISH_WITHIN = timedelta(minutes=10)
"""How long a rating that was begun there is still taken, where nobody else is being served."""


def offered(session: Session, branch_id: str, counter_id: str, now: datetime) -> Ticket | None:
    """The visit that the tablet of this counter may offer to rate now."""
    ticket = _just_served(session, branch_id, counter_id, now - BEGIN_WITHIN)
    return ticket if ticket is not None and session.get(Rating, ticket.id) is None else None


def rate_here(
    work: UnitOfWork, branch_id: str, counter_id: str, ticket_id: str, said: Said, actor: Actor, retry: Retry | None
) -> Rating:
    """The visitor rates on the counter's tablet. Raises Refused(rating_offer_over) for any other visit than the last
    one of this counter, and once the next has begun; and what `rate` raises."""
    work.lock_branch(branch_id)
    ticket = _just_served(work.session, branch_id, counter_id, work.now - FINISH_WITHIN)
    if ticket is None or ticket.id != ticket_id:
        raise Refused("rating_offer_over")
    return rate(work, branch_id, ticket_id, said, RatingChannel.TABLET, actor, retry)


def _just_served(session: Session, branch_id: str, counter_id: str, since: datetime) -> Ticket | None:
    """The last visit that ended at this counter, unless the next has begun there."""
    here = select(Ticket).where(Ticket.branch_id == branch_id, Ticket.counter_id == counter_id)
    if session.exec(here.where(Ticket.status == TicketStatus.SERVING)).first() is not None:
        return None
    ended = here.where(Ticket.status == TicketStatus.SERVED, col(Ticket.finished_at) >= since)
    # The day spares reading the tickets of years.
    ended = ended.where(Ticket.day >= (since - timedelta(days=1)).date())
    return session.exec(ended.order_by(col(Ticket.finished_at).desc()).limit(1)).first()
