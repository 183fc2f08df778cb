"""A booking as it is shown: to its visitor, without a name or a contact; to reception, with them. Reads only."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, select

from queue_server.domain.appointments import AppointmentStatus, CancelReason, may_check_in_from
from queue_server.models import Appointment, Branch, Line, MessageStatus, Person, Purpose, Service
from queue_server.services.boards import branch_facts
from queue_server.services.booking import lateness, messages, standstills
from queue_server.services.booking.arrivals import find_ticket
from queue_server.services.booking.wishes import local_time, rules_for_booking
from queue_server.services.suspensions import standing_services, suspension
from queue_server.services.timetables import timetable


class Shown(StrEnum):
    """What a booking is at a moment: stored status and the clock together."""

    BOOKED = "booked"
    DUE = "due"  # may be checked in
    CHECKED_IN = "checked_in"
    LATE = "late"
    CANCELLED = "cancelled"


MAY = {  # what the visitor may do with it
    Shown.BOOKED: ("move", "cancel"),
    Shown.DUE: ("check_in", "move", "cancel"),
    Shown.CHECKED_IN: (),
    Shown.LATE: ("join_queue", "book_again"),
    Shown.CANCELLED: ("book_again",),
}


def shown_state(session: Session, branch: Branch, appointment: Appointment, now: datetime) -> Shown:
    if appointment.status is AppointmentStatus.CHECKED_IN:
        return Shown.CHECKED_IN
    if appointment.cancel_reason is CancelReason.LATE or lateness.is_late(session, branch, appointment, now):
        return Shown.LATE
    if appointment.status is AppointmentStatus.CANCELLED:
        return Shown.CANCELLED
    opens = may_check_in_from(appointment.slot_at, rules_for_booking(branch).check_in_minutes)
    return Shown.DUE if now >= opens else Shown.BOOKED


def own_booking(session: Session, branch: Branch, appointment: Appointment, now: datetime) -> dict[str, Any]:
    """What the visitor's page shows; `until` is the last moment to check in, None while the time stands still;
    `message_to` is email or phone where the last news goes there, None where no message comes."""
    state = shown_state(session, branch, appointment, now)
    ticket = find_ticket(session, appointment)
    may = [action for action in MAY[state] if ticket is None or action != "join_queue"]
    return _common(session, branch, appointment, now, state) | {
        "may": may,
        "number": ticket.number if ticket else None,
        "branch": branch_facts(branch) | {"address": branch.address},
        "message_to": messages.message_to(session, appointment),
        "suspended": suspension(branch, now),
        "standing": appointment.service_id in standing_services(session, branch.id),
        "seq": branch.seq,
        "at": local_time(branch, now),
    }


def for_staff(session: Session, branch: Branch, appointment: Appointment, now: datetime) -> dict[str, Any]:
    """A row of reception's list; `message` is the last one to the visitor, `failed` are the kinds that did not go
    out."""
    person = session.get(Person, appointment.person_id) if appointment.person_id else None
    ticket = find_ticket(session, appointment)
    written = messages.messages_of(session, appointment)
    last = messages.last_of(written)
    return _common(session, branch, appointment, now, shown_state(session, branch, appointment, now)) | {
        "id": appointment.id,
        "seq": appointment.seq,
        "visitor_name": person.name if person else None,
        "contact": person.contact if person else None,
        "contact_kind": person.contact_kind.value if person and person.contact_kind else None,
        "ticket": {"id": ticket.id, "number": ticket.number, "status": ticket.status.value} if ticket else None,
        "message": messages.shown(last) if last else None,
        "failed": [row.kind.value for row in written if row.status is MessageStatus.FAILED],
    }


def day_list(session: Session, branch: Branch, day: date | None, now: datetime) -> dict[str, Any]:
    """All bookings of a local day in the order of their times, how many are in which state, and why nobody is late
    now, where the rule stands still."""
    hours = timetable(branch)
    day = day or hours.local_day(now)
    start, end = (datetime.combine(each, time(), hours.zone).astimezone(UTC) for each in (day, day + timedelta(days=1)))
    query = _booked(branch).where(col(Appointment.slot_at) >= start, col(Appointment.slot_at) < end)
    rows = [for_staff(session, branch, each, now) for each in session.exec(query)]
    return {
        "seq": branch.seq,
        "at": local_time(branch, now),
        "day": day.isoformat(),
        "standstills": [
            {"reason": row.reason, "since": local_time(branch, row.started_at)}
            for row in standstills.lasting(session, branch.id)
        ],
        "counts": {state.value: sum(row["state"] == state for row in rows) for state in Shown},
        "appointments": rows,
    }


def _common(session: Session, branch: Branch, appointment: Appointment, now: datetime, state: Shown) -> dict[str, Any]:
    purpose = session.get_one(Purpose, appointment.purpose_id)
    line = session.get_one(Line, appointment.line_id)
    rules = rules_for_booking(branch)
    last = lateness.last_moment(session, branch, appointment, now)
    limit = lateness.limit_of(session, branch, appointment)
    return {
        "state": state.value,
        "status": appointment.status.value,
        "reason": _reason(appointment, state),
        "slot_at": local_time(branch, appointment.slot_at),
        "minutes": appointment.minutes,
        "check_in_from": local_time(branch, may_check_in_from(appointment.slot_at, rules.check_in_minutes)),
        "until": local_time(branch, last) if last is not None else None,
        "late_minutes": int(limit.total_seconds() // 60),
        "purpose": {"key": purpose.key, "name": purpose.name},
        "service": _service(session, appointment),
        "line": {"key": line.key, "letter": line.letter, "name": line.name},
        "persons": appointment.persons,
        "services": appointment.services,
        "language": appointment.language,
        "channel": appointment.channel.value,
        "by_representative": appointment.by_representative,
    }


def _reason(appointment: Appointment, state: Shown) -> str | None:
    if state is Shown.LATE:
        return CancelReason.LATE.value
    return appointment.cancel_reason.value if appointment.cancel_reason else None


def _service(session: Session, appointment: Appointment) -> dict[str, Any] | None:
    service = session.get(Service, appointment.service_id) if appointment.service_id else None
    if service is None:
        return None
    documents = (service.card or {}).get("documents", [])
    return {"id": service.id, "label": service.label, "name": service.name, "documents": documents}


def _booked(branch: Branch) -> Any:
    booked = select(Appointment).where(Appointment.branch_id == branch.id, col(Appointment.booked_at).is_not(None))
    return booked.order_by(col(Appointment.slot_at), col(Appointment.id))
