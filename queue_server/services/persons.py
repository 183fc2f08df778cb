"""Visitors' names and contacts, and what they wrote to the centre: the one place that erases them, on time."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import or_, update
from sqlmodel import col, select

from queue_server.models import Appointment, Feedback, Person
from queue_server.services.unit_of_work import UnitOfWork


def erase_due(work: UnitOfWork) -> int:
    """Empty the names and contacts whose date has come, and what was derived from a contact; the row stays, since
    tickets and bookings refer to it. Returns how many."""
    named = or_(*(col(field).is_not(None) for field in (Person.name, Person.contact, Person.residence)))
    people = work.session.exec(select(Person).where(Person.erase_after <= work.now, named)).all()
    for person in people:
        person.name = person.contact = person.contact_kind = person.residence = None
        work.session.add(person)
    theirs = col(Appointment.person_id).in_([person.id for person in people])
    work.session.execute(update(Appointment).where(theirs).values(contact_hash=None))
    _erase_feedback(work)
    return len(people)


def keep_until(work: UnitOfWork, person_id: str | None, last_needed: datetime, days: int) -> None:
    """Set when a person's name and contact are to be erased: `days` after they are needed last."""
    person = work.session.get(Person, person_id) if person_id else None
    if person is not None:
        person.erase_after = last_needed + timedelta(days=days)
        work.session.add(person)


def _erase_feedback(work: UnitOfWork) -> None:
    """What was written and answered; number, dates and state stay, to be counted."""
    said = (Feedback.text, Feedback.extended_reason, Feedback.answer, Feedback.passed_to)
    due = (col(Feedback.erase_after) <= work.now, or_(*(col(field).is_not(None) for field in said)))
    emptied = dict.fromkeys(("text", "extended_reason", "answer", "passed_to"))
    work.session.execute(update(Feedback).where(*due).values(**emptied))
