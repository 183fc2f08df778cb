"""What is asked of tickets and counters."""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime, Field

from queue_server.domain.counters import PauseReason
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Outcome
from queue_server.web.schemas.text import Body, Id, Key, Line, Note, Word


class SeenBody(Body):
    """What the person had on the screen: refused as `ticket_changed` when it is no longer so."""

    status: TicketStatus | None = None
    seq: int | None = Field(default=None, ge=0)


class Action(Body):
    seen: SeenBody = SeenBody()


class IssueBody(Body):
    purpose: Key
    service_id: Id | None = None
    line: Key | None = None
    sphere: Key | None = None
    persons: int = Field(default=1, ge=1, le=9)
    services: int = Field(default=1, ge=1, le=3)
    language: Literal["uk", "en"] = "uk"
    category: Key | None = None
    assistance: list[Word] = Field(default_factory=list, max_length=4)
    visitor_name: Line | None = None
    slot: AwareDatetime | None = Field(default=None, description="The booked time of a person checked in by staff")
    print: bool = True
    printer: Id | None = Field(default=None, description="Where staff want it printed; else the device's own printer")


class DuplicateBody(Action):
    printer: Id | None = None


class CallBody(Action):
    counter: Id
    reason: Word | None = None


class StartBody(Action):
    counter: Id | None = None


class DoneBody(Body):
    outcome: Outcome
    quantity: int = Field(default=1, ge=1, le=999)
    purpose: Key | None = None
    service_id: Id | None = None


class FinishBody(Action):
    outcome: Outcome
    quantity: int = Field(default=1, ge=1, le=999)
    purpose: Key | None = None
    service_id: Id | None = None
    handled: list[DoneBody] = Field(default_factory=list, max_length=20, description="Further services done")


class NextBody(Body):
    purpose: Key | None = None
    service_id: Id | None = None


class ContinueBody(Action):
    done: DoneBody
    next: NextBody = NextBody()


class HoldBody(Action):
    reason: Word
    minutes: int = Field(default=15, ge=1, le=240)


class TransferBody(Action):
    reason: Word
    line: Key | None = None
    counter: Id | None = None
    service_id: Id | None = None
    purpose: Key | None = Field(default=None, description="What the visitor really came for, where it was mistaken")
    returns: bool = False
    note: Note | None = None


class PriorityBody(Action):
    confirmed: bool
    category: Key | None = None


class LetAheadBody(Body):
    places: int = Field(ge=1, le=3, description="How many of those right behind go first")


class PauseBody(Body):
    reason: PauseReason


class FreeBody(Body):
    reason: Note


class PrintResultBody(Body):
    result: Literal["printed", "failed", "unknown"]
    error: Word | None = None
    before_first_byte: bool = False
