"""The life of a booking: its statuses, what may be done in each, and the one rule of lateness."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from queue_server.domain.errors import Refused


class AppointmentStatus(StrEnum):
    HELD = "held"
    BOOKED = "booked"
    CHECKED_IN = "checked_in"
    CANCELLED = "cancelled"


class AppointmentAction(StrEnum):
    CONFIRM = "confirm"
    EXPIRE = "expire"
    MOVE = "move"
    CHECK_IN = "check_in"
    CANCEL = "cancel"
    ANNUL = "annul"
    RESTORE = "restore"


class CancelReason(StrEnum):
    """Why a booking is no more: annulled by the rule, cancelled by somebody, or a hold that nobody confirmed."""

    LATE = "late"
    VISITOR = "visitor"
    STAFF = "staff"
    CENTRE = "centre"
    EXPIRED = "expired"


S, A = AppointmentStatus, AppointmentAction

TRANSITIONS: dict[tuple[AppointmentStatus, AppointmentAction], AppointmentStatus] = {
    (S.HELD, A.CONFIRM): S.BOOKED,
    (S.HELD, A.EXPIRE): S.CANCELLED,
    (S.BOOKED, A.MOVE): S.BOOKED,
    (S.BOOKED, A.CHECK_IN): S.CHECKED_IN,  # issues the ticket
    (S.BOOKED, A.CANCEL): S.CANCELLED,
    (S.BOOKED, A.ANNUL): S.CANCELLED,
    (S.CANCELLED, A.RESTORE): S.BOOKED,  # only what was annulled as late, by a supervisor
}

TAKES_PLACE = frozenset({S.HELD, S.BOOKED, S.CHECKED_IN})


def next_status(
    status: AppointmentStatus, action: AppointmentAction, reason: CancelReason | None = None
) -> AppointmentStatus:
    """The status after `action`; `reason` is why it was cancelled. Raises Refused(appointment_wrong_status)."""
    following = TRANSITIONS.get((status, action))
    if following is None or (action is A.RESTORE and reason is not CancelReason.LATE):
        raise Refused("appointment_wrong_status", status=status.value, action=action.value)
    return following


HOLD_FOR = timedelta(minutes=5)
SHORTEST_STANDSTILL = timedelta(seconds=60)
AT_LEAST_AFTER = timedelta(minutes=5)
AFTER_SUSPENSION = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Standstill:
    """A time in which nobody could check in, open while it lasts; `grace` follows it for the bookings of that time."""

    start: datetime
    end: datetime | None = None
    grace: timedelta = AT_LEAST_AFTER


def deadline(
    slot: datetime, limit: timedelta, standstills: Iterable[Standstill] = (), promised: datetime | None = None
) -> datetime | None:
    """Until when, inclusive, one may check in: Sloviansk regulation V, "more than five minutes late annuls".

    The time of the limit stands still while nobody could check in, and at least five minutes follow; a standstill of
    under 60 s changes nothing. `promised` is what a supervisor gave. None: it stands still now, nobody is late.
    """
    moment = slot + limit
    for still in _merged(standstills):
        if still.start >= moment:
            break
        if still.end is None:
            return None
        if still.end - still.start < SHORTEST_STANDSTILL:
            continue
        moment += max(still.end - max(still.start, slot), timedelta())
        moment = max(moment, still.end + (still.grace if still.end >= slot else AT_LEAST_AFTER))
    return moment if promised is None else max(moment, promised)


def is_late(now: datetime, last_moment: datetime | None) -> bool:
    """At the last moment exactly it is still valid."""
    return last_moment is not None and now > last_moment


def may_check_in_from(slot: datetime, minutes: int) -> datetime:
    return slot - timedelta(minutes=minutes)


def _merged(standstills: Iterable[Standstill]) -> list[Standstill]:
    """In order of time; those that meet are one, with the longest grace of them."""
    merged: list[Standstill] = []
    for still in sorted(standstills, key=lambda each: each.start):
        last = merged[-1] if merged else None
        if last is None or (last.end is not None and last.end < still.start):
            merged.append(still)
        else:
            end = None if last.end is None or still.end is None else max(last.end, still.end)
            merged[-1] = replace(last, end=end, grace=max(last.grace, still.grace))
    return merged
