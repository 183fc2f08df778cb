"""What the routes of booking share: the nearest free times beside a refusal, limits, and how a booking is answered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlmodel import Session

from queue_server.domain.booking import BookingChannel
from queue_server.domain.errors import Invalid, Refused
from queue_server.models import Appointment, Branch
from queue_server.services.booking.holding import Made
from queue_server.services.booking.offers import alternatives
from queue_server.services.booking.views import own_booking
from queue_server.services.booking.wishes import Sought, local_time
from queue_server.services.retries import Retry
from queue_server.services.ticketing import Issued
from queue_server.web import issuing
from queue_server.web.dependencies import deps
from queue_server.web.identity import caller, identity
from queue_server.web.lookup import retry

OTHER_TIMES = frozenset({"slot_taken", "slot_not_offered"})


@contextmanager
def naming_others(branch: Branch, sought: Any, slot: datetime, channel: BookingChannel) -> Iterator[None]:
    """A time that cannot be booked is refused together with the nearest that can: `alternatives`, in order of time.

    They are read outside the transaction that was refused, so that many who lose a race do not wait for one another.
    """
    try:
        yield
    except Refused as refusal:
        if refusal.code not in OTHER_TIMES:
            raise
        with deps().store.read() as session:
            others = _others(session, branch, sought(session), channel, slot)
        raise Refused(refusal.code, **refusal.details, alternatives=others) from None


def limited() -> str:
    """The caller's address where it still may hold and book; count what was made by `count_made`. Raises TooMany."""
    address = caller()
    if not identity().known:
        deps().limits.check("book", address)
    return address


def count_made(address: str) -> None:
    if not identity().known:
        deps().limits.count("book", address)


def own_retry(what: str, body: dict[str, Any]) -> Retry | None:
    """The retry key of one who has no identity is bound to the address: the same key of another makes no one else's
    booking known."""
    return retry(what, body if identity().known else body | {"from": caller()})


def count_wrong_hall_code(refusal: Invalid, appointment_id: str) -> None:
    if refusal.code == "hall_code_wrong":
        deps().limits.count("presence-code-misses", appointment_id)


def booked(branch: Branch, made: Made) -> dict[str, Any]:
    """A booking with its code, which is told here and in the message, nowhere else."""
    return read_own(branch, made.appointment.id) | {"code": made.code}


def read_own(branch: Branch, appointment_id: str) -> dict[str, Any]:
    with deps().store.read() as session:
        current = session.get_one(Branch, branch.id)
        return own_booking(session, current, session.get_one(Appointment, appointment_id), deps().clock.now())


def arrived(branch: Branch, issued: Issued) -> dict[str, Any]:
    """The ticket like that of a walk-in, with the booked time where there is one."""
    slot = issued.ticket.slot_at
    return issuing.answer(branch, issued) | {"slot_at": local_time(branch, slot) if slot else None}


def _others(session: Session, branch: Branch, sought: Sought, channel: BookingChannel, slot: datetime) -> list[str]:
    found = alternatives(session, branch, sought, channel, deps().clock.now(), slot)
    return [local_time(branch, moment) for moment in found]
