"""A visitor's one contact: counted without being kept in the clear, erased on time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import col, select

from queue_server.domain.appointments import AppointmentStatus
from queue_server.domain.codes import Codes
from queue_server.domain.errors import Invalid, Refused
from queue_server.models import Appointment, Branch, Person
from queue_server.services.addresses import read_contact
from queue_server.services.booking.wishes import rules_for_booking
from queue_server.services.ticketing import LONGEST_NAME
from queue_server.services.timetables import timetable
from queue_server.services.unit_of_work import UnitOfWork

COUNTING = frozenset({AppointmentStatus.BOOKED, AppointmentStatus.CHECKED_IN})


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who comes, as it was typed; `by_representative`: somebody else booked for the visitor."""

    name: str | None = None
    contact: str | None = None
    by_representative: bool = False


def keep_person(work: UnitOfWork, branch: Branch, visitor: Visitor, slot: datetime) -> Person | None:
    """The row of a visitor's name and contact, or None when nothing was said. Raises Invalid(name_too_long,
    contact_invalid)."""
    name = (visitor.name or "").strip() or None
    contact = read_contact(visitor.contact) if visitor.contact and visitor.contact.strip() else None
    if name is not None and len(name) > LONGEST_NAME:
        raise Invalid("name_too_long", longest=LONGEST_NAME)
    if name is None and contact is None:
        return None
    person = Person(
        branch_id=branch.id,
        name=name,
        contact=contact.value if contact else None,
        contact_kind=contact.kind if contact else None,
        created_at=work.now,
        erase_after=slot + timedelta(days=rules_for_booking(branch).keep_days),
    )
    work.session.add(person)
    work.session.flush()
    return person


def hashed(codes: Codes, branch: Branch, person: Person | None) -> str | None:
    """The keyed hash by which bookings of one contact are counted, but not those of a training copy; letters of an
    address count alike."""
    if person is None or person.contact is None or branch.training_of is not None:
        return None
    return codes.contact(person.contact.casefold())


def refuse_many(work: UnitOfWork, branch: Branch, contact_hash: str | None, slot: datetime, but: str) -> None:
    """One contact has so many bookings of a day, in all branches. Raises Refused(contact_limit)."""
    if contact_hash is None:
        return
    most, hours = rules_for_booking(branch).per_contact_day, timetable(branch)
    query = select(Appointment.slot_at).where(
        Appointment.contact_hash == contact_hash, col(Appointment.status).in_(COUNTING), Appointment.id != but
    )
    day = hours.local_day(slot)
    if sum(1 for booked in work.session.exec(query) if hours.local_day(booked) == day) >= most:
        raise Refused("contact_limit", most=most)
