"""The lines of a branch at a moment: which one a visit belongs to, whether it issues, and why not. Reads only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from queue_server.domain.counters import CounterStatus
from queue_server.domain.errors import Invalid, Refused
from queue_server.domain.hours import Timetable
from queue_server.domain.numbering import BY_HAND
from queue_server.models import (
    Branch,
    Counter,
    CounterLine,
    Line,
    LineRoute,
    NumberSequence,
    Purpose,
    Service,
    Sphere,
    SwitchedOff,
)
from queue_server.services.suspensions import is_suspended
from queue_server.services.switching import lines_off
from queue_server.services.timetables import issuing_now, next_issuing, timetable

# Built once, as it is asked for every ticket (docs/adr/0023).
PURPOSE = select(Purpose).where(Purpose.key == bindparam("purpose"), col(Purpose.active))
SPHERE = select(Sphere).where(Sphere.key == bindparam("sphere"), col(Sphere.active))
ROUTES = (
    select(LineRoute.sphere_id, LineRoute.service_id, Line)
    .join(Line, col(Line.id) == LineRoute.line_id)
    .where(LineRoute.branch_id == bindparam("branch"), LineRoute.purpose_id == bindparam("purpose"))
)
COUNTERS = (
    select(CounterLine.line_id, Counter.number, col(Counter.status))
    .join(Counter, col(Counter.id) == CounterLine.counter_id)
    .where(col(CounterLine.line_id).in_(bindparam("lines", expanding=True)), col(Counter.active))
    .order_by(col(Counter.position), col(Counter.number))
)

Route = tuple[str | None, str | None]
"""A sphere's id, a service's id; neither is the purpose alone."""
Place = tuple[str, CounterStatus]
"""A counter's number and what it does."""


@dataclass(frozen=True, slots=True)
class LineState:
    """Whether a line issues now. `reason` is None when open, else one of switched_off, unserved, suspended, day_off,
    not_yet, ended, full. `start` is when issuing began today, or begins next when it is closed; `until` is when it
    ends today. `counters` are the numbers of the places set up for it; `nobody_now`: none of them is open. `off` says
    why and until when a line was switched off."""

    line: Line
    reason: str | None
    start: datetime | None
    until: datetime | None
    nobody_now: bool
    counters: tuple[str, ...]
    off: SwitchedOff | None = None

    @property
    def open(self) -> bool:
        return self.reason is None


@dataclass(frozen=True, slots=True)
class Visit:
    """What the visitor came for, and the line that it leads into."""

    purpose: Purpose
    sphere: Sphere | None
    service: Service | None
    line: Line


def line_states(session: Session, branch: Branch, now: datetime) -> dict[str, LineState]:
    """Every active line of the branch by its id, in the order of the settings."""
    query = select(Line).where(Line.branch_id == branch.id, col(Line.active)).order_by(col(Line.position))
    return _states(session, branch, session.exec(query).all(), now)


def line_state(session: Session, branch: Branch, line: Line, now: datetime) -> LineState:
    """One line only: what issuing a ticket needs, in as few queries as there are questions."""
    return _states(session, branch, [line], now)[line.id]


def counters_of(session: Session, line: Line) -> tuple[str, ...]:
    """The numbers of the places set up for a line."""
    return tuple(number for number, _status in _counters(session, [line.id])[line.id])


def resolve_line(
    session: Session, branch: Branch, purpose_key: str, sphere_key: str | None, service_id: str | None
) -> Line:
    """The line of `resolve_visit`."""
    return resolve_visit(session, branch, purpose_key, sphere_key, service_id).line


def resolve_visit(
    session: Session,
    branch: Branch,
    purpose_key: str,
    sphere_key: str | None = None,
    service_id: str | None = None,
    line_key: str | None = None,
) -> Visit:
    """What is asked for and its line; the most specific route wins: service, then sphere, then purpose alone.

    A service names its sphere by itself. `line_key` asks for one of the purpose's lines where nothing finer is known.
    Raises Invalid(purpose_unknown, sphere_unknown, service_unknown, line_unknown) and Refused(line_unserved).
    """
    purpose = session.exec(PURPOSE, params={"purpose": purpose_key}).one_or_none()
    if purpose is None:
        raise Invalid("purpose_unknown")
    service = _service(session, service_id)
    sphere = _sphere(session, sphere_key, service)
    found = session.exec(ROUTES, params={"branch": branch.id, "purpose": purpose.id}).all()
    routes: dict[Route, Line] = {(sphere_id, service_id): line for sphere_id, service_id, line in found}
    if line_key is not None and service is None and sphere is None:
        line = _named_line(session, branch, line_key, routes)
    else:
        line = _most_specific(routes, sphere, service)
    return Visit(purpose, sphere, service, line)


def _service(session: Session, service_id: str | None) -> Service | None:
    if service_id is None:
        return None
    service = session.get(Service, service_id)
    if service is None or not service.active:
        raise Invalid("service_unknown")
    return service


def _sphere(session: Session, key: str | None, service: Service | None) -> Sphere | None:
    if service is not None:
        sphere = session.get(Sphere, service.sphere_id)
        if sphere is None or not sphere.active or key not in (None, sphere.key):
            raise Invalid("service_unknown")
        return sphere
    if key is None:
        return None
    sphere = session.exec(SPHERE, params={"sphere": key}).one_or_none()
    if sphere is None:
        raise Invalid("sphere_unknown")
    return sphere


def _named_line(session: Session, branch: Branch, key: str, routes: Mapping[Route, Line]) -> Line:
    line = session.exec(select(Line).where(Line.branch_id == branch.id, Line.key == key)).one_or_none()
    if line is None or not line.active:
        raise Invalid("line_unknown")
    if all(reached.id != line.id for reached in routes.values()):
        raise Refused("line_unserved")
    return line


def _most_specific(routes: Mapping[Route, Line], sphere: Sphere | None, service: Service | None) -> Line:
    asked: list[Route] = [(None, None)]
    if sphere is not None:
        asked.insert(0, (sphere.id, None))
    if service is not None:
        asked.insert(0, (None, service.id))
    for place in asked:
        if place in routes:
            return routes[place]
    raise Refused("line_unserved")


def _states(session: Session, branch: Branch, lines: Sequence[Line], now: datetime) -> dict[str, LineState]:
    hours = timetable(branch)
    counters = _counters(session, [line.id for line in lines])
    issued = _issued(session, branch, lines, hours, now)
    off = lines_off(session, branch.id, now)
    return {
        line.id: _state(branch, line, hours, now, counters[line.id], issued.get(line.letter, 0), off.get(line.id))
        for line in lines
    }


def _state(
    branch: Branch,
    line: Line,
    hours: Timetable,
    now: datetime,
    counters: list[Place],
    issued: int,
    off: SwitchedOff | None,
) -> LineState:
    today = issuing_now(branch, hours, now, line)
    closed = "suspended" if is_suspended(branch, now) else today.reason and today.reason.value
    reason = _reason(branch, line, bool(counters), closed, issued, off)
    return LineState(
        line=line,
        reason=reason,
        start=next_issuing(branch, hours, now, line) if today.reason is not None else today.start,
        until=today.end,
        nobody_now=all(status is not CounterStatus.OPEN for _number, status in counters),
        counters=tuple(number for number, _status in counters),
        off=off,
    )


def _reason(
    branch: Branch, line: Line, served: bool, closed: str | None, issued: int, off: SwitchedOff | None
) -> str | None:
    """Why the line issues nothing; what lasts longest is said first."""
    if not (branch.active and line.active) or off is not None:
        return "switched_off"
    if not served:
        return "unserved"
    if closed is not None:
        return closed
    return "full" if line.daily_limit is not None and issued >= line.daily_limit else None


def _counters(session: Session, line_ids: Sequence[str]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {line_id: [] for line_id in line_ids}
    for line_id, number, status in session.exec(COUNTERS, params={"lines": list(line_ids)}):
        found[line_id].append((number, status))
    return found


def _issued(session: Session, branch: Branch, lines: Sequence[Line], hours: Timetable, now: datetime) -> dict[str, int]:
    """How many numbers each limited letter gave today, those kept for numbers by hand not among them."""
    limited = [line.letter for line in lines if line.daily_limit is not None]
    if not limited:
        return {}
    query = select(NumberSequence).where(
        NumberSequence.branch_id == branch.id,
        NumberSequence.day == hours.local_day(now),
        col(NumberSequence.letter).in_(limited),
    )
    rows = session.exec(query).all()
    return {row.letter: row.last - (len(BY_HAND) if row.last >= BY_HAND.stop else 0) for row in rows}
