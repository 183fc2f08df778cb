"""The day as its supervisor sees it: hours, who is left, what stood still, who was not served. Reads only."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from queue_server.domain.counters import CounterStatus
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Branch, Counter, Register, Suspension, Ticket
from queue_server.services.boards import branch_facts, day_state
from queue_server.services.booking.kept_times import unserved
from queue_server.services.closing import NO_MORE_TODAY
from queue_server.services.device_states import printers
from queue_server.services.lines import line_states
from queue_server.services.past_day import open_tickets
from queue_server.services.suspensions import closed_registers, suspension
from queue_server.services.ticket_view import TicketView
from queue_server.services.timetables import issuing_now, timetable


def day(session: Session, branch: Branch, now: datetime) -> dict[str, Any]:
    """Everything of the page of the day in one consistent read."""
    view = TicketView(session, branch)
    hours = timetable(branch)
    spans = hours.spans(hours.local_day(now))
    issuing = issuing_now(branch, hours, now)
    states = line_states(session, branch, now).values()
    return {
        "seq": branch.seq,
        "at": view.moment(now),
        "branch": branch_facts(branch),
        "opens": view.moment(spans[0][0] if spans else None),
        "closes": view.moment(spans[-1][1] if spans else None),
        "issuing_from": view.moment(issuing.start),
        "issuing_until": view.moment(issuing.end),
        "issuing": any(state.open for state in states),
        "may_end_issuing": any(state.reason not in NO_MORE_TODAY for state in states),
        **day_state(branch, now),
        "suspended": suspension(branch, now),
        "left": [_left(view, ticket) for ticket in open_tickets(session, branch)],
        "counters": _counters(session, branch),
        "suspensions": _suspensions(session, branch, view, now),
        "printers": printers(session, branch.id),
        "unserved": unserved(session, branch, now, since=timedelta()),
    }


def suspension_view(session: Session, branch: Branch, now: datetime) -> dict[str, Any]:
    """What the suspension key asks about: what stands still now, and the registers that there are."""
    closed = closed_registers(session, branch.id)
    registers = session.exec(select(Register).where(col(Register.active)).order_by(col(Register.id))).all()
    return {
        "suspended": suspension(branch, now),
        "registers": [{"key": row.key, "name": row.name, "closed": row.key in closed} for row in registers],
    }


def _left(view: TicketView, ticket: Ticket) -> dict[str, Any]:
    brief = view.brief(ticket)
    return {key: brief[key] for key in ("id", "number", "status", "line", "issued_at")}


def _counters(session: Session, branch: Branch) -> list[dict[str, Any]]:
    """Those that are not closed, each with the number of the ticket that it holds."""
    query = (
        select(Counter, Ticket.number)
        .join(
            Ticket,
            (col(Ticket.counter_id) == Counter.id)
            & col(Ticket.status).in_((TicketStatus.CALLED, TicketStatus.SERVING)),
            isouter=True,
        )
        .where(Counter.branch_id == branch.id, Counter.status != CounterStatus.CLOSED)
        .order_by(col(Counter.position), col(Counter.number))
    )
    return [
        {
            "number": counter.number,
            "title": counter.workplace or branch.workplace,
            "status": counter.status.value,
            "ticket": held,
        }
        for counter, held in session.exec(query)
    ]


def _suspensions(session: Session, branch: Branch, view: TicketView, now: datetime) -> list[dict[str, Any]]:
    """Today's, in their order; one that lasts is counted up to now, or to its all-clear."""
    zone = ZoneInfo(branch.timezone)
    midnight = datetime.combine(now.astimezone(zone).date(), time(), zone)
    ended = col(Suspension.ended_at)
    query = select(Suspension).where(Suspension.branch_id == branch.id, ended.is_(None) | (ended > midnight))
    names = dict(session.exec(select(Register.key, Register.name)).all())
    shown = []
    for row in session.exec(query.order_by(col(Suspension.started_at), col(Suspension.id))).all():
        over = row.ended_at or (branch.resumes_at if row.whole and branch.resumes_at else None)
        until = over if over is not None and over <= now else None
        shown.append(
            {
                "id": row.id,
                "reason": row.reason,
                "registers": [names[key] for key in row.registers if key in names],
                "from": view.moment(row.started_at),
                "until": view.moment(until),
                "seconds": int(((until or now) - row.started_at).total_seconds()),
            }
        )
    return shown
