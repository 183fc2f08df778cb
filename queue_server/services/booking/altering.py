"""Moving and cancelling a booking, booking again after it was annulled, and what a supervisor restores."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlmodel import col, select

from queue_server.domain.appointments import AppointmentAction, AppointmentStatus, CancelReason
from queue_server.domain.codes import Codes
from queue_server.domain.errors import Forbidden, Invalid, Refused
from queue_server.models import Appointment, Branch, MessageKind, Person
from queue_server.services import persons, retries
from queue_server.services.booking import changes, drafts, holding, lateness, messages
from queue_server.services.booking.arrivals import find_ticket
from queue_server.services.booking.contacts import Visitor
from queue_server.services.booking.expiring import expire
from queue_server.services.booking.holding import Made
from queue_server.services.booking.wishes import channel_of, rules_for_booking, sought_again
from queue_server.services.timetables import timetable
from queue_server.services.unit_of_work import Actor, UnitOfWork

RESTORED_FOR = timedelta(minutes=30)
LONGEST_REASON = 200


def move(
    work: UnitOfWork, branch_id: str, appointment_id: str, slot: datetime, actor: Actor, seq: int | None = None
) -> Appointment:
    """To another time of the same line; the code stays. Moving to the time that it has changes nothing.

    Raises Refused: appointment_late, appointment_wrong_status, slot_taken, slot_not_offered.
    """
    branch = work.lock_branch(branch_id)
    appointment = changes.find(work, branch, appointment_id, seq)
    lateness.refuse_late(work.session, branch, appointment, work.now)
    if appointment.status is AppointmentStatus.BOOKED and appointment.slot_at == slot:
        return appointment
    sought = sought_again(work.session, branch, appointment)
    # However it was booked, the notice is asked of visitors and not of staff.
    places = drafts.places_of(work, branch, sought, slot, channel_of(actor), moving=appointment.id)
    changes.free(work, appointment)
    changes.apply(
        work,
        branch,
        appointment,
        AppointmentAction.MOVE,
        actor,
        slot_at=slot,
        minutes=sought.minutes,
        promised_until=None,
    )
    changes.take(work, appointment, places)
    persons.keep_until(work, appointment.person_id, slot, rules_for_booking(branch).keep_days)
    messages.tell(work, appointment, MessageKind.MOVED)
    messages.remind(work, appointment)
    return appointment


def cancel(
    work: UnitOfWork,
    branch_id: str,
    appointment_id: str,
    actor: Actor,
    seq: int | None = None,
    *,
    by_centre: bool = False,
) -> Appointment:
    """By the visitor, by staff for the visitor, or by the centre that cannot receive. Cancelling what is cancelled
    changes nothing. Raises Refused(appointment_late | appointment_wrong_status)."""
    branch = work.lock_branch(branch_id)
    appointment = changes.find(work, branch, appointment_id, seq)
    lateness.refuse_late(work.session, branch, appointment, work.now)
    if appointment.status is AppointmentStatus.CANCELLED:
        return appointment
    reason = CancelReason.VISITOR if actor.staff_id is None else CancelReason.STAFF
    reason = CancelReason.CENTRE if by_centre and actor.reception else reason
    lateness.close(work, branch, appointment, AppointmentAction.CANCEL, reason, actor)
    messages.tell(work, appointment, MessageKind.CANCELLED)
    return appointment


def cancel_day(work: UnitOfWork, branch: Branch, actor: Actor) -> None:
    """The centre ends its day: whoever is still booked for it is told at once. The branch is locked."""
    hours = timetable(branch)
    tomorrow = datetime.combine(hours.local_day(work.now) + timedelta(days=1), time(), hours.zone).astimezone(UTC)
    cancel_before(work, branch, tomorrow, actor)


def cancel_before(work: UnitOfWork, branch: Branch, end: datetime, actor: Actor) -> None:
    """The centre receives nobody of those booked for a time before `end`. The branch is locked."""
    query = select(Appointment).where(
        Appointment.branch_id == branch.id, col(Appointment.slot_at) < end,
        col(Appointment.status).in_((AppointmentStatus.HELD, AppointmentStatus.BOOKED)),
    )  # fmt: skip
    for appointment in work.session.exec(query.order_by(col(Appointment.slot_at), col(Appointment.id))).all():
        if appointment.status is AppointmentStatus.HELD:
            expire(work, branch, appointment)
        elif lateness.is_late(work.session, branch, appointment, work.now):
            lateness.annul(work, branch, appointment, actor)
        else:
            lateness.close(work, branch, appointment, AppointmentAction.CANCEL, CancelReason.CENTRE, actor)
            messages.tell(work, appointment, MessageKind.CANCELLED)


def book_again(
    work: UnitOfWork,
    branch_id: str,
    appointment_id: str,
    slot: datetime,
    actor: Actor,
    codes: Codes,
    retry: retries.Retry | None = None,
) -> Made:
    """A new time for one whose booking was annulled or cancelled: a booking of its own, with a code of its own.

    Raises Refused(appointment_holds) while there is nothing to book again, and like booking.
    """
    branch = work.lock_branch(branch_id)
    made = retries.made_before(work, actor, retry)
    if made is not None:
        again = work.session.get_one(Appointment, made)
        return Made(again, codes.make(again.id, again.code_version))
    old = changes.find(work, branch, appointment_id)
    if lateness.is_late(work.session, branch, old, work.now):
        lateness.annul(work, branch, old, actor)
    if old.status is not AppointmentStatus.CANCELLED:
        raise Refused("appointment_holds")
    new = holding.book_again(work, branch, old, slot, _visitor_of(work, old), actor, codes)
    retries.remember(work, actor, retry, new.appointment.id)
    return new


def restore(
    work: UnitOfWork, branch_id: str, appointment_id: str, actor: Actor, reason: str, seq: int | None = None
) -> Appointment:
    """A supervisor takes an annulment back, with a reason; the visitor has half an hour to check in.

    Raises Forbidden(supervisor_only), Invalid(reason_needed), Refused(appointment_wrong_status |
    appointment_joined_queue).
    """
    if not actor.supervisor:
        raise Forbidden("supervisor_only")
    if not reason.strip() or len(reason) > LONGEST_REASON:
        raise Invalid("reason_needed", longest=LONGEST_REASON)
    branch = work.lock_branch(branch_id)
    appointment = changes.find(work, branch, appointment_id, seq)
    if lateness.is_late(work.session, branch, appointment, work.now):
        lateness.annul(work, branch, appointment, actor)
    if find_ticket(work.session, appointment) is not None:
        raise Refused("appointment_joined_queue")
    promised = work.now + RESTORED_FOR
    back: dict[str, Any] = {"cancelled_at": None, "cancel_reason": None, "promised_until": promised}
    changes.apply(work, branch, appointment, AppointmentAction.RESTORE, actor, because=reason.strip(), **back)
    messages.drop_waiting(work, appointment)
    return appointment


def _visitor_of(work: UnitOfWork, appointment: Appointment) -> Visitor:
    person = work.session.get(Person, appointment.person_id) if appointment.person_id else None
    if person is None:
        return Visitor(by_representative=appointment.by_representative)
    return Visitor(person.name, person.contact, appointment.by_representative)
