"""A booking that its code has opened, for the pages that work without a script."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import request

from booking import shown
from booking.keeping import kept_code
from booking.times import Day, as_shown
from queue_server.domain.booking import BookingChannel
from queue_server.domain.codes import typed
from queue_server.domain.errors import NotSignedIn, QueueError, Refused
from queue_server.services.booking.offers import free_days
from queue_server.services.retries import Retry
from queue_server.services.unit_of_work import Actor
from queue_server.web.auth import branch_or_404
from queue_server.web.booking import naming_others, read_own, sought_of
from queue_server.web.dependencies import deps
from queue_server.web.identity import by_appointment_code

WEB = BookingChannel.WEB


@dataclass(frozen=True, slots=True)
class Opened:
    code: str
    id: str
    branch: Any

    @property
    def actor(self) -> Actor:
        return Actor(appointment_id=self.id)

    def booking(self) -> dict[str, Any]:
        return read_own(self.branch, self.id)

    def other_times(self) -> list[Day]:
        with deps().store.read() as session:
            sought = sought_of(session, self.branch, self.id)
            found = free_days(session, self.branch, sought, WEB, deps().clock.now(), moving=self.id)
        return as_shown(self.branch, found)

    def moment(self, slot: str) -> datetime:
        """Raises Refused(slot_not_offered) for what is no moment."""
        try:
            moment = datetime.fromisoformat(slot)
        except ValueError:
            raise Refused("slot_not_offered") from None
        if moment.tzinfo is None or not 2000 <= moment.year <= 2100:
            raise Refused("slot_not_offered")
        return moment

    def retry(self, slot: str) -> Retry | None:
        """A page that is sent twice books once."""
        return Retry.of(request.form.get("key") or None, "book-again", {"slot": slot})

    @contextmanager
    def naming_others(self, slot: str) -> Iterator[None]:
        with naming_others(self.branch, lambda s: sought_of(s, self.branch, self.id), self.moment(slot), WEB):
            yield


def opened(code: str) -> Opened:
    """Raises NotSignedIn(code_unknown), TooMany for an address that guesses."""
    known = by_appointment_code(code).appointment
    digits = typed(code)
    if known is None or digits is None:
        raise NotSignedIn("code_unknown")
    return Opened(digits, known.appointment_id, branch_or_404(known.branch))


def kept() -> Opened | None:
    """The booking that this browser has opened within the last half hour."""
    code = kept_code()
    try:
        return opened(code) if code else None
    except QueueError:
        return None


def about(known: Opened | None) -> dict[str, Any]:
    """What the templates say of it; `own` is None where no booking is known."""
    if known is None:
        return {"own": None, "code": "", "facts": []}
    booking = known.booking()
    return {"own": booking, "code": known.code, "facts": shown.facts(booking), **shown.own(booking)}
