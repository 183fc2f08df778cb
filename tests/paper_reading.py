"""Reads a printed paper from its image: its words, its number, its QR codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

import pytesseract
import zxingcpp
from PIL import Image, ImageOps

NUMBER = re.compile(r"[А-ЯҐЄІЇ]-[\dОO]{3,4}")
ROUND = str.maketrans("ОO", "00")  # between digits the reader takes a nought for a letter
TALL = range(60, 180)  # dots: taller than any line of text, lower than a QR code


def read_words(image: Image.Image, language: str = "ukr") -> str:
    """The paper's text in one line, as a machine reads it; `language` is the reader's own name of it."""
    return " ".join(_recognised(image, language).split()).replace("—", "–")


def read_number(image: Image.Image) -> str | None:
    """The number of a ticket. Letters of this height are read best at half of it."""
    for band in bands(image):
        if band.height in TALL:
            half = band.resize((band.width // 2, band.height // 2))
            if found := NUMBER.search(_recognised(half).upper()):
                letter, digits = found[0].split("-")
                return f"{letter}-{digits.translate(ROUND)}"
    return None


def read_qr_codes(image: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(image.convert("L"))]


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    """The box around everything black: left, top, right, bottom."""
    box = ImageOps.invert(image.convert("L")).getbbox()
    assert box is not None, "the paper is empty"
    return box


def bands(image: Image.Image) -> Iterator[Image.Image]:
    """The pieces of the paper that empty rows part."""
    grey = image.convert("L")
    _columns, rows = ImageOps.invert(grey).getprojection()
    for inked, numbered in groupby(enumerate(rows), key=lambda row: row[1]):
        if inked:
            places = [place for place, _row in numbered]
            yield grey.crop((0, places[0], grey.width, places[-1] + 1))


def _recognised(image: Image.Image, language: str = "ukr") -> str:
    framed = ImageOps.expand(image.convert("L"), 24, 255)
    return str(pytesseract.image_to_string(framed, lang=language, config="--psm 6"))
