"""Who usually serves which line: those who held a counter that serves it in the last two weeks. Reads only."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from queue_server.models import Branch, Counter, CounterLine, EventRow, Line, Staff

LOOKED_BACK = timedelta(days=14)


def lines_by_person(session: Session, branch: Branch, now: datetime) -> dict[str, frozenset[str]]:
    """Active lines (ids) by the id of each enabled member of staff who served them lately or does now."""
    serves: dict[str, set[str]] = {}
    links = select(CounterLine.counter_id, CounterLine.line_id).join(Line, col(Line.id) == CounterLine.line_id)
    for counter_id, line_id in session.exec(links.where(Line.branch_id == branch.id, col(Line.active))):
        serves.setdefault(counter_id, set()).add(line_id)
    found: dict[str, set[str]] = {}
    for staff_id, counter_id in _places(session, branch, now):
        found.setdefault(staff_id, set()).update(serves.get(counter_id, ()))
    enabled = select(Staff.id).where(col(Staff.id).in_(found), col(Staff.disabled).is_(False))
    return {staff_id: frozenset(found[staff_id]) for staff_id in session.exec(enabled)}


def _places(session: Session, branch: Branch, now: datetime) -> set[tuple[str, str]]:
    held = select(Counter.operator_id, Counter.id).where(Counter.branch_id == branch.id)
    opened = (
        select(EventRow.staff_id, EventRow.counter_id)
        .where(EventRow.branch_id == branch.id, EventRow.at > now - LOOKED_BACK, EventRow.name == "counter:opened")
        .distinct()
    )
    both = [*session.exec(held), *session.exec(opened)]
    return {(staff_id, counter_id) for staff_id, counter_id in both if staff_id and counter_id}
