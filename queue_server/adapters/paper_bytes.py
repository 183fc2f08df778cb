"""A paper as the bytes of ESC/POS: one raster image, or plain text where a line is too slow for images."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PIL import Image

from queue_server.adapters.escpos_quietly import constants, drivers
from queue_server.adapters.paper import DOTS, draw
from queue_server.adapters.paper_columns import columns, wrap
from queue_server.adapters.paper_plain import plain
from queue_server.adapters.printer_settings import PrinterSettings
from queue_server.domain.paper import Block, Mark, Number, Paper, Qr, Rule, Space, Text

RESET = b"\x1b@"
BAND = 64  # rows a command: small enough for any printer's memory
# Signs that neither CP1125 nor CP1251 hold, or only one of them.
SIMPLER = str.maketrans({"’": "'", "ʼ": "'", "«": '"', "»": '"', "–": "-", "—": "-", "…": "...", "₴": "грн"})
# Should a printer still wait for the rest of a band, these complete it in white; else they mean nothing.
COMPLETING = bytes(max(DOTS.values()) // 8 * BAND)

Compose = Callable[[Paper], bytes]


def composer(settings: PrinterSettings) -> Compose:
    """The function that makes bytes of a paper for a printer with these settings."""

    def compose(paper: Paper) -> bytes:
        sized = replace(paper, width=settings.width or paper.width)
        body = raster(draw(sized)) if settings.mode == "raster" else text(sized, settings.codepage, settings.table)
        return RESET + body + cut(settings.cut)

    return compose


def separating(settings: PrinterSettings) -> bytes:
    """Ends a paper that was broken off in the middle, so that the next one begins on its own."""
    return COMPLETING + RESET + cut(settings.cut)


def raster(image: Image.Image) -> bytes:
    """GS v 0 with a header a band; `image` is of mode "1" and a whole number of bytes wide."""
    row = image.width // 8
    dots = image.tobytes("raw", "1;I")  # the printer's 1 is black
    bands = []
    for top in range(0, image.height, BAND):
        rows = min(BAND, image.height - top)
        header = b"\x1dv0\x00" + row.to_bytes(2, "little") + rows.to_bytes(2, "little")
        bands.append(header + dots[top * row : (top + rows) * row])
    return b"".join(bands)


def cut(how: str) -> bytes:
    """Feed past the knife, then cut."""
    out = drivers.Dummy()
    if how == "none":
        out.print_and_feed(6)
    else:
        out.cut(mode=how.upper())
    return bytes(out.output)


def text(paper: Paper, codepage: str, table: int) -> bytes:
    """The paper in the printer's own letters. All are of double height: font A alone is under 3 mm high."""
    out = drivers.Dummy()
    out._raw(b"\x1bt" + bytes((table,)))
    for block in paper.blocks:
        _print(block, out, paper.width, codepage)
    return bytes(out.output)


def _print(block: Block, out: drivers.Dummy, width: int, codepage: str) -> None:
    whole = columns(width)
    match block:
        case Text(words, size, bold, align):
            wide = 2 if size == "large" else 1
            out.set(align=align, bold=bold, custom_size=True, width=wide, height=2, invert=False)
            _lines(words, whole // wide, out, codepage)
        case Number(number):
            wide = min(8, whole // max(1, len(plain(number))))
            out.set(align="center", bold=True, custom_size=True, width=wide, height=min(wide + 1, 8), invert=False)
            _lines(number, whole // wide, out, codepage)
        case Mark(words):
            out.set(align="center", bold=True, custom_size=True, width=2, height=2, invert=True)
            _lines(f"\xa0{words}\xa0", whole // 2, out, codepage)
        case Rule():
            out.set(align="left", bold=False, custom_size=True, width=1, height=1, invert=False)
            _lines("-" * whole, whole, out, codepage)
        case Space():
            out.print_and_feed(1)
        case Qr(data, caption, code):
            out.set(align="center", bold=False, custom_size=True, width=1, height=2, invert=False)
            out.qr(plain(data), native=True, ec=constants.QR_ECLEVEL_M, size=6)
            _lines(caption, whole, out, codepage)
            out.set(align="center", bold=True, custom_size=True, width=1, height=2, invert=False)
            _lines(code, whole, out, codepage)


def _lines(words: str, width: int, out: drivers.Dummy, codepage: str) -> None:
    for line in wrap(words.translate(SIMPLER), width):
        out._raw(line.replace("\xa0", " ").encode(codepage, "replace") + b"\n")
