"""Hearing the hall's voice from the settings: the displays of a zone, or of the whole hall, say one sentence."""

from __future__ import annotations

from sqlmodel import Session, col, or_, select

from queue_server.domain.errors import Invalid
from queue_server.domain.events import HallTested
from queue_server.models import Branch, Device, DeviceKind, Zone
from queue_server.services import audit, retries
from queue_server.services.unit_of_work import Actor, UnitOfWork


def speak(
    work: UnitOfWork, branch_id: str, zone_key: str | None, actor: Actor, retry: retries.Retry | None = None
) -> int:
    """How many displays are there to speak. Raises Invalid(zone_unknown)."""
    branch = work.lock_branch(branch_id)
    zone = _zone(work.session, branch, zone_key)
    if retries.made_before(work, actor, retry) is None:
        name = zone.name if zone is not None else None
        audit.note(work, branch, actor, "hall:tested", zone.key if zone is not None else branch.key, name=name)
        work.record(branch, HallTested(zone=zone_key), actor)
        retries.remember(work, actor, retry, zone.id if zone is not None else branch.id)
    return len(displays(work.session, branch, zone))


def displays(session: Session, branch: Branch, zone: Zone | None) -> list[Device]:
    """Those online that show this zone, or any where none is asked for."""
    query = select(Device).where(
        Device.branch_id == branch.id, Device.kind == DeviceKind.DISPLAY, col(Device.online),
        col(Device.revoked_at).is_(None),
    )  # fmt: skip
    if zone is not None:
        query = query.where(or_(col(Device.zone_id).is_(None), Device.zone_id == zone.id))
    return list(session.exec(query))


def _zone(session: Session, branch: Branch, key: str | None) -> Zone | None:
    if key is None:
        return None
    zone = session.exec(select(Zone).where(Zone.branch_id == branch.id, Zone.key == key, Zone.active)).one_or_none()
    if zone is None:
        raise Invalid("zone_unknown")
    return zone
