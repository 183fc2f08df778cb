"""The hall at one moment for whoever watches over it: who waits, what each counter does and since when. Reads only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from queue_server.domain.alarms import Alarm, CounterNow, LineNow, alarms
from queue_server.domain.counters import CounterStatus
from queue_server.domain.selection import Serving, Waiting
from queue_server.domain.suspension import Stop, suspended_time
from queue_server.domain.tickets import AT_COUNTER, TicketStatus
from queue_server.models import Branch, Counter, CounterLine, EventRow, HandledService, Line, Staff, Ticket
from queue_server.services.branch_settings import standards_of
from queue_server.services.calling import waiting_tickets
from queue_server.services.suspensions import is_suspended, resumed_at, stops
from queue_server.services.wrap_up import WrapUp, wrap_ups

A_DAY = timedelta(days=1)


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
    query = select(Line).where(Line.branch_id == branch.id, col(Line.active)).order_by(col(Line.position))
    lines = session.exec(query).all()
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
    """By line. A booked visitor waits from the booked time, and time in which reception stood still is not counted."""
    query = select(Ticket.line_id, Ticket.issued_at, Ticket.slot_at).where(
        Ticket.branch_id == branch.id, Ticket.status == TicketStatus.WAITING
    )
    waited: dict[str, list[timedelta]] = defaultdict(list)
    for line, issued, slot in session.exec(query):
        since = max(issued, slot) if slot else issued
        waited[line].append(max(now - since - suspended_time(stood_still, since, now), timedelta()))
    return {line: LineNow(line, len(each), int(max(each).total_seconds())) for line, each in waited.items()}


def _places(session: Session, branch: Branch, stood_still: Sequence[Stop], now: datetime) -> list[Place]:
    held = (col(Ticket.counter_id) == Counter.id) & col(Ticket.status).in_(AT_COUNTER)
    query = (
        select(Counter, Staff.name, Ticket)
        .join(Staff, col(Staff.id) == Counter.operator_id, isouter=True)
        .join(Ticket, held, isouter=True)
        .where(Counter.branch_id == branch.id, col(Counter.active))
        .order_by(col(Counter.position), col(Counter.number))
    )
    rows = session.exec(query).all()
    advances = _advances(session, branch)
    wrapping = wrap_ups(session, branch.id, now)
    freed = _freed(session, branch, now)
    waiting = [each for each in waiting_tickets(session, branch.id) if not each.standing and each.not_before <= now]
    places = []
    for counter, operator, ticket in rows:
        serving, wrap_up = Serving(counter.id, advances[counter.id], counter.accessible), wrapping.get(counter.id)
        since = (ticket.started_at or ticket.called_at) if ticket else counter.since
        doing = CounterNow(counter.id)
        if ticket is not None and ticket.status is TicketStatus.SERVING and since is not None:
            doing = CounterNow(counter.id, serving_s=_seconds(now - since - suspended_time(stood_still, since, now)))
        elif ticket is None and wrap_up is None and counter.status is CounterStatus.OPEN:
            since = max((each for each in (counter.since, freed.get(counter.id)) if each), default=None)
            doing = CounterNow(counter.id, idle_s=_idle(serving, waiting, [since, resumed_at(branch, now)], now))
        places.append(Place(counter, operator, ticket, wrap_up, since, serving, doing))
    return places


def _idle(serving: Serving, waiting: Sequence[Waiting], begun: Sequence[datetime | None], now: datetime) -> int | None:
    """Since it was free, reception went on and the first of those whom it may call could be called."""
    callable_since = min((each.not_before for each in waiting if serving.may_take(each)), default=None)
    if callable_since is None:
        return None
    return _seconds(now - max(each for each in (*begun, callable_since) if each))


def _advances(session: Session, branch: Branch) -> dict[str, dict[str, timedelta]]:
    found: dict[str, dict[str, timedelta]] = defaultdict(dict)
    query = select(CounterLine.counter_id, CounterLine.line_id, CounterLine.advance_minutes).join(
        Counter, col(Counter.id) == CounterLine.counter_id
    )
    for counter, line, minutes in session.exec(query.where(Counter.branch_id == branch.id)):
        found[counter][line] = timedelta(minutes=minutes)
    return found


def _freed(session: Session, branch: Branch, now: datetime) -> dict[str, datetime]:
    """By counter: the last thing that happened at it today."""
    start = midnight(branch, now)
    events = select(EventRow.counter_id, func.max(EventRow.at)).where(
        EventRow.branch_id == branch.id, EventRow.at >= start, col(EventRow.counter_id).is_not(None)
    )
    services = select(HandledService.counter_id, func.max(HandledService.ended_at)).where(
        HandledService.branch_id == branch.id, col(HandledService.ended_at) >= start
    )
    found: dict[str, datetime] = {}
    for rows in (events.group_by(col(EventRow.counter_id)), services.group_by(col(HandledService.counter_id))):
        for counter, at in session.exec(rows):
            if counter is not None and at is not None:
                found[counter] = max(found.get(counter, at), at)
    return found


def _seconds(time_taken: timedelta) -> int:
    return max(int(time_taken.total_seconds()), 0)
