"""What the head of the centre expects of a day; the dashboard shows an alarm where it is not kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standards:
    """The longest wait and service in minutes, minutes of an open counter without a visitor while a queue stands, and
    the most people that wait in one line."""

    wait_minutes: int = 15
    service_minutes: int = 20
    idle_minutes: int = 5
    people_in_line: int = 10
