"""What happened to bookings, in the past tense; the wire name of each stands beside it (contract: Socket.IO)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from queue_server.domain.events import Event


@dataclass(frozen=True, kw_only=True)
class AppointmentEvent(Event):
    """A change of one booking. `line` is a key."""

    appointment: str
    status: str
    previous: str | None
    line: str
    slot_at: datetime
    channel: str


class AppointmentHeld(AppointmentEvent):
    """Somebody has chosen a time and has five minutes to confirm it."""

    name: ClassVar[str] = "appointment:held"


class AppointmentBooked(AppointmentEvent):
    name: ClassVar[str] = "appointment:booked"


@dataclass(frozen=True, kw_only=True)
class AppointmentMoved(AppointmentEvent):
    name: ClassVar[str] = "appointment:moved"
    from_slot: datetime


@dataclass(frozen=True, kw_only=True)
class AppointmentCheckedIn(AppointmentEvent):
    name: ClassVar[str] = "appointment:checked_in"
    ticket: str
    number: str


@dataclass(frozen=True, kw_only=True)
class AppointmentCancelled(AppointmentEvent):
    """`reason`: late, visitor, staff, centre, expired."""

    name: ClassVar[str] = "appointment:cancelled"
    reason: str


class AppointmentRestored(AppointmentEvent):
    name: ClassVar[str] = "appointment:restored"


@dataclass(frozen=True, kw_only=True)
class BookingsDue(Event):
    """A booked time has come and not everybody has checked in: the hall is reminded once."""

    name: ClassVar[str] = "bookings:due"
    slot_at: datetime


@dataclass(frozen=True, kw_only=True)
class MessageFailed(Event):
    """A visitor with a booking was not reached, or, without `appointment`, who was to know of an alarm; `kind` is that
    of the message."""

    name: ClassVar[str] = "message:failed"
    appointment: str | None
    kind: str
