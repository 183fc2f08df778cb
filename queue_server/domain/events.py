"""What happened, in the past tense; the wire name of each stands beside it (contract: Socket.IO)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Event:
    """A fact of one branch. It carries nothing of a person: no name, contact, code or right to priority."""

    name: ClassVar[str] = ""


@dataclass(frozen=True, kw_only=True)
class TicketEvent(Event):
    """A change of one ticket. `line` and `from_line` are keys; `counter` is the number on its sign."""

    ticket: str
    number: str
    status: str
    previous: str | None
    line: str
    from_line: str
    counter: str | None = None
    zone: str | None = None


@dataclass(frozen=True, kw_only=True)
class TicketIssued(TicketEvent):
    """`typed_at`: a number by hand was entered afterwards, this is when the visitor really took it."""

    name: ClassVar[str] = "ticket:issued"
    language: str
    typed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class TicketEntered(TicketEvent):
    """A visit that was served while the queue was kept by hand, with the typed times of all that happened."""

    name: ClassVar[str] = "ticket:entered"
    counter_id: str
    issued_at: datetime
    called_at: datetime
    finished_at: datetime


@dataclass(frozen=True, kw_only=True)
class TicketSounded(TicketEvent):
    """What the hall shows and speaks; `until` is when the display may let it go. `workplace` and `hint` are names by
    language: what the counter is called here, and where to find it."""

    counter_id: str
    workplace: dict[str, str]
    hint: dict[str, str] | None
    calls: int
    final: bool
    language: str
    called_at: datetime
    until: datetime


class TicketCalled(TicketSounded):
    name: ClassVar[str] = "ticket:called"


class TicketRecalled(TicketSounded):
    name: ClassVar[str] = "ticket:recalled"


class TicketStarted(TicketEvent):
    name: ClassVar[str] = "ticket:started"


class TicketContinued(TicketEvent):
    name: ClassVar[str] = "ticket:continued"


class TicketFinished(TicketEvent):
    name: ClassVar[str] = "ticket:finished"


class TicketReturned(TicketEvent):
    name: ClassVar[str] = "ticket:returned"


class TicketHeld(TicketEvent):
    name: ClassVar[str] = "ticket:held"


class TicketRequeued(TicketEvent):
    name: ClassVar[str] = "ticket:requeued"


class TicketTransferred(TicketEvent):
    name: ClassVar[str] = "ticket:transferred"


class TicketMissed(TicketEvent):
    name: ClassVar[str] = "ticket:no_show"


class TicketRestored(TicketEvent):
    name: ClassVar[str] = "ticket:restored"


class TicketCancelled(TicketEvent):
    name: ClassVar[str] = "ticket:cancelled"


class TicketUndone(TicketEvent):
    name: ClassVar[str] = "ticket:undone"


class TicketAmended(TicketEvent):
    """The right, the note or the code of a ticket changed, not its status."""

    name: ClassVar[str] = "ticket:amended"


@dataclass(frozen=True, kw_only=True)
class CounterEvent(Event):
    counter: str
    counter_id: str
    status: str
    reason: str | None = None


class CounterOpened(CounterEvent):
    name: ClassVar[str] = "counter:opened"


class CounterPaused(CounterEvent):
    name: ClassVar[str] = "counter:paused"


class CounterClosed(CounterEvent):
    name: ClassVar[str] = "counter:closed"


@dataclass(frozen=True, kw_only=True)
class BranchSuspended(Event):
    name: ClassVar[str] = "branch:suspended"
    reason: str


@dataclass(frozen=True, kw_only=True)
class BranchResuming(Event):
    """The all-clear: reception goes on from `resumes_at`, and is still suspended until then."""

    name: ClassVar[str] = "branch:resuming"
    reason: str
    resumes_at: datetime


class BranchResumed(Event):
    name: ClassVar[str] = "branch:resumed"


@dataclass(frozen=True, kw_only=True)
class RegistersSuspended(Event):
    """Services that stand in these state registers (keys) are not given for now; the others go on."""

    name: ClassVar[str] = "registers:suspended"
    registers: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RegistersResumed(Event):
    name: ClassVar[str] = "registers:resumed"
    registers: tuple[str, ...]


class IssuingEnded(Event):
    """No more tickets today; whoever has one is served."""

    name: ClassVar[str] = "branch:issuing_ended"


@dataclass(frozen=True, kw_only=True)
class DayClosed(Event):
    """A supervisor closed the day; `reason` is set when it ended earlier than planned."""

    name: ClassVar[str] = "branch:day_closed"
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class HallTested(Event):
    """Somebody asked to hear the hall's voice; `zone` is a key, without it the whole hall."""

    name: ClassVar[str] = "hall:tested"
    zone: str | None = None


@dataclass(frozen=True, kw_only=True)
class ServiceHandled(Event):
    """A service was done without a ticket: by telephone, e-mail, post or outreach."""

    name: ClassVar[str] = "service:handled"
    counter: str | None = None


class BranchChanged(Event):
    """Settings of the branch were replaced: every screen asks for a new snapshot."""

    name: ClassVar[str] = "branch:changed"


@dataclass(frozen=True, kw_only=True)
class BellRung(Event):
    name: ClassVar[str] = "bell:rung"
    bell: str
    device: str


@dataclass(frozen=True, kw_only=True)
class BellAnswered(Event):
    name: ClassVar[str] = "bell:answered"
    bell: str
    device: str


@dataclass(frozen=True, kw_only=True)
class PrintChanged(Event):
    name: ClassVar[str] = "print:changed"
    job: str
    ticket: str | None
    printer: str
    status: str
    error: str | None = None


@dataclass(frozen=True, kw_only=True)
class DeviceChanged(Event):
    """A device came, went, or said something new of its state. Where it is one that can speak, `speakers` are those who
    speak in the hall from now on, by zone."""

    name: ClassVar[str] = "device:changed"
    device: str
    kind: str
    state: str
    speakers: dict[str, str] | None = None
