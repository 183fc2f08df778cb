"""The settings of a branch that decide what can be booked, by whom, and until when a booking holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import time, timedelta
from enum import StrEnum
from typing import Any


class BookingChannel(StrEnum):
    """How a booking came."""

    WEB = "web"
    TELEPHONE = "telephone"
    DESK = "desk"
    KIOSK = "kiosk"


OPENED_BY = {  # the word of the settings that opens a channel; the kiosk has a switch of its own
    BookingChannel.WEB: "website",
    BookingChannel.TELEPHONE: "telephone",
    BookingChannel.DESK: "in_person",
}


@dataclass(frozen=True, slots=True)
class BookingRules:
    """As the head of the centre set them. `share` is in percent; `booking_only` are keys of services that have no
    walk-in but at the desk; `late_for` are other limits of lateness: {"services": [keys], "minutes": n}. With
    `confirm_contact` whoever books on the web proves the contact by a code that is sent there."""

    channels: Sequence[str] = ()
    share: int = 35
    days_ahead: int = 14
    notice_minutes: int = 60
    step_minutes: int = 15
    release: str = "00:00"
    check_in_minutes: int = 15
    late_minutes: int = 5
    late_for: Sequence[Mapping[str, Any]] = ()
    per_contact_day: int = 2
    booking_only: Sequence[str] = ()
    same_day_at_kiosk: bool = False
    keep_days: int = 1
    confirm_contact: bool = False

    @classmethod
    def of(cls, stored: Mapping[str, object]) -> BookingRules:
        """From what a branch keeps, which also holds texts that are no rules."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in stored.items() if name in known})  # type: ignore[arg-type]

    @property
    def step(self) -> timedelta:
        return timedelta(minutes=self.step_minutes)

    @property
    def release_time(self) -> time:
        return time.fromisoformat(self.release)

    def takes(self, channel: BookingChannel) -> bool:
        """Whether bookings are taken this way; the kiosk's are for a later hour of the same day."""
        if channel is BookingChannel.KIOSK:
            return self.same_day_at_kiosk
        return OPENED_BY[channel] in self.channels

    def late_limit(self, service: str | None) -> timedelta:
        """How late one may come, by the service's key."""
        own = (row["minutes"] for row in self.late_for if service in row["services"])
        return timedelta(minutes=next(own, self.late_minutes))
