"""What stands still in a branch at a moment: all of it, or the services of some state registers. Reads only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from queue_server.domain.errors import Refused
from queue_server.domain.suspension import Stop, stands_still
from queue_server.models import Branch, Register, Service, Suspension, Ticket

GRACE_AFTER_RESUMPTION = timedelta(minutes=15)

# Built once, as nearly every request asks it (docs/adr/0023).
CLOSED_REGISTERS = select(Suspension.registers).where(
    Suspension.branch_id == bindparam("branch"), col(Suspension.ended_at).is_(None), col(Suspension.whole).is_(False)
)
STOPS = select(Suspension.started_at, Suspension.ended_at).where(
    Suspension.branch_id == bindparam("branch"), col(Suspension.whole), col(Suspension.ended_at) > bindparam("since")
)


def is_suspended(branch: Branch, now: datetime) -> bool:
    """Whether the whole branch stands still; the moment of the all-clear ends it, whoever notes that down."""
    return stands_still(branch.suspended_since, branch.resumes_at, now)


def suspension(branch: Branch, now: datetime) -> dict[str, Any] | None:
    """What every screen may say of it; with `resumes_at` the all-clear was given."""
    if branch.suspended_since is None or not is_suspended(branch, now):
        return None
    zone = ZoneInfo(branch.timezone)
    return {
        "reason": branch.suspension_reason,
        "since": branch.suspended_since.astimezone(zone).isoformat(),
        "resumes_at": branch.resumes_at.astimezone(zone).isoformat() if branch.resumes_at else None,
    }


def refuse_when_suspended(branch: Branch, now: datetime) -> None:
    """Raises Refused(branch_suspended)."""
    if is_suspended(branch, now):
        raise Refused("branch_suspended", reason=branch.suspension_reason)


def resumed_at(branch: Branch, now: datetime) -> datetime | None:
    """When reception last went on, by a key or by itself."""
    if branch.suspended_since is not None and not is_suspended(branch, now):
        return branch.resumes_at
    return branch.resumed_at


def open_suspensions(session: Session, branch_id: str) -> Sequence[Suspension]:
    """Those that last, the oldest first."""
    query = select(Suspension).where(Suspension.branch_id == branch_id, col(Suspension.ended_at).is_(None))
    return session.exec(query.order_by(col(Suspension.started_at), col(Suspension.id))).all()


def closed_registers(session: Session, branch_id: str) -> frozenset[str]:
    """The keys of the registers that are not available."""
    rows = session.exec(CLOSED_REGISTERS, params={"branch": branch_id})
    return frozenset(key for registers in rows for key in registers)


def registers_view(session: Session, branch_id: str) -> list[dict[str, Any]]:
    """The registers that are not available, with their names."""
    closed = closed_registers(session, branch_id)
    if not closed:
        return []
    rows = session.exec(select(Register).where(col(Register.key).in_(closed)).order_by(col(Register.id))).all()
    return [{"key": row.key, "name": row.name} for row in rows]


def standing_services(session: Session, branch_id: str) -> frozenset[str]:
    """The ids of the services that cannot be given, because a register of theirs is not available."""
    closed = closed_registers(session, branch_id)
    return _services_of(session, closed) if closed else frozenset()


def refuse_standing(session: Session, branch: Branch, service_id: str | None) -> None:
    """Raises Refused(service_suspended) when a register of the service is not available."""
    if service_id is not None and service_id in standing_services(session, branch.id):
        raise Refused("service_suspended")


def in_grace(session: Session, branch: Branch, ticket: Ticket, now: datetime) -> bool:
    """Whether reception, or the ticket's own service, went on so lately that its visitor may still be on the way."""
    since = now - GRACE_AFTER_RESUMPTION
    resumed = resumed_at(branch, now)
    if resumed is not None and resumed > since:
        return True
    if ticket.service_id is None:
        return False
    query = select(Suspension.registers).where(
        Suspension.branch_id == branch.id, col(Suspension.ended_at) > since, col(Suspension.whole).is_(False)
    )
    ended = frozenset(key for registers in session.exec(query) for key in registers)
    return bool(ended) and ticket.service_id in _services_of(session, ended)


def stops(session: Session, branch_id: str, since: datetime) -> list[Stop]:
    """The suspensions of the whole branch that are over and reached beyond this moment."""
    return [Stop(start, end) for start, end in session.exec(STOPS, params={"branch": branch_id, "since": since})]


def _services_of(session: Session, registers: frozenset[str]) -> frozenset[str]:
    services = session.exec(select(Service.id, Service.registers)).all()
    return frozenset(id_ for id_, needed in services if registers.intersection(needed or ()))
