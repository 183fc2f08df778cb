"""Tables for spreadsheets: as CSV piece by piece, as a workbook; no text of anybody becomes a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class Style(Enum):
    """How a cell is shown."""

    TEXT = auto()
    BOLD = auto()
    COUNT = auto()
    DECIMAL = auto()
    SHARE = auto()
    DATE = auto()
    MONTH = auto()


DATES = {Style.DATE: "%d.%m.%Y", Style.MONTH: "%m.%Y"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, a number or a date with the way it is shown; None is an empty cell."""

    value: str | float | date | None
    style: Style = Style.TEXT


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name, what it means, the heads of its columns, its rows."""

    name: str
    note: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def defused(text: str) -> str:
    """A text that a spreadsheet would take for a formula becomes plain text by an apostrophe before it."""
    return f"'{text}" if text.startswith(FORMULA) else text


def as_csv(sheets: Sequence[Sheet], delimiter: str, comma: str) -> Iterator[str]:
    """The tables one below the other; the mark at the beginning tells spreadsheets that it is UTF-8."""
    yield "\ufeff"
    for sheet in sheets:
        lines = io.StringIO()
        writer = csv.writer(lines, delimiter=delimiter)
        writer.writerow([defused(sheet.name)])
        writer.writerow([defused(sheet.note)])
        writer.writerow([defused(head) for head in sheet.header])
        writer.writerows([_plain(cell, comma) for cell in row] for row in sheet.rows)
        writer.writerow([])
        yield lines.getvalue()


def as_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """A workbook with a sheet for each table; to be made beside the server."""
    from queue_server.web.workbooks import workbook

    return workbook(sheets)


def _plain(cell: Cell, comma: str) -> str:
    if cell.value is None:
        return ""
    if isinstance(cell.value, str):
        return defused(cell.value)
    if isinstance(cell.value, date):
        return cell.value.strftime(DATES[cell.style])
    if cell.style is Style.COUNT:
        return f"{cell.value:.0f}"
    if cell.style is Style.SHARE:
        return f"{100 * cell.value:.1f}%".replace(".", comma)
    return f"{cell.value:.2f}".replace(".", comma)
