"""Periods of a report in local days: day, week, month, quarter, year or any, the one before and a year before."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAY = timedelta(days=1)
EARLIEST = date(2000, 1, 1)
LATEST = date(2100, 12, 31)


class PeriodKind(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ANY = "any"


MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Period:
    """Local days from the first to the last, both within it."""

    kind: PeriodKind
    first: date
    last: date

    @classmethod
    def around(cls, kind: PeriodKind, day: date) -> Period:
        """The period of this kind in which a day lies; of no kind, the day alone."""
        day = min(max(day, EARLIEST), LATEST)
        if kind is PeriodKind.WEEK:
            monday = day - timedelta(days=day.weekday())
            return cls(kind, monday, monday + timedelta(days=6))
        if kind in MONTHS:
            length = MONTHS[kind]
            first = date(day.year, (day.month - 1) // length * length + 1, 1)
            return cls(kind, first, add_months(first, length) - DAY)
        return cls(kind, day, day)

    @classmethod
    def between(cls, first: date, last: date) -> Period:
        """Any days; the other way round they are the same."""
        first, last = (min(max(day, EARLIEST), LATEST) for day in sorted((first, last)))
        return cls(PeriodKind.ANY, first, last)

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def before(self) -> Period:
        """The period of the same kind, or of as many days, that ends where this one begins."""
        if self.kind is PeriodKind.ANY:
            return Period(self.kind, self.first - self.days * DAY, self.first - DAY)
        return Period.around(self.kind, self.first - DAY)

    def after(self) -> Period:
        if self.kind is PeriodKind.ANY:
            return Period(self.kind, self.last + DAY, self.last + self.days * DAY)
        return Period.around(self.kind, self.last + DAY)

    def year_before(self) -> Period:
        """The same dates a year earlier."""
        last_of_month = self.last == add_months(self.last.replace(day=1), 1) - DAY
        last = add_months(self.last, -12)
        if last_of_month:  # to the end of February, whether it has 28 days or 29
            last = last.replace(day=monthrange(last.year, last.month)[1])
        return Period(PeriodKind.ANY, add_months(self.first, -12), last)


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the 31st is the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


class Span(StrEnum):
    """The lengths for which figures are kept."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


Piece = tuple[Span, date]


def span_end(piece: Piece) -> date:
    """The last day of a piece."""
    span, first = piece
    if span is Span.DAY:
        return first
    return add_months(first, 1 if span is Span.MONTH else 12) - DAY


def cover(first: date, last: date, kept: Collection[Piece]) -> tuple[list[Piece], list[date]]:
    """The longest kept pieces that fill these days, and the days that no piece knows."""
    pieces: list[Piece] = []
    missing: list[date] = []
    day = first
    while day <= last:
        for span in (Span.YEAR, Span.MONTH, Span.DAY):
            piece = (span, day)
            if piece in kept and span_end(piece) <= last:
                pieces.append(piece)
                day = span_end(piece) + DAY
                break
        else:
            missing.append(day)
            day += DAY
    return pieces, missing
