"""Tables as CSV and as XLSX, written piece by piece while they are sent; no text of anybody becomes a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from tempfile import TemporaryFile
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
LONGEST_NAME = 31  # of a sheet
FORBIDDEN_IN_NAME = str.maketrans(dict.fromkeys(r"[]:*?/\'", " "))


class Style(Enum):
    """How a cell is shown."""

    TEXT = auto()
    BOLD = auto()
    COUNT = auto()
    DECIMAL = auto()
    SHARE = auto()


FORMATS = {Style.COUNT: "#,##0", Style.DECIMAL: "#,##0.00", Style.SHARE: "0.0%"}
WIDE, NARROW = 48, 18  # letters
PIECE = 65_536  # bytes


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, or a number with the way it is shown; None is an empty cell."""

    value: str | float | None
    style: Style = Style.TEXT


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name, what it means, the heads of its columns, its rows; these may be made when they are read."""

    name: str
    note: str
    header: Sequence[str]
    rows: Iterable[Sequence[Cell]]


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


def _plain(cell: Cell, comma: str) -> str:
    if cell.value is None:
        return ""
    if isinstance(cell.value, str):
        return defused(cell.value)
    if cell.style is Style.COUNT:
        return f"{cell.value:.0f}"
    if cell.style is Style.SHARE:
        return f"{100 * cell.value:.1f}%".replace(".", comma)
    return f"{cell.value:.2f}".replace(".", comma)


def as_xlsx(sheets: Sequence[Sheet]) -> Iterator[bytes]:
    """A workbook with a sheet for each table: each is a step of its own (an empty piece), then come the bytes."""
    book = Workbook(write_only=True)
    for name, sheet in zip(_names(sheets), sheets, strict=True):
        page = book.create_sheet(name)
        page.freeze_panes = "A3"
        page.column_dimensions["A"].width = WIDE
        for number in range(2, len(sheet.header) + 1):
            page.column_dimensions[get_column_letter(number)].width = NARROW
        page.append([_cell(page, Cell(sheet.note))])
        page.append([_cell(page, Cell(head, Style.BOLD)) for head in sheet.header])
        for row in sheet.rows:
            page.append([_cell(page, cell) for cell in row])
        yield b""
    with TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        yield from iter(lambda: file.read(PIECE), b"")


def _names(sheets: Sequence[Sheet]) -> list[str]:
    """Names that a workbook takes: short, without some signs, each once."""
    names: list[str] = []
    for sheet in sheets:
        name = sheet.name.translate(FORBIDDEN_IN_NAME)[:LONGEST_NAME].strip()
        again = sum(each.startswith(name[: LONGEST_NAME - 3]) for each in names)
        names.append(f"{name[: LONGEST_NAME - 3]} {again + 1}" if name in names else name)
    return names


def _cell(page: Any, cell: Cell) -> Any:
    value = cell.value
    if isinstance(value, str):
        value = defused(ILLEGAL_CHARACTERS_RE.sub("", value))
    shown = WriteOnlyCell(page, value)
    if cell.style is Style.BOLD:
        shown.font = Font(bold=True)
    elif cell.style is not Style.TEXT:
        shown.number_format = FORMATS[cell.style]
    return shown
