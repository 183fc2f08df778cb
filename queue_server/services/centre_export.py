"""The installation written as one centre file, whole: importing it back changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlmodel import Session, col, select

from queue_server.domain.errors import Refused
from queue_server.models import (
    Branch,
    Category,
    Counter,
    CounterLine,
    Line,
    LineRoute,
    Notice,
    Organisation,
    Purpose,
    Register,
    Service,
    Sphere,
    Staff,
    StaffRole,
    Zone,
)
from queue_server.services.centre.routes import Target, unserved
from queue_server.services.centre.schema import BranchPart, CentreFile
from queue_server.services.centre_file import write_centre

Plain = dict[str, Any]


def export_centre(session: Session) -> str:
    """The YAML of everything that is switched on; accounts without their passwords."""
    return write_centre(collect_centre(session))


def collect_centre(session: Session) -> CentreFile:
    """What `import_centre` needs to bring an empty installation to this state. Raises Refused(centre_missing)."""
    organisation = session.exec(select(Organisation)).first()
    if organisation is None:
        raise Refused("centre_missing")
    whole: Plain = {
        "organisation": _fields(organisation, "name", "languages", "example"),
        "registers": [_fields(row, "key", "name") for row in _active(session, Register)],
        "purposes": [
            _fields(row, "key", "name", "hint", "detail", "minutes", "outcome") for row in _active(session, Purpose)
        ],
        "categories": [_fields(row, "key", "name") | {"basis": row.basis.value} for row in _active(session, Category)],
        "spheres": [_sphere(session, row) for row in _active(session, Sphere)],
        "branches": [_branch(session, row) for row in _active(session, Branch, training_of=None)],
        "staff": _staff(session),
    }
    centre = CentreFile.model_validate(whole)
    return centre.model_copy(update={"branches": [_with_not_served(centre, part) for part in centre.branches]})


def branch_part(session: Session, branch: Branch) -> BranchPart:
    """What a file says of one branch: enough to make another that is like it."""
    return BranchPart.model_validate(_branch(session, branch))


def _with_not_served(centre: CentreFile, part: Any) -> Any:
    return part.model_copy(update={"not_served": unserved(centre, part)})


def _sphere(session: Session, sphere: Sphere) -> Plain:
    columns = ("key", "name", "label", "words", "frequent", "minutes", "wrap_up_seconds", "registers", "card")
    services = [_fields(row, *columns) for row in _active(session, Service, sphere_id=sphere.id)]
    return _fields(sphere, "key", "name", "icon") | {"services": services}


def _branch(session: Session, branch: Branch) -> Plain:
    zones = {row.id: row.key for row in _active(session, Zone, branch_id=branch.id)}
    lines = {row.id: row for row in _active(session, Line, branch_id=branch.id)}
    routes = _routes(session, branch)
    columns = ("key", "name", "short_name", "address", "phone", "timezone", "workplace", "trial", "rules", "booking")
    return _fields(branch, *columns, "standards", "texts", "hall", "rating", "feedback") | {
        "hours": _week(branch.hours),
        "exceptions": _week(branch.exceptions),
        "zones": [_fields(row, "key", "name") for row in _active(session, Zone, branch_id=branch.id)],
        "notices": [_notice(row) for row in _active(session, Notice, branch_id=branch.id)],
        "lines": [_line(row, routes.get(row.id, [])) for row in lines.values()],
        "counters": [
            _counter(session, row, zones, {key: line.key for key, line in lines.items()})
            for row in _active(session, Counter, branch_id=branch.id)
        ],
    }


def _notice(notice: Notice) -> Plain:
    return _fields(notice, "key", "text") | {"until": notice.until.isoformat() if notice.until else None}


def _line(line: Line, routes: Iterable[Target]) -> Plain:
    issuing = None if line.issuing is None else _week(line.issuing)
    booking = None if line.booking is None else _line_booking(line.booking)
    own = {"issuing": issuing, "booking": booking, "routes": _grouped(routes)}
    return _fields(line, "key", "letter", "name", "daily_limit") | own


def _line_booking(stored: Mapping[str, Any]) -> Plain:
    hours = None if stored["hours"] is None else _week(stored["hours"])
    return {"hours": hours, "planned": [row | {"hours": "-".join(row["hours"])} for row in stored["planned"]]}


def _grouped(routes: Iterable[Target]) -> list[Plain]:
    """Targets as routes again: purposes that lead here with the same spheres and services stand together."""
    by_purpose: dict[str, tuple[list[str], list[str], bool]] = {}
    for target in routes:
        spheres, services, _alone = by_purpose.setdefault(target.purpose, ([], [], False))
        if target.sphere:
            spheres.append(target.sphere)
        elif target.service:
            services.append(target.service)
        else:
            by_purpose[target.purpose] = (spheres, services, True)
    grouped: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for purpose, (spheres, services, alone) in by_purpose.items():
        if alone:
            grouped.setdefault(((), ()), []).append(purpose)
        if spheres or services:
            grouped.setdefault((tuple(spheres), tuple(services)), []).append(purpose)
    return [
        {"purposes": purposes, "spheres": list(spheres), "services": list(services)}
        for (spheres, services), purposes in grouped.items()
    ]


def _routes(session: Session, branch: Branch) -> dict[str, list[Target]]:
    query = (
        select(LineRoute.line_id, Purpose.key, Sphere.key, Service.key)
        .join(Purpose, col(Purpose.id) == LineRoute.purpose_id)
        .join(Sphere, col(Sphere.id) == LineRoute.sphere_id, isouter=True)
        .join(Service, col(Service.id) == LineRoute.service_id, isouter=True)
        .where(LineRoute.branch_id == branch.id)
        .order_by(col(Purpose.position), col(Sphere.position), col(Service.position), col(LineRoute.id))
    )
    found: dict[str, list[Target]] = {}
    for line, purpose, sphere, service in session.exec(query):
        found.setdefault(line, []).append(Target(purpose, sphere, service))
    return found


def _counter(session: Session, counter: Counter, zones: Mapping[str, str], lines: Mapping[str, str]) -> Plain:
    links = session.exec(select(CounterLine).where(CounterLine.counter_id == counter.id)).all()
    advances = {link.line_id: link.advance_minutes for link in links}
    served = [{"line": key, "advance": advances[line_id]} for line_id, key in lines.items() if line_id in advances]
    return _fields(counter, "number", "workplace", "hint", "accessible") | {
        "zone": zones.get(counter.zone_id or ""),
        "lines": served,
    }


def _staff(session: Session) -> list[Plain]:
    branches = {row.id: row.key for row in _active(session, Branch, training_of=None)}
    rows = session.exec(select(Staff).where(col(Staff.disabled).is_(False)).order_by(col(Staff.id))).all()
    roles = session.exec(select(StaffRole)).all()
    people: list[Plain] = []
    for row in rows:
        given: dict[str, list[str]] = {}
        for role in roles:
            if role.staff_id == row.id and role.branch_id in branches:
                given.setdefault(role.role.value, []).append(branches[role.branch_id])
        if given:
            places = [{"role": role, "branches": sorted(keys)} for role, keys in sorted(given.items())]
            people.append(_fields(row, "login", "name", "position") | {"roles": places})
    return people


def _week(hours: Mapping[str, list[list[str]]]) -> dict[str, list[str]]:
    return {day: ["-".join(span) for span in spans] for day, spans in hours.items()}


def _active(session: Session, table: type[Any], **scope: Any) -> list[Any]:
    query = select(table).where(table.active)
    for column, value in scope.items():
        query = query.where(getattr(table, column) == value)
    order = table.position if "position" in table.model_fields else table.id
    return list(session.exec(query.order_by(order)))


def _fields(row: Any, *columns: str) -> Plain:
    return {column: getattr(row, column) for column in columns}
