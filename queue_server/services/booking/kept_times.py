"""Those not served by the centre's fault: the time kept for each becomes an appointment, outside the share."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from queue_server.domain.booking import BookingChannel
from queue_server.domain.codes import Codes
from queue_server.domain.errors import Forbidden, NotFound, Refused
from queue_server.domain.slots import Place
from queue_server.models import Appointment, Branch, Line, Service, Ticket, Unserved
from queue_server.services import printing
from queue_server.services.booking import drafts, holding
from queue_server.services.booking.contacts import Visitor
from queue_server.services.booking.drafts import Draft
from queue_server.services.booking.holding import Made
from queue_server.services.booking.offers import booked_days, days_of
from queue_server.services.booking.wishes import Sought, local_time, sought_again
from queue_server.services.timetables import timetable
from queue_server.services.unit_of_work import Actor, UnitOfWork

SHOWN_FOR = timedelta(days=7)


def book_kept(
    work: UnitOfWork, branch_id: str, ticket_id: str, actor: Actor, codes: Codes, printer_id: str | None = None
) -> Made:
    """The kept time as an appointment, with its slip where a printer is named. Once more gives the same appointment
    and no second slip. A time that has passed is replaced by the next at which a counter is left.

    Raises Forbidden(reception_only), NotFound(ticket_unknown), Refused(slot_not_offered), Invalid(printer_unknown).
    """
    if not actor.reception:
        raise Forbidden("reception_only")
    branch = work.lock_branch(branch_id)
    kept = work.session.get(Unserved, ticket_id, populate_existing=True)
    if kept is None or kept.branch_id != branch.id:
        raise NotFound("ticket_unknown")
    if kept.appointment_id is not None:
        booked = work.session.get_one(Appointment, kept.appointment_id)
        return Made(booked, codes.make(booked.id, booked.code_version))
    ticket = work.session.get_one(Ticket, ticket_id)
    made = holding.book_draft(work, branch, _draft(work, branch, kept, ticket, actor, codes), Visitor(), actor, codes)
    kept.appointment_id = made.appointment.id
    work.session.add(kept)
    if printer_id is not None:
        printer = printing.chosen_printer(work, branch, printer_id)
        printing.queue_slip(work, branch, made.appointment, printer, actor)
    return made


def unserved(session: Session, branch: Branch, now: datetime, since: timedelta = SHOWN_FOR) -> list[dict[str, Any]]:
    """Those of these days, by the time kept for them; `appointment` where reception has booked it."""
    first = timetable(branch).local_day(now - since)
    query = (
        select(Unserved, Ticket, Line)
        .join(Ticket, col(Ticket.id) == Unserved.ticket_id)
        .join(Line, col(Line.id) == Ticket.line_id)
        .where(Unserved.branch_id == branch.id, Unserved.day >= first)
        .order_by(col(Unserved.day).desc(), col(Unserved.offered_at), col(Ticket.issue_seq))
    )
    return [_told(session, branch, row, ticket, line, now) for row, ticket, line in session.exec(query)]


def _told(session: Session, branch: Branch, row: Unserved, ticket: Ticket, line: Line, now: datetime) -> dict[str, Any]:
    service = session.get(Service, ticket.service_id) if ticket.service_id else None
    booked = session.get(Appointment, row.appointment_id) if row.appointment_id else None
    return {
        "id": ticket.id,
        "number": ticket.number,
        "line": {"key": line.key, "letter": line.letter, "name": line.name},
        "service": service.label if service is not None else None,
        "persons": ticket.persons,
        "day": row.day.isoformat(),
        "reason": row.reason,
        "offered_at": local_time(branch, row.offered_at) if row.offered_at else None,
        "passed": row.offered_at is None or row.offered_at <= now,
        "appointment": {"id": booked.id, "slot_at": local_time(branch, booked.slot_at)} if booked else None,
    }


def _draft(work: UnitOfWork, branch: Branch, kept: Unserved, ticket: Ticket, actor: Actor, codes: Codes) -> Draft:
    sought = sought_again(work.session, branch, ticket)
    if kept.offered_at is not None and kept.offered_at > work.now:
        slot, places = kept.offered_at, _promised(work, branch, sought, kept.offered_at)
    else:
        slot, places = _next_left(work, branch, sought)
    return Draft(drafts.row(work, branch, sought, slot, BookingChannel.DESK, actor, codes), places)


def _promised(work: UnitOfWork, branch: Branch, sought: Sought, slot: datetime) -> tuple[Place, ...]:
    """The kept times follow one another at a counter, off the grid of the bookings."""
    day = timetable(branch).local_day(slot)
    booked = booked_days(work.session, branch, sought.visit, [day], work.now)[day]
    return booked.places_of_promise(slot, slot + timedelta(minutes=sought.minutes))


def _next_left(work: UnitOfWork, branch: Branch, sought: Sought) -> tuple[datetime, tuple[Place, ...]]:
    days = days_of(branch, BookingChannel.DESK, work.now)
    for booked in booked_days(work.session, branch, sought.visit, days, work.now).values():
        for step in booked.steps:
            places = booked.places_beyond_share(step.start, sought.steps) if step.start > work.now else None
            if places is not None:
                return step.start, places
    raise Refused("slot_not_offered")
