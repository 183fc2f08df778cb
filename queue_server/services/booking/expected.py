"""Booked visitors who are still to come, as the forecast sees them, and how many of them do come. Reads only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from queue_server.domain.appointments import AppointmentStatus, CancelReason
from queue_server.domain.durations import Kind
from queue_server.domain.selection import IN_TURN, Waiting
from queue_server.models import Appointment, Branch
from queue_server.services.booking.lateness import is_late
from queue_server.services.suspensions import standing_services
from queue_server.services.ticket_changes import rules_of

SEEN_AHEAD = timedelta(hours=2)
COME_BEFORE = timedelta(minutes=5)  # most are there some minutes before their time
AFTER_ALL_ISSUED = 10**12  # among equals, whoever has a ticket goes before whoever has still to get one


@dataclass(frozen=True, slots=True)
class ExpectedVisit:
    """A booking as if it were checked in when its visitor usually comes."""

    ticket: Waiting
    kind: Kind
    persons: int
    services: int


def expected_visits(session: Session, branch: Branch, now: datetime) -> list[ExpectedVisit]:
    """Those of the next two hours, and those whose time is there and not over; not those whose service stands still."""
    query = select(Appointment).where(
        Appointment.branch_id == branch.id, Appointment.status == AppointmentStatus.BOOKED,
        col(Appointment.slot_at) <= now + SEEN_AHEAD,
    )  # fmt: skip
    booked = session.exec(query.order_by(col(Appointment.slot_at))).all()
    head_start, standing = rules_of(branch).head_start, standing_services(session, branch.id)
    return [
        ExpectedVisit(
            Waiting(
                id=each.id,
                line=each.line_id,
                rank=IN_TURN,
                queue_time=each.slot_at - head_start,
                not_before=max(each.slot_at - COME_BEFORE, now + timedelta(minutes=1)),
                issue_seq=AFTER_ALL_ISSUED,
                appointment=True,
            ),
            Kind(each.line_id, each.purpose_id, each.service_id),
            each.persons,
            each.services,
        )
        for each in booked
        if each.service_id not in standing and not is_late(session, branch, each, now)
    ]


def due_count(session: Session, branch: Branch, lines: Sequence[str], now: datetime, within: timedelta) -> int:
    """How many booked visitors of these lines (ids) are still to come until then; those who may still check in too."""
    query = select(Appointment).where(
        Appointment.branch_id == branch.id, Appointment.status == AppointmentStatus.BOOKED,
        col(Appointment.line_id).in_(lines), col(Appointment.slot_at) <= now + within,
    )  # fmt: skip
    return sum(not is_late(session, branch, each, now) for each in session.exec(query))


def share_that_comes(session: Session, branch: Branch, since: datetime, lean: int, usual: float) -> float:
    """Learned from who was checked in and who was annulled, leaning on the usual share; always below 1. A training copy
    teaches nothing."""
    if branch.training_of is not None:
        return usual

    def count(*conditions: object) -> int:
        query = select(func.count()).select_from(Appointment).where(
            Appointment.branch_id == branch.id, col(Appointment.slot_at) >= since, *conditions  # type: ignore[arg-type]
        )  # fmt: skip
        return session.exec(query).one()

    came = count(Appointment.status == AppointmentStatus.CHECKED_IN)
    stayed_away = count(Appointment.cancel_reason == CancelReason.LATE)
    return (came + lean * usual) / (came + stayed_away + lean)
