"""A contact that is confirmed by a code, where the branch asks for it: sent there, kept only as a keyed hash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import select

from queue_server.domain.appointments import AppointmentStatus
from queue_server.domain.booking import BookingChannel
from queue_server.domain.codes import Codes
from queue_server.domain.errors import Invalid, Refused
from queue_server.models import Appointment, Branch
from queue_server.services.addresses import Contact, read_contact
from queue_server.services.booking.contacts import Visitor
from queue_server.services.booking.wishes import rules_for_booking
from queue_server.services.unit_of_work import UnitOfWork

GOOD_FOR = timedelta(minutes=10)
MOST_CODES = 3  # for one held time


@dataclass(frozen=True, slots=True)
class Asked:
    """A code on its way to a contact; neither of them is stored."""

    contact: Contact
    code: str
    language: str


def is_needed(work: UnitOfWork, branch: Branch, channel: BookingChannel) -> bool:
    """Only of those who book by themselves from afar, and only where somebody can be written to at all."""
    return channel is BookingChannel.WEB and rules_for_booking(branch).confirm_contact and bool(work.ways)


def ask(work: UnitOfWork, branch_id: str, hold: str, contact: str, codes: Codes) -> Asked:
    """A new code for the contact of a held time, which is held for as long as the code is good.

    Raises Refused(hold_unknown | contact_codes_spent), Invalid(contact_invalid | contact_way_missing).
    """
    branch = work.lock_branch(branch_id)
    query = select(Appointment).where(Appointment.branch_id == branch.id, Appointment.code_hash == codes.stored(hold))
    held = work.session.exec(query.execution_options(populate_existing=True)).one_or_none()
    if held is None or held.status is not AppointmentStatus.HELD:
        raise Refused("hold_unknown")
    if held.held_until is None or held.held_until <= work.now:
        raise Refused("hold_unknown")
    to = _reached(work, contact)
    if held.contact_codes >= MOST_CODES:
        raise Refused("contact_codes_spent")
    held.contact_codes += 1
    code = codes.contact_code(held.id, to.value, held.contact_codes)
    held.contact_code_hash = _hashed(codes, to, code)
    held.contact_code_until = work.now + GOOD_FOR
    held.held_until = held.contact_code_until
    work.session.add(held)
    return Asked(to, code, held.language)


def check(
    work: UnitOfWork, branch: Branch, held: Appointment, visitor: Visitor, code: str | None, codes: Codes
) -> None:
    """Raises Refused(contact_code_needed) where none was given or the last one is too old, Invalid(contact_code_wrong)
    also for the code of another contact, and like `ask`."""
    if not is_needed(work, branch, held.channel) or not visitor.contact:
        return
    to = _reached(work, visitor.contact)
    until = held.contact_code_until
    if not code or held.contact_code_hash is None or until is None or until <= work.now:
        raise Refused("contact_code_needed")
    if _hashed(codes, to, "".join(filter(str.isdigit, code))) != held.contact_code_hash:
        raise Invalid("contact_code_wrong")


def _reached(work: UnitOfWork, contact: str) -> Contact:
    to = read_contact(contact)
    if to.kind not in work.ways:
        raise Invalid("contact_way_missing")
    return to


def _hashed(codes: Codes, to: Contact, code: str) -> str:
    return codes.stored(f"{to.value.casefold()}:{code}")
