"""Rows of a sheet kept by hand as they were typed, and what they mean: read whole, each mistake with its row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from queue_server.domain.by_hand import check_order, typed_end, typed_moment
from queue_server.domain.errors import Invalid, QueueError, Refused
from queue_server.domain.numbering import ticket_number, typed_number
from queue_server.models import (
    Branch,
    Counter,
    CounterLine,
    Line,
    Outcome,
    Purpose,
    Role,
    Service,
    Staff,
    StaffRole,
    Ticket,
)

MOST_PIECES = 999
SERVING_ROLES = (Role.OPERATOR, Role.SUPERVISOR, Role.MANAGER)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedService:
    """How a visit went: times as typed (`finished` may be minutes), ids of the counter and the administrator."""

    called: str
    finished: str
    counter: str
    operator: str
    outcome: Outcome
    quantity: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRow:
    """One row: the number and the time as typed, the purpose's key, the service's id. Without `served` it waits."""

    number: str
    time: str
    purpose: str
    service_id: str | None = None
    served: TypedService | None = None


@dataclass(frozen=True, slots=True)
class Served:
    """When and by whom a visit was served."""

    called_at: datetime
    finished_at: datetime
    counter: Counter
    operator: Staff
    outcome: Outcome
    quantity: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that is right."""

    number: str
    sequence: int
    line: Line
    purpose: Purpose
    service: Service | None
    issued_at: datetime
    served: Served | None


def read_rows(session: Session, branch: Branch, day: date, now: datetime, rows: Sequence[TypedRow]) -> list[Entry]:
    """What the rows say of this local day, in the order of their times.

    Raises Invalid(hand_rows_wrong) with `rows`: {row, number, field, code, details} of every row that is wrong.
    """
    reader = _Reader(session, branch, day, now, rows)
    entries, wrong = [], []
    for place, row in enumerate(rows, start=1):
        try:
            entries.append(reader.entry(row))
        except QueueError as mistake:
            field = mistake.details.get("field", "number")
            wrong.append(
                {
                    "row": place,
                    "number": row.number,
                    "field": field,
                    "code": mistake.code,
                    "details": dict(mistake.details),
                }
            )
    if wrong:
        numbers = ", ".join(str(mistake["row"]) for mistake in wrong)
        raise Invalid("hand_rows_wrong", rows=wrong, numbers=numbers, count=len(wrong))
    return sorted(entries, key=lambda entry: (entry.issued_at, entry.sequence))


class _Reader:
    """Knows the branch's settings and the numbers that are taken, so that a row needs no query."""

    def __init__(self, session: Session, branch: Branch, day: date, now: datetime, rows: Sequence[TypedRow]) -> None:
        self._session, self._branch, self._day, self._now = session, branch, day, now
        self._zone = ZoneInfo(branch.timezone)
        self._today = now.astimezone(self._zone).date()
        lines = session.exec(select(Line).where(Line.branch_id == branch.id, col(Line.active)))
        self._lines = {line.letter: line for line in lines}
        self._served_lines = set(session.exec(select(CounterLine.line_id)))
        self._purposes = {row.key: row for row in session.exec(select(Purpose).where(col(Purpose.active)))}
        self._counters = {row.id: row for row in session.exec(select(Counter).where(Counter.branch_id == branch.id))}
        self._staff = {row.id: row for row in operators(session, branch)}
        taken = select(Ticket.number).where(Ticket.branch_id == branch.id, Ticket.day == day)
        self._taken = set(session.exec(taken))
        self._here: set[str] = set()

    def entry(self, row: TypedRow) -> Entry:
        number, sequence, line = self._number(row.number)
        issued_at = self._past(typed_moment(row.time, self._day, self._zone, "time"), "time")
        purpose, service = self._purpose(row.purpose), self._service(row.service_id)
        served = self._served(row.served, issued_at) if row.served else None
        if served is None:
            self._check_waiting(line)
        return Entry(number, sequence, line, purpose, service, issued_at, served)

    def _number(self, typed: str) -> tuple[str, int, Line]:
        letter, sequence = typed_number(typed)
        line = self._lines.get(letter)
        if line is None:
            raise Invalid("hand_letter_unknown", letter=letter)
        number = ticket_number(letter, sequence)
        if number in self._here:
            raise Invalid("hand_number_twice", number=number)
        self._here.add(number)
        if number in self._taken:
            raise Refused("hand_number_entered", number=number)
        return number, sequence, line

    def _purpose(self, key: str) -> Purpose:
        if key not in self._purposes:
            raise Invalid("purpose_unknown", field="purpose")
        return self._purposes[key]

    def _service(self, service_id: str | None) -> Service | None:
        service = self._session.get(Service, service_id) if service_id else None
        if service_id and service is None:
            raise Invalid("service_unknown", field="service")
        return service

    def _served(self, typed: TypedService, issued_at: datetime) -> Served:
        called = self._past(typed_moment(typed.called, self._day, self._zone, "called"), "called")
        ended = self._past(typed_end(typed.finished, called, self._day, self._zone, "finished"), "finished")
        check_order(issued_at, called, ended)
        counter, operator = self._counters.get(typed.counter), self._staff.get(typed.operator)
        if counter is None:
            raise Invalid("counter_needed", field="counter")
        if operator is None:
            raise Invalid("hand_operator_needed", field="operator")
        if not 1 <= typed.quantity <= MOST_PIECES:
            raise Invalid("quantity_out_of_range", field="quantity", least=1, most=MOST_PIECES)
        return Served(called, ended, counter, operator, typed.outcome, typed.quantity)

    def _check_waiting(self, line: Line) -> None:
        """Whoever waits must be able to be called today."""
        if self._day != self._today:
            raise Invalid("hand_waiting_today", field="state")
        if self._branch.day_closed_on == self._today:
            raise Refused("hand_day_closed", field="state")
        if line.id not in self._served_lines:
            raise Refused("line_unserved", line=line.key)

    def _past(self, moment: datetime, field: str) -> datetime:
        if moment > self._now:
            raise Invalid("hand_time_ahead", field=field)
        return moment


def operators(session: Session, branch: Branch) -> list[Staff]:
    """Who may have served at a counter of this branch, by name."""
    query = (
        select(Staff)
        .join(StaffRole, col(StaffRole.staff_id) == Staff.id)
        .where(StaffRole.branch_id == branch.id, col(StaffRole.role).in_(SERVING_ROLES), col(Staff.disabled).is_(False))
    )
    people = {person.id: person for person in session.exec(query)}  # each once: a person may have several roles
    return sorted(people.values(), key=lambda person: person.name)
