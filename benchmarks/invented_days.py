"""Days of a centre as they are, invented by a fixed chance, as the rows that the product itself would have written.

People come in two waves, wait in one queue for the next free counter; some do not come when called, some rate.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert
from sqlmodel import Session, SQLModel

from queue_server.domain.selection import PickReason
from queue_server.domain.tickets import TicketStatus
from queue_server.models import (
    Channel,
    EventRow,
    HandledService,
    Outcome,
    QuestionnaireAnswer,
    Rating,
    RatingChannel,
    Suspension,
    Ticket,
)
from queue_server.models.columns import new_id
from tests.factories import Centre

KYIV = ZoneInfo("Europe/Kyiv")
OPENS, CLOSES = 8.0, 16.5  # hours of the local clock
WAVES = ((9.5, 1.2, 0.6), (13.5, 1.5, 0.4))  # the hour, how wide, how much of all
MINUTES = {  # of a service, by its outcome: the middle one
    Outcome.CONSULTED: 6.0, Outcome.REGISTERED: 13.0, Outcome.REGISTERED_WITH_DEFECTS: 16.0, Outcome.ISSUED: 4.0,
    Outcome.INSTANT: 18.0, Outcome.DOCUMENTS_ADDED: 7.0, Outcome.NOT_COMPETENT: 4.0,
}  # fmt: skip
PURPOSE_OF = {
    Outcome.CONSULTED: "consultation", Outcome.NOT_COMPETENT: "consultation", Outcome.ISSUED: "collection",
    Outcome.DOCUMENTS_ADDED: "supplement",
}  # fmt: skip


@dataclass(slots=True)
class Visit:
    """What one visitor comes for; with nothing to be done it is somebody who does not come when called."""

    done: list[Outcome]
    rated: int | None = None  # of five


@dataclass(slots=True)
class InventedDay:
    """One local day: visits, what came by other channels, for how many minutes an alarm stopped reception."""

    day: date
    visits: list[Visit]
    others: list[tuple[Channel, Outcome]] = field(default_factory=list)
    questionnaires: int = 0
    alarm_minutes: int = 0


class Diary:
    """Writes invented days of one branch into its database, in portions."""

    PORTION = 20_000

    def __init__(self, session: Session, centre: Centre, seed: int, first_seq: int = 0) -> None:
        self._session = session
        self._centre = centre
        self._chance = Random(seed)
        self._seq = first_seq
        self._rows: dict[type[SQLModel], list[dict[str, Any]]] = defaultdict(list)
        branch = centre.branch.id
        self._ticket = Ticket(
            branch_id=branch, day=date.min, number="", line_id="", purpose_id="", rank=1, queue_time=_NEVER,
            not_before=_NEVER, issue_seq=0, seq=0, issued_at=_NEVER, code_hash="", device_id=_first(centre.devices).id,
        ).model_dump()  # fmt: skip
        self._event = EventRow(branch_id=branch, seq=0, at=_NEVER, name="", data={}).model_dump()
        self._handled = HandledService(branch_id=branch, purpose_id="", started_at=_NEVER).model_dump()
        self._rating = Rating(
            ticket_id="", branch_id=branch, step=5, steps=5, channel=RatingChannel.PHONE, given_at=_NEVER
        ).model_dump()
        self._lines = dict(zip(centre.purposes, _around(centre.lines.values()), strict=False))
        self._services = [service.id for service in centre.services.values()]
        self._counters = [(centre.counters[number].id, centre.operators[number].id) for number in centre.counters]

    def write(self, days: Iterable[InventedDay]) -> None:
        for day in days:
            self._day(day)
            if sum(map(len, self._rows.values())) > self.PORTION:
                self.flush()
        self.flush()

    def flush(self) -> None:
        for table in (Ticket, EventRow, HandledService, Rating, QuestionnaireAnswer, Suspension):
            if self._rows[table]:
                rows = insert(table.__table__)  # type: ignore[attr-defined]
                self._session.connection().execute(rows, self._rows[table])
        self._rows.clear()
        self._centre.branch.seq = self._seq

    def _day(self, invented: InventedDay) -> None:
        """First come, first served, by the next free counter."""
        opens = _at(invented.day, OPENS)
        free = [(opens, place) for place in range(len(self._counters))]
        arrivals = sorted(self._arrival(invented.day) for _visit in invented.visits)
        for number, (arrives, visit) in enumerate(zip(arrivals, invented.visits, strict=True), start=1):
            since, place = heapq.heappop(free)
            called = max(since, arrives) + timedelta(seconds=self._chance.randint(2, 20))
            heapq.heappush(free, (self._visit(invented.day, number, visit, arrives, called, place), place))
        for channel, outcome in invented.others:
            self._without_ticket(channel, outcome, _at(invented.day, self._chance.uniform(OPENS, CLOSES)))
        for _ in range(invented.questionnaires):
            given = _at(invented.day, self._chance.uniform(OPENS, 22))
            answer = QuestionnaireAnswer(branch_id=self._centre.branch.id, step=4, steps=5, given_at=given)
            self._rows[QuestionnaireAnswer].append(answer.model_dump())
        if invented.alarm_minutes:
            begun = _at(invented.day, self._chance.uniform(OPENS, CLOSES - 1))
            ended = begun + timedelta(minutes=invented.alarm_minutes)
            stop = Suspension(branch_id=self._centre.branch.id, reason="air_alarm", started_at=begun, ended_at=ended)
            self._rows[Suspension].append(stop.model_dump())

    def _arrival(self, day: date) -> datetime:
        hour, width, _share = self._chance.choices(WAVES, [share for _hour, _width, share in WAVES])[0]
        return _at(day, min(max(self._chance.gauss(hour, width), OPENS - 0.25), CLOSES - 0.5))

    def _visit(self, day: date, number: int, visit: Visit, arrives: datetime, called: datetime, place: int) -> datetime:
        """The rows of one visit; returns when its counter is free again."""
        counter, operator = self._counters[place]
        purpose = PURPOSE_OF.get(visit.done[0], "application") if visit.done else "consultation"
        line = self._lines[purpose]
        promised = int((called - arrives).total_seconds() * self._chance.uniform(0.7, 1.2))
        issue_seq = self._seq + 1
        ticket = self._ticket | {
            "id": new_id(), "day": day, "number": f"{line.letter}-{number:03}", "line_id": line.id,
            "purpose_id": self._centre.purposes[purpose].id, "service_id": self._chance.choice(self._services),
            "queue_time": arrives, "not_before": arrives, "issued_at": arrives, "issue_seq": issue_seq,
            "counter_id": counter, "operator_id": operator, "reason": PickReason.EARLIEST, "calls": 1,
            "called_at": called, "promised_s": promised, "promised_from": promised // 90,
            "promised_to": promised // 50 + 2, "code_hash": new_id(),
        }  # fmt: skip
        self._tell(ticket, "ticket:issued", arrives, None, "")
        self._tell(ticket, "ticket:called", called, "waiting", PickReason.EARLIEST.value)
        at = called + timedelta(seconds=self._chance.randint(10, 60))
        if visit.done:
            self._tell(ticket, "ticket:started", at, "called", "")
            ticket["started_at"] = at
        for outcome in visit.done:
            ended = at + timedelta(minutes=MINUTES.get(outcome, 10.0) * self._chance.lognormvariate(0, 0.5))
            self._serve(ticket, outcome, at, ended)
            at = ended
        ended = at if visit.done else called + timedelta(minutes=3)
        self._tell(ticket, "ticket:finished" if visit.done else "ticket:no_show", ended, "serving", "")
        status = TicketStatus.SERVED if visit.done else TicketStatus.NO_SHOW
        self._rows[Ticket].append(ticket | {"status": status, "seq": self._seq, "finished_at": ended})
        if visit.rated is not None:
            own = {"counter_id": counter, "operator_id": operator, "given_at": ended + timedelta(minutes=5)}
            self._rows[Rating].append(self._rating | own | {"ticket_id": ticket["id"], "step": visit.rated})
        return ended

    def _tell(self, ticket: dict[str, Any], name: str, at: datetime, before: str | None, reason: str) -> None:
        self._seq += 1
        was = {"status": before, "line_id": ticket["line_id"], "purpose_id": ticket["purpose_id"]}
        own = {"id": new_id(), "seq": self._seq, "at": at, "name": name, "ticket_id": ticket["id"]}
        told = {"staff_id": ticket["operator_id"] if before else None, "reason": reason or None}
        data = {"ticket": ticket["id"], "number": ticket["number"], "status": before or "waiting"}
        self._rows[EventRow].append(self._event | own | told | {"data": data, "before": was if before else None})

    def _serve(self, ticket: dict[str, Any], outcome: Outcome, begun: datetime, ended: datetime) -> None:
        own = {
            "id": new_id(), "ticket_id": ticket["id"], "counter_id": ticket["counter_id"],
            "operator_id": ticket["operator_id"], "service_id": ticket["service_id"], "started_at": begun,
            "purpose_id": self._centre.purposes[PURPOSE_OF.get(outcome, "application")].id,
            "ended_at": ended, "outcome": outcome,
        }  # fmt: skip
        self._rows[HandledService].append(self._handled | own)

    def _without_ticket(self, channel: Channel, outcome: Outcome, at: datetime) -> None:
        counter, operator = self._chance.choice(self._counters)
        own = {
            "id": new_id(), "channel": channel, "counter_id": counter, "operator_id": operator, "started_at": at,
            "purpose_id": self._centre.purposes[PURPOSE_OF.get(outcome, "application")].id,
            "ended_at": at, "outcome": outcome, "timed": False,
        }  # fmt: skip
        self._rows[HandledService].append(self._handled | own)


def portions(whole: int, weights: Sequence[float]) -> list[int]:
    """A whole number divided by these weights, to the last one."""
    total, given, sums = sum(weights), 0, 0.0
    parts = []
    for weight in weights:
        sums += weight
        part = round(whole * sums / total) - given
        parts.append(part)
        given += part
    return parts


def weekdays(first: date, last: date) -> list[date]:
    days = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
    return [day for day in days if day.weekday() < 5]


def _at(day: date, hour: float) -> datetime:
    moment = datetime.combine(day, time(), KYIV) + timedelta(hours=hour)  # by the wall clock
    return moment.astimezone(UTC)


def _around(values: Iterable[Any]) -> list[Any]:
    return list(values) * 5


def _first(values: dict[Any, Any]) -> Any:
    return next(iter(values.values()))


_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
