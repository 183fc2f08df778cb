"""«Покликати працівника»: a visitor rings at a kiosk, a member of staff answers."""

from __future__ import annotations

from sqlmodel import col, select

from queue_server.domain.errors import NotFound
from queue_server.domain.events import BellAnswered, BellRung
from queue_server.models import Bell
from queue_server.services.unit_of_work import Actor, UnitOfWork


def ring(work: UnitOfWork, branch_id: str, actor: Actor) -> Bell:
    """Ring; a bell of this kiosk that still sounds is the same bell."""
    branch = work.lock_branch(branch_id)
    assert actor.device_id is not None, "only a device rings"
    query = select(Bell).where(Bell.device_id == actor.device_id, col(Bell.answered_at).is_(None))
    sounding = work.session.exec(query).first()
    if sounding is not None:
        return sounding
    bell = Bell(branch_id=branch.id, device_id=actor.device_id, rung_at=work.now)
    work.session.add(bell)
    work.session.flush()
    work.record(branch, BellRung(bell=bell.id, device=bell.device_id), actor)
    return bell


def answer(work: UnitOfWork, branch_id: str, bell_id: str, actor: Actor) -> Bell:
    """Somebody is coming; answering twice changes nothing."""
    branch = work.lock_branch(branch_id)
    bell = work.session.get(Bell, bell_id, populate_existing=True)
    if bell is None or bell.branch_id != branch.id:
        raise NotFound("bell_unknown")
    if bell.answered_at is None:
        bell.answered_at, bell.answered_by = work.now, actor.staff_id
        work.session.add(bell)
        work.record(branch, BellAnswered(bell=bell.id, device=bell.device_id), actor)
    return bell
