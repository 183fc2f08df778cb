"""The report as a PDF: A4, the product's own letters in it, the heads of the columns again on every page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from queue_server.domain.printed_report import PrintedReport, ReportLine

if TYPE_CHECKING:
    from fpdf import FPDF

FONTS = Path(__file__).parent / "fonts"
MARGIN, BOTTOM, WIDTH = 15.0, 20.0, 180.0  # mm
PLACES = (10.0, 92.0, 30.0, 24.0, 24.0)  # how wide the columns are
TEXT, SMALL, LARGE = 10.5, 8.5, 18.0  # pt
LINE, SMALL_LINE, GAP = 5.0, 4.0, 2.0  # mm
INK, SOFT, RULE = (20, 28, 38), (78, 86, 96), (150, 156, 164)


def report_file(report: PrintedReport) -> bytes:
    from fpdf import FPDF  # several megabytes, for the few who ask for a PDF

    pdf = FPDF(format="A4")
    pdf.add_font("Onest", "", FONTS / "Onest-Medium.ttf")
    pdf.add_font("Onest", "B", FONTS / "Onest-ExtraBold.ttf")
    pdf.set_margin(MARGIN)
    pdf.set_auto_page_break(False)
    pdf.set_title(f"{report.title}. {report.span}")
    pdf.set_lang(report.language)
    pdf.set_creation_date(report.made_at)
    _first_page(pdf, report)
    for number, line in enumerate(report.lines, 1):
        if pdf.get_y() + _height(pdf, line) > pdf.h - BOTTOM:
            _page(pdf, report)
            _heads(pdf, report)
        _line(pdf, number, line)
    pdf.ln(GAP * 2)
    for text in report.closing:
        _font(pdf, TEXT)
        if pdf.get_y() + LINE * 2 > pdf.h - BOTTOM:
            _page(pdf, report)
        _block(pdf, text, LINE)
    return bytes(pdf.output())


def _first_page(pdf: FPDF, report: PrintedReport) -> None:
    _page(pdf, report)
    for text, size, bold, height in ((report.title, LARGE, True, 8.0), (report.places, TEXT, False, LINE)):
        _font(pdf, size, bold=bold)
        _block(pdf, text, height)
    pdf.ln(GAP)
    _font(pdf, TEXT, bold=True)
    _block(pdf, report.span, LINE)
    pdf.ln(GAP)
    _heads(pdf, report)


def _page(pdf: FPDF, report: PrintedReport) -> None:
    """A new page with its number at the foot; the next text stands at its top."""
    pdf.add_page()
    _font(pdf, SMALL, SOFT)
    pdf.set_y(pdf.h - MARGIN)
    numbered = report.page.replace("{page}", str(pdf.page_no())).replace("{pages}", str(pdf.str_alias_nb_pages))
    pdf.cell(WIDTH, SMALL_LINE, numbered, align="C")
    pdf.set_xy(MARGIN, MARGIN)


def _heads(pdf: FPDF, report: PrintedReport) -> None:
    _font(pdf, SMALL, SOFT)
    top = pdf.get_y()
    lowest = max(_put(pdf, at, top, text, SMALL_LINE) for at, text in enumerate(report.heads))
    _rule(pdf, lowest + GAP / 2, 0.4)


def _line(pdf: FPDF, number: int, line: ReportLine) -> None:
    top = pdf.get_y()
    _font(pdf, TEXT, SOFT)
    _put(pdf, 0, top, f"{number}", LINE)
    _font(pdf, TEXT, bold=True)
    named = _put(pdf, 1, top, line.name, LINE)
    below = _put(pdf, 2, top, line.value, LINE)
    _font(pdf, SMALL, SOFT)
    lowest = [_put(pdf, 1, named, line.about, SMALL_LINE)]
    for note in line.notes:
        below = _put(pdf, 2, below, note, SMALL_LINE)
    _font(pdf, TEXT)
    lowest += [below, _put(pdf, 3, top, line.before, LINE), _put(pdf, 4, top, line.change, LINE)]
    _rule(pdf, max(lowest) + GAP / 2, 0.1)


def _height(pdf: FPDF, line: ReportLine) -> float:
    """At most so much, measured before it is drawn."""
    _font(pdf, TEXT, bold=True)
    named = _lines(pdf, 1, line.name) * LINE
    _font(pdf, SMALL)
    about = _lines(pdf, 1, line.about) * SMALL_LINE
    notes = LINE + sum(_lines(pdf, 2, note) for note in line.notes) * SMALL_LINE
    return max(named + about, notes) + GAP * 2


def _lines(pdf: FPDF, column: int, text: str) -> int:
    return len(pdf.multi_cell(PLACES[column], LINE, text, dry_run=True, output="LINES"))  # type: ignore[arg-type]


def _put(pdf: FPDF, column: int, top: float, text: str, height: float) -> float:
    """A text in its column, numbers to the right; answers where it ends."""
    pdf.set_xy(MARGIN + sum(PLACES[:column]), top)
    pdf.multi_cell(PLACES[column], height, text, align="L" if column == 1 else "R", new_x="LMARGIN", new_y="NEXT")
    return pdf.get_y()


def _block(pdf: FPDF, text: str, height: float) -> None:
    pdf.multi_cell(WIDTH, height, text, align="L", new_x="LMARGIN", new_y="NEXT")


def _rule(pdf: FPDF, y: float, width: float) -> None:
    pdf.set_draw_color(*RULE)
    pdf.set_line_width(width)
    pdf.line(MARGIN, y, MARGIN + WIDTH, y)
    pdf.set_xy(MARGIN, y + GAP / 2)


def _font(pdf: FPDF, size: float, colour: tuple[int, int, int] = INK, *, bold: bool = False) -> None:
    pdf.set_font("Onest", "B" if bold else "", size)
    pdf.set_text_color(*colour)
