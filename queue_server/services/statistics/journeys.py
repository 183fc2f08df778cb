"""What the events of a day say of each visit: its calls, its transfers, who ended it.

An action that was taken back has not happened."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from queue_server.services.statistics.rows import CALLED, CANCELLED, TAKEN_BACK, TRANSFERRED, UNDONE, Rows

WRONG_LINE = "wrong_line"


@dataclass(frozen=True, slots=True)
class Step:
    """One event that stood; `status`, `line` and `purpose` are those of the ticket before it."""

    at: datetime
    staff: str | None
    reason: str
    status: str | None
    line: str | None
    purpose: str | None


@dataclass(slots=True)
class Journey:
    """The standing events of one ticket, by name, in their order."""

    steps: dict[str, list[Step]] = field(default_factory=lambda: {CALLED: [], TRANSFERRED: [], CANCELLED: []})

    @property
    def calls(self) -> list[Step]:
        return self.steps[CALLED]

    @property
    def first_call(self) -> Step | None:
        return self.calls[0] if self.calls else None

    @property
    def wrong_lines(self) -> list[Step]:
        return [step for step in self.steps[TRANSFERRED] if step.reason == WRONG_LINE]

    @property
    def cancelled(self) -> Step | None:
        return self.steps[CANCELLED][-1] if self.steps[CANCELLED] else None


NO_JOURNEY = Journey()


def journeys(events: Rows) -> dict[str, Journey]:
    """By ticket; `events` are in the order of their seq."""
    found: dict[str, Journey] = {}
    for event in events:
        journey = found.setdefault(event.ticket_id, Journey())
        if event.name == UNDONE:
            stood = journey.steps[TAKEN_BACK[event.reason]]
            if stood:
                stood.pop()
        else:
            step = Step(event.at, event.staff_id, event.reason or "", event.status, event.line_id, event.purpose_id)
            journey.steps[event.name].append(step)
    return found
