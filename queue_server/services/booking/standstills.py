"""Noting down when nobody could check in: the server's own silence, a clock that jumped, an empty hall."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session, and_, col, or_, select

from queue_server.domain.appointments import SHORTEST_STANDSTILL, AppointmentStatus
from queue_server.domain.errors import NotFound
from queue_server.models import (
    Appointment,
    Branch,
    Device,
    DeviceKind,
    Pulse,
    Role,
    Staff,
    StaffRole,
    StaffSession,
    Standstill,
)
from queue_server.services import audit
from queue_server.services.accounts import ABSOLUTE, IDLE
from queue_server.services.booking.clocks import ClockWatch
from queue_server.services.booking.wishes import rules_for_booking
from queue_server.services.unit_of_work import Actor, UnitOfWork

SERVER, NOBODY, CLOCK = "server", "nobody", "clock"
CLOCK_PARTED = timedelta(seconds=60)
RECEIVING = (Role.RECEPTION, Role.SUPERVISOR, Role.MANAGER)


def beat(work: UnitOfWork) -> Standstill | None:
    """The server lives; a silence of a minute or more before it is noted, for the whole installation. It is measured
    from the last beat, a second at most before the server died: in favour of the visitor."""
    pulse = work.session.get(Pulse, 1, with_for_update=True)
    if pulse is None:
        work.session.add(Pulse(at=work.now))
        return None
    silent = work.now - pulse.at >= SHORTEST_STANDSTILL
    noted = Standstill(reason=SERVER, started_at=pulse.at, ended_at=work.now) if silent else None
    if noted is not None:
        work.session.add(noted)
    pulse.at = work.now
    work.session.add(pulse)
    return noted


def watch_clock(work: UnitOfWork, watch: ClockWatch) -> Standstill | None:
    """A wall clock that has parted from the steady one by over a minute: nobody is late until they agree again, or a
    supervisor has confirmed the time. Returns what stands still now."""
    standing = open_standstill(work.session, None, CLOCK)
    if standing is None and watch.standing is not None:
        watch.settle()  # the noted one was ended by a supervisor
    parted = watch.parted
    if abs(parted) <= CLOCK_PARTED:
        _end(work, standing)
        standing = None
    elif standing is None:
        standing = Standstill(reason=CLOCK, started_at=work.now - abs(parted))
        work.session.add(standing)
    watch.standing = standing.id if standing is not None else None
    return standing


def confirm_clock(work: UnitOfWork, branch: Branch, actor: Actor) -> Standstill:
    """A supervisor of this branch has looked at the time: it is right, and the rule goes on, in all branches.

    Raises NotFound(clock_not_parted)."""
    standing = open_standstill(work.session, None, CLOCK)
    if standing is None:
        raise NotFound("clock_not_parted")
    standing.ended_at, standing.ended_by = work.now, actor.staff_id
    work.session.add(standing)
    audit.note(work, branch, actor, "clock:confirmed", standing.id)
    return standing


def note_nobody(work: UnitOfWork, branch: Branch) -> None:
    """All kiosks are out and no reception is signed in while somebody might want to check in; or no more."""
    standing = open_standstill(work.session, branch.id, NOBODY)
    empty = _is_empty(work.session, branch, work.now)
    if empty and standing is None:
        work.session.add(Standstill(branch_id=branch.id, reason=NOBODY, started_at=work.now))
    elif not empty:
        _end(work, standing)


def is_nobody_new(session: Session, branch: Branch, now: datetime) -> bool:
    """Whether `note_nobody` would write something."""
    return _is_empty(session, branch, now) != (open_standstill(session, branch.id, NOBODY) is not None)


def lasting(session: Session, branch_id: str) -> list[Standstill]:
    """What stands still now in this branch, or in the whole installation."""
    here = or_(col(Standstill.branch_id).is_(None), Standstill.branch_id == branch_id)
    query = select(Standstill).where(here, col(Standstill.ended_at).is_(None))
    return list(session.exec(query.order_by(col(Standstill.started_at))).all())


def open_standstill(session: Session, branch_id: str | None, reason: str) -> Standstill | None:
    here = col(Standstill.branch_id).is_(None) if branch_id is None else Standstill.branch_id == branch_id
    query = select(Standstill).where(here, Standstill.reason == reason, col(Standstill.ended_at).is_(None))
    return session.exec(query).first()


def _is_empty(session: Session, branch: Branch, now: datetime) -> bool:
    return anybody_due(session, branch, now) and nobody_receives(session, branch, now)


def _end(work: UnitOfWork, standing: Standstill | None) -> None:
    if standing is not None:
        standing.ended_at = work.now
        work.session.add(standing)


def anybody_due(session: Session, branch: Branch, now: datetime) -> bool:
    """Whether a booking could be checked in at this moment."""
    query = select(Appointment.id).where(
        Appointment.branch_id == branch.id, Appointment.status == AppointmentStatus.BOOKED,
        col(Appointment.slot_at) <= check_in_until(branch, now),
    )  # fmt: skip
    return session.exec(query.limit(1)).first() is not None


def check_in_until(branch: Branch, now: datetime) -> datetime:
    """The latest booked time that may be checked in at this moment."""
    return now + timedelta(minutes=rules_for_booking(branch).check_in_minutes)


def nobody_receives(session: Session, branch: Branch, now: datetime) -> bool:
    """No kiosk answers, and nobody who may check a visitor in is signed in."""
    kiosk = select(Device.id).where(
        Device.branch_id == branch.id, Device.kind == DeviceKind.KIOSK, col(Device.online),
        col(Device.revoked_at).is_(None),
    )  # fmt: skip
    if session.exec(kiosk.limit(1)).first() is not None:
        return False
    alive = and_(
        col(StaffSession.ended_at).is_(None),
        col(StaffSession.seen_at) >= now - IDLE,
        col(StaffSession.created_at) >= now - ABSOLUTE,
    )
    signed_in = (
        select(StaffSession.staff_id)
        .join(Staff, col(Staff.id) == StaffSession.staff_id)
        .join(StaffRole, col(StaffRole.staff_id) == StaffSession.staff_id)
        .where(alive, col(Staff.disabled).is_(False), StaffRole.branch_id == branch.id)
        .where(or_(*(StaffRole.role == role for role in RECEIVING)))
    )
    return session.exec(signed_in.limit(1)).first() is None
