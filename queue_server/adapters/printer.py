"""Printers: what every one can do, the real ones by ESC/POS, and the console that stands in for one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol, TextIO

from queue_server.adapters.paper import prepare
from queue_server.adapters.paper_bytes import Compose, composer, separating
from queue_server.adapters.paper_columns import console_text
from queue_server.adapters.printer_cups import CupsLink
from queue_server.adapters.printer_links import FileLink, Link, NetworkLink, SerialLink, UsbLink
from queue_server.adapters.printer_settings import PrinterSettings, parse
from queue_server.adapters.printer_status import UNREACHABLE, PrinterState
from queue_server.domain.paper import Paper

Outcome = Literal["printed", "failed", "unknown"]

# Seconds that an answer about the state may take. After the bytes a printer may first print what it holds.
BEFORE, AFTER = 1.0, 2.5


@dataclass(frozen=True, slots=True)
class PrintResult:
    """How it ended. `before_first_byte` promises that the printer got nothing of it."""

    outcome: Outcome
    error: str | None = None
    before_first_byte: bool = False


def nothing() -> None:
    """What is done before the first byte, when nobody has anything to do."""


class Printer(Protocol):
    """A printer of papers. It never raises for what a printer may do; it tells."""

    def state(self) -> PrinterState:
        """Its state now, as far as it says."""

    def print(self, paper: Paper, starting: Callable[[], None] = nothing) -> PrintResult:
        """Print and confirm. `starting` is called once, just before the first byte; what it raises stops the print."""

    def separate(self) -> None:
        """The paper before may have been broken off: let the next one begin on its own."""

    def close(self) -> None:
        """Leave the printer."""


class EscposPrinter:
    """A thermal printer behind a link. Its state is read before the first byte and after the last."""

    def __init__(self, link: Link, compose: Compose, separating: bytes) -> None:
        self._link = link
        self._compose = compose
        self._separating = separating
        self._broken_off = False

    def state(self) -> PrinterState:
        try:
            self._link.reach()
            state = self._link.state(BEFORE)
        except OSError:
            self._link.leave()
            return UNREACHABLE
        self._link.finish()
        return state

    def print(self, paper: Paper, starting: Callable[[], None] = nothing) -> PrintResult:
        data = self._compose(paper)
        try:
            self._link.reach()
            before = self._link.state(BEFORE)
        except OSError:
            before = UNREACHABLE
        if before.blocks:
            self._link.leave()
            return PrintResult("failed", before.error, before_first_byte=True)
        starting()
        return self._send(data)

    def _send(self, data: bytes) -> PrintResult:
        try:
            self._link.send(self._separating + data if self._broken_off else data)
            after = self._link.state(AFTER)
        except OSError:
            return self._interrupted()
        self._broken_off = False
        self._link.finish()
        if after.blocks:
            return PrintResult("failed", after.error)
        return PrintResult("unknown", after.error) if after.silent else PrintResult("printed")

    def _interrupted(self) -> PrintResult:
        """The way broke after bytes had gone. Only a printer that itself says it cannot print makes it certain."""
        self._broken_off = True
        self._link.leave()
        now = self.state()
        if now.blocks and now != UNREACHABLE:
            return PrintResult("failed", now.error)
        return PrintResult("unknown", "interrupted")

    def separate(self) -> None:
        self._broken_off = True

    def close(self) -> None:
        self._link.leave()


class ConsolePrinter:
    """Writes papers as text, for a first look without a printer. It never runs out of paper."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out

    def state(self) -> PrinterState:
        return PrinterState(online=True, paper="ok", cover="closed")

    def print(self, paper: Paper, starting: Callable[[], None] = nothing) -> PrintResult:
        starting()
        out = self._out or sys.stdout
        try:
            out.write(console_text(paper) + "\n")
            out.flush()
        except OSError:
            return PrintResult("unknown", "interrupted")
        return PrintResult("printed")

    def separate(self) -> None:
        """A console's papers never hang together."""

    def close(self) -> None:
        """The console is not ours to close."""


LINKS: dict[str, Callable[[PrinterSettings], Link]] = {
    "network": NetworkLink,
    "usb": UsbLink,
    "serial": SerialLink,
    "file": FileLink,
    "cups": CupsLink,
}


def printer_at(url: str) -> Printer:
    """The printer at an address such as network://192.0.2.10:9100. Raises PrinterSettingError."""
    settings = parse(url)
    if settings.scheme == "console":
        return ConsolePrinter()
    prepare()
    return EscposPrinter(LINKS[settings.scheme](settings), composer(settings), separating(settings))
