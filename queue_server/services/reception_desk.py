"""What reception sees: everybody who waits, who may be put back, counters, bells, devices, and what looks odd."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from queue_server.domain.crowding import crowded
from queue_server.domain.selection import Serving, in_order
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Branch, Category, Counter, Device, DeviceKind, Line, Ticket
from queue_server.services.bells import sounding
from queue_server.services.boards import branch_facts
from queue_server.services.booking.messages import unreached
from queue_server.services.calling import held_ticket
from queue_server.services.desk import counter_view, on_hold_view, paper_alerts, undo_offer
from queue_server.services.device_states import condition
from queue_server.services.devices import devices_of
from queue_server.services.suspensions import registers_view, suspension
from queue_server.services.ticket_card import restoring
from queue_server.services.ticket_changes import rules_of
from queue_server.services.ticket_view import TicketView
from queue_server.services.ticketing import weighted_today
from queue_server.services.waiting_tickets import waiting_tickets


def reception_desk(session: Session, branch: Branch, staff_id: str, now: datetime) -> dict[str, Any]:
    """Everything of the reception's screen in one consistent read."""
    view = TicketView(session, branch)
    rules = rules_of(branch)
    waiting = _waiting(session, branch, view, now)
    return {
        "seq": branch.seq,
        "at": view.moment(now),
        "branch": branch_facts(branch) | {"personified": rules.personified},
        "suspended": suspension(branch, now),
        "registers": registers_view(session, branch.id),
        "lines": _lines(session, branch, waiting),
        "waiting": waiting,
        "on_hold": [on_hold_view(view, ticket) for ticket in _of_status(session, branch, TicketStatus.ON_HOLD)],
        "no_shows": _no_shows(session, branch, view, now),
        "counters": _counters(session, branch, view),
        "bells": sounding(session, branch, now),
        "papers": paper_alerts(session, branch, view),
        "messages": unreached(session, branch, now),
        "devices": _devices(session, branch, view),
        "crowds": _crowds(session, branch, view, now),
        "categories": _categories(session),
        "decision": {
            "act": rules.decision_act,
            "cap": rules.decision_daily_cap,
            "used": weighted_today(session, branch, now),
        },
        "undo": undo_offer(session, branch, view, staff_id, now),
    }


def _waiting(session: Session, branch: Branch, view: TicketView, now: datetime) -> list[dict[str, Any]]:
    """In the order of calls as a counter that serves every line would take them; `place` counts within the line."""
    everybody = [replace(ticket, counter=None) for ticket in waiting_tickets(session, branch.id)]
    all_lines = Serving("", {ticket.line: timedelta() for ticket in everybody})
    tickets = {ticket.id: ticket for ticket in _of_status(session, branch, TicketStatus.WAITING)}
    places: dict[str, int] = defaultdict(int)
    rows = []
    for ticket in (tickets[each.id] for each in in_order(everybody, all_lines, now)):
        places[ticket.line_id] += 1
        target = session.get_one(Counter, ticket.target_counter_id).number if ticket.target_counter_id else None
        rows.append(view.brief(ticket) | {"place": places[ticket.line_id], "target": target})
    return rows


def _lines(session: Session, branch: Branch, waiting: list[dict[str, Any]]) -> list[dict[str, Any]]:
    query = select(Line).where(Line.branch_id == branch.id, col(Line.active)).order_by(col(Line.position))
    keys = [ticket["line"]["key"] for ticket in waiting]
    return [
        {"key": line.key, "letter": line.letter, "name": line.name, "waiting": keys.count(line.key)}
        for line in session.exec(query).all()
    ]


def _no_shows(session: Session, branch: Branch, view: TicketView, now: datetime) -> list[dict[str, Any]]:
    """Those who might still come and ask, the latest first."""
    since = now - timedelta(minutes=rules_of(branch).restore_minutes)
    query = select(Ticket).where(
        Ticket.branch_id == branch.id, Ticket.status == TicketStatus.NO_SHOW, col(Ticket.finished_at) >= since
    )
    tickets = session.exec(query.order_by(col(Ticket.finished_at).desc())).all()
    return [view.brief(ticket) | {"restore": restoring(branch, view, ticket, now)} for ticket in tickets]


def _of_status(session: Session, branch: Branch, status: TicketStatus) -> list[Ticket]:
    query = select(Ticket).where(Ticket.branch_id == branch.id, Ticket.status == status)
    return list(session.exec(query.order_by(col(Ticket.issue_seq))).all())


def _counters(session: Session, branch: Branch, view: TicketView) -> list[dict[str, Any]]:
    query = select(Counter).where(Counter.branch_id == branch.id, col(Counter.active))
    rows = []
    for counter in session.exec(query.order_by(col(Counter.position), col(Counter.number))).all():
        held = held_ticket(session, counter.id)
        since = (held.started_at or held.called_at) if held else None
        ticket = {"id": held.id, "number": held.number, "status": held.status.value} if held else None
        rows.append(counter_view(session, branch, counter) | {"ticket": ticket, "ticket_since": view.moment(since)})
    return rows


def _devices(session: Session, branch: Branch, view: TicketView) -> list[dict[str, Any]]:
    """Kiosks and printers, in one word how they do and since when."""
    found = devices_of(session, branch.id)
    names = {device.id: device.name for device in found}
    return [
        {
            "id": device.id,
            "kind": device.kind.value,
            "name": device.name,
            "condition": condition(device) if device.seen_at is not None else "waiting",
            "since": view.moment(device.state_since or device.seen_at),
            "printer": names.get(device.printer_id or ""),
        }
        for device in found
        if device.kind in (DeviceKind.KIOSK, DeviceKind.PRINTER)
    ]


def _crowds(session: Session, branch: Branch, view: TicketView, now: datetime) -> list[dict[str, Any]]:
    """Many tickets of one line from one kiosk within a short time, as far as they still wait. Nobody is blocked."""
    rules = rules_of(branch)
    within = timedelta(minutes=rules.many_tickets_minutes)
    by_source: dict[tuple[str, str], list[Ticket]] = defaultdict(list)
    for ticket in _from_kiosks(session, branch, now):
        by_source[str(ticket.device_id), ticket.line_id].append(ticket)
    found = []
    for (device_id, line_id), tickets in by_source.items():
        marked = crowded([ticket.issued_at for ticket in tickets], rules.many_tickets, within)
        waiting = [tickets[place] for place in sorted(marked) if tickets[place].status is TicketStatus.WAITING]
        if waiting:
            line = session.get_one(Line, line_id)
            found.append(
                {
                    "device": session.get_one(Device, device_id).name,
                    "line": {"key": line.key, "letter": line.letter, "name": line.name},
                    "count": len(marked),
                    "minutes": rules.many_tickets_minutes,
                    "tickets": view.many(waiting),
                }
            )
    return found


def _from_kiosks(session: Session, branch: Branch, now: datetime) -> list[Ticket]:
    day = now.astimezone(ZoneInfo(branch.timezone)).date()
    query = select(Ticket).where(Ticket.branch_id == branch.id, Ticket.day == day, col(Ticket.device_id).is_not(None))
    return list(session.exec(query.order_by(col(Ticket.issue_seq))).all())


def _categories(session: Session) -> list[dict[str, Any]]:
    query = select(Category).where(col(Category.active)).order_by(col(Category.position))
    return [{"key": each.key, "name": each.name, "basis": each.basis.value} for each in session.exec(query).all()]
