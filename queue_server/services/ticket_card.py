"""One ticket as reception looks at it: found by number or code, with its place and what happened to it so far."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from queue_server.domain.numbering import typed_numbers
from queue_server.domain.tickets import TicketStatus
from queue_server.domain.waiting import WaitRange
from queue_server.models import Branch, Device, EventRow, Line, Staff, Ticket
from queue_server.services.boards import wait_json
from queue_server.services.own_page import ahead
from queue_server.services.ticket_changes import rules_of
from queue_server.services.ticket_view import TicketView

UNTOLD = ("print:changed",)
PAPER_ENDS = ("printed", "failed", "unknown")


def by_number(session: Session, branch: Branch, text: str, now: datetime) -> list[Ticket]:
    """Today's tickets of the numbers that may have been meant, the likeliest first."""
    meant = typed_numbers(text)
    day = now.astimezone(ZoneInfo(branch.timezone)).date()
    query = select(Ticket).where(Ticket.branch_id == branch.id, Ticket.day == day, col(Ticket.number).in_(meant))
    return sorted(session.exec(query).all(), key=lambda ticket: meant.index(ticket.number))


def ticket_card(
    session: Session, branch: Branch, ticket: Ticket, now: datetime, wait: WaitRange | None
) -> dict[str, Any]:
    """The ticket as staff see it, its place, whether it can be put back, and its history."""
    view = TicketView(session, branch)
    waiting = ticket.status is TicketStatus.WAITING
    return view.full(ticket) | {
        "ahead": ahead(session, ticket) if waiting else None,
        "wait": wait_json(wait) if waiting else None,
        "let_ahead": ticket.let_ahead,
        "by_hand": ticket.by_hand,
        "restore": restoring(branch, view, ticket, now),
        "history": _history(session, view, ticket),
    }


def restoring(branch: Branch, view: TicketView, ticket: Ticket, now: datetime) -> dict[str, Any] | None:
    """Until when a no-show may be put back, or the code of why not; None for any other ticket."""
    if ticket.status is not TicketStatus.NO_SHOW or ticket.finished_at is None:
        return None
    until = ticket.finished_at + timedelta(minutes=rules_of(branch).restore_minutes)
    why_not = "restore_once" if ticket.restored else "restore_too_late" if now > until else None
    return {"until": view.moment(until), "why_not": why_not, "minutes": rules_of(branch).restore_minutes}


def _history(session: Session, view: TicketView, ticket: Ticket) -> list[dict[str, Any]]:
    """What happened, the first first; who did it is named to staff only."""
    query = select(EventRow).where(EventRow.ticket_id == ticket.id).order_by(col(EventRow.seq))
    lines = {line.key: line for line in session.exec(select(Line).where(Line.branch_id == ticket.branch_id)).all()}
    return [
        {
            "at": view.moment(row.at),
            "name": row.name,
            "reason": row.reason,
            "status": row.data.get("status"),
            "counter": row.data.get("counter"),
            "line": _new_line(lines, row),
            "by": _by(session, row),
        }
        for row in session.exec(query).all()
        if row.name not in UNTOLD or row.data.get("status") in PAPER_ENDS
    ]


def _new_line(lines: dict[str, Line], row: EventRow) -> dict[str, Any] | None:
    line = lines.get(str(row.data.get("line")))
    if line is None or row.data.get("line") == row.data.get("from_line"):
        return None
    return {"letter": line.letter, "name": line.name}


def _by(session: Session, row: EventRow) -> str | None:
    if row.staff_id is not None:
        return session.get_one(Staff, row.staff_id).name
    return session.get_one(Device, row.device_id).name if row.device_id is not None else None
