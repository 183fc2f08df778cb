"""Lines and services of a branch for the page that switches them off and on. Reads only."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from queue_server.models import Branch, Line, LineRoute, Service, Sphere, Staff, SwitchedOff
from queue_server.services.switching import lines_off, services_off


def switches(session: Session, branch: Branch, now: datetime) -> dict[str, Any]:
    """Every active line, and every service that leads into one of them, each with what it is off for."""
    off_lines, off_services = lines_off(session, branch.id, now), services_off(session, branch.id, now)
    by = _names(session, [*off_lines.values(), *off_services.values()])
    lines = select(Line).where(Line.branch_id == branch.id, col(Line.active)).order_by(col(Line.position))
    return {
        "lines": [
            {"key": line.key, "letter": line.letter, "name": line.name, "off": _off(branch, off_lines.get(line.id), by)}
            for line in session.exec(lines)
        ],
        "services": [
            {"id": service.id, "label": service.label, "off": _off(branch, off_services.get(service.id), by)}
            for service in _served(session, branch)
        ],
    }


def _served(session: Session, branch: Branch) -> list[Service]:
    routes = session.exec(select(LineRoute).where(LineRoute.branch_id == branch.id)).all()
    spheres = {route.sphere_id for route in routes if route.sphere_id}
    services = {route.service_id for route in routes if route.service_id}
    everything = any(route.sphere_id is None and route.service_id is None for route in routes)
    query = select(Service).join(Sphere).where(col(Service.active), col(Sphere.active))
    rows = session.exec(query.order_by(col(Sphere.position), col(Service.position)))
    return [row for row in rows if everything or row.sphere_id in spheres or row.id in services]


def _names(session: Session, rows: list[SwitchedOff]) -> dict[str, str]:
    ids = {row.switched_by for row in rows}
    return dict(session.exec(select(Staff.id, Staff.name).where(col(Staff.id).in_(ids))).all())


def _off(branch: Branch, row: SwitchedOff | None, by: dict[str, str]) -> dict[str, Any] | None:
    if row is None:
        return None
    zone = ZoneInfo(branch.timezone)
    return {
        "id": row.id,
        "reason": row.reason,
        "note": row.note,
        "since": row.since.astimezone(zone).isoformat(),
        "until": row.until.astimezone(zone).isoformat() if row.until else None,
        "by": by.get(row.switched_by or ""),
    }
