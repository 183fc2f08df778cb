"""The history at the edge: what an address asks for, and tables in the words and numbers of a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from babel.numbers import format_decimal

from queue_server.domain.periods import Period, PeriodKind
from queue_server.services.statistics.inquiry import Answer, Asked, Compared, Counts, counts_of, question
from queue_server.services.statistics.labels import Label
from queue_server.services.statistics.measures import Kind, Value
from queue_server.services.statistics.tables import Row, Table
from queue_server.web.dependencies import deps
from queue_server.web.language import request_language
from queue_server.web.spreadsheets import Cell, Sheet, Style
from queue_server.web.streams import taking_turns

PATTERNS = {Kind.COUNT: "#,##0", Kind.MINUTES: "#,##0.0", Kind.HOURS: "#,##0.0", Kind.MEAN: "#,##0.0"}
STYLES = {Kind.COUNT: Style.COUNT, Kind.SHARE: Style.SHARE}
UNIT = {Kind.MINUTES: 60, Kind.HOURS: 3600}
Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The period and the comparison that an address asks for."""

    period: Period
    compared: Compared

    @classmethod
    def of(
        cls, today: date, kind: PeriodKind, day: date | None, last: date | None, compared: Compared = Compared.BEFORE
    ) -> Wanted:
        """Without a day: the period that is now; `last` ends a period of any length."""
        first = day or today
        if kind is PeriodKind.ANY:
            return cls(Period.between(first, last or first), compared)
        return cls(Period.around(kind, first), compared)

    @classmethod
    def read(cls, today: date, query: Mapping[str, str]) -> Wanted:
        """What is there and can be read; anything else is as if it were not there."""
        kind = _word(query.get("period"), PeriodKind.MONTH)
        compared = _word(query.get("compare"), Compared.BEFORE)
        return cls.of(today, kind, _date(query.get("day")), _date(query.get("last")), compared)

    def query(self, period: Period | None = None) -> dict[str, str]:
        """The address of this, or of another period, compared in the same way."""
        period = period or self.period
        asked = {"period": period.kind.value, "day": period.first.isoformat()}
        if period.kind is PeriodKind.ANY:
            asked["last"] = period.last.isoformat()
        return asked | ({"compare": self.compared.value} if self.compared is not Compared.BEFORE else {})


def answer(wanted: Wanted, branches: Sequence[str], *, everybody: bool, own: str | None) -> Answer:
    """Asked of the history, beside the requests."""
    asked = Asked(tuple(branches), wanted.period, wanted.compared, everybody, own)
    found: Answer = deps().history.ask(question(asked, deps().clock.now()))
    return found


def counts(wanted: Wanted, branches: Sequence[str]) -> Counts:
    """The same without tables, for the report."""
    asked = Asked(tuple(branches), wanted.period, wanted.compared)
    found: Counts = deps().history.ask(counts_of(asked, deps().clock.now()))
    return found


def local_today(zone: str) -> date:
    now: datetime = deps().clock.now()
    return now.astimezone(ZoneInfo(zone)).date()


def said(label: Label) -> str:
    language = request_language()
    if label.names is not None:
        return label.names.get(language) or label.names["uk"]
    return deps().catalogues.text(language, label.key, **label.arguments)


def shown(value: Value, kind: Kind, signed: bool = False) -> str:
    """As a person reads it, without the unit, which stands in the head of the column; a share with its per cent."""
    if value is None:
        return "—"
    language = request_language()
    if kind is Kind.SHARE:
        number = format_decimal(abs(value) * 100, format="#,##0.0" if signed else "#,##0", locale=language)
        sign = ("+" if value > 0 else "−" if value < 0 else "") if signed else ""
        return deps().catalogues.text(language, "statistics-percent", share=f"{sign}{number}")
    return format_decimal(value / UNIT.get(kind, 1), format=PATTERNS[kind], locale=language)


def cell(value: Value, kind: Kind) -> Cell:
    """The same for a spreadsheet: minutes and hours as numbers of them."""
    return Cell(
        None if value is None else value / UNIT[kind] if kind in UNIT else value, STYLES.get(kind, Style.DECIMAL)
    )


def sheets(found: Answer) -> list[Sheet]:
    """What the file is about, then a sheet for each table."""
    language = request_language()
    text = deps().catalogues.text
    return [_about(found)] + [
        Sheet(
            name=text(language, f"statistics-table-{slug(table.key)}"),
            note=text(language, f"statistics-define-{slug(table.key)}"),
            header=[text(language, f"statistics-by-{slug(table.key)}"), *(head(name) for name in table.columns)],
            rows=_rows(table),
        )
        for table in taking_turns(found.tables)
    ]


def _about(found: Answer) -> Sheet:
    asked = found.asked

    def say(key: str) -> str:
        return deps().catalogues.text(request_language(), f"statistics-file-{key}")

    spans = {"period": asked.period, "compared": asked.before}
    days = [[Cell(say(key)), *(Cell(day, Style.DATE) for day in (at.first, at.last))] for key, at in spans.items()]
    places = [[Cell(say("branch")), Cell(said(branch))] for branch in found.branches]
    return Sheet(say("title"), say("define"), [say("what"), say("first"), say("last")], [*days, *places])


def head(column: str) -> str:
    return deps().catalogues.text(request_language(), f"statistics-column-{slug(column)}")


def slug(key: str) -> str:
    return key.replace("_", "-")


def as_json(found: Answer) -> dict[str, object]:
    """Minutes and hours as seconds, shares as parts of one."""
    before = found.asked.before
    return {
        "period": {"first": found.asked.period.first.isoformat(), "last": found.asked.period.last.isoformat()},
        "compared": {"first": before.first.isoformat(), "last": before.last.isoformat()},
        "branches": list(found.asked.branches),
        "tables": [
            {
                "key": table.key,
                "title": deps().catalogues.text(request_language(), f"statistics-table-{slug(table.key)}"),
                "columns": [
                    {"key": name, "title": head(name), "kind": kind.value}
                    for name, kind in zip(table.columns, table.kinds, strict=True)
                ],
                "rows": [{"label": said(row.label), "values": list(row.values)} for row in table.rows],
                "total": list(table.total.values) if table.total else None,
            }
            for table in found.tables
        ],
    }


def _rows(table: Table) -> list[list[Cell]]:
    return [_cells(table, row) for row in (*table.rows, *([table.total] if table.total else []))]


def _cells(table: Table, row: Row) -> list[Cell]:
    return [_label(row.label), *(cell(value, table.kind(row, at)) for at, value in enumerate(row.values))]


def _label(label: Label) -> Cell:
    """A day is a date also for a spreadsheet."""
    if label.day is None:
        return Cell(said(label))
    return Cell(label.day, Style.MONTH if label.key == "statistics-month" else Style.DATE)


def _word(text: str | None, usual: Word) -> Word:
    with suppress(ValueError):
        return type(usual)(text or "")
    return usual


def _date(text: str | None) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text or "")
    return None
