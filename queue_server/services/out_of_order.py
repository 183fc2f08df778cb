"""Calls out of order by administrator and reason, for a week; derived from the event rows, kept nowhere."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, or_, select

from queue_server.domain.errors import Forbidden, Invalid
from queue_server.domain.out_of_order import BY_RULE, is_by_choice
from queue_server.domain.tickets import TicketStatus
from queue_server.models import AuditEntry, Branch, EventRow, Staff, Ticket
from queue_server.services import audit
from queue_server.services.unit_of_work import Actor, UnitOfWork

WEEK = timedelta(days=7)
FIRST = date(2020, 1, 6)  # no report is older: a Monday before the product was
READ = "out_of_order:read"
CALLED, UNDONE = "ticket:called", "ticket:undone"


@dataclass(slots=True)
class OperatorsCalls:
    """The calls of one administrator: all of them, those by own choice and those by a rule, each by reason."""

    name: str
    calls: int = 0
    chosen: Tally[str] = field(default_factory=Tally)
    by_rule: Tally[str] = field(default_factory=Tally)

    @property
    def share(self) -> float:
        """Of own choices among all calls, in percent."""
        return 100 * self.chosen.total() / self.calls if self.calls else 0.0


@dataclass(frozen=True, slots=True)
class Reader:
    """Who of the heads has read a week's report, and when."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """A week of a branch, from `monday`; operators with most choices first, `whole` is their sum."""

    monday: date
    sunday: date
    operators: list[OperatorsCalls]
    whole: OperatorsCalls
    read: list[Reader]


@dataclass(frozen=True, slots=True)
class Asked:
    """The branch (a key) and the week (its Monday) of a page's address; whatever is not there is chosen."""

    branch: str | None = None
    week: str | None = None


@dataclass(frozen=True, slots=True)
class HeadsWeek:
    """A report as its head sees it: `branches` to choose from, the weeks around it (no later one than this week's),
    and whether it still has to be read."""

    branches: list[dict[str, Any]]
    branch: dict[str, Any]
    report: Report
    earlier: date
    later: date | None
    unread: bool


def heads_week(session: Session, keys: Collection[str], asked: Asked, staff_id: str, now: datetime) -> HeadsWeek | None:
    """What was asked for, else the last week of the first of these branches; None where there is none."""
    branches = _reporting(session, keys)
    if not branches:
        return None
    branch = next((branch for branch in branches if branch.key == asked.branch), branches[0])
    over = last_week(branch, now)
    monday = max(min(_asked_monday(asked.week) or over, over + WEEK), FIRST)
    found = report(session, branch, monday)
    mine = select(AuditEntry.id).where(*_marks(branch, monday), AuditEntry.staff_id == staff_id)
    return HeadsWeek(
        branches=[{"key": each.key, "name": each.name} for each in branches],
        branch={"key": branch.key, "name": branch.name},
        report=found,
        earlier=monday - WEEK,
        later=monday + WEEK if monday <= over else None,
        unread=monday <= over and session.exec(mine).first() is None,
    )


def has_news(session: Session, keys: Collection[str], staff_id: str, now: datetime) -> bool:
    """Whether the last week of one of these branches waits to be read."""
    return any(is_new(session, branch, now, staff_id) for branch in _reporting(session, keys))


def _reporting(session: Session, keys: Collection[str]) -> list[Branch]:
    query = select(Branch).where(col(Branch.key).in_(keys), col(Branch.active), col(Branch.training_of).is_(None))
    return list(session.exec(query.order_by(col(Branch.position))).all())


def _asked_monday(week: str | None) -> date | None:
    try:
        return monday_of(date.fromisoformat(week or ""))
    except ValueError:
        return None


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def last_week(branch: Branch, now: datetime) -> date:
    """The Monday of the last week that is over, by the branch's clock."""
    return monday_of(now.astimezone(ZoneInfo(branch.timezone)).date()) - WEEK


def report(session: Session, branch: Branch, monday: date) -> Report:
    """The week from `monday`, in local days. A call that was undone was none."""
    found: dict[str | None, OperatorsCalls] = {}
    whole = OperatorsCalls("")
    for staff_id, reason, from_hold in _calls(session, branch, monday):
        if staff_id not in found:
            person = session.get(Staff, staff_id) if staff_id else None
            found[staff_id] = OperatorsCalls(person.name if person else "")
        for calls in (found[staff_id], whole):
            calls.calls += 1
            if is_by_choice(reason, from_hold):
                calls.chosen[reason] += 1
            elif reason in BY_RULE:
                calls.by_rule[reason] += 1
    operators = sorted(found.values(), key=lambda calls: (-calls.chosen.total(), -calls.calls, calls.name))
    return Report(monday, monday + WEEK - timedelta(days=1), operators, whole, _readers(session, branch, monday))


def is_new(session: Session, branch: Branch, now: datetime, staff_id: str) -> bool:
    """Whether last week had calls out of order by choice that this head has not read of yet."""
    monday = last_week(branch, now)
    mine = select(AuditEntry.id).where(*_marks(branch, monday), AuditEntry.staff_id == staff_id)
    if session.exec(mine).first() is not None:
        return False
    return any(is_by_choice(reason, from_hold) for _staff, reason, from_hold in _calls(session, branch, monday))


def mark_read(work: UnitOfWork, branch_id: str, monday: date, actor: Actor) -> None:
    """The head has read the week's report; once is enough. Raises Forbidden(manager_only), Invalid(week_unknown)."""
    if not actor.manager:
        raise Forbidden("manager_only")
    branch = work.lock_branch(branch_id)
    if monday != monday_of(monday) or monday > last_week(branch, work.now):
        raise Invalid("week_unknown")
    mine = select(AuditEntry.id).where(*_marks(branch, monday), AuditEntry.staff_id == actor.staff_id)
    if work.session.exec(mine).first() is None:
        audit.note(work, branch, actor, READ, monday.isoformat())


def _calls(session: Session, branch: Branch, monday: date) -> Iterator[tuple[str | None, str, bool]]:
    """Every call that stood: who called, the recorded reason, whether from hold. Tickets of the week are found by their
    days, and a ticket is never called on another day than its own."""
    before = col(EventRow.before)["status"].as_string()
    undone_call = (col(EventRow.name) == UNDONE) & (col(EventRow.reason) == "call")
    query = (
        select(EventRow.name, EventRow.ticket_id, EventRow.staff_id, EventRow.reason, before)  # type: ignore[call-overload]
        .join(Ticket, col(Ticket.id) == EventRow.ticket_id)
        .where(Ticket.branch_id == branch.id, Ticket.day >= monday, Ticket.day < monday + WEEK)
        .where(or_(col(EventRow.name) == CALLED, undone_call))
        .order_by(col(EventRow.seq))
    )
    stood: dict[str, list[tuple[str | None, str, bool]]] = {}
    for name, ticket_id, staff_id, reason, status in session.exec(query):
        calls = stood.setdefault(ticket_id, [])
        if name == CALLED:
            calls.append((staff_id, reason or "", status == TicketStatus.ON_HOLD))
        elif calls:
            calls.pop()
    for calls in stood.values():
        yield from calls


def _readers(session: Session, branch: Branch, monday: date) -> list[Reader]:
    query = select(Staff.name, AuditEntry.at).join(Staff, col(Staff.id) == AuditEntry.staff_id)
    rows = session.exec(query.where(*_marks(branch, monday)).order_by(col(AuditEntry.at))).all()
    zone = ZoneInfo(branch.timezone)
    return [Reader(name, at.astimezone(zone)) for name, at in rows]


def _marks(branch: Branch, monday: date) -> tuple[bool, bool, bool]:
    """What names the marks that a week's report was read."""
    return (
        AuditEntry.branch_id == branch.id,
        AuditEntry.action == READ,
        AuditEntry.subject == monday.isoformat(),
    )
