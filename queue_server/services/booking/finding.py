"""Finding a booking: by code, by name or telephone at the desk, by time and four digits at the kiosk. Reads only."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from sqlmodel import Session, col, select

from queue_server.domain.codes import Codes, typed
from queue_server.models import Appointment, Branch, ContactKind, Person
from queue_server.services.booking.wishes import clock_of
from queue_server.services.timetables import timetable

MOST_FOUND = 20
LAST_DIGITS = 4


def by_code(session: Session, branch: Branch, code: str, codes: Codes) -> Appointment | None:
    """The booking of this branch that a code opens, typed in any usual form."""
    digits = typed(code)
    if digits is None:
        return None
    own = _booked(branch).where(Appointment.code_hash == codes.stored(digits))
    found: Appointment | None = session.exec(own).one_or_none()
    return found


def by_time_and_digits(session: Session, branch: Branch, clock: str, digits: str, now: datetime) -> Appointment | None:
    """Today's booking at this wall-clock time whose telephone ends so; None also when two would fit."""
    query = _people(branch)
    day = timetable(branch).local_day(now)
    found = [
        appointment
        for appointment, person in session.exec(query.where(Person.contact_kind == ContactKind.PHONE))
        if timetable(branch).local_day(appointment.slot_at) == day
        and clock_of(branch, appointment.slot_at) == clock
        and (person.contact or "").endswith(digits)
    ]
    return found[0] if len(found) == 1 and len(digits) == LAST_DIGITS else None


def by_words(session: Session, branch: Branch, text: str, codes: Codes, now: datetime) -> list[Appointment]:
    """For reception: a code, the end of a telephone or a part of a name, among today's and later bookings."""
    own = by_code(session, branch, text, codes)
    if own is not None:
        return [own]
    hours = timetable(branch)
    midnight = datetime.combine(hours.local_day(now), time(), hours.zone).astimezone(UTC)
    rows = session.exec(_people(branch).where(col(Appointment.slot_at) >= midnight).order_by(col(Appointment.slot_at)))
    digits = "".join(character for character in text if character.isdigit())
    wanted = text.strip().casefold()
    found = [appointment for appointment, person in rows if _is(person, wanted, digits)]
    return found[:MOST_FOUND]


def _is(person: Person, wanted: str, digits: str) -> bool:
    if len(digits) >= LAST_DIGITS and person.contact_kind is ContactKind.PHONE:
        return (person.contact or "").endswith(digits.removeprefix("0"))
    return bool(wanted) and wanted in (person.name or "").casefold()


def _people(branch: Branch) -> Any:
    query = select(Appointment, Person).join(Person, col(Person.id) == Appointment.person_id)
    return query.where(Appointment.branch_id == branch.id, col(Appointment.booked_at).is_not(None))


def _booked(branch: Branch) -> Any:
    return select(Appointment).where(Appointment.branch_id == branch.id, col(Appointment.booked_at).is_not(None))
