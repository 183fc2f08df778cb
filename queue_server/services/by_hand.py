"""Entering afterwards what was kept by hand: those who still wait into today's queue, those served with their times."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from queue_server.domain.codes import Codes
from queue_server.domain.errors import Invalid
from queue_server.domain.selection import IN_TURN
from queue_server.domain.tickets import TicketStatus
from queue_server.models import AuditEntry, Branch, Counter, HandledService, Outcome, Purpose, Service, Ticket
from queue_server.services import audit, hand_sheets, retries, ticket_changes
from queue_server.services.statistics import aggregates
from queue_server.services.typed_rows import Entry, Served, TypedRow, operators, read_rows
from queue_server.services.unit_of_work import Actor, UnitOfWork
from queue_server.services.visits import code_of

MOST_ROWS = 99
LOOK_BACK = timedelta(days=7)


def enter(
    work: UnitOfWork,
    branch_id: str,
    rows: Sequence[TypedRow],
    actor: Actor,
    codes: Codes,
    day: date | None = None,
    retry: retries.Retry | None = None,
) -> list[Ticket]:
    """All rows or none. Whoever waits stands in today's queue by the typed time; `day` is today or one week back.

    Raises Invalid(hand_rows_missing, hand_rows_too_many, hand_day_out_of_range, hand_rows_wrong).
    """
    branch = work.lock_branch(branch_id)
    made = retries.made_before(work, actor, retry)
    if made is not None:
        return _entered_before(work, made)
    if not rows:
        raise Invalid("hand_rows_missing")
    if len(rows) > MOST_ROWS:
        raise Invalid("hand_rows_too_many", most=MOST_ROWS)
    day = _day(work, branch, day)
    entries = read_rows(work.session, branch, day, work.now, rows)
    aggregates.forget(work, branch.id, day)
    tickets = [_enter(work, branch, entry, actor, codes) for entry in entries]
    entered = {"tickets": [ticket.id for ticket in tickets], "numbers": [ticket.number for ticket in tickets]}
    entry = audit.note(work, branch, actor, "tickets:entered_by_hand", branch.id, count=len(tickets), **entered)
    retries.remember(work, actor, retry, entry.id)
    return tickets


def form(session: Session, branch: Branch, today: date) -> dict[str, Any]:
    """What the page of numbers by hand offers: lines, purposes, services, counters, administrators, outcomes."""
    purposes = session.exec(select(Purpose).where(col(Purpose.active)).order_by(col(Purpose.position)))
    services = session.exec(select(Service).where(col(Service.active)).order_by(col(Service.position)))
    counters = session.exec(select(Counter).where(Counter.branch_id == branch.id, col(Counter.active)))
    return {
        "today": today.isoformat(),
        "first_day": (today - LOOK_BACK).isoformat(),
        "lines": hand_sheets.lines_to_print(session, branch),
        "printings": hand_sheets.last_printings(session, branch),
        "purposes": [{"key": row.key, "name": row.name, "outcome": row.outcome} for row in purposes],
        "services": [{"id": row.id, "label": row.label} for row in services],
        "counters": [
            {"id": row.id, "number": row.number, "title": row.workplace or branch.workplace}
            for row in sorted(counters, key=lambda row: (row.position, row.number))
        ],
        "operators": [{"id": row.id, "name": row.name} for row in operators(session, branch)],
        "outcomes": [outcome.value for outcome in Outcome],
    }


def _day(work: UnitOfWork, branch: Branch, day: date | None) -> date:
    today = work.now.astimezone(ZoneInfo(branch.timezone)).date()
    if day is not None and not today - LOOK_BACK <= day <= today:
        raise Invalid("hand_day_out_of_range", days=LOOK_BACK.days)
    return day or today


def _enter(work: UnitOfWork, branch: Branch, entry: Entry, actor: Actor, codes: Codes) -> Ticket:
    ticket = Ticket(
        branch_id=branch.id,
        day=entry.issued_at.date(),
        number=entry.number,
        line_id=entry.line.id,
        purpose_id=entry.purpose.id,
        sphere_id=entry.service.sphere_id if entry.service else None,
        service_id=entry.service.id if entry.service else None,
        rank=IN_TURN,
        queue_time=entry.issued_at,
        not_before=entry.issued_at,
        issue_seq=0,
        seq=0,
        issued_at=entry.issued_at,
        staff_id=actor.staff_id,
        by_hand=True,
        code_hash="",
    )
    ticket.code_hash = codes.stored(code_of(ticket, codes))
    if entry.served is None:
        ticket_changes.issued(work, branch, ticket, actor)
    else:
        _serve(work, branch, ticket, entry.served, actor)
    return ticket


def _serve(work: UnitOfWork, branch: Branch, ticket: Ticket, served: Served, actor: Actor) -> None:
    ticket.status, ticket.calls = TicketStatus.SERVED, 1
    ticket.counter_id, ticket.operator_id = served.counter.id, served.operator.id
    ticket.called_at = ticket.started_at = served.called_at
    ticket.finished_at = served.finished_at
    ticket_changes.entered(work, branch, ticket, actor)
    handled = HandledService(
        branch_id=branch.id,
        ticket_id=ticket.id,
        counter_id=served.counter.id,
        operator_id=served.operator.id,
        purpose_id=ticket.purpose_id,
        service_id=ticket.service_id,
        started_at=served.called_at,
        ended_at=served.finished_at,
        quantity=served.quantity,
        outcome=served.outcome,
        by_hand=True,
    )
    work.session.add(handled)


def _entered_before(work: UnitOfWork, audit_id: str) -> list[Ticket]:
    ids: Any = work.session.get_one(AuditEntry, audit_id).details["tickets"]
    return [work.session.get_one(Ticket, ticket_id) for ticket_id in ids]
