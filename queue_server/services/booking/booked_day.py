"""The booked day as the desk sees it: its bookings, those left unserved, the days to choose, papers. Reads only."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, func, select

from queue_server.domain.booking import BookingChannel
from queue_server.models import Appointment, Branch
from queue_server.services.boards import branch_facts
from queue_server.services.booking import views
from queue_server.services.booking.kept_times import unserved
from queue_server.services.booking.offers import days_of
from queue_server.services.booking.slips import last_slip
from queue_server.services.booking.wishes import rules_for_booking
from queue_server.services.desk import paper_alerts
from queue_server.services.device_states import printers
from queue_server.services.suspensions import registers_view, suspension
from queue_server.services.ticket_view import TicketView
from queue_server.services.timetables import timetable

BY_STAFF = (BookingChannel.DESK, BookingChannel.TELEPHONE)


def booked_day(session: Session, branch: Branch, day: date | None, now: datetime) -> dict[str, Any]:
    """Everything of the desk's page of bookings in one consistent read."""
    rules, told = rules_for_booking(branch), views.day_list(session, branch, day, now)
    return told | {
        "branch": branch_facts(branch),
        "suspended": suspension(branch, now),
        "registers": registers_view(session, branch.id),
        "days": [each.isoformat() for each in _days(session, branch, now)],
        "channels": [channel.value for channel in BY_STAFF if rules.takes(channel)],
        "appointments": [with_slip(session, row) for row in told["appointments"]],
        "unserved": unserved(session, branch, now),
        "papers": paper_alerts(session, branch, TicketView(session, branch)),
        "printers": printers(session, branch.id),
    }


def with_slip(session: Session, row: dict[str, Any]) -> dict[str, Any]:
    return row | {"slip": _slip(session, row["id"])}


def _slip(session: Session, appointment_id: str) -> dict[str, Any] | None:
    job = last_slip(session, appointment_id)
    return {"job": job.id, "status": job.status.value, "duplicate": job.duplicate} if job else None


def _days(session: Session, branch: Branch, now: datetime) -> list[date]:
    """Today, the days that can be booked, and those on which somebody is booked already."""
    hours = timetable(branch)
    today = hours.local_day(now)
    query = select(func.max(Appointment.slot_at)).where(
        Appointment.branch_id == branch.id, col(Appointment.booked_at).is_not(None)
    )
    last_booked = session.exec(query).one()
    ends = [today, *days_of(branch, BookingChannel.DESK, now)]
    ends += [hours.local_day(last_booked)] if last_booked is not None else []
    return [today + timedelta(days=offset) for offset in range((max(ends) - today).days + 1)]
