"""What a visitor is told of a booking: rows of the outbox, written with the change itself, sent by others."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update
from sqlmodel import col

from queue_server.models import Appointment, Message, MessageKind, MessageStatus, Person
from queue_server.services.unit_of_work import UnitOfWork

REMINDERS = {
    MessageKind.REMINDER_DAY: timedelta(days=1),
    MessageKind.REMINDER_HOURS: timedelta(hours=2),
}
TOO_SOON_TO_REMIND = timedelta(hours=1)  # whoever has booked just now needs no reminder


def tell(work: UnitOfWork, appointment: Appointment, kind: MessageKind) -> None:
    """A message of this moment, where there is a contact."""
    _write(work, appointment, kind)


def remind(work: UnitOfWork, appointment: Appointment) -> None:
    """The reminders of the booked time, those of an earlier one being dropped."""
    drop_waiting(work, appointment, *REMINDERS)
    for kind, ahead in REMINDERS.items():
        due = appointment.slot_at - ahead
        if due >= work.now + TOO_SOON_TO_REMIND:
            _write(work, appointment, kind, due - work.now)


def drop_waiting(work: UnitOfWork, appointment: Appointment, *kinds: MessageKind) -> None:
    """Messages of these kinds, or of all, are not to be sent any more."""
    waiting = (col(Message.appointment_id) == appointment.id) & (col(Message.status) == MessageStatus.WAITING)
    if kinds:
        waiting &= col(Message.kind).in_(kinds)
    work.session.execute(update(Message).where(waiting).values(status=MessageStatus.DROPPED))


def _write(work: UnitOfWork, appointment: Appointment, kind: MessageKind, later: timedelta = timedelta()) -> None:
    person = work.session.get(Person, appointment.person_id) if appointment.person_id else None
    if person is None or person.contact_kind is None:
        return
    work.session.add(
        Message(
            branch_id=appointment.branch_id,
            appointment_id=appointment.id,
            kind=kind,
            channel=person.contact_kind,
            language=appointment.language,
            created_at=work.now,
            due_at=work.now + later,
            next_at=work.now + later,
        )
    )
