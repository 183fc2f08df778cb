"""What devices say of themselves, whether they are there, and what staff should know of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from queue_server.models import Branch, Device, DeviceKind
from queue_server.services.devices import devices_of, find_device, tell
from queue_server.services.unit_of_work import Actor, UnitOfWork

SILENT_AFTER = timedelta(seconds=5)
"""A screen whose socket is gone for so long is gone."""
PRINTER_SILENT_AFTER = timedelta(seconds=15)
"""A printer's agent reports every 10 s."""


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
    present = work.session.exec(query.order_by(col(Device.branch_id))).all()
    for device in present:
        device.seen_at = work.now
    return _turn(work, [device for device in present if not device.online], online=True)


def mark_silent(work: UnitOfWork) -> list[str]:
    """Devices that were not seen for their time are away, and staff are told; returns their ids."""
    return _turn(work, silent(work.session, work.now), online=False)


def silent(session: Session, now: datetime) -> list[Device]:
    """Whom `mark_silent` would mark: looked up first, so that a quiet hall costs no write."""
    query = select(Device).where(Device.online, col(Device.seen_at) < now - SILENT_AFTER)
    late = session.exec(query.order_by(col(Device.branch_id))).all()
    return [device for device in late if device.seen_at and now - device.seen_at > patience(device.kind)]


def printers(session: Session, branch_id: str) -> list[dict[str, Any]]:
    """Those that staff may print on, each with how it does."""
    return [
        {"id": each.id, "name": each.name, "condition": condition(each) if each.seen_at is not None else "waiting"}
        for each in devices_of(session, branch_id)
        if each.kind is DeviceKind.PRINTER
    ]


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


def _turn(work: UnitOfWork, devices: list[Device], *, online: bool) -> list[str]:
    """All of them before any is told, for together they decide who speaks in the hall; returns their ids."""
    before = {device.id: condition(device) for device in devices}
    for device in devices:
        device.online = online
    for device in devices:
        branch = work.lock_branch(device.branch_id)
        _note_change(work, branch, device, before[device.id], Actor(device_id=device.id))
    return list(before)


def _note_change(work: UnitOfWork, branch: Branch, device: Device, before: str, actor: Actor) -> None:
    now = condition(device)
    if now != before:
        device.state_since = work.now
        tell(work, branch, device, now, actor)
