"""Every second, by the leader: it notes standstills, ends holds, records who is late and reminds the hall."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, exists, or_
from sqlmodel import Session, col, select

from queue_server.domain.appointments import AppointmentStatus
from queue_server.models import Appointment, Branch, Standstill
from queue_server.services.booking import expiring, lateness, reminding, standstills
from queue_server.services.unit_of_work import UnitOfWork

# Built once, as it is asked every second in every branch (docs/adr/0023).
ANYTHING_NEAR = select(
    or_(
        exists().where(
            col(Appointment.branch_id) == bindparam("branch"), col(Appointment.status) == AppointmentStatus.HELD,
            col(Appointment.held_until) <= bindparam("now"),
        ),
        exists().where(
            col(Appointment.branch_id) == bindparam("branch"), col(Appointment.status) == AppointmentStatus.BOOKED,
            col(Appointment.slot_at) <= bindparam("opening"),
        ),
        exists().where(
            col(Standstill.branch_id) == bindparam("branch"), col(Standstill.reason) == standstills.NOBODY,
            col(Standstill.ended_at).is_(None),
        ),
    )
)  # fmt: skip


def anything_due(session: Session, branch: Branch, now: datetime) -> bool:
    """Whether `sweep` would change something. Without a hold that has run out, a booking that may be checked in, or an
    empty hall that was noted, one look is enough."""
    near = {"branch": branch.id, "now": now, "opening": standstills.check_in_until(branch, now)}
    return session.exec(ANYTHING_NEAR, params=near).one() and (
        expiring.any_run_out(session, branch.id, now)
        or lateness.any_to_end(session, branch, now)
        or standstills.is_nobody_new(session, branch, now)
        or reminding.slot_to_remind(session, branch, now) is not None
    )


def sweep(work: UnitOfWork, branch_id: str) -> int:
    """Doing it again changes nothing; returns how many bookings and holds were ended. An empty hall is noted first:
    nobody is late there."""
    branch = work.lock_branch(branch_id)
    standstills.note_nobody(work, branch)
    work.session.flush()
    ended = expiring.expire_due(work, branch) + lateness.annul_due(work, branch)
    reminding.remind_due(work, branch)
    return ended
