"""What a kiosk offers at a moment: purposes, spheres, services, and the lines with their wait. Reads only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select as sql_select
from sqlmodel import Session, col, func, select

from queue_server.domain.booking import BookingChannel, BookingRules
from queue_server.domain.tickets import TicketStatus
from queue_server.domain.waiting import WaitRange
from queue_server.models import (
    Branch,
    Category,
    LineRoute,
    Organisation,
    Purpose,
    Service,
    Sphere,
    SwitchedOff,
    Ticket,
)
from queue_server.services.booking.reminding import any_today, takes_bookings
from queue_server.services.lines import LineState, line_state, line_states, resolve_line, resolve_visit
from queue_server.services.suspensions import is_suspended, registers_view, standing_services, suspension
from queue_server.services.switching import services_off
from queue_server.services.ticket_changes import rules_of
from queue_server.services.ticketing import ASSISTANCE
from queue_server.services.timetables import issuing_now, next_issuing, timetable

__all__ = ["LineState", "line_state", "line_states", "menu", "resolve_line", "resolve_visit"]


Forecast = Mapping[str, WaitRange | None]


def menu(session: Session, branch: Branch, now: datetime, forecast: Forecast) -> dict[str, Any]:
    """The menu of a branch, ready for JSON; `forecast` is the expected wait by line id. Times in the branch's zone."""
    states = line_states(session, branch, now)
    return {
        "seq": branch.seq,
        "at": _local(branch, now),
        "branch": _branch(session, branch, now),
        "suspended": suspension(branch, now),
        "registers": registers_view(session, branch.id),
        "day": _day(branch, now),
        "purposes": [_purpose(purpose) for purpose in _listed(session, Purpose)],
        "spheres": [
            {"key": sphere.key, "name": sphere.name, "icon": sphere.icon} for sphere in _listed(session, Sphere)
        ],
        "services": _services(session, branch, now),
        "booking_only": _booking_only(session, branch),
        "routes": _routes(session, branch, states),
        "lines": _lines(session, branch, states, forecast, now),
        "categories": [
            {"key": category.key, "name": category.name, "basis": category.basis.value}
            for category in _listed(session, Category)
        ],
        "assistance": list(ASSISTANCE),
    }


def _branch(session: Session, branch: Branch, now: datetime) -> dict[str, Any]:
    """`check_in`: there may be somebody with a booking; `same_day`: a later hour of today may be booked here."""
    organisation, rules = session.exec(select(Organisation)).first(), rules_of(branch)
    return {
        "key": branch.key,
        "name": branch.name,
        "short_name": branch.short_name,
        "address": branch.address,
        "personified": rules.personified,
        "calls": rules.no_show_calls,
        "return_minutes": rules.restore_minutes,
        "guide_key": rules.guide_key,
        "phone": branch.phone,
        "timezone": branch.timezone,
        "languages": organisation.languages if organisation is not None else ["uk"],
        "workplace": branch.workplace,
        "hours": branch.hours,
        "exceptions": branch.exceptions,
        "trial": branch.trial,
        "texts": branch.texts,
        "training": branch.training_of is not None,
        "check_in": takes_bookings(branch) or any_today(session, branch, now),
        "same_day": BookingRules.of(branch.booking).takes(BookingChannel.KIOSK),
    }


def _day(branch: Branch, now: datetime) -> dict[str, Any]:
    """Today's reception and issuing of the branch as a whole; a line may differ."""
    hours = timetable(branch)
    today = issuing_now(branch, hours, now)
    spans = hours.spans(hours.local_day(now))
    reason = today.reason.value if today.reason is not None else None
    if is_suspended(branch, now):
        reason = "suspended"
    return {
        "opens": _local(branch, spans[0][0]) if spans else None,
        "closes": _local(branch, spans[-1][1]) if spans else None,
        "issuing_from": _local(branch, today.start),
        "issuing_until": _local(branch, today.end),
        "open": reason is None,
        "closed": branch.day_closed_on == hours.local_day(now),
        "reason": reason,
        "next_opening": _local(branch, hours.next_opening(now)),
        "next_issuing": _local(branch, next_issuing(branch, hours, now)),
    }


def _purpose(purpose: Purpose) -> dict[str, Any]:
    named = ("key", "name", "hint", "detail", "outcome")
    return {name: getattr(purpose, name) for name in named}


def _services(session: Session, branch: Branch, now: datetime) -> list[dict[str, Any]]:
    """All services with their cards; `standing`: a register of theirs is not available, `off`: switched off here.

    Columns, not rows of the table: 216 objects would cost more than the query."""
    names = ("id", "key", "label", "name", "frequent", "words", "card")
    columns: list[Any] = [*(getattr(Service, name) for name in names), Sphere.key]
    query = (
        sql_select(*columns)
        .join(Sphere, col(Sphere.id) == Service.sphere_id)
        .where(col(Service.active), col(Sphere.active))
        .order_by(col(Sphere.position), col(Service.position))
    )
    off, standing = services_off(session, branch.id, now), standing_services(session, branch.id)
    rows = [dict(zip((*names, "sphere"), row, strict=True)) for row in session.execute(query)]
    return [row | {"standing": row["id"] in standing, "off": _off(branch, off.get(row["id"]))} for row in rows]


def _off(branch: Branch, off: SwitchedOff | None) -> dict[str, str | None] | None:
    """Why a line or a service is off, in a word of a closed list and in the centre's own, and until when."""
    return None if off is None else {"reason": off.reason, "note": off.note, "until": _local(branch, off.until)}


def _booking_only(session: Session, branch: Branch) -> list[str]:
    """The ids of services that need an appointment; at the desk there is a way for today."""
    keys = BookingRules.of(branch.booking).booking_only
    return list(session.exec(select(Service.id).where(col(Service.key).in_(keys), col(Service.active)))) if keys else []


def _routes(session: Session, branch: Branch, states: Mapping[str, LineState]) -> list[dict[str, str | None]]:
    """What leads where, by keys; a service is named by its id, as issuing asks for it."""
    query = (
        select(Purpose.key, Sphere.key, LineRoute.service_id, LineRoute.line_id)
        .join(Purpose, col(Purpose.id) == LineRoute.purpose_id)
        .join(Sphere, col(Sphere.id) == LineRoute.sphere_id, isouter=True)
        .where(LineRoute.branch_id == branch.id, col(LineRoute.line_id).in_(states))
        .order_by(col(LineRoute.id))
    )
    return [
        {"purpose": purpose, "sphere": sphere, "service": service, "line": states[line].line.key}
        for purpose, sphere, service, line in session.exec(query)
    ]


def _lines(
    session: Session, branch: Branch, states: Mapping[str, LineState], forecast: Forecast, now: datetime
) -> list[dict[str, Any]]:
    waiting = _waiting(session, branch)
    spans = timetable(branch).spans(timetable(branch).local_day(now))
    closes = spans[-1][1] if spans else None
    return [
        _line(branch, state, waiting.get(line_id, 0), forecast.get(line_id), now, closes)
        for line_id, state in states.items()
    ]


def _line(
    branch: Branch, state: LineState, waiting: int, wait: WaitRange | None, now: datetime, closes: datetime | None
) -> dict[str, Any]:
    shown = None if state.nobody_now else wait  # while nobody receives, minutes would be a guess
    return {
        "key": state.line.key,
        "letter": state.line.letter,
        "name": state.line.name,
        "waiting": waiting,
        "wait": {"from_minutes": shown.from_minutes, "to_minutes": shown.to_minutes} if shown else None,
        "counters": list(state.counters),
        "open": state.open,
        "reason": state.reason,
        "off": _off(branch, state.off),
        "from": _local(branch, state.start),
        "until": _local(branch, state.until),
        "nobody_now": state.nobody_now,
        "closes_before_wait": _passes_closing(now, closes, shown),
    }


def _passes_closing(now: datetime, closes: datetime | None, wait: WaitRange | None) -> bool:
    if closes is None or wait is None or now >= closes:
        return False
    return now + timedelta(minutes=wait.to_minutes) > closes


def _waiting(session: Session, branch: Branch) -> dict[str, int]:
    query = (
        select(Ticket.line_id, func.count())
        .where(Ticket.branch_id == branch.id, Ticket.status == TicketStatus.WAITING)
        .group_by(col(Ticket.line_id))
    )
    return dict(session.exec(query).all())


def _listed(session: Session, noun: type[Any]) -> Sequence[Any]:
    """The active rows of one of the organisation's nouns, in the order of the settings."""
    return session.exec(select(noun).where(noun.active).order_by(noun.position)).all()


def _local(branch: Branch, moment: datetime | None) -> str | None:
    zone = timetable(branch).zone
    return None if moment is None else moment.astimezone(zone).isoformat(timespec="seconds")
