"""Notices of the hall: written, changed, put in order, shown until a moment, switched off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, or_, select

from queue_server.domain.errors import Invalid, NotFound
from queue_server.domain.events import BranchChanged
from queue_server.models import Branch, Notice
from queue_server.models.columns import Names, new_id
from queue_server.services import audit, retries
from queue_server.services.unit_of_work import Actor, UnitOfWork


@dataclass(frozen=True, slots=True)
class Said:
    """A notice in its languages, Ukrainian among them, shown until a moment or for good."""

    text: Names
    until: datetime | None = None


def add(work: UnitOfWork, branch_id: str, said: Said, actor: Actor, retry: retries.Retry | None = None) -> Notice:
    """The last in the order. Raises Invalid (notice_empty, notice_until_past)."""
    branch = work.lock_branch(branch_id)
    made = retries.made_before(work, actor, retry)
    if made is not None:
        return work.session.get_one(Notice, made)
    _check(work, said)
    last = len(notices(work.session, branch))
    row = Notice(branch_id=branch.id, key=new_id(), text=said.text, until=said.until, position=last)
    work.session.add(row)
    work.session.flush()
    _told(work, branch, row, "added", actor)
    retries.remember(work, actor, retry, row.id)
    return row


def change(work: UnitOfWork, branch_id: str, notice_id: str, said: Said, actor: Actor) -> Notice:
    """Another text or time; it is shown again if it was switched off. Raises what `add` raises, NotFound."""
    branch = work.lock_branch(branch_id)
    row = _find(work.session, branch, notice_id)
    _check(work, said)
    changes = audit.set_fields(row, {"text": said.text, "until": said.until, "active": True})
    if changes:
        _told(work, branch, row, "changed", actor, changes=changes)
    return row


def switch(work: UnitOfWork, branch_id: str, notice_id: str, active: bool, actor: Actor) -> Notice:
    """Show it or not. Repeating is harmless. Raises NotFound(notice_unknown)."""
    branch = work.lock_branch(branch_id)
    row = _find(work.session, branch, notice_id)
    if audit.set_fields(row, {"active": active}):
        _told(work, branch, row, "switched_on" if active else "switched_off", actor)
    return row


def move_up(work: UnitOfWork, branch_id: str, notice_id: str, actor: Actor) -> Notice:
    """One place nearer to the first, among those that are shown. Raises NotFound(notice_unknown)."""
    branch = work.lock_branch(branch_id)
    row = _find(work.session, branch, notice_id)
    rows = [other for other in notices(work.session, branch) if other.active]
    place = next((index for index, other in enumerate(rows) if other.id == row.id), 0)
    if place:
        rows[place - 1].position, row.position = row.position, rows[place - 1].position
        _told(work, branch, row, "moved", actor)
    return row


def notices(session: Session, branch: Branch) -> list[Notice]:
    """All of the branch in their order, those that are shown first."""
    query = select(Notice).where(Notice.branch_id == branch.id)
    order = (col(Notice.active).desc(), col(Notice.position), col(Notice.id))
    return list(session.exec(query.order_by(*order)))


def shown_notices(session: Session, branch: Branch, now: datetime) -> list[Notice]:
    """What the hall shows now, in its order."""
    lasting = or_(col(Notice.until).is_(None), col(Notice.until) > now)
    query = select(Notice).where(Notice.branch_id == branch.id, col(Notice.active), lasting)
    return list(session.exec(query.order_by(col(Notice.position), col(Notice.id))))


def _check(work: UnitOfWork, said: Said) -> None:
    if not said.text.get("uk"):
        raise Invalid("notice_empty")
    if said.until is not None and said.until <= work.now:
        raise Invalid("notice_until_past")


def _find(session: Session, branch: Branch, notice_id: str) -> Notice:
    row = session.get(Notice, notice_id)
    if row is None or row.branch_id != branch.id:
        raise NotFound("notice_unknown")
    return row


def _told(work: UnitOfWork, branch: Branch, row: Notice, what: str, actor: Actor, **details: Any) -> None:
    work.session.flush()
    shown = [other for other in notices(work.session, branch) if other.active]
    for position, other in enumerate(shown):  # without gaps, as a centre file counts them
        other.position = position
    audit.note(work, branch, actor, f"notice:{what}", row.id, name=row.text, **details)
    work.record(branch, BranchChanged(), actor)
