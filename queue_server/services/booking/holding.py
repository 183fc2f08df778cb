"""Booking a time: held for five minutes on its way, confirmed with a name and a contact, or made by staff at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, select

from queue_server.domain.appointments import HOLD_FOR, AppointmentAction, AppointmentStatus
from queue_server.domain.booking import BookingChannel
from queue_server.domain.codes import Codes
from queue_server.domain.errors import Forbidden, Invalid, Refused
from queue_server.models import Appointment, Branch, MessageKind
from queue_server.services import retries
from queue_server.services.booking import changes, contact_codes, contacts, messages
from queue_server.services.booking.contacts import Visitor
from queue_server.services.booking.drafts import Draft, draft
from queue_server.services.booking.expiring import expire, expire_due
from queue_server.services.booking.wishes import Wish, channel_of, refuse_closed_channel, seek, sought_again
from queue_server.services.unit_of_work import Actor, UnitOfWork

NAMED = frozenset({BookingChannel.WEB})  # whoever books from afar by themselves says who comes


@dataclass(frozen=True, slots=True)
class Made:
    """An appointment with its code, which is told once and made again for retries."""

    appointment: Appointment
    code: str


def hold(
    work: UnitOfWork,
    branch_id: str,
    wish: Wish,
    slot: datetime,
    actor: Actor,
    codes: Codes,
    retry: retries.Retry | None = None,
    instead_of: str | None = None,
) -> Made:
    """Keep a time for five minutes; `instead_of` is the code of an earlier hold that is given up for it.

    Raises Invalid for what does not exist, Refused(booking_channel_closed | slot_not_offered | slot_taken).
    """
    branch = work.lock_branch(branch_id)
    made = retries.made_before(work, actor, retry)
    if made is not None:
        return _made(work.session.get_one(Appointment, made), codes)
    if instead_of is not None:
        _give_up(work, branch, codes.stored(instead_of))
    channel = channel_of(actor)
    refuse_closed_channel(branch, channel)
    kept = draft(work, branch, seek(work.session, branch, wish), slot, channel, actor, codes)
    appointment = kept.appointment
    appointment.held_until = work.now + HOLD_FOR
    changes.held(work, branch, appointment, kept.places, actor)
    retries.remember(work, actor, retry, appointment.id)
    return _made(appointment, codes)


def confirm(
    work: UnitOfWork,
    branch_id: str,
    code: str,
    visitor: Visitor,
    actor: Actor,
    codes: Codes,
    retry: retries.Retry | None = None,
    contact_code: str | None = None,
) -> Made:
    """Book the held time; confirming once more changes nothing. A hold that has run out is booked all the same while
    its time is free.

    Raises Refused(hold_unknown | slot_taken | contact_limit), Invalid(name_needed, contact_needed, contact_invalid),
    and like contact_codes.check.
    """
    branch = work.lock_branch(branch_id)
    made = retries.made_before(work, actor, retry)
    if made is not None:
        return _made(work.session.get_one(Appointment, made), codes)
    appointment = _of_code(work.session, branch, codes.stored(code))
    if appointment is None:
        raise Refused("hold_unknown")
    if appointment.booked_at is None:
        contact_codes.check(work, branch, appointment, visitor, contact_code, codes)
        if appointment.status is AppointmentStatus.CANCELLED or _has_run_out(appointment, work.now):
            expire_due(work, branch)
            again = sought_again(work.session, branch, appointment)
            new = draft(work, branch, again, appointment.slot_at, appointment.channel, actor, codes)
            appointment = changes.begin(work, new.appointment, new.places)
        _book(work, branch, appointment, visitor, actor, codes)
    retries.remember(work, actor, retry, appointment.id)
    return _made(appointment, codes)


def book(
    work: UnitOfWork,
    branch_id: str,
    wish: Wish,
    slot: datetime,
    visitor: Visitor,
    actor: Actor,
    codes: Codes,
    retry: retries.Retry | None = None,
    *,
    by_telephone: bool = False,
    beyond_share: bool = False,
) -> Made:
    """Hold and confirm in one step. Staff need no contact and are outside the contact's limit; `beyond_share`, for
    those whom the centre left unserved, takes a counter's time that was not given to bookings."""
    if beyond_share and not actor.reception:
        raise Forbidden("reception_only")
    branch = work.lock_branch(branch_id)
    earlier = retries.made_before(work, actor, retry)
    if earlier is not None:
        return _made(work.session.get_one(Appointment, earlier), codes)
    channel = channel_of(actor, by_telephone)
    refuse_closed_channel(branch, channel)
    sought = seek(work.session, branch, wish)
    new = draft(work, branch, sought, slot, channel, actor, codes, beyond_share=beyond_share)
    made = book_draft(work, branch, new, visitor, actor, codes)
    retries.remember(work, actor, retry, made.appointment.id)
    return made


def book_again(
    work: UnitOfWork, branch: Branch, old: Appointment, slot: datetime, visitor: Visitor, actor: Actor, codes: Codes
) -> Made:
    """A booking of its own at another time, for what an ended one was for. The branch is locked."""
    channel = channel_of(actor)
    refuse_closed_channel(branch, channel)
    new = draft(work, branch, sought_again(work.session, branch, old), slot, channel, actor, codes)
    return book_draft(work, branch, new, visitor, actor, codes)


def book_draft(work: UnitOfWork, branch: Branch, new: Draft, visitor: Visitor, actor: Actor, codes: Codes) -> Made:
    """Store it with its places and book it. The branch is locked."""
    appointment = changes.begin(work, new.appointment, new.places)
    _book(work, branch, appointment, visitor, actor, codes)
    return _made(appointment, codes)


def _book(
    work: UnitOfWork, branch: Branch, appointment: Appointment, visitor: Visitor, actor: Actor, codes: Codes
) -> None:
    person = contacts.keep_person(work, branch, visitor, appointment.slot_at)
    if appointment.channel in NAMED:
        if person is None or person.name is None:
            raise Invalid("name_needed")
        if person.contact is None:
            raise Invalid("contact_needed")
    contact_hash = contacts.hashed(codes, branch, person)
    if appointment.staff_id is None:
        contacts.refuse_many(work, branch, contact_hash, appointment.slot_at, appointment.id)
    changes.apply(
        work,
        branch,
        appointment,
        AppointmentAction.CONFIRM,
        actor,
        held_until=None,
        contact_code_hash=None,
        booked_at=work.now,
        by_representative=visitor.by_representative,
        person_id=person.id if person else None,
        contact_hash=contact_hash,
    )
    messages.tell(work, appointment, MessageKind.CONFIRMATION)
    messages.remind(work, appointment)


def _give_up(work: UnitOfWork, branch: Branch, code_hash: str) -> None:
    earlier = _of_code(work.session, branch, code_hash)
    if earlier is not None and earlier.status is AppointmentStatus.HELD:
        expire(work, branch, earlier)


def _of_code(session: Session, branch: Branch, code_hash: str) -> Appointment | None:
    query = select(Appointment).where(Appointment.branch_id == branch.id, Appointment.code_hash == code_hash)
    return session.exec(query.execution_options(populate_existing=True)).one_or_none()


def _has_run_out(appointment: Appointment, now: datetime) -> bool:
    return appointment.held_until is not None and appointment.held_until <= now


def _made(appointment: Appointment, codes: Codes) -> Made:
    return Made(appointment, codes.make(appointment.id, appointment.code_version))
