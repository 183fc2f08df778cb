"""Planned breaks of administrators: each has an own time, staggered within a line; nothing calls by itself after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, or_, select

from queue_server.domain.errors import Invalid, NotFound
from queue_server.domain.events import BranchChanged
from queue_server.models import Branch, Line, PlannedBreak, Staff
from queue_server.services import audit, retries
from queue_server.services.absences import local_day
from queue_server.services.people import member_of
from queue_server.services.unit_of_work import Actor, UnitOfWork
from queue_server.services.usual import lines_by_person

TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, slots=True)
class Pause:
    """`start` and `end` by the local clock (13:00); without `day` every day."""

    staff_id: str
    start: str
    end: str
    day: date | None = None


def plan_break(
    work: UnitOfWork, branch_id: str, pause: Pause, actor: Actor, retry: retries.Retry | None = None
) -> PlannedBreak:
    """Raises Invalid (break_time_wrong, break_over, break_twice), NotFound(staff_unknown)."""
    branch = work.lock_branch(branch_id)
    made = retries.made_before(work, actor, retry)
    if made is not None:
        return work.session.get_one(PlannedBreak, made)
    staff = member_of(work.session, branch, pause.staff_id)
    if not (TIME.fullmatch(pause.start) and TIME.fullmatch(pause.end)) or pause.start >= pause.end:
        raise Invalid("break_time_wrong")
    if pause.day is not None and pause.day < local_day(branch, work.now):
        raise Invalid("break_over")
    row = PlannedBreak(
        branch_id=branch.id, staff_id=staff.id, day=pause.day, start=pause.start, end=pause.end
    )  # fmt: skip
    if any(_meet(row, other) for other in breaks(work.session, branch, work.now) if other.staff_id == staff.id):
        raise Invalid("break_twice")
    work.session.add(row)
    work.session.flush()
    audit.note(work, branch, actor, "break:added", staff.id, name=staff.name, **_said(row))
    work.record(branch, BranchChanged(), actor)
    retries.remember(work, actor, retry, row.id)
    return row


def remove_break(work: UnitOfWork, branch_id: str, break_id: str, actor: Actor) -> PlannedBreak:
    """It is planned no more. Repeating is harmless. Raises NotFound(break_unknown)."""
    branch = work.lock_branch(branch_id)
    row = work.session.get(PlannedBreak, break_id)
    if row is None or row.branch_id != branch.id:
        raise NotFound("break_unknown")
    if row.active:
        row.active = False
        name = work.session.get_one(Staff, row.staff_id).name
        audit.note(work, branch, actor, "break:removed", row.staff_id, name=name, **_said(row))
        work.record(branch, BranchChanged(), actor)
    return row


def breaks(session: Session, branch: Branch, now: datetime) -> list[PlannedBreak]:
    """Those of every day, and those of today and later days, by their time."""
    coming = or_(col(PlannedBreak.day).is_(None), col(PlannedBreak.day) >= local_day(branch, now))
    query = select(PlannedBreak).where(PlannedBreak.branch_id == branch.id, col(PlannedBreak.active), coming)
    return list(session.exec(query.order_by(col(PlannedBreak.start), col(PlannedBreak.id))))


def overlaps(session: Session, branch: Branch, now: datetime) -> list[dict[str, Any]]:
    """Pairs of breaks at one time of two people who serve one line: `breaks` are their ids, `lines` the letters."""
    usual = lines_by_person(session, branch, now)
    letters = dict(session.exec(select(Line.id, Line.letter).where(Line.branch_id == branch.id)).all())
    found = []
    for one, other in combinations(breaks(session, branch, now), 2):
        shared = usual.get(one.staff_id, frozenset()) & usual.get(other.staff_id, frozenset())
        if one.staff_id != other.staff_id and shared and _meet(one, other):
            found.append({"breaks": [one.id, other.id], "lines": sorted(letters[line_id] for line_id in shared)})
    return found


def next_break(session: Session, branch: Branch, staff_id: str, now: datetime) -> dict[str, str] | None:
    """This person's break of today that lasts or comes next: {"start": "13:00", "end": "13:30"}."""
    local = now.astimezone(ZoneInfo(branch.timezone))
    today = or_(col(PlannedBreak.day).is_(None), col(PlannedBreak.day) == local.date())
    query = select(PlannedBreak).where(
        PlannedBreak.branch_id == branch.id, PlannedBreak.staff_id == staff_id, col(PlannedBreak.active), today,
        PlannedBreak.end > f"{local:%H:%M}",
    )  # fmt: skip
    row = session.exec(query.order_by(col(PlannedBreak.start))).first()
    return {"start": row.start, "end": row.end} if row is not None else None


def _meet(one: PlannedBreak, other: PlannedBreak) -> bool:
    same_day = one.day is None or other.day is None or one.day == other.day
    return same_day and one.start < other.end and other.start < one.end


def _said(row: PlannedBreak) -> dict[str, str | None]:
    return {"day": row.day.isoformat() if row.day else None, "start": row.start, "end": row.end}
