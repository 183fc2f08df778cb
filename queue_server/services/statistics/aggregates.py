"""Figures that are kept: of each day that is over, and of whole months and years made of them. Never the record."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, delete, func, select

from queue_server.domain.figures import Figures
from queue_server.domain.periods import DAY, Period, PeriodKind, Span, span_end
from queue_server.models import Aggregate, Branch, EventRow, HandledService, QuestionnaireAnswer, Rating, Ticket
from queue_server.services.statistics.counting import count_day
from queue_server.services.statistics.rows import read_day
from queue_server.services.unit_of_work import UnitOfWork

SETTLED_AFTER = timedelta(hours=3)
"""After midnight, when the day is closed and a rating of its last minutes can change no more."""


def counted_branches(session: Session) -> list[Branch]:
    """All that have a history: training copies never do."""
    query = select(Branch).where(col(Branch.training_of).is_(None)).order_by(col(Branch.position), col(Branch.key))
    return list(session.exec(query).all())


def first_day(session: Session, branch: Branch) -> date | None:
    """The local day of the first thing that statistics know; None where nothing has happened yet."""
    oldest: list[date] = []
    own = session.exec(select(func.min(Ticket.day)).where(Ticket.branch_id == branch.id)).one()
    if own is not None:
        oldest.append(own)
    for table, moment in (
        (EventRow, EventRow.at),
        (HandledService, HandledService.ended_at),
        (Rating, Rating.given_at),
        (QuestionnaireAnswer, QuestionnaireAnswer.given_at),
    ):
        at = session.exec(select(func.min(moment)).where(table.branch_id == branch.id)).one()
        if at is not None:
            oldest.append(at.astimezone(ZoneInfo(branch.timezone)).date())
    return min(oldest, default=None)


def last_settled_day(branch: Branch, now: datetime) -> date:
    """The last local day that can be counted once for all."""
    return (now - SETTLED_AFTER).astimezone(ZoneInfo(branch.timezone)).date() - DAY


def days_due(session: Session, branch: Branch, now: datetime) -> list[date]:
    """Days that are over and not kept yet, the oldest first."""
    first = first_day(session, branch)
    if first is None:
        return []
    last = last_settled_day(branch, now)
    kept = _kept_days(session, branch.id, first, last)
    return [day for day in days_between(first, last) if day not in kept]


def days_between(first: date, last: date) -> list[date]:
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]


def counted(session: Session, branch: Branch, day: date, now: datetime) -> Aggregate:
    """A day's figures, counted from its rows now."""
    return aggregate(branch.id, Span.DAY, day, count_day(read_day(session, branch, day, now)))


def aggregate(branch_id: str, span: Span, first: date, figures: Figures) -> Aggregate:
    return Aggregate(
        branch_id=branch_id,
        span=span,
        first_day=first,
        visits=figures.total("visits"),
        handled=figures.total("handled"),
        reception_days=figures.total("reception_days"),
        figures=json.dumps(figures.packed(), separators=(",", ":")),
    )


def packed(text: str) -> dict[str, Any]:
    """What an aggregate keeps."""
    kept: dict[str, Any] = json.loads(text)
    return kept


def keep(work: UnitOfWork, made: Iterable[Aggregate]) -> None:
    """Put them in the place of what was kept before."""
    for each in made:
        work.session.merge(each)


def forget(work: UnitOfWork, branch_id: str, day: date) -> None:
    """Rows of a past day have changed: it is counted anew by the next night, and from its rows until then."""
    month, year = day.replace(day=1), day.replace(month=1, day=1)
    for span, first in ((Span.DAY, day), (Span.MONTH, month), (Span.YEAR, year)):
        work.session.exec(
            delete(Aggregate).where(
                col(Aggregate.branch_id) == branch_id,
                col(Aggregate.span) == span,
                col(Aggregate.first_day) == first,
            )
        )


def rolled_up_months(session: Session, branch: Branch, days: Iterable[date]) -> list[Aggregate]:
    """The months in which these days lie, where every day of them is kept."""
    first = first_day(session, branch)
    if first is None:
        return []
    made = []
    for month in sorted({day.replace(day=1) for day in days}):
        whole = Period.around(PeriodKind.MONTH, month)
        if set(days_between(max(first, whole.first), whole.last)) <= _kept_days(
            session, branch.id, whole.first, whole.last
        ):
            made.append(_sum(session, branch.id, Span.MONTH, month, Span.DAY))
    return made


def rolled_up_years(session: Session, branch: Branch, days: Iterable[date]) -> list[Aggregate]:
    """The years in which these days lie, where every month of them is kept."""
    first = first_day(session, branch)
    if first is None:
        return []
    made = []
    for year in sorted({day.replace(month=1, day=1) for day in days}):
        months = {year.replace(month=number) for number in range(1, 13)}
        wanted = {month for month in months if span_end((Span.MONTH, month)) >= first}
        query = select(col(Aggregate.first_day)).where(
            Aggregate.branch_id == branch.id, Aggregate.span == Span.MONTH, col(Aggregate.first_day).in_(months)
        )
        if wanted <= set(session.exec(query)):
            made.append(_sum(session, branch.id, Span.YEAR, year, Span.MONTH))
    return made


def _sum(session: Session, branch_id: str, span: Span, first: date, of: Span) -> Aggregate:
    query = select(Aggregate.figures).where(
        Aggregate.branch_id == branch_id,
        Aggregate.span == of,
        Aggregate.first_day >= first,
        Aggregate.first_day <= span_end((span, first)),
    )
    whole = Figures()
    for text in session.exec(query):
        whole.add_packed(packed(text))
    return aggregate(branch_id, span, first, whole)


def _kept_days(session: Session, branch_id: str, first: date, last: date) -> set[date]:
    query = select(col(Aggregate.first_day)).where(
        Aggregate.branch_id == branch_id,
        Aggregate.span == Span.DAY,
        Aggregate.first_day >= first,
        Aggregate.first_day <= last,
    )
    return set(session.exec(query))
