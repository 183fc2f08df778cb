"""The one door through which a ticket changes: compare and set, event row, fact, all in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import Enum as SqlEnum
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session

from queue_server.domain import events
from queue_server.domain.counters import CounterStatus
from queue_server.domain.errors import Forbidden, NotFound, Refused
from queue_server.domain.rules import CALL_SHOWN_FOR, Rules
from queue_server.domain.tickets import AT_COUNTER, TicketAction, TicketStatus, next_status
from queue_server.models import Branch, Counter, Line, Ticket, Zone
from queue_server.services.unit_of_work import Actor, UnitOfWork

# What an action may change and an undo must bring back.
CHANGING = (
    "status", "line_id", "rank", "queue_time", "not_before", "counter_id", "operator_id", "target_counter_id",
    "return_counter_id", "reason", "calls", "called_at", "heard_at", "started_at", "finished_at", "restored",
    "purpose_id", "sphere_id", "service_id", "note", "hold_reason", "hold_until",
)  # fmt: skip

EVENT_OF: dict[TicketAction, type[events.TicketEvent]] = {
    TicketAction.START: events.TicketStarted,
    TicketAction.CONTINUE: events.TicketContinued,
    TicketAction.FINISH: events.TicketFinished,
    TicketAction.RETURN: events.TicketReturned,
    TicketAction.HOLD: events.TicketHeld,
    TicketAction.REQUEUE: events.TicketRequeued,
    TicketAction.TRANSFER: events.TicketTransferred,
    TicketAction.NO_SHOW: events.TicketMissed,
    TicketAction.RESTORE: events.TicketRestored,
    TicketAction.CANCEL: events.TicketCancelled,
}
SOUNDED: dict[TicketAction, type[events.TicketSounded]] = {
    TicketAction.CALL: events.TicketCalled,
    TicketAction.RECALL: events.TicketRecalled,
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What the person had on the screen when pressing the key."""

    status: TicketStatus | None = None
    seq: int | None = None


def rules_of(branch: Branch) -> Rules:
    return Rules(**branch.rules)  # type: ignore[arg-type]


def find(work: UnitOfWork, branch: Branch, ticket_id: str, seen: Seen | None = None) -> Ticket:
    """The ticket of this branch, as it was seen. Raises NotFound(ticket_unknown), Refused(ticket_changed)."""
    ticket = work.session.get(Ticket, ticket_id, populate_existing=True)
    if ticket is None or ticket.branch_id != branch.id:
        raise NotFound("ticket_unknown")
    if seen is not None and _differs(ticket, seen):
        raise Refused("ticket_changed", status=ticket.status.value, seq=ticket.seq)
    return ticket


def check_holder(work: UnitOfWork, ticket: Ticket, actor: Actor) -> None:
    """A called or served ticket moves only by the counter that holds it or a supervisor (architecture rule 4)."""
    if ticket.status not in AT_COUNTER or actor.supervisor:
        return
    counter = work.session.get(Counter, ticket.counter_id)
    if counter is None or actor.staff_id is None or counter.operator_id != actor.staff_id:
        raise Forbidden("ticket_of_another_counter")


def apply(
    work: UnitOfWork,
    branch: Branch,
    ticket: Ticket,
    action: TicketAction,
    actor: Actor,
    *,
    because: str | None = None,
    memory: dict[str, Any] | None = None,
    **changes: Any,
) -> Ticket:
    """Carry out `action` with the further `changes` of columns, `because` of a reason that is kept with the event.

    `memory` is what undo needs beside the ticket.
    Raises Refused: ticket_wrong_status, ticket_changed (somebody was first), counter_busy.
    """
    status = next_status(ticket.status, action)
    before = {field: _stored(getattr(ticket, field)) for field in CHANGING} | (memory or {})
    previous, from_line = ticket.status, ticket.line_id
    at_counter = changes.get("counter_id", ticket.counter_id) or ticket.counter_id
    if previous is TicketStatus.ON_HOLD:
        changes |= {"hold_reason": None, "hold_until": None}
    changes["target_counter_id"] = changes.get("target_counter_id", ticket.target_counter_id)
    _strand_nobody(work.session, status, changes)
    _compare_and_set(work, ticket, branch.seq + 1, status=status, **changes)
    facts = _facts(work.session, ticket, previous, from_line, at_counter)
    if action in SOUNDED:
        event: events.Event = SOUNDED[action](**facts, **_sounded(work.session, branch, ticket))
    else:
        event = EVENT_OF[action](**facts)
    work.record(branch, event, actor, reason=because, before=before | {"action": action.value})
    return ticket


def put_back(work: UnitOfWork, branch: Branch, ticket: Ticket, before: dict[str, Any], actor: Actor) -> Ticket:
    """Undo: the ticket's own fields as they were before its last event, as an event of its own."""
    previous, from_line, at_counter = ticket.status, ticket.line_id, ticket.counter_id
    restored = {field: _restored(field, before[field]) for field in CHANGING}
    if restored["status"] is TicketStatus.WAITING:
        restored["not_before"] = work.now
    _strand_nobody(work.session, restored["status"], restored)
    _compare_and_set(work, ticket, branch.seq + 1, **restored)
    facts = _facts(work.session, ticket, previous, from_line, at_counter or ticket.counter_id)
    work.record(branch, events.TicketUndone(**facts), actor, reason=before["action"])
    return ticket


def amend(work: UnitOfWork, branch: Branch, ticket: Ticket, actor: Actor, reason: str, **changes: Any) -> Ticket:
    """Change a right, a note or a code, without a change of status."""
    _compare_and_set(work, ticket, branch.seq + 1, **changes)
    facts = _facts(work.session, ticket, ticket.status, ticket.line_id, ticket.counter_id)
    work.record(branch, events.TicketAmended(**facts), actor, reason=reason)
    return ticket


def issued(work: UnitOfWork, branch: Branch, ticket: Ticket, actor: Actor) -> None:
    """The first event of a new ticket's life."""
    ticket.issue_seq = ticket.seq = branch.seq + 1
    work.session.add(ticket)
    work.session.flush()
    facts = _facts(work.session, ticket, None, ticket.line_id, None)
    typed_at = ticket.issued_at if ticket.by_hand else None
    work.record(branch, events.TicketIssued(**facts, language=ticket.language, typed_at=typed_at), actor)


def entered(work: UnitOfWork, branch: Branch, ticket: Ticket, actor: Actor) -> None:
    """The one event of a visit that was over before it was entered: nobody is called, nothing is heard."""
    assert ticket.counter_id is not None, "a visit was served at a counter"
    assert ticket.called_at is not None, "the typed time of the call"
    assert ticket.finished_at is not None, "the typed time of the end"
    ticket.issue_seq = ticket.seq = branch.seq + 1
    work.session.add(ticket)
    work.session.flush()
    facts = _facts(work.session, ticket, None, ticket.line_id, ticket.counter_id)
    fact = events.TicketEntered(
        **facts,
        counter_id=ticket.counter_id,
        issued_at=ticket.issued_at,
        called_at=ticket.called_at,
        finished_at=ticket.finished_at,
    )
    work.record(branch, fact, actor)


def _strand_nobody(session: Session, status: TicketStatus, changes: dict[str, Any]) -> None:
    """Whoever was sent to a counter at which nobody works any more waits for any counter of the line."""
    target = changes["target_counter_id"]
    if status is not TicketStatus.WAITING or target is None:
        return
    if session.get_one(Counter, target).status is CounterStatus.CLOSED:
        changes["target_counter_id"] = None


def _compare_and_set(work: UnitOfWork, ticket: Ticket, seq: int, **changes: Any) -> None:
    table = Ticket.__table__  # type: ignore[attr-defined]
    same = (table.c.id == ticket.id, table.c.status == ticket.status, table.c.seq == ticket.seq)
    statement = update(table).where(*same).values(seq=seq, **changes)
    try:
        result = work.session.execute(statement)
    except IntegrityError as problem:
        raise Refused("counter_busy") from problem
    if result.rowcount != 1:  # type: ignore[attr-defined]
        raise Refused("ticket_changed")
    for name, value in {"seq": seq, **changes}.items():
        set_committed_value(ticket, name, value)


def _facts(
    session: Session, ticket: Ticket, previous: TicketStatus | None, from_line: str, counter_id: str | None
) -> dict[str, Any]:
    counter = session.get(Counter, counter_id) if counter_id else None
    zone = session.get(Zone, counter.zone_id) if counter and counter.zone_id else None
    line = _line_key(session, ticket.line_id)
    return {
        "ticket": ticket.id,
        "number": ticket.number,
        "status": ticket.status.value,
        "previous": previous.value if previous else None,
        "line": line,
        "from_line": line if from_line == ticket.line_id else _line_key(session, from_line),
        "counter": counter.number if counter else None,
        "zone": zone.key if zone else None,
    }


def _sounded(session: Session, branch: Branch, ticket: Ticket) -> dict[str, Any]:
    counter = session.get_one(Counter, ticket.counter_id)
    return {
        "counter_id": counter.id,
        "workplace": counter.workplace or branch.workplace,
        "hint": counter.hint,
        "calls": ticket.calls,
        "final": ticket.calls >= rules_of(branch).no_show_calls,
        "language": ticket.language,
        "called_at": ticket.called_at,
        "until": shown_until(ticket),
    }


def shown_until(ticket: Ticket) -> datetime | None:
    """When a display may let go of a call that nobody answered."""
    return ticket.called_at + CALL_SHOWN_FOR if ticket.called_at else None


def _line_key(session: Session, line_id: str) -> str:
    line = session.get(Line, line_id)
    assert line is not None, "a ticket's line is never deleted"
    return line.key


def _differs(ticket: Ticket, seen: Seen) -> bool:
    return (seen.status is not None and seen.status is not ticket.status) or (
        seen.seq is not None and seen.seq != ticket.seq
    )


def _stored(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def _restored(field: str, value: Any) -> Any:
    column = Ticket.__table__.c[field].type  # type: ignore[attr-defined]
    if value is None:
        return None
    if isinstance(column, SqlEnum):
        return column.python_type(value)
    return datetime.fromisoformat(value) if field.endswith(("_at", "_time", "_before", "_until")) else value
