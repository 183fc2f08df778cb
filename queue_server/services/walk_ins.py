"""Whether a visitor without an appointment gets a ticket now, and why not."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from queue_server.domain.booking import BookingRules
from queue_server.domain.errors import Refused
from queue_server.models import Branch, Line
from queue_server.services.lines import LineState, Visit, line_state
from queue_server.services.suspensions import refuse_standing, refuse_when_suspended
from queue_server.services.switching import refuse_service_off
from queue_server.services.unit_of_work import Actor, UnitOfWork


def refuse_without_booking(branch: Branch, visit: Visit, actor: Actor) -> None:
    """A service that needs a booking has its same-day way at the desk."""
    if visit.service is None or visit.purpose.detail != "service" or actor.staff_id is not None:
        return
    if visit.service.key in BookingRules.of(branch.booking).booking_only:
        raise Refused("booking_only")


def refuse_closed(work: UnitOfWork, branch: Branch, visit: Visit) -> LineState:
    """The state of the visit's line, which is open.

    Raises Refused(branch_suspended | service_suspended | line_closed | service_off) when a walk-in gets no ticket for
    this visit now."""
    service_id = visit.service.id if visit.service else None
    refuse_when_suspended(branch, work.now)
    refuse_standing(work.session, branch, service_id)
    state = _refuse_closed_line(work, branch, visit.line)
    refuse_service_off(work.session, branch, service_id, work.now)
    return state


def _refuse_closed_line(work: UnitOfWork, branch: Branch, line: Line) -> LineState:
    state = line_state(work.session, branch, line, work.now)
    if state.open:
        return state
    zone = ZoneInfo(branch.timezone)
    raise Refused(
        "line_closed",
        reason=state.reason,
        line=line.key,
        start=state.start.astimezone(zone).isoformat() if state.start else None,
        until=state.until.astimezone(zone).isoformat() if state.until else None,
    )
