"""At a booked time the hall is reminded to check in: once for each time, and only while somebody is still to do so."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlmodel import Session, col, or_, select

from queue_server.domain.appointments import AppointmentStatus
from queue_server.domain.booking import BookingChannel, BookingRules
from queue_server.domain.booking_events import BookingsDue
from queue_server.models import Appointment, Branch, EventRow
from queue_server.services.suspensions import is_suspended, standing_services
from queue_server.services.timetables import timetable
from queue_server.services.unit_of_work import Actor, UnitOfWork

RULE = Actor()
STILL_NEW = timedelta(minutes=1)
"""What the hall was not told by then, because the server was down, is not told any more."""
SOON = timedelta(hours=1)


def slot_to_remind(session: Session, branch: Branch, now: datetime) -> datetime | None:
    """The booked time that has just come and of which the hall does not know yet."""
    if is_suspended(branch, now) or branch.day_closed_on == timetable(branch).local_day(now):
        return None
    just_come = select(Appointment.slot_at).where(
        *_to_come(session, branch), col(Appointment.slot_at) <= now, col(Appointment.slot_at) > now - STILL_NEW
    )
    slot = session.exec(just_come.order_by(col(Appointment.slot_at).desc())).first()
    if slot is None:
        return None
    told = select(EventRow.id).where(
        EventRow.branch_id == branch.id, EventRow.name == BookingsDue.name, EventRow.at >= slot
    )
    return slot if session.exec(told.limit(1)).first() is None else None


def remind_due(work: UnitOfWork, branch: Branch) -> None:
    """Doing it again changes nothing."""
    slot = slot_to_remind(work.session, branch, work.now)
    if slot is not None:
        work.record(branch, BookingsDue(slot_at=slot), RULE)


def any_due_soon(session: Session, branch: Branch, now: datetime) -> bool:
    """Whether the hall shows the way to check in: a booking of the next hour, or one whose time is there, is open."""
    if is_suspended(branch, now):
        return False
    soon = select(Appointment.id).where(*_to_come(session, branch), col(Appointment.slot_at) <= now + SOON)
    return session.exec(soon.limit(1)).first() is not None


def any_today(session: Session, branch: Branch, now: datetime) -> bool:
    """Whether anybody is booked today, in whatever state."""
    hours = timetable(branch)
    midnight = datetime.combine(hours.local_day(now), time(), hours.zone)
    today = select(Appointment.id).where(
        Appointment.branch_id == branch.id, col(Appointment.booked_at).is_not(None),
        col(Appointment.slot_at) >= midnight.astimezone(UTC),
        col(Appointment.slot_at) < (midnight + timedelta(days=1)).astimezone(UTC),
    )  # fmt: skip
    return session.exec(today.limit(1)).first() is not None


def takes_bookings(branch: Branch) -> bool:
    rules = BookingRules.of(branch.booking)
    return any(rules.takes(channel) for channel in BookingChannel)


def _to_come(session: Session, branch: Branch) -> list[Any]:
    """Booked, not checked in, and for a service that is given now."""
    standing = standing_services(session, branch.id)
    given = or_(col(Appointment.service_id).is_(None), col(Appointment.service_id).not_in(standing))
    return [Appointment.branch_id == branch.id, Appointment.status == AppointmentStatus.BOOKED, given]
