"""The statistics counted a second time: slowly, ticket by ticket, from whole rows, by another way than the product's.

Each duration comes from replaying a ticket's own events. Nothing here is shared with queue_server.services.statistics.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from queue_server.models import Branch, EventRow, HandledService, Rating, Suspension, Ticket


@dataclass
class Recount:
    """Tallies by key; `waits` and `services` are every single duration in seconds."""

    visits: int = 0
    tallies: dict[str, Counter[str]] = field(default_factory=dict)
    waits: list[int] = field(default_factory=list)
    net_waits: list[int] = field(default_factory=list)
    waits_by_line: dict[str, list[int]] = field(default_factory=dict)
    services: list[int] = field(default_factory=list)
    services_by_counter: dict[str, list[int]] = field(default_factory=dict)
    days: set[date] = field(default_factory=set)

    def tally(self, name: str, key: str | None, amount: int = 1) -> None:
        self.tallies.setdefault(name, Counter())[key or ""] += amount


def recount(session: Session, branch_id: str, first: date, last: date) -> Recount:
    branch = session.get_one(Branch, branch_id)
    found = Recount()
    for ticket in session.exec(select(Ticket).where(Ticket.branch_id == branch_id)).all():
        if first <= ticket.day <= last:
            _one_ticket(session, branch, ticket, found)
    zone = ZoneInfo(branch.timezone)
    for row in session.exec(select(HandledService).where(HandledService.branch_id == branch_id)).all():
        if row.ended_at and not row.undone and first <= row.ended_at.astimezone(zone).date() <= last:
            _one_service(session, row, found)
    for rating in session.exec(select(Rating).where(Rating.branch_id == branch_id)).all():
        if first <= rating.given_at.astimezone(zone).date() <= last:
            found.tally("rating", f"{rating.steps}:{rating.step}")
    return found


def _one_ticket(session: Session, branch: Branch, ticket: Ticket, found: Recount) -> None:
    found.visits += 1
    found.days.add(ticket.day)
    events = standing(session.exec(select(EventRow).where(EventRow.ticket_id == ticket.id)).all())
    calls = [event for event in events if event.name == "ticket:called"]
    line = str((calls[0].before or {})["line_id"]) if calls else ticket.line_id
    found.tally("line", line)
    found.tally("purpose", ticket.purpose_id)
    found.tally("hour", f"{ticket.issued_at.astimezone(ZoneInfo(branch.timezone)):%H}")
    found.tally("status", ticket.status.value)
    for event in calls:
        found.tally("calls", event.staff_id)
    for event in events:
        if event.name == "ticket:transferred" and event.reason == "wrong_line" and ticket.device_id:
            found.tally("wrong_line", str((event.before or {})["purpose_id"]))
    if calls and not ticket.by_hand:
        begun, called = ticket.issued_at, calls[0].at
        wait = int((called - begun).total_seconds())
        found.waits.append(wait)
        found.waits_by_line.setdefault(line, []).append(wait)
        found.net_waits.append(wait - _stood_still(session, branch.id, begun, called))


def standing(events: Sequence[EventRow]) -> list[EventRow]:
    """The events of one ticket without those that were taken back, and without the taking back."""
    kept: list[EventRow] = []
    for event in sorted(events, key=lambda event: event.seq):
        if event.name == "ticket:undone":
            while kept.pop().name == "ticket:amended":
                pass
        else:
            kept.append(event)
    return kept


def _stood_still(session: Session, branch_id: str, begun: datetime, ended: datetime) -> int:
    """Second by second."""
    stops = [
        (row.started_at, row.ended_at or ended)
        for row in session.exec(select(Suspension).where(Suspension.branch_id == branch_id))
        if row.whole
    ]
    seconds = range(int((ended - begun).total_seconds()))
    return sum(any(start <= begun + timedelta(seconds=s) < end for start, end in stops) for s in seconds)


def _one_service(session: Session, row: HandledService, found: Recount) -> None:
    assert row.ended_at is not None
    if row.outcome is not None:
        found.tally("outcome", row.outcome.value, row.quantity)
        found.tally("channel", row.channel.value, row.quantity)
        found.tally("service", row.service_id, row.quantity)
        found.tally("operator", row.operator_id, row.quantity)
    if row.ticket_id is not None and row.timed and not row.by_hand:
        seconds = int((row.ended_at - row.started_at).total_seconds())
        found.services.append(seconds)
        found.services_by_counter.setdefault(row.counter_id or "", []).append(seconds)


def nearest_rank(durations: Iterable[int], share: float) -> float:
    """The exact percentile."""
    ordered = sorted(durations)
    return ordered[max(0, -(-int(share * 1000) * len(ordered) // 1000) - 1)]
