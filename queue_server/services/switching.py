"""Lines and services switched off for a while, with a reason: the kiosk says why, who waits already is served."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, or_, select

from queue_server.domain.errors import Invalid, NotFound, Refused
from queue_server.domain.events import BranchChanged
from queue_server.models import Branch, Line, Service, SwitchedOff
from queue_server.services import audit, retries
from queue_server.services.unit_of_work import Actor, UnitOfWork

REASONS = ("absent", "equipment", "register", "forms", "decision", "other")
# Built once, as it is asked for every ticket (docs/adr/0023).
OFF = (
    select(SwitchedOff)
    .where(SwitchedOff.branch_id == bindparam("branch"), col(SwitchedOff.ended_at).is_(None))
    .where(or_(col(SwitchedOff.until).is_(None), col(SwitchedOff.until) > bindparam("now")))
    .order_by(col(SwitchedOff.since), col(SwitchedOff.id))
)


@dataclass(frozen=True, slots=True)
class Switch:
    """What is to be off: a line's key or a service's id. Without `until` it stays off until it is switched on."""

    reason: str
    line: str | None = None
    service_id: str | None = None
    note: str = ""
    until: datetime | None = None


def switch_off(
    work: UnitOfWork, branch_id: str, switch: Switch, actor: Actor, retry: retries.Retry | None = None
) -> SwitchedOff:
    """No more tickets for it from now on; one that is off already gets the new reason and time.

    Raises Invalid (off_reason_unknown, off_until_past, line_unknown, service_unknown).
    """
    branch = work.lock_branch(branch_id)
    made = retries.made_before(work, actor, retry)
    if made is not None:
        return work.session.get_one(SwitchedOff, made)
    if switch.reason not in REASONS:
        raise Invalid("off_reason_unknown")
    if switch.until is not None and switch.until <= work.now:
        raise Invalid("off_until_past")
    line_id, service_id, name = _target(work, branch, switch)
    before = _off(work.session, branch.id, work.now, line_id, service_id)
    if before is not None:
        before.ended_at, before.ended_by = work.now, actor.staff_id
    row = SwitchedOff(
        branch_id=branch.id, line_id=line_id, service_id=service_id, reason=switch.reason,
        note=switch.note or None, since=work.now, until=switch.until, switched_by=actor.staff_id,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    changes = audit.differences(_said(before), _said(row))
    audit.note(
        work,
        branch,
        actor,
        f"{_noun(row)}:switched_off",
        row.line_id or str(row.service_id),
        name=name,
        changes=changes,
    )
    work.record(branch, BranchChanged(), actor)
    retries.remember(work, actor, retry, row.id)
    return row


def switch_on(work: UnitOfWork, branch_id: str, row_id: str, actor: Actor) -> SwitchedOff:
    """Tickets are issued again. Repeating is harmless. Raises NotFound(switch_unknown)."""
    branch = work.lock_branch(branch_id)
    row = work.session.get(SwitchedOff, row_id)
    if row is None or row.branch_id != branch.id:
        raise NotFound("switch_unknown")
    if row.ended_at is None:
        row.ended_at, row.ended_by = work.now, actor.staff_id
        name = _name(work.session, row)
        audit.note(work, branch, actor, f"{_noun(row)}:switched_on", row.line_id or str(row.service_id), name=name)
        work.record(branch, BranchChanged(), actor)
    return row


def lines_off(session: Session, branch_id: str, now: datetime) -> dict[str, SwitchedOff]:
    """What is off now, by line id."""
    return {row.line_id: row for row in _open(session, branch_id, now) if row.line_id is not None}


def services_off(session: Session, branch_id: str, now: datetime) -> dict[str, SwitchedOff]:
    """What is off now, by service id."""
    return {row.service_id: row for row in _open(session, branch_id, now) if row.service_id is not None}


def refuse_service_off(session: Session, branch: Branch, service_id: str | None, now: datetime) -> None:
    """Raises Refused(service_off) with the reason and the moment until which the service is off."""
    off = services_off(session, branch.id, now).get(service_id) if service_id is not None else None
    if off is not None:
        raise Refused("service_off", reason=off.reason, note=off.note, until=off.until)


def _open(session: Session, branch_id: str, now: datetime) -> list[SwitchedOff]:
    return list(session.exec(OFF, params={"branch": branch_id, "now": now}))


def _off(
    session: Session, branch_id: str, now: datetime, line_id: str | None, service_id: str | None
) -> SwitchedOff | None:
    rows = _open(session, branch_id, now)
    return next((row for row in rows if (row.line_id, row.service_id) == (line_id, service_id)), None)


def _target(work: UnitOfWork, branch: Branch, switch: Switch) -> tuple[str | None, str | None, dict[str, str]]:
    if switch.line is not None:
        query = select(Line).where(Line.branch_id == branch.id, Line.key == switch.line, Line.active)
        line = work.session.exec(query).one_or_none()
        if line is None:
            raise Invalid("line_unknown")
        return line.id, None, line.name
    service = work.session.get(Service, switch.service_id or "")
    if service is None or not service.active:
        raise Invalid("service_unknown")
    return None, service.id, service.label


def _name(session: Session, row: SwitchedOff) -> dict[str, str]:
    if row.line_id is not None:
        return session.get_one(Line, row.line_id).name
    return session.get_one(Service, row.service_id).label


def _noun(row: SwitchedOff) -> str:
    return "line" if row.line_id is not None else "service"


def _said(row: SwitchedOff | None) -> dict[str, Any]:
    if row is None:
        return {}
    return {"reason": row.reason, "note": row.note, "until": row.until.isoformat() if row.until else None}
