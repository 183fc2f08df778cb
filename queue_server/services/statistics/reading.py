"""The figures of a period over one branch or several: from what is kept, and from the rows where nothing is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from queue_server.domain.figures import Figures
from queue_server.domain.periods import Period, Piece, Span, cover
from queue_server.models import Aggregate, Branch
from queue_server.services.statistics.aggregates import first_day, packed
from queue_server.services.statistics.counting import count_day
from queue_server.services.statistics.rows import read_day

MOST_DAYS = 62  # of a period that is told day by day; a longer one is told by months


@dataclass(slots=True)
class PeriodFigures:
    """`figures` of all the days; `course` are (visits, handled) for the chart: by day, in a long period also by whole
    months, under their first day."""

    figures: Figures = field(default_factory=Figures)
    course: dict[date, tuple[int, int]] = field(default_factory=dict)

    def note(self, day: date, visits: int, handled: int) -> None:
        known = self.course.get(day, (0, 0))
        self.course[day] = (known[0] + visits, known[1] + handled)


Take = Callable[[Figures, Mapping[str, Any]], None]
"""How kept figures are taken in: `Figures.add_packed`, or only their counts."""


def read_periods(
    session: Session,
    branches: Sequence[Branch],
    periods: Sequence[Period],
    now: datetime,
    take: Take = Figures.add_packed,
) -> list[PeriodFigures]:
    """Days that are still to come are empty. Reception days of several branches are counted in each."""
    found = [PeriodFigures() for _period in periods]
    for branch in branches:
        life = _Life(session, branch, first_day(session, branch), now, take)
        for period, figures in zip(periods, found, strict=True):
            _read(life, period, figures)
    return found


@dataclass(frozen=True, slots=True)
class _Life:
    """A branch from the day on which it has `begun` to `now`."""

    session: Session
    branch: Branch
    begun: date | None
    now: datetime
    take: Take


def _read(life: _Life, period: Period, found: PeriodFigures) -> None:
    session, branch, now = life.session, life.branch, life.now
    last = min(period.last, now.astimezone(ZoneInfo(branch.timezone)).date())
    if life.begun is None or last < life.begun:
        return
    kept = _kept_within(session, branch.id, Period.between(period.first, last), period.days <= MOST_DAYS)
    pieces, missing = cover(period.first, last, kept)
    for text in _texts(session, branch.id, pieces):
        life.take(found.figures, packed(text))
    for piece in _told(pieces, kept, period.days <= MOST_DAYS):
        found.note(piece[1], *kept[piece])
    for day in missing:
        if day >= life.begun:
            counted = count_day(read_day(session, branch, day, now))
            found.figures.add(counted)
            found.note(day, counted.total("visits"), counted.total("handled"))


Kept = dict[Piece, tuple[int, int]]  # with visits and handled services


def _kept_within(session: Session, branch_id: str, period: Period, by_day: bool) -> Kept:
    """Every kept piece that begins within the period; of a long one those days alone that lie in no kept month."""
    if by_day:
        return _kept(session, branch_id, period)
    kept = _kept(session, branch_id, period, col(Aggregate.span) != Span.DAY)
    _pieces, alone = cover(period.first, period.last, kept)
    if alone:
        named = (col(Aggregate.first_day).in_(alone),) if len(alone) <= MOST_DAYS else ()
        kept |= _kept(session, branch_id, Period.between(alone[0], alone[-1]), Aggregate.span == Span.DAY, *named)
    return kept


def _kept(session: Session, branch_id: str, period: Period, *which: Any) -> Kept:
    query = select(Aggregate.span, col(Aggregate.first_day), Aggregate.visits, Aggregate.handled).where(
        Aggregate.branch_id == branch_id,
        Aggregate.first_day >= period.first,
        Aggregate.first_day <= period.last,
        *which,
    )
    return {(Span(span), first): (visits, handled) for span, first, visits, handled in session.exec(query)}


def _told(pieces: Sequence[Piece], kept: Kept, by_day: bool) -> list[Piece]:
    """The pieces by which the course is told: every day, else the months and the days that were read; of a year its
    months."""
    if by_day:
        return [piece for piece in kept if piece[0] is Span.DAY]
    told = [piece for piece in pieces if piece[0] is not Span.YEAR]
    years = {first.year for span, first in pieces if span is Span.YEAR}
    return told + [piece for piece in kept if piece[0] is Span.MONTH and piece[1].year in years]


def _texts(session: Session, branch_id: str, pieces: Sequence[Piece]) -> list[str]:
    texts: list[str] = []
    for span in Span:
        firsts = [first for each, first in pieces if each is span]
        if firsts:
            query = select(Aggregate.figures).where(
                Aggregate.branch_id == branch_id, Aggregate.span == span, col(Aggregate.first_day).in_(firsts)
            )
            texts += session.exec(query).all()
    return texts
