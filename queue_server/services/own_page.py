"""The visitor's own ticket: number, place and state, and nothing of anybody else."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from queue_server.domain.selection import Waiting
from queue_server.domain.tickets import AT_COUNTER, TicketStatus
from queue_server.domain.waiting import WaitRange
from queue_server.models import Appointment, Branch, Counter, Line, Ticket, Unserved
from queue_server.services.boards import branch_facts, wait_json
from queue_server.services.letting_ahead import possible
from queue_server.services.rating import rating_page
from queue_server.services.suspensions import standing_services, suspension
from queue_server.services.waiting_tickets import waiting_tickets


def own_page(session: Session, branch: Branch, ticket: Ticket, now: datetime, wait: WaitRange | None) -> dict[str, Any]:
    """What the visitor's page shows; `ahead` are waiting tickets of the same line that stand before this one."""
    zone = ZoneInfo(branch.timezone)
    line = session.get_one(Line, ticket.line_id)
    waiting = ticket.status is TicketStatus.WAITING
    return {
        "number": ticket.number,
        "status": ticket.status.value,
        "language": ticket.language,
        "line": {"key": line.key, "letter": line.letter, "name": line.name},
        "ahead": ahead(session, ticket) if waiting else None,
        "wait": wait_json(wait) if waiting else None,
        "let_ahead": possible(session, ticket, now) if waiting else None,
        "counter": _counter(session, branch, ticket),
        "issued_at": ticket.issued_at.astimezone(zone).isoformat(),
        "called_at": ticket.called_at.astimezone(zone).isoformat() if ticket.called_at else None,
        "branch": branch_facts(branch),
        "suspended": suspension(branch, now),
        "standing": waiting and ticket.service_id in standing_services(session, branch.id),
        "rating": rating_page(session, branch, ticket, now) if ticket.status is TicketStatus.SERVED else None,
        "unserved": _unserved(session, ticket, zone),
        "seq": branch.seq,
        "at": now.astimezone(zone).isoformat(),
    }


def _unserved(session: Session, ticket: Ticket, zone: ZoneInfo) -> dict[str, Any] | None:
    """Left when the day ended earlier, by the centre's fault: why, and the time kept, or booked, for the visitor."""
    row = session.get(Unserved, ticket.id)
    if row is None:
        return None
    booked = session.get(Appointment, row.appointment_id) if row.appointment_id else None
    time = booked.slot_at if booked else row.offered_at
    return {"reason": row.reason, "offered_at": time.astimezone(zone).isoformat() if time else None}


def ahead(session: Session, ticket: Ticket) -> int:
    """How many of the same line stand before this ticket now."""
    mine = (ticket.rank, ticket.queue_time, ticket.issue_seq)
    others = waiting_tickets(session, ticket.branch_id)
    return sum(1 for other in others if other.line == ticket.line_id and _place(other) < mine)


def _place(waiting: Waiting) -> tuple[int, datetime, int]:
    return waiting.rank, waiting.queue_time, waiting.issue_seq


def _counter(session: Session, branch: Branch, ticket: Ticket) -> dict[str, Any] | None:
    if ticket.counter_id is None or ticket.status not in AT_COUNTER:
        return None
    counter = session.get_one(Counter, ticket.counter_id)
    return {"number": counter.number, "title": counter.workplace or branch.workplace, "hint": counter.hint}
