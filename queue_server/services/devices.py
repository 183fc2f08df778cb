"""Devices of a branch: made with a token, known by it, placed, revoked."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from queue_server.domain.errors import Invalid, NotFound
from queue_server.domain.events import DeviceChanged
from queue_server.models import Branch, Counter, Device, DeviceKind, Zone
from queue_server.services import audit
from queue_server.services.accounts import hash_token
from queue_server.services.speaking import SPEAK, speakers
from queue_server.services.unit_of_work import Actor, Store, UnitOfWork

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class KnownDevice:
    """A device that proved its token. `branch` and `zone` are keys, `counter` the number on its sign."""

    id: str
    kind: DeviceKind
    name: str
    branch: str
    branch_id: str
    zone: str | None
    zone_id: str | None
    counter: str | None
    counter_id: str | None
    printer_id: str | None


# Built once, as every request of a device asks it (docs/adr/0023); in the order of KnownDevice.
KNOWN = (
    columns(*map(col, (
        Device.id, Device.kind, Device.name, Branch.key, Device.branch_id,
        Zone.key, Device.zone_id, Counter.number, Device.counter_id, Device.printer_id,
    )))
    .join(Branch, col(Branch.id) == col(Device.branch_id))
    .outerjoin(Zone, col(Zone.id) == col(Device.zone_id))
    .outerjoin(Counter, col(Counter.id) == col(Device.counter_id))
    .where(col(Device.token_hash) == bindparam("token_hash"), col(Device.revoked_at).is_(None), col(Branch.active))
)  # fmt: skip
OF_BRANCH = (
    select(Device)
    .where(Device.branch_id == bindparam("branch"), col(Device.revoked_at).is_(None))
    .order_by(col(Device.id))
)


@dataclass(frozen=True, slots=True)
class Placement:
    """What a device is to be and where. `zone` is a key, `counter` and `printer` are ids."""

    kind: DeviceKind
    name: str
    zone: str | None = None
    counter: str | None = None
    printer: str | None = None


def add_device(work: UnitOfWork, branch: Branch, placement: Placement, actor: Actor) -> tuple[Device, str]:
    """A new device and its token, which is shown once. Raises Invalid (device_name_invalid, zone_unknown,
    counter_unknown, printer_unknown)."""
    token = secrets.token_urlsafe(32)
    place = _place(work, branch, placement)
    device = Device(
        branch_id=branch.id, kind=placement.kind, token_hash=hash_token(token), created_at=work.now, **place
    )
    work.session.add(device)
    work.session.flush()
    audit.note(work, branch, actor, "device:added", device.id, kind=device.kind.value, name=device.name)
    return device, token


def known_device(store: Store, token: str) -> KnownDevice | None:
    """The device of a token, or None when it is unknown or revoked."""
    with store.read() as session:
        found = session.execute(KNOWN, {"token_hash": hash_token(token)}).one_or_none()
    return KnownDevice(*found) if found else None


def find_device(session: Session, device_id: str) -> Device:
    """Raises NotFound(device_unknown)."""
    device = session.get(Device, device_id)
    if device is None:
        raise NotFound("device_unknown")
    return device


def devices_of(session: Session, branch_id: str) -> list[Device]:
    """Those that are not revoked, in the order of their making."""
    return list(session.exec(OF_BRANCH, params={"branch": branch_id}).all())


def places_of(session: Session, devices: Collection[Device]) -> dict[str, tuple[str | None, str | None]]:
    """By a device's id: the key of its zone and the number of its counter."""
    zones = dict(
        session.exec(select(Zone.id, Zone.key).where(col(Zone.id).in_({each.zone_id for each in devices}))).all()
    )
    wanted = {each.counter_id for each in devices}
    counters = dict(session.exec(select(Counter.id, Counter.number).where(col(Counter.id).in_(wanted))).all())
    return {each.id: (zones.get(each.zone_id or ""), counters.get(each.counter_id or "")) for each in devices}


def living_devices(store: Store, device_ids: Collection[str]) -> set[str]:
    """Those that are not revoked: open sockets are asked about in one go."""
    query = select(Device.id).where(col(Device.id).in_(device_ids), col(Device.revoked_at).is_(None))
    with store.read() as session:
        return set(session.exec(query).all())


def revoke(work: UnitOfWork, branch_id: str, device_id: str, actor: Actor) -> Device:
    """Its token opens nothing any more. Repeating is harmless. Raises NotFound(device_unknown)."""
    branch = work.lock_branch(branch_id)
    device = find_device(work.session, device_id)
    if device.branch_id != branch.id:
        raise NotFound("device_unknown")
    if device.revoked_at is None:
        device.revoked_at, device.online = work.now, False
        audit.note(work, branch, actor, "device:revoked", device.id, name=device.name)
        tell(work, branch, device, "revoked", actor)
    return device


def tell(work: UnitOfWork, branch: Branch, device: Device, state: str, actor: Actor) -> None:
    """The screens hear what became of a device: one word of `condition`, or "revoked"."""
    work.session.flush()
    speak = speakers(work.session, branch) if device.kind in SPEAK else None
    work.record(branch, DeviceChanged(device=device.id, kind=device.kind.value, state=state, speakers=speak), actor)


def _place(work: UnitOfWork, branch: Branch, placement: Placement) -> dict[str, Any]:
    name = placement.name.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise Invalid("device_name_invalid", longest=LONGEST_NAME)
    zone = counter = None
    if placement.zone is not None:
        own = select(Zone.id).where(Zone.branch_id == branch.id, Zone.key == placement.zone, Zone.active)
        zone = work.session.exec(own).one_or_none()
        if zone is None:
            raise Invalid("zone_unknown")
    if placement.counter is not None:
        here = select(Counter.id).where(Counter.branch_id == branch.id, Counter.id == placement.counter)
        counter = work.session.exec(here).one_or_none()
        if counter is None:
            raise Invalid("counter_unknown")
    if placement.printer is not None:
        _check_printer(work, branch, placement.printer)
    return {"name": name, "zone_id": zone, "counter_id": counter, "printer_id": placement.printer}


def _check_printer(work: UnitOfWork, branch: Branch, printer_id: str) -> None:
    printer = work.session.get(Device, printer_id)
    if printer is None or printer.branch_id != branch.id or printer.kind is not DeviceKind.PRINTER:
        raise Invalid("printer_unknown")
