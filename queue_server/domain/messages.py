"""Messages to visitors and of alarms: kinds, statuses, until when one is wanted, and when it is tried again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from queue_server.domain.appointments import AppointmentStatus, CancelReason


class ContactKind(StrEnum):
    EMAIL = "email"
    PHONE = "phone"


class MessageKind(StrEnum):
    """Those of feedback: it arrived, to its addressee; the others to its author."""

    CONFIRMATION = "confirmation"
    REMINDER_DAY = "reminder_day"
    REMINDER_HOURS = "reminder_hours"
    MOVED = "moved"
    CANCELLED = "cancelled"
    ANNULLED = "annulled"
    ALARM = "alarm"
    FEEDBACK_ARRIVED = "feedback_arrived"
    FEEDBACK_RECEIVED = "feedback_received"
    FEEDBACK_EXTENDED = "feedback_extended"
    FEEDBACK_ANSWERED = "feedback_answered"
    FEEDBACK_PASSED_ON = "feedback_passed_on"


class MessageStatus(StrEnum):
    """`sending`: claimed, before the first byte. `unknown`: it may have gone out or not, so nobody sends it again by
    itself. `dropped`: no longer wanted, because the booking was moved, cancelled or kept in the meantime."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    FAILED = "failed"
    DROPPED = "dropped"


AMISS = frozenset({MessageStatus.UNKNOWN, MessageStatus.FAILED})
UNDER_WAY = frozenset({MessageStatus.WAITING, MessageStatus.SENDING, MessageStatus.SENT})

REMINDERS = {
    MessageKind.REMINDER_DAY: timedelta(days=1),
    MessageKind.REMINDER_HOURS: timedelta(hours=2),
}
AGAIN_AFTER = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))
LOST_AFTER = timedelta(minutes=10)
"""A claimed message of which nothing was heard for so long is lost; no channel takes longer to answer."""


class Undelivered(Exception):
    """A message that did not go out. `code` says why, in a word. `hopeless`: trying again would bring the same;
    `uncertain`: it may have gone out, and the answer was lost."""

    def __init__(self, code: str, *, hopeless: bool = False, uncertain: bool = False) -> None:
        super().__init__(code)
        self.code, self.hopeless, self.uncertain = code, hopeless, uncertain


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message: `to` is an e-mail address or a telephone like +380501234567; `calendar` an iCalendar file."""

    to: str
    subject: str
    text: str
    calendar: bytes | None = None


class Channel(Protocol):
    """A way to visitors. Neither an error nor a log of it ever holds the contact or the text."""

    def send(self, message: Outgoing) -> None:
        """Raises Undelivered."""
        ...


def next_try(attempts: int, now: datetime) -> datetime | None:
    """When a message is tried again after so many attempts; None: never."""
    return now + AGAIN_AFTER[attempts - 1] if attempts <= len(AGAIN_AFTER) else None


def is_wanted(
    kind: MessageKind,
    due_at: datetime,
    status: AppointmentStatus,
    cancelled: CancelReason | None,
    slot: datetime,
    now: datetime,
) -> bool:
    """Whether what a message says is still so. A reminder belongs to one time and never comes late: that of the day
    before not in the place of the one two hours before, and none after the slot."""
    if kind is MessageKind.ANNULLED:
        return cancelled is CancelReason.LATE
    if kind is MessageKind.CANCELLED:
        return status is AppointmentStatus.CANCELLED and cancelled is not CancelReason.LATE
    if status is not AppointmentStatus.BOOKED or now >= slot:
        return False
    if kind is MessageKind.REMINDER_DAY and now >= slot - REMINDERS[MessageKind.REMINDER_HOURS]:
        return False
    return kind not in REMINDERS or due_at == slot - REMINDERS[kind]
