"""The rows of one local day of a branch, as far as statistics look at them. Columns, not objects: there are many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, and_, or_
from sqlmodel import Session, col, select

from queue_server.domain.appointments import AppointmentStatus
from queue_server.models import (
    Appointment,
    Branch,
    Category,
    EventRow,
    HandledService,
    QuestionnaireAnswer,
    Rating,
    Service,
    Suspension,
    Ticket,
)

CALLED, TRANSFERRED, CANCELLED, UNDONE = "ticket:called", "ticket:transferred", "ticket:cancelled", "ticket:undone"
TAKEN_BACK = {"call": CALLED, "transfer": TRANSFERRED, "cancel": CANCELLED}
"""The actions of undo rows, with the event that each takes back."""
Rows = Sequence[Row[Any]]


@dataclass(frozen=True, slots=True)
class LocalDay:
    """A day of the branch's clock: 23, 24 or 25 hours from `start` to `end`, in UTC. `now` is as far as it is known."""

    branch_id: str
    day: date
    zone: ZoneInfo
    start: datetime
    end: datetime
    now: datetime

    @classmethod
    def of(cls, branch: Branch, day: date, now: datetime) -> LocalDay:
        zone = ZoneInfo(branch.timezone)
        midnights = (datetime.combine(each, time(), zone) for each in (day, day + timedelta(days=1)))
        start, end = midnights
        return cls(branch.id, day, zone, start, end, now)

    def hour(self, moment: datetime) -> str:
        return f"{moment.astimezone(self.zone).hour:02}"

    @property
    def weekday(self) -> str:
        return str(self.day.weekday())


@dataclass(frozen=True, slots=True)
class DayRows:
    """What happened on a local day."""

    when: LocalDay
    tickets: Rows
    events: Rows
    handled: Rows
    appointments: Rows
    suspensions: Rows
    ratings: Rows
    questionnaires: Rows


def read_day(session: Session, branch: Branch, day: date, now: datetime) -> DayRows:
    when = LocalDay.of(branch, day, now)
    return DayRows(
        when,
        _tickets(session, when),
        read_events(session, when),
        _handled(session, when),
        _appointments(session, when),
        _suspensions(session, when),
        _ratings(session, when),
        _questionnaires(session, when),
    )


def _tickets(session: Session, when: LocalDay) -> Rows:
    query = (
        select(  # type: ignore[call-overload, misc]
            Ticket.id, Ticket.line_id, Ticket.purpose_id, Ticket.sphere_id, Ticket.service_id, Ticket.status,
            Ticket.issued_at, Ticket.slot_at, Ticket.device_id, Ticket.by_hand, Ticket.appointment_id,
            Ticket.right_state, Category.basis, Ticket.promised_to, Ticket.promised_s,
        )
        .join(Category, col(Category.id) == Ticket.category_id, isouter=True)
        .where(Ticket.branch_id == when.branch_id, Ticket.day == when.day)
    )  # fmt: skip
    return _all(session, query)


def read_events(session: Session, when: LocalDay) -> Rows:
    """Calls, transfers and ends of the day's tickets, and what was taken back of them, in the order of their seq."""
    before = col(EventRow.before)
    undone = and_(col(EventRow.name) == UNDONE, col(EventRow.reason).in_(TAKEN_BACK))
    query = (
        select(  # type: ignore[call-overload]
            EventRow.name, EventRow.ticket_id, EventRow.at, EventRow.staff_id, EventRow.reason,
            before["status"].as_string().label("status"),
            before["line_id"].as_string().label("line_id"),
            before["purpose_id"].as_string().label("purpose_id"),
        )
        .join(Ticket, col(Ticket.id) == EventRow.ticket_id)
        .where(Ticket.branch_id == when.branch_id, Ticket.day == when.day)
        .where(or_(col(EventRow.name).in_((CALLED, TRANSFERRED, CANCELLED)), undone))
        .order_by(col(EventRow.seq))
    )  # fmt: skip
    return _all(session, query)


def _handled(session: Session, when: LocalDay) -> Rows:
    """Closed ones; what was begun before midnight belongs to the day of its end."""
    query = (
        select(  # type: ignore[call-overload, misc]
            HandledService.ticket_id, HandledService.channel, HandledService.counter_id, HandledService.operator_id,
            HandledService.purpose_id, HandledService.service_id, Service.sphere_id, HandledService.started_at,
            HandledService.ended_at, HandledService.quantity, HandledService.outcome, HandledService.timed,
            HandledService.by_hand,
        )
        .join(Service, col(Service.id) == HandledService.service_id, isouter=True)
        .where(HandledService.branch_id == when.branch_id, col(HandledService.undone).is_(False))
        .where(col(HandledService.ended_at) >= when.start, col(HandledService.ended_at) < when.end)
    )  # fmt: skip
    return _all(session, query)


def _appointments(session: Session, when: LocalDay) -> Rows:
    """Bookings of this day's times; a time that was only held was never booked."""
    query = (
        select(Appointment.status, Appointment.cancel_reason, Appointment.channel, Appointment.slot_at, Ticket.id)  # type: ignore[call-overload]
        .join(Ticket, col(Ticket.appointment_id) == Appointment.id, isouter=True)
        .where(Appointment.branch_id == when.branch_id)
        .where(Appointment.slot_at >= when.start, Appointment.slot_at < when.end)
        .where(Appointment.status != AppointmentStatus.HELD)
    )
    return _all(session, query)


def _suspensions(session: Session, when: LocalDay) -> Rows:
    lasts = or_(col(Suspension.ended_at).is_(None), col(Suspension.ended_at) > when.start)
    query = select(Suspension.reason, Suspension.whole, Suspension.started_at, Suspension.ended_at).where(
        Suspension.branch_id == when.branch_id, Suspension.started_at < when.end, lasts
    )
    return _all(session, query)


def _ratings(session: Session, when: LocalDay) -> Rows:
    query = select(Rating.step, Rating.steps, Rating.channel, Rating.operator_id).where(
        Rating.branch_id == when.branch_id, Rating.given_at >= when.start, Rating.given_at < when.end
    )
    return _all(session, query)


def _questionnaires(session: Session, when: LocalDay) -> Rows:
    query = select(QuestionnaireAnswer.step, QuestionnaireAnswer.steps).where(
        QuestionnaireAnswer.branch_id == when.branch_id,
        QuestionnaireAnswer.given_at >= when.start,
        QuestionnaireAnswer.given_at < when.end,
    )
    return _all(session, query)


def _all(session: Session, query: Any) -> Rows:
    rows: Rows = session.exec(query).all()
    return rows
