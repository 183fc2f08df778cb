"""«Опрацювання після прийому»: the time that a service leaves its administrator after the visitor has gone.

Nothing stores it: it follows from the visit that was finished last at an open counter. Calling earlier is allowed, and
it is work, never idle time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam
from sqlmodel import Session, col, func, select

from queue_server.domain.counters import CounterStatus
from queue_server.domain.tickets import AT_COUNTER, TicketStatus
from queue_server.models import Counter, HandledService, Service, Ticket

LONGEST = timedelta(hours=4)  # no visit leaves more than that

# Built once, as every open dashboard and counter asks it at each change (docs/adr/0023).
LAST_VISITS = (
    select(Ticket.counter_id, Ticket.number, Ticket.finished_at, func.sum(func.coalesce(Service.wrap_up_seconds, 0)))
    .join(HandledService, col(HandledService.ticket_id) == Ticket.id)
    .join(Counter, col(Counter.id) == Ticket.counter_id)
    .join(Service, col(Service.id) == HandledService.service_id, isouter=True)
    .where(HandledService.branch_id == bindparam("branch"), col(HandledService.ended_at) > bindparam("since"))
    .where(HandledService.counter_id == Ticket.counter_id, col(HandledService.undone).is_(False))
    .where(col(HandledService.outcome).is_not(None), Ticket.status == TicketStatus.SERVED)
    .where(Counter.status == CounterStatus.OPEN, col(Ticket.finished_at) >= col(Counter.since))
    .group_by(col(Ticket.id))
    .order_by(col(Ticket.finished_at))
)


@dataclass(frozen=True, slots=True)
class WrapUp:
    """The visit that is still being worked on, and until when."""

    number: str
    until: datetime


def wrap_ups(session: Session, branch_id: str, now: datetime) -> Mapping[str, WrapUp]:
    """By counter, where it lasts at this moment: all services of the last visit together."""
    rows = session.exec(LAST_VISITS, params={"branch": branch_id, "since": now - LONGEST})
    last = {counter: _wrap_up(number, finished, int(left)) for counter, number, finished, left in rows}
    busy = _busy(session, branch_id) if last else set()
    return {at: found for at, found in last.items() if at is not None and found.until > now and at not in busy}


def _wrap_up(number: str, finished: datetime | None, seconds: int) -> WrapUp:
    assert finished is not None, "a served ticket has its end"
    return WrapUp(number, finished + timedelta(seconds=seconds))


def _busy(session: Session, branch_id: str) -> set[str | None]:
    held = col(Ticket.status).in_(AT_COUNTER)
    return set(session.exec(select(Ticket.counter_id).where(Ticket.branch_id == branch_id, held)))
