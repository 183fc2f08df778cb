"""What an operator has done today: visitors received and absent, services without a ticket. Reads only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from queue_server.domain.tickets import TicketStatus
from queue_server.models import Branch, HandledService, Purpose, Service, Ticket
from queue_server.services.ticket_card import restoring
from queue_server.services.ticket_view import TicketView

RECENT = 8


def own_day(session: Session, branch: Branch, view: TicketView, staff_id: str, now: datetime) -> dict[str, Any]:
    """Counts, and the last of each, the newest first; of an absent visitor why, and whether reception can help."""
    zone = ZoneInfo(branch.timezone)
    today = now.astimezone(zone).date()
    query = select(Ticket).where(
        Ticket.branch_id == branch.id,
        Ticket.operator_id == staff_id,
        Ticket.day == today,
        col(Ticket.status).in_((TicketStatus.SERVED, TicketStatus.NO_SHOW)),
    )
    tickets = session.exec(query.order_by(col(Ticket.finished_at).desc())).all()
    served = [ticket for ticket in tickets if ticket.status is TicketStatus.SERVED]
    midnight = datetime.combine(today, time(), zone)
    return {
        "served": len(served),
        "no_shows": len(tickets) - len(served),
        "recent": [_recent(branch, view, ticket, now) for ticket in tickets[:RECENT]],
        "without_ticket": _without_ticket(session, branch, view, staff_id, midnight),
    }


def _recent(branch: Branch, view: TicketView, ticket: Ticket, now: datetime) -> dict[str, Any]:
    return view.brief(ticket) | {
        "calls": ticket.calls,
        "called_at": view.moment(ticket.called_at),
        "restore": restoring(branch, view, ticket, now),
    }


def _without_ticket(
    session: Session, branch: Branch, view: TicketView, staff_id: str, since: datetime
) -> dict[str, Any]:
    mine = (
        HandledService.branch_id == branch.id,
        HandledService.operator_id == staff_id,
        col(HandledService.ended_at) >= since,
        col(HandledService.ticket_id).is_(None),
        col(HandledService.undone).is_(False),
    )
    count = session.exec(select(func.count()).select_from(HandledService).where(*mine)).one()
    query = select(HandledService).where(*mine).order_by(col(HandledService.ended_at).desc()).limit(RECENT)
    rows: Sequence[HandledService] = session.exec(query).all() if count else []
    return {"count": count, "recent": [handled_view(session, view, row) for row in rows]}


def handled_view(session: Session, view: TicketView, row: HandledService) -> dict[str, Any]:
    """A service without a ticket, ready for JSON."""
    service = session.get(Service, row.service_id) if row.service_id else None
    purpose = session.get_one(Purpose, row.purpose_id)
    return {
        "id": row.id,
        "channel": row.channel.value,
        "purpose": {"key": purpose.key, "name": purpose.name},
        "service": {"id": service.id, "label": service.label, "name": service.name} if service else None,
        "quantity": row.quantity,
        "outcome": row.outcome.value if row.outcome else None,
        "minutes": round((row.ended_at - row.started_at).total_seconds() / 60) if row.timed and row.ended_at else None,
        "at": view.moment(row.ended_at),
    }
