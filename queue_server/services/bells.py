"""«Покликати працівника»: a visitor rings at a kiosk, or asks for help with a ticket; a member of staff answers."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from queue_server.domain.errors import NotFound
from queue_server.domain.events import BellAnswered, BellRung
from queue_server.domain.tickets import OPEN
from queue_server.models import Bell, Branch, Device, Ticket
from queue_server.services.unit_of_work import Actor, UnitOfWork


def ring(work: UnitOfWork, branch_id: str, actor: Actor) -> Bell:
    """Ring; a bell of this kiosk that still sounds is the same bell."""
    branch = work.lock_branch(branch_id)
    assert actor.device_id is not None, "only a device rings"
    query = select(Bell).where(
        Bell.device_id == actor.device_id, col(Bell.answered_at).is_(None), col(Bell.ticket_id).is_(None)
    )
    sounding = work.session.exec(query).first()
    return sounding if sounding is not None else _ring(work, branch, actor, None)


def ring_for(work: UnitOfWork, branch: Branch, ticket: Ticket, actor: Actor) -> None:
    """Help was asked for with this ticket: reception is rung. Whoever issues at the desk has heard it already."""
    if ticket.assistance and actor.device_id is not None:
        _ring(work, branch, actor, ticket.id)


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


def sounding(session: Session, branch: Branch, now: datetime) -> list[dict[str, Any]]:
    """What rings at reception, the oldest first: bells of today; one of a ticket falls silent with the visit."""
    zone = ZoneInfo(branch.timezone)
    query = (
        select(Bell, Device.name, Ticket)
        .join(Device, col(Device.id) == Bell.device_id)
        .outerjoin(Ticket, col(Ticket.id) == Bell.ticket_id)
        .where(Bell.branch_id == branch.id, col(Bell.answered_at).is_(None))
        .order_by(col(Bell.rung_at), col(Bell.id))
    )
    return [
        {
            "id": bell.id,
            "name": device,
            "at": bell.rung_at.astimezone(zone).isoformat(),
            "ticket": {"id": ticket.id, "number": ticket.number, "assistance": ticket.assistance} if ticket else None,
        }
        for bell, device, ticket in session.exec(query).all()
        if bell.rung_at.astimezone(zone).date() == now.astimezone(zone).date()
        and (ticket is None or ticket.status in OPEN)
    ]


def _ring(work: UnitOfWork, branch: Branch, actor: Actor, ticket_id: str | None) -> Bell:
    assert actor.device_id is not None, "only a device rings"
    bell = Bell(branch_id=branch.id, device_id=actor.device_id, ticket_id=ticket_id, rung_at=work.now)
    work.session.add(bell)
    work.session.flush()
    work.record(branch, BellRung(bell=bell.id, device=bell.device_id), actor)
    return bell
