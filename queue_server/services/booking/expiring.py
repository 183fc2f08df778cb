"""Holds that nobody confirmed in time: their places are free again at once, and the sweep records it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from queue_server.domain.appointments import AppointmentAction, AppointmentStatus, CancelReason
from queue_server.models import Appointment, Branch
from queue_server.services.booking import changes
from queue_server.services.unit_of_work import Actor, UnitOfWork

RULE = Actor()


def expire_due(work: UnitOfWork, branch: Branch) -> int:
    """Record every hold that has run out; returns how many. The branch is locked."""
    rows = work.session.exec(select(Appointment).where(*_run_out(branch.id, work.now))).all()
    for appointment in rows:
        expire(work, branch, appointment)
    return len(rows)


def expire(work: UnitOfWork, branch: Branch, appointment: Appointment) -> None:
    """This hold ends now, by time or because another time was chosen."""
    changes.apply(
        work,
        branch,
        appointment,
        AppointmentAction.EXPIRE,
        RULE,
        contact_code_hash=None,
        cancelled_at=work.now,
        cancel_reason=CancelReason.EXPIRED,
    )


def any_run_out(session: Session, branch_id: str, now: datetime) -> bool:
    return session.exec(select(Appointment.id).where(*_run_out(branch_id, now)).limit(1)).first() is not None


def _run_out(branch_id: str, now: datetime) -> tuple[Any, ...]:
    held = Appointment.status == AppointmentStatus.HELD
    return (Appointment.branch_id == branch_id, held, col(Appointment.held_until) <= now)
