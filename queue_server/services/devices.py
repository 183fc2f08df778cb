"""Devices of a branch: made with a token, known by it, revoked; their state, and whether they are there."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from queue_server.domain.errors import Invalid, NotFound
from queue_server.domain.events import DeviceChanged
from queue_server.models import AuditEntry, Branch, Counter, Device, DeviceKind, Zone
from queue_server.services.accounts import hash_token
from queue_server.services.unit_of_work import Actor, Store, UnitOfWork

LONGEST_NAME = 60
SILENT_AFTER = timedelta(seconds=5)
"""A screen whose socket is gone for so long is gone."""
PRINTER_SILENT_AFTER = timedelta(seconds=15)
"""A printer's agent reports every 10 s."""


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
    audit(work, branch, actor, "device:added", device, kind=device.kind.value, name=device.name)
    return device, token


def known_device(store: Store, token: str) -> KnownDevice | None:
    """The device of a token, or None when it is unknown or revoked."""
    query = (
        select(Device, Branch.key, Zone.key, Counter.number)
        .join(Branch, col(Branch.id) == col(Device.branch_id))
        .outerjoin(Zone, col(Zone.id) == col(Device.zone_id))
        .outerjoin(Counter, col(Counter.id) == col(Device.counter_id))
        .where(Device.token_hash == hash_token(token), col(Device.revoked_at).is_(None), Branch.active)
    )
    with store.read() as session:
        found = session.exec(query).one_or_none()
    if found is None:
        return None
    device, branch, zone, counter = found
    return KnownDevice(
        device.id, device.kind, device.name, branch, device.branch_id,
        zone, device.zone_id, counter, device.counter_id, device.printer_id,
    )  # fmt: skip


def find_device(session: Session, device_id: str) -> Device:
    """Raises NotFound(device_unknown)."""
    device = session.get(Device, device_id)
    if device is None:
        raise NotFound("device_unknown")
    return device


def devices_of(session: Session, branch_id: str) -> list[Device]:
    """Those that are not revoked, in the order of their making."""
    query = select(Device).where(Device.branch_id == branch_id, col(Device.revoked_at).is_(None))
    return list(session.exec(query.order_by(col(Device.id))).all())


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
        audit(work, branch, actor, "device:revoked", device)
        _tell(work, branch, device, "revoked", actor)
    return device


def report_state(work: UnitOfWork, branch_id: str, device_id: str, state: Mapping[str, Any], actor: Actor) -> Device:
    """What a device says of itself; told to the screens only when it is news."""
    branch = work.lock_branch(branch_id)
    device = find_device(work.session, device_id)
    before = condition(device)
    device.seen_at, device.online = work.now, True
    device.state = _remembering_answers(state, device.state)
    _note_change(work, branch, device, before, actor)
    return device


def mark_present(work: UnitOfWork, device_ids: Collection[str]) -> list[str]:
    """These devices have an open socket now; returns the ids of those that had been away."""
    query = select(Device).where(col(Device.id).in_(device_ids), col(Device.revoked_at).is_(None))
    arrived = []
    for device in work.session.exec(query.order_by(col(Device.branch_id))).all():
        device.seen_at = work.now
        if not device.online:
            _turn(work, device, online=True)
            arrived.append(device.id)
    return arrived


def mark_silent(work: UnitOfWork) -> list[str]:
    """Devices that were not seen for their time are away, and staff are told; returns their ids."""
    gone = silent(work.session, work.now)
    for device in gone:
        _turn(work, device, online=False)
    return [device.id for device in gone]


def silent(session: Session, now: datetime) -> list[Device]:
    """Whom `mark_silent` would mark: looked up first, so that a quiet hall costs no write."""
    query = select(Device).where(Device.online, col(Device.seen_at) < now - SILENT_AFTER)
    late = session.exec(query.order_by(col(Device.branch_id))).all()
    return [device for device in late if device.seen_at and now - device.seen_at > patience(device.kind)]


def patience(kind: DeviceKind) -> timedelta:
    return PRINTER_SILENT_AFTER if kind is DeviceKind.PRINTER else SILENT_AFTER


def condition(device: Device) -> str:
    """In one word what staff should know: ok, offline, error, printer_off, printer_error, paper_out, cover_open or
    paper_near_end."""
    if not device.online:
        return "offline"
    printer = device.state.get("printer")
    if isinstance(printer, dict):
        return _printer_condition(printer)
    return "error" if device.state.get("error") else "ok"


def audit(work: UnitOfWork, branch: Branch, actor: Actor, action: str, device: Device, **details: object) -> None:
    """Who changed which device, for the log that the head reads."""
    entry = AuditEntry(
        at=work.now, branch_id=branch.id, staff_id=actor.staff_id, action=action, subject=device.id, details=details
    )
    work.session.add(entry)


def _printer_condition(printer: Mapping[str, Any]) -> str:
    if printer.get("paper") == "out":
        return "paper_out"
    if printer.get("cover") == "open":
        return "cover_open"
    if printer.get("online") is False:
        return "printer_off"
    error = printer.get("error")
    if error and (error != "no_answer" or printer.get("answers")):
        return "printer_error"
    return "paper_near_end" if printer.get("paper") == "near_end" else "ok"


def _remembering_answers(state: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """Some printers never answer, which is no trouble; one that did and fell silent is. `answers` tells them apart."""
    printer, earlier = state.get("printer"), before.get("printer")
    if not isinstance(printer, dict):
        return dict(state)
    answered = isinstance(earlier, dict) and bool(earlier.get("answers"))
    answers = answered or printer.get("paper") not in (None, "unknown") or printer.get("cover") not in (None, "unknown")
    return {**state, "printer": {**printer, "answers": answers}}


def _turn(work: UnitOfWork, device: Device, *, online: bool) -> None:
    branch = work.lock_branch(device.branch_id)
    before = condition(device)
    device.online = online
    _note_change(work, branch, device, before, Actor(device_id=device.id))


def _note_change(work: UnitOfWork, branch: Branch, device: Device, before: str, actor: Actor) -> None:
    now = condition(device)
    if now != before:
        device.state_since = work.now
        _tell(work, branch, device, now, actor)


def _tell(work: UnitOfWork, branch: Branch, device: Device, state: str, actor: Actor) -> None:
    work.record(branch, DeviceChanged(device=device.id, kind=device.kind.value, state=state), actor)


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
