"""The hall at one moment for whoever watches over it: who waits, what each counter does and since when. Reads only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, case, or_
from sqlmodel import Session, col, func, select

from queue_server.domain.alarms import Alarm, CounterNow, LineNow, alarms
from queue_server.domain.counters import CounterStatus
from queue_server.domain.selection import Serving
from queue_server.domain.suspension import Stop, suspended_time
from queue_server.domain.tickets import AT_COUNTER, TicketStatus
from queue_server.models import Branch, Counter, CounterLine, EventRow, HandledService, Line, Staff, Ticket
from queue_server.services.branch_settings import standards_of
from queue_server.services.suspensions import is_suspended, resumed_at, standing_services, stops
from queue_server.services.wrap_up import WrapUp, wrap_ups

A_DAY = timedelta(days=1)

# Built once, as every open dashboard asks it at each change (docs/adr/0023).
LINES = select(Line).where(Line.branch_id == bindparam("branch"), col(Line.active)).order_by(col(Line.position))
# A booked visitor waits from the booked time. Who waits since longest is known by that alone: a stop that somebody
# waited through, everybody before waited through too.
WAITS = (
    select(
        Ticket.line_id,
        func.count(),
        func.min(case((col(Ticket.slot_at) > col(Ticket.issued_at), Ticket.slot_at), else_=Ticket.issued_at)),
    )
    .where(Ticket.branch_id == bindparam("branch"), Ticket.status == TicketStatus.WAITING)
    .group_by(Ticket.line_id)
)
CALLABLE = (
    select(Ticket.line_id, Ticket.target_counter_id, func.min(Ticket.not_before))
    .where(Ticket.branch_id == bindparam("branch"), Ticket.status == TicketStatus.WAITING)
    .where(col(Ticket.not_before) <= bindparam("now"))
    .where(or_(col(Ticket.service_id).is_(None), col(Ticket.service_id).not_in(bindparam("standing", expanding=True))))
    .group_by(Ticket.line_id, col(Ticket.target_counter_id))
)
PLACES = (
    select(Counter, Staff.name, Ticket)
    .join(Staff, col(Staff.id) == Counter.operator_id, isouter=True)
    .join(Ticket, (col(Ticket.counter_id) == Counter.id) & col(Ticket.status).in_(AT_COUNTER), isouter=True)
    .where(Counter.branch_id == bindparam("branch"), col(Counter.active))
    .order_by(col(Counter.position), col(Counter.number))
)
ADVANCES = (
    select(CounterLine.counter_id, CounterLine.line_id, CounterLine.advance_minutes)
    .join(Counter, col(Counter.id) == CounterLine.counter_id)
    .where(Counter.branch_id == bindparam("branch"))
)
LAST_EVENTS = (
    select(EventRow.counter_id, func.max(EventRow.at))
    .where(EventRow.branch_id == bindparam("branch"), EventRow.at >= bindparam("start"))
    .where(col(EventRow.counter_id).is_not(None))
    .group_by(col(EventRow.counter_id))
)
LAST_SERVICES = (
    select(HandledService.counter_id, func.max(HandledService.ended_at))
    .where(HandledService.branch_id == bindparam("branch"), col(HandledService.ended_at) >= bindparam("start"))
    .group_by(col(HandledService.counter_id))
)


@dataclass(frozen=True, slots=True)
class Place:
    """A counter with who sits at it and which ticket it holds; `since` is the moment from which that lasts."""

    counter: Counter
    operator: str | None
    ticket: Ticket | None
    wrap_up: WrapUp | None
    since: datetime | None
    serving: Serving
    now: CounterNow


@dataclass(frozen=True, slots=True)
class HallState:
    lines: Sequence[Line]
    waits: Mapping[str, LineNow]
    places: Sequence[Place]
    alarms: Sequence[Alarm]


def hall_state(session: Session, branch: Branch, now: datetime) -> HallState:
    """In a handful of queries, however large the hall is."""
    lines = session.exec(LINES, params={"branch": branch.id}).all()
    stood_still = stops(session, branch.id, now - A_DAY)
    waits = {line.id: LineNow(line.id, 0, 0) for line in lines} | _waits(session, branch, stood_still, now)
    places = _places(session, branch, stood_still, now)
    found = alarms(
        [waits[line.id] for line in lines],
        [place.now for place in places],
        standards_of(branch),
        suspended=is_suspended(branch, now),
    )
    return HallState(lines, waits, places, found)


def midnight(branch: Branch, now: datetime) -> datetime:
    zone = ZoneInfo(branch.timezone)
    return datetime.combine(now.astimezone(zone).date(), time(), zone)


def _waits(session: Session, branch: Branch, stood_still: Sequence[Stop], now: datetime) -> dict[str, LineNow]:
    """By line; time in which reception stood still is not counted."""
    return {
        line: LineNow(line, waiting, _seconds(now - since - suspended_time(stood_still, since, now)))
        for line, waiting, since in session.exec(WAITS, params={"branch": branch.id})
    }


def _places(session: Session, branch: Branch, stood_still: Sequence[Stop], now: datetime) -> list[Place]:
    rows = session.exec(PLACES, params={"branch": branch.id}).all()
    advances = _advances(session, branch)
    wrapping = wrap_ups(session, branch.id, now)
    freed = _freed(session, branch, now)
    callable_ = _callable(session, branch, now)
    places = []
    for counter, operator, ticket in rows:
        serving, wrap_up = Serving(counter.id, advances[counter.id], counter.accessible), wrapping.get(counter.id)
        since = (ticket.started_at or ticket.called_at) if ticket else counter.since
        doing = CounterNow(counter.id)
        if ticket is not None and ticket.status is TicketStatus.SERVING and since is not None:
            doing = CounterNow(counter.id, serving_s=_seconds(now - since - suspended_time(stood_still, since, now)))
        elif ticket is None and wrap_up is None and counter.status is CounterStatus.OPEN:
            since = max((each for each in (counter.since, freed.get(counter.id)) if each), default=None)
            doing = CounterNow(counter.id, idle_s=_idle(serving, callable_, [since, resumed_at(branch, now)], now))
        places.append(Place(counter, operator, ticket, wrap_up, since, serving, doing))
    return places


CallableSince = Mapping[tuple[str, str | None], datetime]
"""By line and the counter that alone may call: since when somebody who waits there could be called."""


def _callable(session: Session, branch: Branch, now: datetime) -> CallableSince:
    standing = list(standing_services(session, branch.id))
    rows = session.exec(CALLABLE, params={"branch": branch.id, "now": now, "standing": standing})
    return {(line, counter): since for line, counter, since in rows}


def _idle(serving: Serving, callable_: CallableSince, begun: Sequence[datetime | None], now: datetime) -> int | None:
    """Since it was free, reception went on and the first of those whom it may call could be called."""
    callable_since = min((since for place, since in callable_.items() if serving.takes(*place)), default=None)
    if callable_since is None:
        return None
    return _seconds(now - max(each for each in (*begun, callable_since) if each))


def _advances(session: Session, branch: Branch) -> dict[str, dict[str, timedelta]]:
    found: dict[str, dict[str, timedelta]] = defaultdict(dict)
    for counter, line, minutes in session.exec(ADVANCES, params={"branch": branch.id}):
        found[counter][line] = timedelta(minutes=minutes)
    return found


def _freed(session: Session, branch: Branch, now: datetime) -> dict[str, datetime]:
    """By counter: the last thing that happened at it today."""
    found: dict[str, datetime] = {}
    for query in (LAST_EVENTS, LAST_SERVICES):
        for counter, at in session.exec(query, params={"branch": branch.id, "start": midnight(branch, now)}):
            if counter is not None and at is not None:
                found[counter] = max(found.get(counter, at), at)
    return found


def _seconds(time_taken: timedelta) -> int:
    return max(int(time_taken.total_seconds()), 0)
