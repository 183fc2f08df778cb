"""What an operator sees: the visitor at the counter, the queue it may serve, own day, alerts, what can be undone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from queue_server.domain.rules import UNDO_WITHIN
from queue_server.domain.selection import in_order
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Bell, Branch, Counter, Device, EventRow, Line, PrintJob, PrintStatus, Staff, Ticket
from queue_server.services.boards import branch_facts
from queue_server.services.breaks import next_break
from queue_server.services.calling import held_ticket, serving, waiting_tickets
from queue_server.services.device_states import condition
from queue_server.services.devices import devices_of
from queue_server.services.ticket_changes import rules_of
from queue_server.services.ticket_view import TicketView
from queue_server.services.undoing import last_undoable

RECENT = 8


def desk(session: Session, branch: Branch, counter: Counter, staff_id: str, now: datetime) -> dict[str, Any]:
    """Everything of one counter's screen in one consistent read."""
    view = TicketView(session, branch)
    held = held_ticket(session, counter.id)
    order = in_order(waiting_tickets(session, branch.id), serving(session, counter), now)
    tickets = {ticket.id: ticket for ticket in _tickets(session, [waiting.id for waiting in order])}
    return {
        "seq": branch.seq,
        "at": view.moment(now),
        "branch": branch_facts(branch),
        "suspended": _suspension(branch, view),
        "counter": counter_view(session, branch, counter),
        "key": rules_of(branch).key,
        "ticket": view.full(held) if held else None,
        "queue": view.many(tickets[waiting.id] for waiting in order),
        "day": _own_day(session, branch, view, staff_id, now),
        "alerts": alerts(session, branch, view),
        "bells": _bells(session, branch, view),
        "planned_break": next_break(session, branch, staff_id, now),
        "undo": _undo(session, branch, view, staff_id, now),
    }


def counter_view(session: Session, branch: Branch, counter: Counter) -> dict[str, Any]:
    """A counter with its sign, state and lines."""
    operator = session.get(Staff, counter.operator_id) if counter.operator_id else None
    lines = [session.get_one(Line, line_id) for line_id in serving(session, counter).advance]
    return {
        "id": counter.id,
        "number": counter.number,
        "title": counter.workplace or branch.workplace,
        "hint": counter.hint,
        "accessible": counter.accessible,
        "status": counter.status.value,
        "pause": counter.pause.value if counter.pause else None,
        "since": TicketView(session, branch).moment(counter.since),
        "operator": {"id": operator.id, "name": operator.name, "position": operator.position} if operator else None,
        "lines": [line.key for line in sorted(lines, key=lambda line: line.position)],
    }


def alerts(session: Session, branch: Branch, view: TicketView) -> list[dict[str, Any]]:
    """Papers that failed and nobody has seen to, and devices in trouble, the oldest first."""
    found = [_print_alert(session, view, job) for job in _troubled_jobs(session, branch)]
    for device in devices_of(session, branch.id):
        trouble = condition(device)
        if trouble != "ok" and device.seen_at is not None:
            found.append(
                {
                    "id": device.id,
                    "kind": trouble,
                    "device": device.kind.value,
                    "name": device.name,
                    "since": view.moment(device.state_since or device.seen_at),
                    "details": {},
                }
            )
    return sorted(found, key=lambda alert: alert["since"] or "")


def _troubled_jobs(session: Session, branch: Branch) -> list[PrintJob]:
    failed = col(PrintJob.status).in_((PrintStatus.FAILED, PrintStatus.UNKNOWN, PrintStatus.QUEUED))
    query = select(PrintJob).where(
        PrintJob.branch_id == branch.id, failed, col(PrintJob.error).is_not(None), col(PrintJob.seen_at).is_(None)
    )
    return list(session.exec(query.order_by(col(PrintJob.created_at)).limit(20)).all())


def _print_alert(session: Session, view: TicketView, job: PrintJob) -> dict[str, Any]:
    printer = session.get_one(Device, job.printer_id)
    ticket = session.get_one(Ticket, job.ticket_id) if job.ticket_id else None
    return {
        "id": job.id,
        "kind": f"print_{job.status.value}" if ticket else f"test_print_{job.status.value}",
        "device": printer.kind.value,
        "name": printer.name,
        "since": view.moment(job.created_at),
        "details": {
            "number": ticket.number if ticket else None,
            "ticket": ticket.id if ticket else None,
            "error": job.error,
        },
    }


def _tickets(session: Session, ids: list[str]) -> list[Ticket]:
    return list(session.exec(select(Ticket).where(col(Ticket.id).in_(ids))).all()) if ids else []


def _own_day(session: Session, branch: Branch, view: TicketView, staff_id: str, now: datetime) -> dict[str, Any]:
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
    return {
        "served": len(served),
        "no_shows": len(tickets) - len(served),
        "recent": view.many(tickets[:RECENT]),
    }


def _bells(session: Session, branch: Branch, view: TicketView) -> list[dict[str, Any]]:
    query = select(Bell).where(Bell.branch_id == branch.id, col(Bell.answered_at).is_(None))
    return [
        {
            "id": bell.id,
            "device": bell.device_id,
            "name": session.get_one(Device, bell.device_id).name,
            "at": view.moment(bell.rung_at),
        }
        for bell in session.exec(query.order_by(col(Bell.rung_at))).all()
    ]


def _undo(session: Session, branch: Branch, view: TicketView, staff_id: str, now: datetime) -> dict[str, Any] | None:
    event: EventRow | None = last_undoable(session, branch.id, staff_id, now)
    if event is None or event.ticket_id is None or event.before is None:
        return None
    ticket = session.get_one(Ticket, event.ticket_id)
    until: timedelta = UNDO_WITHIN
    return {
        "ticket": ticket.id,
        "number": ticket.number,
        "action": event.before["action"],
        "seq": ticket.seq,
        "until": view.moment(event.at + until),
    }


def _suspension(branch: Branch, view: TicketView) -> dict[str, Any] | None:
    if branch.suspended_since is None:
        return None
    return {"reason": branch.suspension_reason, "since": view.moment(branch.suspended_since)}
