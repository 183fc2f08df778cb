"""Whose ticket, booking or feedback a code opens, and the code of a ticket."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import col, select

from queue_server.domain.codes import Codes
from queue_server.models import Appointment, Branch, Feedback, Ticket
from queue_server.services.unit_of_work import Store


@dataclass(frozen=True, slots=True)
class KnownVisit:
    """A visitor by the code of the own ticket; `branch` is the branch's key."""

    ticket_id: str
    branch: str
    branch_id: str
    language: str


@dataclass(frozen=True, slots=True)
class KnownAppointment:
    """A visitor by the code of the own booking; `branch` is the branch's key."""

    appointment_id: str
    branch: str
    branch_id: str
    language: str


@dataclass(frozen=True, slots=True)
class KnownFeedback:
    """Somebody by the code of what they wrote to the centre; `branch` is the branch's key."""

    feedback_id: str
    branch: str
    branch_id: str
    language: str


def code_of(ticket: Ticket, codes: Codes, version: int | None = None) -> str:
    """A ticket's code, of its version or of another; one that an appointment has issued keeps the appointment's."""
    return codes.make(ticket.appointment_id or ticket.id, version or ticket.code_version)


def known_visit(store: Store, code_hash: str) -> KnownVisit | None:
    """The visit of a code, given as it is stored."""
    query = select(Ticket.id, Branch.key, Branch.id, Ticket.language)
    query = query.join(Branch, col(Branch.id) == col(Ticket.branch_id)).where(Ticket.code_hash == code_hash)
    with store.read() as session:
        found = session.exec(query).one_or_none()
    return KnownVisit(*found) if found else None


def known_appointment(store: Store, code_hash: str) -> KnownAppointment | None:
    """The booking of a code, given as it is stored; a time that was only held is nobody's booking."""
    query = select(Appointment.id, Branch.key, Branch.id, Appointment.language)
    query = query.join(Branch, col(Branch.id) == col(Appointment.branch_id))
    booked = query.where(Appointment.code_hash == code_hash, col(Appointment.booked_at).is_not(None))
    with store.read() as session:
        found = session.exec(booked).one_or_none()
    return KnownAppointment(*found) if found else None


def known_feedback(store: Store, code_hash: str) -> KnownFeedback | None:
    """The suggestion or complaint of a code, given as it is stored."""
    query = select(Feedback.id, Branch.key, Branch.id, Feedback.language)
    query = query.join(Branch, col(Branch.id) == col(Feedback.branch_id)).where(Feedback.code_hash == code_hash)
    with store.read() as session:
        found = session.exec(query).one_or_none()
    return KnownFeedback(*found) if found else None
