"""Tables as an XLSX workbook. The library takes twenty megabytes and a tenth of a second: not for the server itself."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from queue_server.web.spreadsheets import Cell, Sheet, Style, defused

LONGEST_NAME = 31  # of a sheet
FORBIDDEN_IN_NAME = str.maketrans(dict.fromkeys(r"[]:*?/\'", " "))
FORMATS = {
    Style.COUNT: "#,##0",
    Style.DECIMAL: "#,##0.00",
    Style.SHARE: "0.0%",
    Style.DATE: "dd.mm.yyyy",
    Style.MONTH: "mm.yyyy",
}
WIDE, NARROW = 48, 18  # letters
HEAD = Font(name="Calibri", size=11, bold=True)
A4 = 9  # as workbooks number the sizes of paper
TWO_LINES = 32  # points: LibreOffice makes no row higher by itself


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """With a sheet for each table."""
    book = Workbook(write_only=True)
    for name, sheet in zip(_names(sheets), sheets, strict=True):
        page = book.create_sheet(name)
        page.freeze_panes = "A3"
        page.page_setup.orientation, page.page_setup.paperSize = "landscape", A4
        page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr = 0, PageSetupProperties(fitToPage=True)
        page.column_dimensions["A"].width = WIDE
        for number in range(2, len(sheet.header) + 1):
            page.column_dimensions[get_column_letter(number)].width = NARROW
        page.row_dimensions[2].height = TWO_LINES
        page.append([_cell(page, Cell(sheet.note))])
        page.append([_cell(page, Cell(head, Style.BOLD)) for head in sheet.header])
        for row in sheet.rows:
            page.append([_cell(page, cell) for cell in row])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _names(sheets: Sequence[Sheet]) -> list[str]:
    """Names that a workbook takes: short, without some signs, each once."""
    names: list[str] = []
    for sheet in sheets:
        name = sheet.name.translate(FORBIDDEN_IN_NAME)[:LONGEST_NAME].strip()
        again = sum(each.startswith(name[: LONGEST_NAME - 3]) for each in names)
        names.append(f"{name[: LONGEST_NAME - 3]} {again + 1}" if name in names else name)
    return names


def _cell(page: Any, cell: Cell) -> Any:
    value: Any = cell.value
    if isinstance(value, str):
        value = defused(ILLEGAL_CHARACTERS_RE.sub("", value))
    shown = WriteOnlyCell(page, value)
    if cell.style is Style.BOLD:
        shown.font, shown.alignment = HEAD, Alignment(wrap_text=True, vertical="top")
    elif cell.style is not Style.TEXT:
        shown.number_format = FORMATS[cell.style]
    return shown
