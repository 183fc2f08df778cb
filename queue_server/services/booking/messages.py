"""What a visitor is told of a booking: rows of the outbox, written with the change itself, sent by others."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from queue_server.domain.messages import AMISS, REMINDERS, UNDER_WAY
from queue_server.models import Appointment, Branch, ContactKind, Message, MessageKind, MessageStatus, Person
from queue_server.services.booking.wishes import local_time
from queue_server.services.unit_of_work import UnitOfWork

TOO_SOON_TO_REMIND = timedelta(hours=1)  # whoever has booked just now needs no reminder


def tell(work: UnitOfWork, appointment: Appointment, kind: MessageKind) -> None:
    """A message of this moment, where there is a contact and a way to it. It says how things stand: whatever has
    waited until now would only contradict it."""
    drop_waiting(work, appointment)
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


def message_to(session: Session, appointment: Appointment) -> ContactKind | None:
    """Whereto the last news of this booking went or goes; None where no message comes."""
    told = [row for row in messages_of(session, appointment) if row.kind not in REMINDERS]
    return told[-1].channel if told and told[-1].status in UNDER_WAY else None


def last_of(rows: list[Message]) -> Message | None:
    """The message that staff should know of: one that went amiss and was not made good by a later one, else the last
    that is not only planned."""
    kept = [row for row in rows if row.status is not MessageStatus.DROPPED]
    begun = [row for row in kept if row.kind not in REMINDERS or row.attempts]
    amiss = [row for row in begun if row.status in AMISS]
    if amiss and not any(row.status is MessageStatus.SENT and row.id > amiss[-1].id for row in begun):
        return amiss[-1]
    return begun[-1] if begun else None


def unreached(session: Session, branch: Branch, now: datetime) -> list[dict[str, Any]]:
    """Bookings still to come whose visitors do not know the last news, so that staff may telephone."""
    amiss = select(Message.appointment_id).where(Message.branch_id == branch.id, col(Message.status).in_(AMISS))
    coming = select(Appointment).where(col(Appointment.id).in_(amiss), col(Appointment.slot_at) > now)
    rows = []
    for appointment in session.exec(coming.order_by(col(Appointment.slot_at), col(Appointment.id))).all():
        last = last_of(messages_of(session, appointment))
        if last is not None and last.status in AMISS:
            slot = local_time(branch, appointment.slot_at)
            rows.append({"appointment": appointment.id, "slot_at": slot} | shown(last))
    return rows


def shown(row: Message) -> dict[str, Any]:
    """`state`: waiting, sending, sent, failed, or unknown where it may have gone out; `error` is a word."""
    told = {"state": row.status, "kind": row.kind, "channel": row.channel}
    return {name: value.value for name, value in told.items()} | {"error": row.error}


def messages_of(session: Session, appointment: Appointment) -> list[Message]:
    """In the order in which they were written."""
    query = select(Message).where(Message.appointment_id == appointment.id)
    return list(session.exec(query.order_by(col(Message.created_at), col(Message.id))))


def _write(work: UnitOfWork, appointment: Appointment, kind: MessageKind, later: timedelta = timedelta()) -> None:
    person = work.session.get(Person, appointment.person_id) if appointment.person_id else None
    if person is None or person.contact_kind not in work.ways:
        return
    if work.session.get_one(Branch, appointment.branch_id).training_of is not None:
        return  # who learns writes to nobody
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
