"""A branch at one moment, as the forecast needs it: who works, who is served, who waits, and what is learned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from queue_server.domain.counters import CounterStatus, PauseReason
from queue_server.domain.durations import LEAN, Duration, Durations, Kind, Record, lengthening
from queue_server.domain.selection import Serving
from queue_server.domain.tickets import AT_COUNTER, TicketStatus
from queue_server.domain.waiting import Busy, CounterNow, Habits, Picture, Visit
from queue_server.models import Branch, Counter, CounterLine, HandledService, Line, Purpose, Service, Ticket
from queue_server.services.booking import expected
from queue_server.services.suspensions import is_suspended
from queue_server.services.ticket_changes import rules_of
from queue_server.services.waiting_tickets import waiting_tickets
from queue_server.services.wrap_up import wrap_ups

LEARN_FROM = timedelta(days=60)
MOST_RECORDS = 4000
USUAL = Habits()
BOOKED_COME = 0.8  # of those who are booked, while nothing is learned
PAUSES = {PauseReason.BREAK: 15, PauseReason.PAPERWORK: 10, PauseReason.PHONE: 5}  # minutes
PAUSE_VARIATION = 0.6
CALL_TAKES_S = 20.0  # from the key to the end of the sound in the hall


@dataclass(frozen=True, slots=True)
class Learned:
    """What a branch's records say, as of `at`. `wrap_up_s`: by service, the time after its visitor has gone.
    `booked_come`: the share of booked visitors who come in time."""

    at: datetime
    durations: Durations
    habits: Habits
    wrap_up_s: Mapping[str, int]
    booked_come: float = BOOKED_COME

    def work(self, kind: Kind, persons: int, services: int) -> Duration:
        """How long a visit of this kind keeps a counter."""
        visit = self.durations.of(kind).times(lengthening(persons, services))
        return Duration(visit.mean_s + self.wrap_up_s.get(kind.service or "", 0), visit.spread_s)


def learn(session: Session, branch: Branch, now: datetime) -> Learned:
    """From the last 60 days, the newest 4000 services at most; typed times and a training copy teach nothing."""
    since = now - LEARN_FROM
    columns = (
        HandledService.started_at, HandledService.ended_at, HandledService.purpose_id, HandledService.service_id,
        Ticket.line_id, Ticket.persons,
    )  # fmt: skip
    query = (
        select(*columns)  # type: ignore[call-overload]
        .join(Ticket, col(Ticket.id) == HandledService.ticket_id)
        .where(HandledService.branch_id == branch.id, col(HandledService.ended_at) >= since)
        .where(col(HandledService.timed), col(HandledService.undone).is_(False), col(HandledService.by_hand).is_(False))
        .order_by(col(HandledService.ended_at).desc())
        .limit(MOST_RECORDS)
    )
    rows = session.exec(query).all() if branch.training_of is None else []
    records = [
        Record(Kind(line, purpose, service), (ended - started).total_seconds() / lengthening(persons, services=1))
        for started, ended, purpose, service, line, persons in rows
    ]
    if len(rows) == MOST_RECORDS:
        since = rows[-1].ended_at
    durations = Durations.learn(records, _declared(session))
    wrap_ups = session.exec(select(Service.id, Service.wrap_up_seconds).where(Service.wrap_up_seconds > 0))
    come = expected.share_that_comes(session, branch, now - LEARN_FROM, LEAN, BOOKED_COME)
    return Learned(now, durations, _habits(session, branch, durations, since), dict(wrap_ups.all()), come)


def load_picture(session: Session, branch: Branch, now: datetime, learned: Learned) -> Picture:
    """Reads the counters, the tickets at them and those that wait; lines are named by id."""
    lines = session.exec(select(Line.id).where(Line.branch_id == branch.id).order_by(col(Line.position))).all()
    work = _work_of_tickets(session, branch, learned)
    # Whose service stands still is not called, and nobody can say when it will go on.
    waiting = [each for each in waiting_tickets(session, branch.id) if each.id in work and not each.standing]
    return Picture(
        now=now,
        lines=tuple(lines),
        counters=tuple(_counters(session, branch, now, work, learned.habits)),
        visits=(
            *(Visit(ticket, work[ticket.id]) for ticket in waiting),
            *(
                Visit(each.ticket, learned.work(each.kind, each.persons, each.services), learned.booked_come)
                for each in expected.expected_visits(session, branch, now)
            ),
        ),
        habits=learned.habits,
        suspended=is_suspended(branch, now),
    )


def _habits(session: Session, branch: Branch, durations: Durations, since: datetime) -> Habits:
    query = select(func.count()).select_from(Ticket).where(
        Ticket.branch_id == branch.id, Ticket.status == TicketStatus.NO_SHOW, col(Ticket.called_at) >= since
    )  # fmt: skip
    absent = session.exec(query).one() if branch.training_of is None else 0
    share = (absent + LEAN * USUAL.no_show) / (absent + durations.count + LEAN)
    return Habits(
        between_s=USUAL.between_s,
        no_show=share,
        no_show_s=rules_of(branch).no_show_minutes * 60 + CALL_TAKES_S,
        pace_spread=durations.pace_spread,
    )


def _declared(session: Session) -> Callable[[Kind], float]:
    """The settings' seconds of a kind: a service's own minutes count where the purpose asks for the service."""
    purposes = {row[0]: row for row in session.exec(select(Purpose.id, Purpose.minutes, Purpose.detail)).all()}
    services = dict(session.exec(select(Service.id, Service.minutes).where(col(Service.minutes).is_not(None))).all())

    def declared(kind: Kind) -> float:
        _id, minutes, detail = purposes[kind.purpose]
        own = services.get(kind.service) if kind.service is not None and detail == "service" else None
        return max(own or minutes, 1) * 60.0

    return declared


def _work_of_tickets(session: Session, branch: Branch, learned: Learned) -> dict[str, Duration]:
    """How long each open ticket will keep a counter, or keeps it already."""
    columns = (Ticket.id, Ticket.line_id, Ticket.purpose_id, Ticket.service_id, Ticket.persons, Ticket.services)
    statuses = col(Ticket.status).in_((TicketStatus.WAITING, *AT_COUNTER))
    work = {}
    for id_, line, purpose, service, persons, services in session.exec(
        select(*columns).where(Ticket.branch_id == branch.id, statuses)  # type: ignore[call-overload]
    ):
        work[id_] = learned.work(Kind(line, purpose, service), persons, services)
    return work


def _counters(
    session: Session, branch: Branch, now: datetime, work: Mapping[str, Duration], habits: Habits
) -> list[CounterNow]:
    """Those with an administrator, in the order of the settings."""
    advances: defaultdict[str, dict[str, timedelta]] = defaultdict(dict)
    served = select(CounterLine).join(Counter, col(Counter.id) == CounterLine.counter_id)
    for row in session.exec(served.where(Counter.branch_id == branch.id)).all():
        advances[row.counter_id][row.line_id] = timedelta(minutes=row.advance_minutes)
    busy = _at_counters(session, branch, now, work, habits)
    for wrapping, wrap_up in wrap_ups(session, branch.id, now).items():
        busy[wrapping] = Busy(Duration((wrap_up.until - now).total_seconds(), 0.0))
    query = select(Counter).where(
        Counter.branch_id == branch.id, col(Counter.active), Counter.status != CounterStatus.CLOSED
    )
    return [
        CounterNow(
            Serving(counter.id, advances[counter.id], counter.accessible),
            open=counter.status is CounterStatus.OPEN,
            busy=_pause(counter, now) if counter.status is CounterStatus.PAUSED else busy.get(counter.id),
        )
        for counter in session.exec(query.order_by(col(Counter.position), col(Counter.number)))
    ]


def _at_counters(
    session: Session, branch: Branch, now: datetime, work: Mapping[str, Duration], habits: Habits
) -> dict[str, Busy]:
    columns = (Ticket.id, Ticket.counter_id, Ticket.status, Ticket.started_at)
    query = select(*columns).where(  # type: ignore[type-var]
        Ticket.branch_id == branch.id, col(Ticket.status).in_(AT_COUNTER)
    )
    held = {}
    for id_, counter, status, started in session.exec(query):
        if counter is not None and id_ in work:
            if status is TicketStatus.SERVING and started is not None:
                held[counter] = Busy(work[id_], max((now - started).total_seconds(), 0.0))
            else:  # called, and still on the way
                held[counter] = Busy(Duration(work[id_].mean_s + habits.between_s, work[id_].spread_s))
    return held


def _pause(counter: Counter, now: datetime) -> Busy:
    usual = PAUSES[counter.pause or PauseReason.BREAK] * 60.0
    elapsed = max((now - counter.since).total_seconds(), 0.0) if counter.since else 0.0
    return Busy(Duration(usual, usual * PAUSE_VARIATION), elapsed)
