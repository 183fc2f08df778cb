"""Bookings whose time the centre can no longer keep: hours were cut, a line went off, people are absent. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from queue_server.domain.appointments import AppointmentStatus
from queue_server.domain.slots import BookedDay
from queue_server.models import Appointment, Branch
from queue_server.services.booking.offers import booked_days
from queue_server.services.booking.wishes import visit_of
from queue_server.services.timetables import timetable

CLOSED, NOBODY = "closed", "nobody"


@dataclass(frozen=True, slots=True)
class Endangered:
    """`reason`: closed (the line receives nobody then), nobody (fewer counters than booked visitors)."""

    appointment: Appointment
    reason: str


def endangered(session: Session, branch: Branch, now: datetime) -> list[Endangered]:
    """In the order of their times. Where some can be kept, those who booked last are named."""
    query = select(Appointment).where(
        Appointment.branch_id == branch.id, Appointment.status == AppointmentStatus.BOOKED,
        col(Appointment.slot_at) >= now,
    )  # fmt: skip
    found = []
    for appointment in session.exec(query.order_by(col(Appointment.slot_at), col(Appointment.id))).all():
        day = timetable(branch).local_day(appointment.slot_at)
        booked = booked_days(session, branch, visit_of(session, appointment), [day], now)[day]
        reason = _reason(session, appointment, booked)
        if reason is not None:
            found.append(Endangered(appointment, reason))
    return found


def _reason(session: Session, appointment: Appointment, booked: BookedDay) -> str | None:
    step = booked.step_at(appointment.slot_at)
    if step is None:
        return CLOSED
    before = select(Appointment.id).where(
        Appointment.line_id == appointment.line_id, Appointment.slot_at == appointment.slot_at,
        Appointment.status == AppointmentStatus.BOOKED, col(Appointment.id) < appointment.id,
    )  # fmt: skip
    return NOBODY if len(session.exec(before).all()) >= step.counters else None
