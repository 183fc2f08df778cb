"""What an operator sees: the visitor at the counter, the queue it may serve, own day, alerts, what can be undone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, or_, select

from queue_server.domain.rules import UNDO_WITHIN
from queue_server.domain.selection import in_order
from queue_server.domain.tickets import TicketStatus
from queue_server.models import (
    Appointment,
    Bell,
    Branch,
    Counter,
    Device,
    EventRow,
    Line,
    Outcome,
    PaperKind,
    PrintJob,
    PrintStatus,
    Staff,
    Ticket,
)
from queue_server.services.boards import branch_facts
from queue_server.services.booking.expected import due_count
from queue_server.services.breaks import next_break
from queue_server.services.calling import held_ticket, serving
from queue_server.services.device_states import condition
from queue_server.services.devices import devices_of
from queue_server.services.own_day import own_day
from queue_server.services.sound_settings import wrong_settings
from queue_server.services.suspensions import registers_view, suspension
from queue_server.services.ticket_changes import rules_of
from queue_server.services.ticket_view import TicketView
from queue_server.services.undoing import last_undoable
from queue_server.services.unit_of_work import Actor
from queue_server.services.waiting_tickets import waiting_tickets
from queue_server.services.without_ticket import last_removable
from queue_server.services.wrap_up import wrap_ups

# A page of information is the visitor's own affair: it is asked for again, and the kiosk says where to ask.
PAPER_ALERTS = {PaperKind.TICKET: "print", PaperKind.TEST: "test_print", PaperKind.SLIP: "slip_print"}
DUE_WITHIN = timedelta(hours=1)


def desk(session: Session, branch: Branch, counter: Counter, actor: Actor, now: datetime) -> dict[str, Any]:
    """Everything of one counter's screen in one consistent read."""
    staff_id = str(actor.staff_id)
    view = TicketView(session, branch)
    held = held_ticket(session, counter.id)
    order = in_order(waiting_tickets(session, branch.id), serving(session, counter), now)
    tickets = {ticket.id: ticket for ticket in _tickets(session, [waiting.id for waiting in order])}
    lines = list(serving(session, counter).advance)
    return {
        "seq": branch.seq,
        "at": view.moment(now),
        "branch": branch_facts(branch),
        "suspended": suspension(branch, now),
        "registers": registers_view(session, branch.id),
        "counter": counter_view(session, branch, counter),
        "key": rules_of(branch).key,
        "choose": rules_of(branch).choose_ticket,
        "outcomes": [outcome.value for outcome in Outcome],
        "wrap_up": _wrap_up(session, branch, counter, view, now),
        "ticket": view.full(held) if held else None,
        "queue": view.many(tickets[waiting.id] for waiting in order),
        "bookings_due": due_count(session, branch, lines, now, DUE_WITHIN),
        "on_hold": [on_hold_view(view, ticket) for ticket in _on_hold(session, branch, counter, actor)],
        "day": own_day(session, branch, view, staff_id, now),
        "alerts": alerts(session, branch, view),
        "bells": _bells(session, branch, view),
        "planned_break": next_break(session, branch, staff_id, now),
        "undo": _last_undo(session, branch, view, staff_id, now),
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
    """Settings that cannot be used; papers that failed and nobody has seen to, and devices in trouble, oldest first."""
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
    return _settings_alerts(branch) + sorted(found, key=lambda alert: alert["since"] or "")


def _settings_alerts(branch: Branch) -> list[dict[str, Any]]:
    """What is stored of the branch and cannot be used; its usual value stands in for it."""
    common: dict[str, Any] = {"kind": "setting_wrong", "device": None, "since": None, "details": {}}
    return [common | {"id": name, "name": name} for name in wrong_settings(branch)]


def paper_alerts(session: Session, branch: Branch, view: TicketView) -> list[dict[str, Any]]:
    """Only the papers that were meant for a visitor: tickets and slips."""
    return [
        _print_alert(session, view, job) for job in _troubled_jobs(session, branch) if job.kind is not PaperKind.TEST
    ]


def _troubled_jobs(session: Session, branch: Branch) -> list[PrintJob]:
    failed = col(PrintJob.status).in_((PrintStatus.FAILED, PrintStatus.UNKNOWN, PrintStatus.QUEUED))
    query = select(PrintJob).where(
        PrintJob.branch_id == branch.id, failed, col(PrintJob.kind).in_(PAPER_ALERTS),
        col(PrintJob.error).is_not(None), col(PrintJob.seen_at).is_(None),
    )  # fmt: skip
    return list(session.exec(query.order_by(col(PrintJob.created_at)).limit(20)).all())


def _print_alert(session: Session, view: TicketView, job: PrintJob) -> dict[str, Any]:
    printer = session.get_one(Device, job.printer_id)
    ticket = session.get_one(Ticket, job.ticket_id) if job.ticket_id else None
    slip = session.get_one(Appointment, job.appointment_id) if job.appointment_id else None
    return {
        "id": job.id,
        "kind": f"{PAPER_ALERTS[job.kind]}_{job.status.value}",
        "device": printer.kind.value,
        "name": printer.name,
        "since": view.moment(job.created_at),
        "details": {
            "number": ticket.number if ticket else None,
            "ticket": ticket.id if ticket else None,
            "slot_at": view.moment(slip.slot_at) if slip else None,
            "error": job.error,
        },
    }


def on_hold_view(view: TicketView, ticket: Ticket) -> dict[str, Any]:
    """A visitor who stepped aside: why, and until when."""
    return view.brief(ticket) | {"hold_reason": ticket.hold_reason, "hold_until": view.moment(ticket.hold_until)}


def _on_hold(session: Session, branch: Branch, counter: Counter, actor: Actor) -> list[Ticket]:
    """Those held at this counter or by this person; a supervisor sees all of the branch, so that nobody is lost."""
    query = select(Ticket).where(Ticket.branch_id == branch.id, Ticket.status == TicketStatus.ON_HOLD)
    if not actor.supervisor:
        query = query.where(or_(col(Ticket.counter_id) == counter.id, col(Ticket.operator_id) == actor.staff_id))
    return list(session.exec(query.order_by(col(Ticket.hold_until), col(Ticket.issue_seq))).all())


def _wrap_up(
    session: Session, branch: Branch, counter: Counter, view: TicketView, now: datetime
) -> dict[str, Any] | None:
    found = wrap_ups(session, branch.id, now).get(counter.id)
    return {"number": found.number, "until": view.moment(found.until)} if found else None


def _tickets(session: Session, ids: list[str]) -> list[Ticket]:
    return list(session.exec(select(Ticket).where(col(Ticket.id).in_(ids))).all()) if ids else []


def _bells(session: Session, branch: Branch, view: TicketView) -> list[dict[str, Any]]:
    """Those of kiosks; help asked for with a ticket rings at reception, and stands in the queue's row here."""
    unanswered = (col(Bell.answered_at).is_(None), col(Bell.ticket_id).is_(None))
    query = select(Bell).where(Bell.branch_id == branch.id, *unanswered)
    return [
        {
            "id": bell.id,
            "device": bell.device_id,
            "name": session.get_one(Device, bell.device_id).name,
            "at": view.moment(bell.rung_at),
        }
        for bell in session.exec(query.order_by(col(Bell.rung_at))).all()
    ]


def _last_undo(
    session: Session, branch: Branch, view: TicketView, staff_id: str, now: datetime
) -> dict[str, Any] | None:
    """The later of the last step with a ticket and the last service without one."""
    step = undo_offer(session, branch, view, staff_id, now)
    handled = last_removable(session, branch.id, staff_id, now)
    if handled is None or handled.ended_at is None:
        return step
    until = view.moment(handled.ended_at + UNDO_WITHIN)
    if step is not None and step["until"] > until:
        return step
    return {"handled": handled.id, "channel": handled.channel.value, "action": "service_handled", "until": until}


def undo_offer(
    session: Session, branch: Branch, view: TicketView, staff_id: str, now: datetime
) -> dict[str, Any] | None:
    """What this person could take back now, and until when."""
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
