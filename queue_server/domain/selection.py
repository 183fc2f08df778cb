"""The one rule by which the next visitor is chosen, and its reason.

A ticket has two moments. `queue_time` orders; `not_before` says from when call-next may take it. Calls go by
(rank, queue_time less the counter's advance for the ticket, issue sequence) among tickets whose not_before has
passed; an appointment may come before its not_before only when nobody else waits. Statistics never use queue_time.
A counter's advance is its preference for a line, and ten minutes more for a visitor who asked for help where the
counter is accessible; never over thirty, so that nobody starves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

MAX_WEIGHT = timedelta(minutes=60)
MAX_ADVANCE = timedelta(minutes=30)
ACCESSIBLE_ADVANCE = timedelta(minutes=10)
BY_LAW, IN_TURN = 0, 1


class Basis(StrEnum):
    """On what a right to be served out of turn stands."""

    LAW = "law"
    DECISION = "decision"


class RightState(StrEnum):
    """What became of a right that the visitor stated."""

    STATED = "stated"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


class PickReason(StrEnum):
    """Why this ticket was taken; stored with every call."""

    EARLIEST = "earliest"
    PRIORITY_BY_LAW = "priority_by_law"
    PRIORITY_BY_DECISION = "priority_by_decision"
    APPOINTMENT = "appointment"
    EARLY_APPOINTMENT = "early_appointment"
    PREFERRED_LINE = "preferred_line"
    SENT_TO_COUNTER = "sent_to_counter"
    ACCESSIBLE = "accessible"  # asked for help, taken earlier by a counter that is accessible
    CHOSEN = "chosen"  # out of order, by a person, with a reason from the closed list


@dataclass(frozen=True, slots=True)
class Moments:
    """Where a ticket stands in the order: rank 0 goes before all of rank 1."""

    rank: int
    queue_time: datetime
    not_before: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the order needs to know of a waiting ticket. `line` is a key, `counter` set when sent to one counter,
    `assistance` where the visitor asked for help.

    `standing`: a state register that its service needs is not available. It keeps its place and is not called."""

    id: str
    line: str
    rank: int
    queue_time: datetime
    not_before: datetime
    issue_seq: int
    appointment: bool = False
    weighted: bool = False
    counter: str | None = None
    assistance: bool = False
    standing: bool = False

    @property
    def before_its_time(self) -> bool:
        """A checked-in appointment whose moment lies ahead; not one that waits out a requeue's pause."""
        return self.appointment and self.not_before == self.queue_time


@dataclass(frozen=True, slots=True)
class Serving:
    """What a counter may take: `advance` by line key, 0–30 minutes of preference; whether it is `accessible`."""

    counter: str
    advance: Mapping[str, timedelta]
    accessible: bool = False

    def may_take(self, ticket: Waiting) -> bool:
        return self.takes(ticket.line, ticket.counter)

    def takes(self, line: str, counter: str | None) -> bool:
        """Who waits in this line; or, sent to one counter, for that counter alone."""
        return counter == self.counter if counter is not None else line in self.advance

    def key(self, ticket: Waiting) -> tuple[int, datetime, int]:
        """The order at this counter; a preference never moves a right by law, which goes by issue."""
        advance = self.advance_of(ticket.line, ticket.assistance) if ticket.rank != BY_LAW else timedelta()
        return ticket.rank, ticket.queue_time - advance, ticket.issue_seq

    def advance_of(self, line: str, assistance: bool) -> timedelta:
        """The minutes that this counter takes off a ticket's queue_time."""
        for_line = self.advance.get(line, timedelta())
        return min(for_line + ACCESSIBLE_ADVANCE, MAX_ADVANCE) if assistance and self.accessible else for_line


@dataclass(frozen=True, slots=True)
class Pick:
    ticket: Waiting
    reason: PickReason


def on_issue(now: datetime, basis: Basis | None = None, weight: timedelta = timedelta()) -> Moments:
    """A walk-in: both moments now; by law rank 0; by decision earlier by the weight (at most 60 min)."""
    if basis is Basis.LAW:
        return Moments(BY_LAW, now, now)
    earlier = min(weight, MAX_WEIGHT) if basis is Basis.DECISION else timedelta()
    return Moments(IN_TURN, now - earlier, now)


def on_check_in(now: datetime, slot: datetime, head_start: timedelta) -> Moments:
    """A checked-in appointment: slot less the head start; not in the queue before that moment."""
    queue_time = slot - head_start
    return Moments(IN_TURN, queue_time, max(queue_time, now))


def on_refusal(issued_at: datetime, not_before: datetime) -> Moments:
    """A right that was not confirmed goes on from its moment of issue."""
    return Moments(IN_TURN, issued_at, not_before)


def in_order(waiting: Iterable[Waiting], serving: Serving, now: datetime) -> list[Waiting]:
    """All that this counter may take, the next first; then appointments ahead of their time, then those who pause."""
    mine = [ticket for ticket in waiting if serving.may_take(ticket)]
    due = sorted((t for t in mine if t.not_before <= now), key=serving.key)
    later = [ticket for ticket in mine if ticket.not_before > now]
    early = sorted((t for t in later if t.before_its_time), key=serving.key)
    paused = sorted((t for t in later if not t.before_its_time), key=lambda t: (t.not_before, t.issue_seq))
    return due + early + paused


def pick_next(waiting: Iterable[Waiting], serving: Serving, now: datetime) -> Pick | None:
    """The ticket to call and why, or None when nobody may be called now."""
    mine = [ticket for ticket in waiting if serving.may_take(ticket) and not ticket.standing]
    due = [ticket for ticket in mine if ticket.not_before <= now]
    if not due:
        return _pick_early(mine, serving)
    chosen = min(due, key=serving.key)
    return Pick(chosen, _preference(chosen, due, serving) or _reason(chosen))


def _pick_early(mine: list[Waiting], serving: Serving) -> Pick | None:
    # Whoever waits out a requeue's pause still waits, so nobody's appointment may overtake them early.
    if not mine or not all(ticket.before_its_time for ticket in mine):
        return None
    return Pick(min(mine, key=serving.key), PickReason.EARLY_APPOINTMENT)


def _preference(chosen: Waiting, due: list[Waiting], serving: Serving) -> PickReason | None:
    """The counter's preference that took this one before an earlier, if that was the reason."""
    if chosen.counter is not None or chosen.rank == BY_LAW:
        return None
    if chosen is min(due, key=lambda ticket: (ticket.rank, ticket.queue_time, ticket.issue_seq)):
        return None
    by_lines = replace(serving, accessible=False)
    return PickReason.PREFERRED_LINE if chosen is min(due, key=by_lines.key) else PickReason.ACCESSIBLE


def _reason(ticket: Waiting) -> PickReason:
    if ticket.counter is not None:
        return PickReason.SENT_TO_COUNTER
    if ticket.rank == BY_LAW:
        return PickReason.PRIORITY_BY_LAW
    if ticket.appointment:
        return PickReason.APPOINTMENT
    return PickReason.PRIORITY_BY_DECISION if ticket.weighted else PickReason.EARLIEST
