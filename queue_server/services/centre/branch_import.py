"""A branch's part of an import: its hours, zones, notices, lines with what leads into them, and counters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import col, select

from queue_server.domain.counters import CounterStatus
from queue_server.models import Branch, Counter, Line, LineRoute, Notice, Zone
from queue_server.services.calling import held_ticket
from queue_server.services.centre import reaching
from queue_server.services.centre.forms import pair
from queue_server.services.centre.merging import Merging, What
from queue_server.services.centre.organisation_import import Shared
from queue_server.services.centre.routes import targets
from queue_server.services.centre.schema import BranchPart, CounterPart, LineBookingPart, NoticePart, WeekPart
from queue_server.services.counters import free_counter
from queue_server.services.sound_settings import keep_as_read
from queue_server.services.unit_of_work import Actor, UnitOfWork

SETTINGS = "settings"  # why a counter was closed: the file no longer names it


def week(hours: WeekPart) -> dict[str, list[list[str]]]:
    """Weekly hours as the database keeps them: each day, spans as pairs."""
    return {day: [pair(span) for span in spans] for day, spans in hours.model_dump().items()}


def branch_values(part: BranchPart) -> dict[str, Any]:
    """The columns of a branch that its file decides."""
    plain = ("name", "short_name", "address", "phone", "timezone", "workplace", "trial")
    return {
        **{field: getattr(part, field) for field in plain},
        "hours": week(part.hours),
        "exceptions": {day: [pair(span) for span in spans] for day, spans in part.exceptions.items()},
        "rules": part.rules.model_dump(exclude_defaults=True),
        "standards": part.standards.model_dump(exclude_defaults=True),
        "texts": part.texts.model_dump(exclude_defaults=True),
        "hall": part.hall.model_dump(exclude_defaults=True),
        "rating": part.rating.model_dump(exclude_defaults=True),
        "feedback": part.feedback.model_dump(exclude_defaults=True),
        "booking": part.booking.model_dump(),
    }


def import_inside(work: UnitOfWork, branch: Branch, part: BranchPart, shared: Shared, actor: Actor) -> Merging:
    """Bring what stands inside a branch to what its part says; its row is locked and up to date already."""
    keep_as_read(branch)
    merging = Merging(work.session, branch.key)
    zones = _keyed(merging, Zone, "zone", branch, {zone.key: {"name": zone.name} for zone in part.zones})
    _keyed(merging, Notice, "notice", branch, {notice.key: _notice(notice) for notice in part.notices})
    lines = _keyed(merging, Line, "line", branch, {line.key: _line(line) for line in part.lines})
    _lead(merging, branch, part, lines, shared)
    counters = _counters(merging, work, branch, part, zones, actor)
    reaching.serve_lines(merging, work, branch, part, counters, lines, actor)
    return merging


def close_branch(work: UnitOfWork, branch: Branch, actor: Actor) -> tuple[Merging, bool]:
    """A branch that the file leaves out: its lines issue no more; it is switched off as soon as nobody waits there."""
    merging = Merging(work.session, branch.key)
    lines = work.session.exec(select(Line).where(Line.branch_id == branch.id)).all()
    merging.switch_off(lines, "line")
    waiting = reaching.anybody_left(work.session, branch)
    if not waiting:
        counters = work.session.exec(select(Counter).where(Counter.branch_id == branch.id)).all()
        _close(work, branch, counters, actor)
        merging.switch_off([branch], "branch")
    return merging, waiting


def _notice(part: NoticePart) -> dict[str, Any]:
    return {"text": part.text, "until": None if part.until is None else datetime.fromisoformat(part.until)}


def _line(part: Any) -> dict[str, Any]:
    return {
        "letter": part.letter,
        "name": part.name,
        "issuing": None if part.issuing is None else week(part.issuing),
        "booking": None if part.booking is None else _line_booking(part.booking),
        "daily_limit": part.daily_limit,
    }


def _line_booking(part: LineBookingPart) -> dict[str, Any]:
    hours = None if part.hours is None else week(part.hours)
    return {"hours": hours, "planned": [row.model_dump() | {"hours": pair(row.hours)} for row in part.planned]}


def _keyed(
    merging: Merging, table: type[Any], noun: str, branch: Branch, wanted: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    rows, missing = merging.merge(table, noun, wanted, branch_id=branch.id)
    merging.switch_off(missing, noun)
    return rows


def _lead(merging: Merging, branch: Branch, part: BranchPart, lines: Mapping[str, Line], shared: Shared) -> None:
    """Routes are what a line is for, not things of their own: replaced where they differ."""
    wanted: dict[tuple[str, str | None, str | None], str] = {}
    for line in part.lines:
        for target in targets(line.routes):
            sphere = shared.spheres[target.sphere].id if target.sphere else None
            service = shared.services[target.service].id if target.service else None
            wanted[shared.purposes[target.purpose].id, sphere, service] = lines[line.key].id
    keys = {row.id: row.key for row in lines.values()}
    changed: set[str] = set()
    query = select(LineRoute).where(LineRoute.branch_id == branch.id).order_by(col(LineRoute.id))
    for row in merging.session.exec(query):
        place = (row.purpose_id, row.sphere_id, row.service_id)
        if wanted.get(place) == row.line_id:
            del wanted[place]
        else:
            merging.session.delete(row)
            changed |= {keys[row.line_id]} if row.line_id in keys else set()
    merging.session.flush()
    for (purpose, sphere, service), line_id in wanted.items():
        route = LineRoute(
            branch_id=branch.id, line_id=line_id, purpose_id=purpose, sphere_id=sphere, service_id=service
        )
        merging.session.add(route)
        changed.add(keys[line_id])
    merging.session.flush()
    _note_once(merging, changed)


def _note_once(merging: Merging, lines: set[str]) -> None:
    """New routes of a line that is new itself are no second change."""
    new = {change.name for change in merging.changes if change.noun == "line" and change.what is What.ADDED}
    for key in sorted(lines - new):
        merging.note(What.CHANGED, "line", key, ["routes"])


def _counters(
    merging: Merging, work: UnitOfWork, branch: Branch, part: BranchPart, zones: Mapping[str, Zone], actor: Actor
) -> dict[str, Counter]:
    """The counters by number, with those that are left out but hold a visitor: they are switched off once free."""
    wanted = {counter.number: _counter(counter, zones) for counter in part.counters}
    counters, missing = merging.merge(Counter, "counter", wanted, "number", branch_id=branch.id)
    free = [counter for counter in missing if held_ticket(work.session, counter.id) is None]
    _close(work, branch, free, actor)
    merging.switch_off(free, "counter", "number")
    return counters


def _counter(part: CounterPart, zones: Mapping[str, Zone]) -> dict[str, Any]:
    return {
        "zone_id": zones[part.zone].id if part.zone else None,
        "workplace": part.workplace,
        "hint": part.hint,
        "accessible": part.accessible,
    }


def _close(work: UnitOfWork, branch: Branch, counters: Any, actor: Actor) -> None:
    by_settings = replace(actor, supervisor=True)
    for counter in counters:
        if counter.status is not CounterStatus.CLOSED:
            free_counter(work, branch.id, counter.id, by_settings, SETTINGS)
