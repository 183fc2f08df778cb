"""The one door through which an appointment changes: compare and set, event row, fact, all in one transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from queue_server.domain import booking_events
from queue_server.domain.appointments import AppointmentAction, AppointmentStatus, CancelReason, next_status
from queue_server.domain.errors import NotFound, Refused
from queue_server.domain.slots import Place
from queue_server.models import Appointment, Branch, Line, SlotUse, Ticket
from queue_server.services.unit_of_work import Actor, UnitOfWork

FREES = frozenset({AppointmentAction.EXPIRE, AppointmentAction.CANCEL, AppointmentAction.ANNUL})


def find(work: UnitOfWork, branch: Branch, appointment_id: str, seq: int | None = None) -> Appointment:
    """The appointment of this branch, as it was seen. Raises NotFound(appointment_unknown),
    Refused(appointment_changed)."""
    appointment = work.session.get(Appointment, appointment_id, populate_existing=True)
    if appointment is None or appointment.branch_id != branch.id:
        raise NotFound("appointment_unknown")
    if seq is not None and seq != appointment.seq:
        raise Refused("appointment_changed", status=appointment.status.value, seq=appointment.seq)
    return appointment


def held(work: UnitOfWork, branch: Branch, appointment: Appointment, places: tuple[Place, ...], actor: Actor) -> None:
    """The first event of an appointment's life: a time is kept for somebody who has still to confirm it."""
    begin(work, appointment, places)
    appointment.seq = branch.seq + 1
    work.record(branch, booking_events.AppointmentHeld(**_facts(work, appointment, None)), actor)


def begin(work: UnitOfWork, appointment: Appointment, places: tuple[Place, ...]) -> Appointment:
    """A new row with its places, without a word: what follows in the same transaction tells of it."""
    work.session.add(appointment)
    work.session.flush()
    take(work, appointment, places)
    return appointment


def apply(
    work: UnitOfWork,
    branch: Branch,
    appointment: Appointment,
    action: AppointmentAction,
    actor: Actor,
    *,
    because: str | None = None,
    ticket: Ticket | None = None,
    **changes: Any,
) -> Appointment:
    """Carry out `action` with the further `changes` of columns, `because` of a reason that is kept with the event.

    Raises Refused: appointment_wrong_status, appointment_changed (somebody was first).
    """
    status = next_status(appointment.status, action, appointment.cancel_reason)
    previous, from_slot = appointment.status, appointment.slot_at
    _compare_and_set(work, appointment, branch.seq + 1, status=status, **changes)
    if action in FREES:
        free(work, appointment)
    facts = _facts(work, appointment, previous)
    work.record(branch, _event(action, facts, appointment, from_slot, ticket), actor, reason=because)
    return appointment


def take(work: UnitOfWork, appointment: Appointment, places: tuple[Place, ...]) -> None:
    """The database gives each place once. Raises Refused(slot_taken)."""
    for start, number in places:
        work.session.add(SlotUse(line_id=appointment.line_id, start=start, place=number, appointment_id=appointment.id))
    try:
        work.session.flush()
    except IntegrityError as problem:
        raise Refused("slot_taken") from problem


def free(work: UnitOfWork, appointment: Appointment) -> None:
    """Its places can be booked again, or are the general queue's."""
    work.session.execute(delete(SlotUse).where(SlotUse.appointment_id == appointment.id))  # type: ignore[arg-type]


def _event(
    action: AppointmentAction,
    facts: dict[str, Any],
    appointment: Appointment,
    from_slot: datetime,
    ticket: Ticket | None,
) -> booking_events.AppointmentEvent:
    if action is AppointmentAction.CONFIRM:
        return booking_events.AppointmentBooked(**facts)
    if action is AppointmentAction.MOVE:
        return booking_events.AppointmentMoved(**facts, from_slot=from_slot)
    if action is AppointmentAction.RESTORE:
        return booking_events.AppointmentRestored(**facts)
    if action is AppointmentAction.CHECK_IN:
        assert ticket is not None, "checking in issues a ticket"
        return booking_events.AppointmentCheckedIn(**facts, ticket=ticket.id, number=ticket.number)
    return booking_events.AppointmentCancelled(
        **facts, reason=(appointment.cancel_reason or CancelReason.EXPIRED).value
    )


def _compare_and_set(work: UnitOfWork, appointment: Appointment, seq: int, **changes: Any) -> None:
    table = Appointment.__table__.c  # type: ignore[attr-defined]
    same = (table.id == appointment.id, table.status == appointment.status, table.seq == appointment.seq)
    statement = update(Appointment).where(*same).values(seq=seq, **changes)
    result = work.session.execute(statement, execution_options={"synchronize_session": False})
    if result.rowcount != 1:  # type: ignore[attr-defined]
        raise Refused("appointment_changed")
    work.session.refresh(appointment)


def _facts(work: UnitOfWork, appointment: Appointment, previous: AppointmentStatus | None) -> dict[str, Any]:
    return {
        "appointment": appointment.id,
        "status": appointment.status.value,
        "previous": previous.value if previous else None,
        "line": work.session.get_one(Line, appointment.line_id).key,
        "slot_at": appointment.slot_at,
        "channel": appointment.channel.value,
    }
