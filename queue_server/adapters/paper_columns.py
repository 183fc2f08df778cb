"""A paper in columns of letters of one width: for printers in text mode and for the console."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from queue_server.adapters.paper_plain import plain
from queue_server.domain.paper import Block, Mark, Number, Paper, Qr, Rule, Space, Text

COLUMNS = {58: 32, 80: 48}


def columns(width: int) -> int:
    """How many letters of font A stand in a line."""
    return COLUMNS[width]


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` letters."""
    return textwrap.wrap(plain(text), width) or [""]


def console_text(paper: Paper) -> str:
    """The paper in a frame, as a terminal shows it; the QR code is there as the address in it."""
    whole = columns(paper.width)
    lines = [line for block in paper.blocks for line in _block(block, whole)]
    framed = (f"├{'─' * (whole + 2)}┤" if line is None else f"│ {line:<{whole}} │" for line in lines)
    return "\n".join([f"┌{'─' * (whole + 2)}┐", *framed, f"└{'─' * (whole + 2)}┘"])


def _block(block: Block, whole: int) -> Iterator[str | None]:
    """Lines of a block; None is a line across."""
    match block:
        case Text(text, _size, _bold, align):
            yield from (line.center(whole) if align == "center" else line for line in wrap(text, whole))
        case Number(text):
            yield from ("", plain(text).center(whole), "")
        case Mark(text):
            yield from (f"*** {line} ***".center(whole) for line in wrap(text, whole - 8))
        case Rule():
            yield None
        case Space():
            yield ""
        case Qr(data, caption, code):
            yield from (line.center(whole) for words in (caption, code, data) for line in wrap(words, whole))
