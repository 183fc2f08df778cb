"""Visitors' names and contacts: the one place that erases them, on time."""

from __future__ import annotations

from sqlmodel import col, select

from queue_server.models import Person
from queue_server.services.unit_of_work import UnitOfWork


def erase_due(work: UnitOfWork) -> int:
    """Empty the names whose date has come; the row stays, since tickets refer to it. Returns how many."""
    due = select(Person).where(Person.erase_after <= work.now, col(Person.name).is_not(None))
    people = work.session.exec(due).all()
    for person in people:
        person.name = None
        work.session.add(person)
    return len(people)
