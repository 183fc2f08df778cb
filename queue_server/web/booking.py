"""What the routes of booking share: the nearest free times beside a refusal, limits, and how a booking is answered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlmodel import Session

from queue_server.domain.booking import BookingChannel
from queue_server.domain.errors import QueueError, Refused
from queue_server.models import Appointment, Branch
from queue_server.services.booking.holding import Made
from queue_server.services.booking.offers import NEXT_FREE, alternatives
from queue_server.services.booking.views import own_booking
from queue_server.services.booking.wishes import Sought, Wish, local_time, sought_again
from queue_server.services.retries import Retry, made_anything
from queue_server.services.ticketing import Issued
from queue_server.services.unit_of_work import Actor
from queue_server.web import issuing
from queue_server.web.dependencies import deps
from queue_server.web.identity import caller, identity
from queue_server.web.lookup import retry

OTHER_TIMES = frozenset({"slot_taken", "slot_not_offered"})


@contextmanager
def naming_others(
    branch: Branch, sought: Any, slot: datetime, channel: BookingChannel, wish: Wish | None = None
) -> Iterator[None]:
    """A time that cannot be booked is refused together with the nearest that can: `alternatives`, in order of time.

    Those of the same day come with the refusal. Where they are few, further days are read outside the transaction that
    was refused, so that many who lose a race do not wait for one another. Whoever names the `wish` is refused at once
    where the same wish was, a moment ago, in a branch in which nothing has happened since.
    """
    races, now = deps().lost_races, deps().clock.now()
    asked = wish and (branch.id, branch.seq, wish, slot, channel)
    if asked is not None:
        races.refuse_again(asked, now)
    try:
        yield
    except Refused as refusal:
        if refusal.code not in OTHER_TIMES:
            raise
        others = refusal.details.pop("others", [])
        if len(others) < NEXT_FREE:
            with deps().store.read() as session:
                others = alternatives(session, branch, sought(session), channel, deps().clock.now(), slot)
        named = [local_time(branch, moment) for moment in others]
        refused = Refused(refusal.code, **refusal.details, alternatives=named)
        if asked is not None:
            races.remember(asked, refused, now)
        raise refused from None


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


def repeats(acting: Actor, key: Retry | None) -> bool:
    """Whether this is the retry of a request that was granted: it is answered by what it made."""
    if key is None:
        return False
    with deps().store.read() as session:
        return made_anything(session, acting, key)


def count_wrong_hall_code(refusal: QueueError, appointment_id: str) -> None:
    if refusal.code == "hall_code_wrong":
        deps().limits.count("presence-code-misses", appointment_id)


def booked(branch: Branch, made: Made) -> dict[str, Any]:
    """A booking with its code, which is told here and in the message, nowhere else."""
    return read_own(branch, made.appointment.id) | {"code": made.code}


def read_own(branch: Branch, appointment_id: str) -> dict[str, Any]:
    with deps().store.read() as session:
        current = session.get_one(Branch, branch.id)
        return own_booking(session, current, session.get_one(Appointment, appointment_id), deps().clock.now())


def sought_of(session: Session, branch: Branch, appointment_id: str) -> Sought:
    """What a booking is for, to find other times for it."""
    return sought_again(session, branch, session.get_one(Appointment, appointment_id))


def arrived(branch: Branch, issued: Issued) -> dict[str, Any]:
    """The ticket like that of a walk-in, with the booked time where there is one."""
    slot = issued.ticket.slot_at
    return issuing.answer(branch, issued) | {"slot_at": local_time(branch, slot) if slot else None}
