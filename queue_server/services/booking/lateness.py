"""The five minutes: until when a booking holds, asked in every request, and the sweep that only records."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlmodel import Session, and_, col, or_, select

from queue_server.domain import appointments as rule
from queue_server.domain.appointments import (
    AFTER_SUSPENSION,
    AT_LEAST_AFTER,
    SHORTEST_STANDSTILL,
    AppointmentAction,
    AppointmentStatus,
    CancelReason,
)
from queue_server.domain.errors import Refused
from queue_server.models import Appointment, Branch, MessageKind, Pulse, Service, Standstill, Suspension
from queue_server.services import persons
from queue_server.services.booking import changes, messages
from queue_server.services.booking.wishes import clock_of, local_time, rules_for_booking
from queue_server.services.suspensions import is_suspended
from queue_server.services.ticket_changes import rules_of
from queue_server.services.timetables import timetable
from queue_server.services.unit_of_work import Actor, UnitOfWork

RULE = Actor()
GIVEN_UP_AFTER = timedelta(hours=24)
"""A booking that nobody could check in for so long is cancelled as the centre's failure."""


def last_moment(session: Session, branch: Branch, appointment: Appointment, now: datetime) -> datetime | None:
    """Until when, inclusive, the visitor may check in; None while the time stands still."""
    return _deadline(session, branch, appointment, now, appointment.promised_until)


def last_moment_by_rule(session: Session, branch: Branch, appointment: Appointment, now: datetime) -> datetime | None:
    """The same without what was promised."""
    return _deadline(session, branch, appointment, now, None)


def is_late(session: Session, branch: Branch, appointment: Appointment, now: datetime) -> bool:
    """Whether the rule annuls this booking at `now`; one that is checked in is never late."""
    if appointment.status is not AppointmentStatus.BOOKED or now <= appointment.slot_at:
        return False
    return rule.is_late(now, last_moment(session, branch, appointment, now))


def refuse_late(session: Session, branch: Branch, appointment: Appointment, now: datetime) -> None:
    """Raises Refused(appointment_late) with the rule, also for one that the sweep has annulled already."""
    annulled = appointment.cancel_reason is CancelReason.LATE
    if annulled or is_late(session, branch, appointment, now):
        minutes = int(limit_of(session, branch, appointment).total_seconds() // 60)
        slot = appointment.slot_at
        raise Refused(
            "appointment_late", minutes=minutes, slot_at=local_time(branch, slot), time=clock_of(branch, slot)
        )


def limit_of(session: Session, branch: Branch, appointment: Appointment) -> timedelta:
    service = session.get(Service, appointment.service_id) if appointment.service_id else None
    return rules_for_booking(branch).late_limit(service.key if service else None)


def any_to_end(session: Session, branch: Branch, now: datetime) -> bool:
    """Whether the sweep has something to record."""
    booked = session.exec(_past_their_time(branch, now)).all()
    return any(_ended_by(session, branch, appointment, now) for appointment in booked)


def annul_due(work: UnitOfWork, branch: Branch) -> int:
    """Record who is late: annulled, the places free, the visitor told. Doing it again changes nothing; how many."""
    ended = 0
    for appointment in work.session.exec(_past_their_time(branch, work.now)).all():
        reason = _ended_by(work.session, branch, appointment, work.now)
        if reason is CancelReason.LATE:
            annul(work, branch, appointment, RULE)
        elif reason is not None:
            close(work, branch, appointment, AppointmentAction.CANCEL, reason, RULE)
            messages.tell(work, appointment, MessageKind.CANCELLED)
        ended += reason is not None
    return ended


def annul(work: UnitOfWork, branch: Branch, appointment: Appointment, actor: Actor) -> None:
    """By the rule alone, whoever happened to ask."""
    close(work, branch, appointment, AppointmentAction.ANNUL, CancelReason.LATE, actor)
    messages.tell(work, appointment, MessageKind.ANNULLED)


def close(
    work: UnitOfWork,
    branch: Branch,
    appointment: Appointment,
    action: AppointmentAction,
    reason: CancelReason,
    actor: Actor,
    because: str | None = None,
) -> None:
    """End a booking: nothing waits to be sent, and its name and contact are kept no longer than needed."""
    ended: dict[str, Any] = {"cancelled_at": work.now, "cancel_reason": reason}
    changes.apply(work, branch, appointment, action, actor, because=because or reason.value, **ended)
    messages.drop_waiting(work, appointment)
    persons.keep_until(work, appointment.person_id, work.now, rules_for_booking(branch).keep_days)


def _ended_by(session: Session, branch: Branch, appointment: Appointment, now: datetime) -> CancelReason | None:
    """Why a booking whose time has come is no more; None while it holds."""
    if is_late(session, branch, appointment, now):
        return CancelReason.LATE
    return CancelReason.CENTRE if now - appointment.slot_at > GIVEN_UP_AFTER else None


def _past_their_time(branch: Branch, now: datetime) -> Any:
    return select(Appointment).where(
        Appointment.branch_id == branch.id,
        Appointment.status == AppointmentStatus.BOOKED,
        col(Appointment.slot_at) < now,
    )


def _deadline(
    session: Session, branch: Branch, appointment: Appointment, now: datetime, promised: datetime | None
) -> datetime | None:
    still = standstills_of(session, branch, appointment, now)
    return rule.deadline(appointment.slot_at, limit_of(session, branch, appointment), still, promised)


def standstills_of(session: Session, branch: Branch, appointment: Appointment, now: datetime) -> list[rule.Standstill]:
    """All that kept this visitor from checking in: server, clock, nobody there, suspension, closed doors."""
    since = appointment.slot_at - AT_LEAST_AFTER
    return [
        *_noted(session, branch, since),
        *_suspensions(session, branch, appointment, since, now),
        *_silence(session, now),
        *_doors(branch, appointment.slot_at),
    ]


def _noted(session: Session, branch: Branch, since: datetime) -> list[rule.Standstill]:
    here = or_(col(Standstill.branch_id).is_(None), Standstill.branch_id == branch.id)
    lasting = or_(col(Standstill.ended_at).is_(None), col(Standstill.ended_at) >= since)
    rows = session.exec(select(Standstill).where(and_(here, lasting))).all()
    return [rule.Standstill(row.started_at, row.ended_at) for row in rows]


def _suspensions(
    session: Session, branch: Branch, appointment: Appointment, since: datetime, now: datetime
) -> list[rule.Standstill]:
    """Of the whole branch, and of the state registers that the booked service needs."""
    service = session.get(Service, appointment.service_id) if appointment.service_id else None
    needed = set(service.registers or ()) if service else set()
    lasting = or_(col(Suspension.ended_at).is_(None), col(Suspension.ended_at) >= since)
    rows = session.exec(select(Suspension).where(Suspension.branch_id == branch.id, lasting))
    return [
        rule.Standstill(row.started_at, _end_of(branch, row, now), AFTER_SUSPENSION)
        for row in rows
        if row.whole or needed.intersection(row.registers)
    ]


def _end_of(branch: Branch, row: Suspension, now: datetime) -> datetime | None:
    """The moment of the all-clear ends a suspension, whoever notes that down."""
    over = row.ended_at is None and row.whole and not is_suspended(branch, now)
    return branch.resumes_at if over else row.ended_at


def _silence(session: Session, now: datetime) -> list[rule.Standstill]:
    """The server that leads was down, and nobody has noted it yet."""
    pulse = session.get(Pulse, 1)
    if pulse is None or now - pulse.at < SHORTEST_STANDSTILL:
        return []
    return [rule.Standstill(pulse.at, now)]


def _doors(branch: Branch, slot: datetime) -> list[rule.Standstill]:
    """Hours that were changed after the booking, or a day that ended early: the doors open later, or not any more."""
    hours = timetable(branch)
    day = hours.local_day(slot)
    midnight = datetime.combine(day, time(), hours.zone).astimezone(UTC)
    spans = hours.spans(day)
    if not spans or branch.day_closed_on == day:
        return [rule.Standstill(midnight)]
    opening = spans[0][0] - timedelta(minutes=rules_of(branch).issue_before_opening_minutes)
    return [rule.Standstill(midnight, opening)] if slot < opening else []
