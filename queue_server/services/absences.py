"""Who is absent and from which day to which, and the lines that are left without anybody through it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from queue_server.domain.errors import Invalid, NotFound
from queue_server.domain.events import BranchChanged
from queue_server.models import Absence, Branch, Line, Staff
from queue_server.services import audit, retries
from queue_server.services.people import member_of
from queue_server.services.unit_of_work import Actor, UnitOfWork
from queue_server.services.usual import lines_by_person

REASONS = ("sick", "leave", "trip", "training", "other")
LONGEST = timedelta(days=366)
LOOKED_AHEAD = timedelta(days=14)
"""For so long the lines that are left are told day by day."""


@dataclass(frozen=True, slots=True)
class Away:
    """Both days are local days of the branch and belong to the absence."""

    staff_id: str
    first_day: date
    last_day: date
    reason: str


def add_absence(
    work: UnitOfWork, branch_id: str, away: Away, actor: Actor, retry: retries.Retry | None = None
) -> Absence:
    """Raises Invalid (absence_reason_unknown, absence_days_wrong, absence_over, absence_twice), NotFound."""
    branch = work.lock_branch(branch_id)
    made = retries.made_before(work, actor, retry)
    if made is not None:
        return work.session.get_one(Absence, made)
    staff = member_of(work.session, branch, away.staff_id)
    _check(work, branch, away)
    row = Absence(
        branch_id=branch.id, staff_id=staff.id, first_day=away.first_day, last_day=away.last_day,
        reason=away.reason, created_at=work.now, created_by=actor.staff_id,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    audit.note(work, branch, actor, "absence:added", staff.id, name=staff.name, **_said(row))
    work.record(branch, BranchChanged(), actor)
    retries.remember(work, actor, retry, row.id)
    return row


def cancel_absence(work: UnitOfWork, branch_id: str, absence_id: str, actor: Actor) -> Absence:
    """The person is there after all. Repeating is harmless. Raises NotFound(absence_unknown)."""
    branch = work.lock_branch(branch_id)
    row = work.session.get(Absence, absence_id)
    if row is None or row.branch_id != branch.id:
        raise NotFound("absence_unknown")
    if row.cancelled_at is None:
        row.cancelled_at = work.now
        name = work.session.get_one(Staff, row.staff_id).name
        audit.note(work, branch, actor, "absence:cancelled", row.staff_id, name=name, **_said(row))
        work.record(branch, BranchChanged(), actor)
    return row


def absences(session: Session, branch: Branch, now: datetime) -> list[Absence]:
    """Those that last or are to come, the nearest first."""
    query = select(Absence).where(
        Absence.branch_id == branch.id, col(Absence.cancelled_at).is_(None), Absence.last_day >= local_day(branch, now)
    )
    return list(session.exec(query.order_by(col(Absence.first_day), col(Absence.id))))


def absent_on(rows: list[Absence], day: date) -> set[str]:
    return {row.staff_id for row in rows if row.first_day <= day <= row.last_day}


def lines_left(session: Session, branch: Branch, now: datetime) -> list[dict[str, Any]]:
    """Lines all of whose usual administrators are absent, with the days of the next two weeks on which that is so."""
    rows, usual = absences(session, branch, now), lines_by_person(session, branch, now)
    today = local_day(branch, now)
    left: dict[str, list[str]] = {}
    for offset in range(LOOKED_AHEAD.days):
        day = today + timedelta(days=offset)
        away = absent_on(rows, day) & usual.keys()
        threatened = frozenset().union(*(usual[staff_id] for staff_id in away))
        present = frozenset().union(*(lines for staff_id, lines in usual.items() if staff_id not in away))
        for line_id in threatened - present:
            left.setdefault(line_id, []).append(day.isoformat())
    lines = session.exec(select(Line).where(col(Line.id).in_(left)).order_by(col(Line.position)))
    return [{"key": line.key, "letter": line.letter, "name": line.name, "days": left[line.id]} for line in lines]


def local_day(branch: Branch, now: datetime) -> date:
    return now.astimezone(ZoneInfo(branch.timezone)).date()


def _check(work: UnitOfWork, branch: Branch, away: Away) -> None:
    if away.reason not in REASONS:
        raise Invalid("absence_reason_unknown")
    if not away.first_day <= away.last_day <= away.first_day + LONGEST:
        raise Invalid("absence_days_wrong")
    if away.last_day < local_day(branch, work.now):
        raise Invalid("absence_over")
    known = [row for row in absences(work.session, branch, work.now) if row.staff_id == away.staff_id]
    if any(row.first_day <= away.last_day and away.first_day <= row.last_day for row in known):
        raise Invalid("absence_twice")


def _said(row: Absence) -> dict[str, str]:
    return {"reason": row.reason, "first_day": row.first_day.isoformat(), "last_day": row.last_day.isoformat()}
