"""What a calendar is told of a booking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One booking, without a name and without its code. `start` is in the branch's zone; `sequence` grows with every
    change, so that a calendar takes the later of two files."""

    uid: str
    start: datetime
    minutes: int
    summary: str
    location: str
    description: str
    alarm: str
    url: str
    sequence: int
    made_at: datetime


CalendarFile = Callable[[CalendarEntry], bytes]
"""An entry as a file of the iCalendar format."""


def uid_of(appointment: str) -> str:
    """The same for every file of a booking, and no way back to its id."""
    return f"{sha256(appointment.encode()).hexdigest()[:32]}@electronic-queue"
