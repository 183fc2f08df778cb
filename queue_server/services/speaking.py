"""Who speaks in a hall: the zones with the device that each of them names, and who speaks there just now."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from sqlmodel import Session, col, select

from queue_server.domain.errors import Invalid
from queue_server.domain.events import BranchChanged
from queue_server.domain.speaking import Sounding, speaker_of
from queue_server.models import Branch, Device, DeviceKind, Zone
from queue_server.services import audit
from queue_server.services.unit_of_work import Actor, UnitOfWork

WHOLE = ""
"""The key of the whole hall among its zones."""
SPEAK = (DeviceKind.DISPLAY, DeviceKind.SPEAKER)


def speakers(session: Session, branch: Branch, present: Collection[str] = ()) -> dict[str, str]:
    """By a zone's key the id of the device that speaks there now. The whole hall is a zone of its own where there is
    no other, or where it names its device. `present` are connected though nobody has noted it yet: they speak where
    nobody else does, and take another's place only when all displays are told."""
    noted = _devices(session, branch)
    here = [replace(each, online=each.online or each.id in present) for each in noted]
    online = {each.id for each in noted if each.online}
    found: dict[str, str] = {}
    for key, zone_id, named in _places(session, branch):
        speaker = speaker_of(zone_id, named, noted)
        speaker = speaker if speaker in online else speaker_of(zone_id, named, here)
        if speaker is not None:
            found[key] = speaker
    return found


def speaking_places(session: Session, branch: Branch) -> list[dict[str, Any]]:
    """For the settings: each zone and at last the whole hall, with the device that it names, the one that speaks now
    and those that could."""
    now = speakers(session, branch)
    zones = {zone.key: zone for zone in _zones(session, branch)}
    query = select(Device.id, Device.name, Device.zone_id).where(*_able(branch))
    devices = session.exec(query.order_by(col(Device.id))).all()
    told = []
    for key, zone_id, named in _places(session, branch, always=True):
        able = [
            {"id": own, "name": name} for own, name, place in devices if zone_id is None or place in (zone_id, None)
        ]
        kept = named if named in {each["id"] for each in able} else None
        name = zones[key].name if key in zones else None
        told.append({"zone": key, "name": name, "named": kept, "speaking": now.get(key), "devices": able})
    return told


def name_speakers(work: UnitOfWork, branch_id: str, wanted: Mapping[str, str | None], actor: Actor) -> None:
    """Which device speaks in these zones from now on; None leaves it to the rule. Raises Invalid(zone_unknown,
    device_cannot_speak)."""
    branch = work.lock_branch(branch_id)
    known: dict[str, Branch | Zone] = {WHOLE: branch, **{zone.key: zone for zone in _zones(work.session, branch)}}
    devices = {row.id: row for row in work.session.exec(select(Device).where(*_able(branch))).all()}
    changes = {}
    for key, device_id in wanted.items():
        place = known.get(key)
        if place is None:
            raise Invalid("zone_unknown")
        device = devices.get(device_id) if device_id is not None else None
        if device_id is not None and (device is None or not _can_speak(device, place)):
            raise Invalid("device_cannot_speak")
        if place.speaker_id != device_id:
            before = devices.get(place.speaker_id or "")
            changes[key or branch.key] = [before.name if before else None, device.name if device else None]
            place.speaker_id = device_id
            work.session.add(place)
    if changes:
        audit.note(work, branch, actor, "speakers:changed", branch.key, changes=changes)
        work.record(branch, BranchChanged(), actor)


def _can_speak(device: Device, place: Branch | Zone) -> bool:
    return isinstance(place, Branch) or device.zone_id in (place.id, None)


def _places(session: Session, branch: Branch, *, always: bool = False) -> list[tuple[str, str | None, str | None]]:
    """Key, id and named device of each zone; the whole hall last."""
    places: list[tuple[str, str | None, str | None]] = [
        (zone.key, zone.id, zone.speaker_id) for zone in _zones(session, branch)
    ]
    if always or not places or branch.speaker_id is not None:
        places.append((WHOLE, None, branch.speaker_id))
    return places


def _zones(session: Session, branch: Branch) -> list[Zone]:
    query = select(Zone).where(Zone.branch_id == branch.id, col(Zone.active)).order_by(col(Zone.key))
    return list(session.exec(query).all())


def _devices(session: Session, branch: Branch) -> list[Sounding]:
    query = select(Device.id, Device.zone_id, Device.kind, Device.online).where(*_able(branch))
    rows = session.exec(query.order_by(col(Device.id))).all()
    return [Sounding(own, zone, kind is DeviceKind.SPEAKER, online) for own, zone, kind, online in rows]


def _able(branch: Branch) -> tuple[Any, ...]:
    """What holds for a device of the branch that can speak."""
    return Device.branch_id == branch.id, col(Device.kind).in_(SPEAK), col(Device.revoked_at).is_(None)
