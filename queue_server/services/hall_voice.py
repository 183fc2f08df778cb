"""Hearing the hall's voice from the settings: who speaks in a zone, or in the whole hall, says one sentence."""

from __future__ import annotations

from sqlmodel import Session, col, select

from queue_server.domain.errors import Invalid
from queue_server.domain.events import HallTested
from queue_server.models import Branch, Device, Zone
from queue_server.services import audit, retries
from queue_server.services.speaking import speakers
from queue_server.services.unit_of_work import Actor, UnitOfWork


def speak(
    work: UnitOfWork, branch_id: str, zone_key: str | None, actor: Actor, retry: retries.Retry | None = None
) -> int:
    """How many devices are there to speak. Raises Invalid(zone_unknown)."""
    branch = work.lock_branch(branch_id)
    zone = _zone(work.session, branch, zone_key)
    if retries.made_before(work, actor, retry) is None:
        name = zone.name if zone is not None else None
        audit.note(work, branch, actor, "hall:tested", zone.key if zone is not None else branch.key, name=name)
        work.record(branch, HallTested(zone=zone_key), actor)
        retries.remember(work, actor, retry, zone.id if zone is not None else branch.id)
    return len(speaking(work.session, branch, zone_key))


def speaking(session: Session, branch: Branch, zone_key: str | None) -> list[str]:
    """The devices online that speak in this zone, or anywhere where none is asked for."""
    now = speakers(session, branch)
    asked = set(now.values()) if zone_key is None else {now.get(zone_key, "")}
    return list(session.exec(select(Device.id).where(col(Device.id).in_(asked), col(Device.online))).all())


def _zone(session: Session, branch: Branch, key: str | None) -> Zone | None:
    if key is None:
        return None
    zone = session.exec(select(Zone).where(Zone.branch_id == branch.id, Zone.key == key, Zone.active)).one_or_none()
    if zone is None:
        raise Invalid("zone_unknown")
    return zone
