"""A paper drawn as the one-bit image that a thermal printer burns: 8 dots a millimetre, nothing under 3 mm high."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import segno
from PIL import Image, ImageDraw, ImageFont

from queue_server.adapters.paper_plain import plain
from queue_server.domain.paper import Block, Mark, Number, Paper, Qr, Rule, Size, Space, Text

DOTS = {58: 384, 80: 576}
# Onest's capitals are 0.7 of its size: 35 dots give capitals of 25 dots, 3.1 mm.
SIZES: dict[int, dict[Size, int]] = {
    58: {"small": 35, "normal": 36, "large": 44},
    80: {"small": 35, "normal": 36, "large": 52},
}
LARGEST_NUMBER = 210
LINE = 1.22  # height of a line, in sizes of its letters
GAP = 8
WHITE, BLACK = 1, 0
QR_MODULE = 4  # dots, at least: smaller ones melt together on old heads
QR_BESIDE, QR_BELOW = 250, 300  # dots it may take, with the words beside it or below it
FONTS = Path(__file__).parent / "fonts"
# Letters are smoothed, then cut a little above the middle: thin strokes keep their two dots.
INKED = [BLACK if grey < 150 else WHITE for grey in range(256)]


@lru_cache(maxsize=64)
def font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The bundled type; measured in dots."""
    return ImageFont.truetype(FONTS / ("Onest-ExtraBold.ttf" if bold else "Onest-Medium.ttf"), size)


def draw(paper: Paper) -> Image.Image:
    """The whole paper, mode "1", as wide as the head of a printer for that roll."""
    strips = [_strip(block, paper.width) for block in paper.blocks]
    sheet = Image.new("1", (DOTS[paper.width], sum(strip.height for strip in strips)), WHITE)
    top = 0
    for strip in strips:
        sheet.paste(strip, (0, top))
        top += strip.height
    return sheet


def prepare() -> None:
    """Load fonts and tables, so that the first visitor's paper is as quick as the next ones."""
    for width in DOTS:
        texts = [Text("А", size, bold) for size in SIZES[width] for bold in (False, True)]
        draw(Paper(width, "uk", (Number("А-012"), Mark("А"), Qr("А", "А", "0"), *texts)))


def wrap(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Lines not wider than `width` dots; broken between words, and within one only when it fills a line alone."""
    lines, line = [], ""
    for word in plain(text).split(" "):
        longer = f"{line} {word}" if line else word
        if face.getlength(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        while face.getlength(word) > width:
            fitting = _fitting(word, face, width)
            lines.append(word[:fitting])
            word = word[fitting:]
        line = word
    return [*lines, line]


def _fitting(word: str, face: ImageFont.FreeTypeFont, width: int) -> int:
    """How many letters of the word one line takes; a break after a hyphen, a slash or a dot is preferred."""
    most = next((n for n in range(2, len(word)) if face.getlength(word[: n + 1]) > width), len(word))
    joints = [n for n in range(most // 2, most + 1) if word[n - 1 : n] in {"-", "/", "."}]
    return joints[-1] if joints else most


def _strip(block: Block, width: int) -> Image.Image:
    dots = DOTS[width]
    match block:
        case Text(text, size, bold, align):
            return _lines(text, font(SIZES[width][size], bold), dots, align == "center")
        case Number(text):
            return _number(text, dots)
        case Mark(text):
            return _mark(text, width)
        case Qr():
            return _qr_beside(block, width) if width == 80 else _qr_below(block, width)
        case Rule():
            return _rule(dots)
        case Space():
            return Image.new("1", (dots, 3 * GAP), WHITE)


@lru_cache(maxsize=48)  # most lines of a ticket are those of the ticket before
def _lines(text: str, face: ImageFont.FreeTypeFont, dots: int, centred: bool = False) -> Image.Image:
    lines = wrap(text, face, dots)
    step = round(face.size * LINE)
    grey = Image.new("L", (dots, step * len(lines) + GAP), 255)
    pen = ImageDraw.Draw(grey)
    for row, line in enumerate(lines):
        left = (dots - face.getlength(line)) / 2 if centred else 0
        pen.text((left, row * step + face.size), line, font=face, fill=0, anchor="ls")
    return grey.point(INKED, "1")


def _number(text: str, dots: int) -> Image.Image:
    number = plain(text)[:12]
    wide = font(LARGEST_NUMBER, True).getlength(number)
    face = font(int(LARGEST_NUMBER * min(1.0, (dots - 2 * GAP) / max(wide, 1.0))), True)
    left, top, right, bottom = face.getbbox(number, anchor="ls")
    grey = Image.new("L", (dots, int(bottom - top) + 4 * GAP), 255)
    place = ((dots - (right - left)) / 2 - left, 2 * GAP - top)
    ImageDraw.Draw(grey).text(place, number, font=face, fill=0, anchor="ls")
    return grey.point(INKED, "1")


def _mark(text: str, width: int) -> Image.Image:
    words = _lines(text, font(SIZES[width]["large"], True), DOTS[width] - 4 * GAP, True)
    strip = Image.new("1", (DOTS[width], words.height + 3 * GAP), WHITE)
    strip.paste(BLACK, (0, 0, strip.width, words.height + GAP))
    strip.paste(words.point(lambda ink: not ink), (2 * GAP, GAP))
    return strip


def _rule(dots: int) -> Image.Image:
    strip = Image.new("1", (dots, 2 * GAP + 3), WHITE)
    strip.paste(BLACK, (0, GAP, dots, GAP + 3))
    return strip


def _qr(data: str, most: int) -> Image.Image:
    """Modules of whole dots, as large as `most` dots allow, with the quiet zone of four modules."""
    code = segno.make(plain(data), error="m", micro=False)
    border = 4
    module = max(QR_MODULE, most // int(code.symbol_size(border=border)[0]))
    rows = [bytes(not dark for dark in row) for row in code.matrix_iter(border=border)]
    small = Image.frombytes("L", (len(rows[0]), len(rows)), b"".join(rows)).point(lambda white: white * 255, "1")
    return small.resize((small.width * module, small.height * module), Image.Resampling.NEAREST)


def _qr_beside(block: Qr, width: int) -> Image.Image:
    """The code at the left, its words in the middle of what is left at the right."""
    code = _qr(block.data, QR_BESIDE)
    words = _qr_words(block, width, DOTS[width] - code.width, centred=False)
    strip = Image.new("1", (DOTS[width], max(code.height, words.height)), WHITE)
    strip.paste(code, (0, (strip.height - code.height) // 2))
    strip.paste(words, (code.width, (strip.height - words.height) // 2))
    return strip


def _qr_below(block: Qr, width: int) -> Image.Image:
    code = _qr(block.data, QR_BELOW)
    words = _qr_words(block, width, DOTS[width], centred=True)
    strip = Image.new("1", (DOTS[width], code.height + words.height), WHITE)
    strip.paste(code, ((strip.width - code.width) // 2, 0))
    strip.paste(words, (0, code.height))
    return strip


def _qr_words(block: Qr, width: int, dots: int, *, centred: bool) -> Image.Image:
    sizes = SIZES[width]
    caption = _lines(block.caption, font(sizes["small"]), dots, centred)
    code = _lines(block.code, font(sizes["normal"], True), dots, centred)
    both = Image.new("1", (dots, caption.height + code.height), WHITE)
    both.paste(caption, (0, 0))
    both.paste(code, (0, caption.height))
    return both
