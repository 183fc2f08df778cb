"""A question to the history and its whole answer: a period of one branch or several, beside the period before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial

from sqlmodel import Session, col, select

from queue_server.domain.figures import Figures
from queue_server.domain.out_of_order import BY_RULE
from queue_server.domain.periods import Period
from queue_server.models import Branch as Branch
from queue_server.models import Channel, Outcome
from queue_server.services.statistics import tables
from queue_server.services.statistics.labels import Label, Labels, labels_of
from queue_server.services.statistics.measures import Kind
from queue_server.services.statistics.reading import PeriodFigures, read_periods
from queue_server.services.statistics.tables import Table

ENDS = ("served", "no_show", "left", "cancelled_by_staff", "unserved", "day_closed", "open")
BOOKINGS = (
    "kept",
    "annulled",
    "not_come",
    "cancelled_by_visitor",
    "cancelled_by_staff",
    "cancelled_by_centre",
    "ahead",
)


class Compared(StrEnum):
    """With what: the period right before, or the same dates a year earlier."""

    BEFORE = "before"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Asked:
    """`branches` are keys; figures of persons: of everybody for the head, of `own` alone for anybody else."""

    branches: tuple[str, ...]
    period: Period
    compared: Compared = Compared.BEFORE
    everybody: bool = False
    own: str | None = None

    @property
    def before(self) -> Period:
        return self.period.before() if self.compared is Compared.BEFORE else self.period.year_before()


@dataclass(frozen=True, slots=True)
class Answer:
    """Reception days are those with a visit, of each branch."""

    asked: Asked
    branches: tuple[Label, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of a period and of the one before it, without durations: what the report is made of."""

    now: Figures
    before: Figures


def counts_of(asked: Asked, now: datetime) -> Callable[[Session], Counts]:
    """For `History.ask`, where tables are not wanted."""
    return partial(_counts, asked, now)


def _counts(asked: Asked, now: datetime, session: Session) -> Counts:
    branches = counted(session, asked.branches)
    periods = (asked.period, asked.before)
    current, before = read_periods(session, branches, periods, now, Figures.add_packed_counts)
    return Counts(current.figures, before.figures)


def question(asked: Asked, now: datetime) -> Callable[[Session], Answer]:
    """For `History.ask`."""
    return partial(_answer, asked, now)


def _answer(asked: Asked, now: datetime, session: Session) -> Answer:
    branches = counted(session, asked.branches)
    current, before = read_periods(session, branches, (asked.period, asked.before), now)
    named = tuple(Label(names=branch.name) for branch in branches)
    made = _tables(asked, current, before.figures, labels_of(session, branches))
    return Answer(asked, named, tuple(made))


def counted(session: Session, keys: tuple[str, ...]) -> list[Branch]:
    """Those of these branches that have a history: training copies are never counted."""
    query = select(Branch).where(col(Branch.key).in_(keys), col(Branch.training_of).is_(None))
    return list(session.exec(query.order_by(col(Branch.position), col(Branch.key))).all())


def _tables(asked: Asked, current: PeriodFigures, before: Figures, labels: Labels) -> list[Table]:
    figures = current.figures

    def by(dimension: str, *columns: str) -> Table:
        return tables.by_dimension(figures, labels, dimension, dimension, columns)

    waits = ("wait_mean", "wait_p90", "within_15")
    made = [
        tables.overview(figures, before),
        tables.course(asked.period, current.course),
        tables.times(figures),
        by("purpose", "visits", "handled", *waits, "service_mean"),
        by("line", "visits", "handled", "wait_mean", "wait_median", "wait_p90", "within_15", "service_mean"),
        by("hour", "visits", "handled", *waits),
        by("weekday", "visits", "handled", *waits),
        tables.by_dimension(figures, labels, "arrivals", "channel", ["visits", *waits]),
        tables.shares(figures, "ends", "visits", "end", ENDS),
        tables.shares(figures, "channels", "handled", "channel", [channel.value for channel in Channel]),
        tables.shares(figures, "outcomes", "handled", "outcome", [outcome.value for outcome in Outcome]),
        tables.most_first(by("sphere", "visits", "handled"), 1),
        tables.most_first(by("service", "visits", "handled", "service_mean", "service_median"), 1),
        by("counter", "handled", "service_mean", "service_median"),
        tables.shares(figures, "bookings", "bookings", "state", BOOKINGS),
        tables.by_dimension(figures, labels, "wrong_line", "purpose", ["wrong_line"]),
        tables.shares(figures, "suspended", "suspended", "cause", kind=Kind.HOURS),
        tables.shares(figures, "rights", "rights", "state"),
        tables.shares(figures, "chosen", "chosen", "reason"),
        tables.shares(figures, "by_rule", "by_rule", "reason", [reason.value for reason in BY_RULE]),
        tables.shares(figures, "ratings", "ratings", "step"),
        tables.accuracy(figures),
    ]
    persons = _persons(asked, figures, labels)
    return [*made, persons] if persons else made


def _persons(asked: Asked, figures: Figures, labels: Labels) -> Table | None:
    """The head sees everybody, a person oneself, and nobody anybody else."""
    columns = ("handled", "service_mean", "service_median", "calls", "chosen", "ratings", "good")
    if asked.everybody:
        return tables.by_dimension(figures, labels, "person", "person", columns)
    own = tables.only(figures, labels, "own", "person", columns, asked.own or "")
    return own if own.rows else None
