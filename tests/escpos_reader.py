"""Reads ESC/POS as a thermal printer does, and keeps what would stand on the paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PIL import Image

DLE_EOT = b"\x10\x04"
# Commands with a fixed number of parameter bytes.
FIXED = {b"\x1b@": 0, b"\x1b2": 0, **{b"\x1b" + bytes((c,)): 1 for c in b"aEtdJ3M-!{GV"}}
FIXED |= {b"\x1d!": 1, b"\x1dB": 1, b"\x1db": 1, b"\x1dr": 1}
QR_STORE = b"1P0"


@dataclass
class Printed:
    """One paper, from the cut before to its own."""

    strips: list[Image.Image] = field(default_factory=list)
    letters: bytearray = field(default_factory=bytearray)
    heights: list[tuple[int, bytes]] = field(default_factory=list)
    """Pieces of the letters, each with how many times as high as font A it is."""
    qr: list[str] = field(default_factory=list)

    @property
    def image(self) -> Image.Image:
        """All raster strips, mode "L": black is what the head burned."""
        width = max(strip.width for strip in self.strips)
        whole = Image.new("L", (width, sum(strip.height for strip in self.strips)), 255)
        top = 0
        for strip in self.strips:
            whole.paste(strip, (0, top))
            top += strip.height
        return whole

    def text(self, codepage: str) -> str:
        return self.letters.decode(codepage)

    @property
    def blank(self) -> bool:
        return not self.letters.strip() and all(strip.getextrema() == (255, 255) for strip in self.strips)


class EscposReader:
    """Takes bytes in any pieces; a command that is not whole waits for its rest, as in a real printer."""

    def __init__(self, asked: Callable[[int], None]) -> None:
        self._asked = asked
        self._waiting = bytearray()
        self._height = 1
        self.paper = Printed()
        self.papers: list[Printed] = []
        self.unknown: list[bytes] = []

    def feed(self, data: bytes) -> None:
        self._waiting += data
        while self._waiting and (taken := self._take()):
            del self._waiting[:taken]

    def switch_off(self) -> None:
        """What was half received is gone; the paper stays in the printer."""
        self._waiting.clear()

    def _take(self) -> int:
        """Read one command at the front; 0 when it is not whole yet."""
        head = bytes(self._waiting[:2])
        if head[0] not in b"\x10\x1b\x1d":
            return self._letters()
        if len(head) < 2:
            return 0
        if head in FIXED:
            return self._setting(head)
        reader = {DLE_EOT: self._status, b"\x1dv": self._raster, b"\x1dV": self._cut, b"\x1d(": self._function}.get(
            head
        )
        if reader is None:
            self.unknown.append(head)
            return 2
        return reader()

    def _setting(self, head: bytes) -> int:
        size = self._whole(2 + FIXED[head])
        if size and head == b"\x1d!":
            self._height = (self._waiting[2] & 0x07) + 1
        return size

    def _whole(self, size: int) -> int:
        return size if len(self._waiting) >= size else 0

    def _letters(self) -> int:
        size = next((n for n, byte in enumerate(self._waiting) if byte in b"\x10\x1b\x1d"), len(self._waiting))
        letters = bytes(self._waiting[:size]).replace(b"\x00", b"")
        self.paper.letters += letters
        self.paper.heights.append((self._height, letters))
        return size

    def _status(self) -> int:
        if not self._whole(3):
            return 0
        self._asked(self._waiting[2])
        return 3

    def _raster(self) -> int:
        if not self._whole(8):
            return 0
        row, rows = (int.from_bytes(self._waiting[at : at + 2], "little") for at in (4, 6))
        if not self._whole(8 + row * rows):
            return 0
        dots = bytes(byte ^ 0xFF for byte in self._waiting[8 : 8 + row * rows])
        self.paper.strips.append(Image.frombytes("1", (row * 8, rows), dots).convert("L"))
        return 8 + row * rows

    def _cut(self) -> int:
        size = self._whole(4 if self._waiting[2:3] in (b"A", b"B") else 3)
        if size:
            self.papers.append(self.paper)
            self.paper = Printed()
        return size

    def _function(self) -> int:
        if not self._whole(5):
            return 0
        size = self._whole(5 + int.from_bytes(self._waiting[3:5], "little"))
        content = bytes(self._waiting[5:size])
        if content.startswith(QR_STORE):
            self.paper.qr.append(content[len(QR_STORE) :].decode())
        return size
