"""The ways to a printer beside the network: a serial line, a file, USB that is not there, CUPS' own words."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest

from queue_server.adapters.printer import PrintResult, printer_at
from queue_server.adapters.printer_cups import state_of
from queue_server.adapters.printer_status import PrinterState
from tests.escpos_reader import EscposReader
from tests.paper_reading import read_number
from tests.paper_samples import ticket


class SerialPrinter:
    """A printer at the other end of a pseudo-terminal."""

    def __init__(self) -> None:
        self._ours, self._theirs = os.openpty()
        tty.setraw(self._theirs)
        self.path = os.ttyname(self._theirs)
        self.reader = EscposReader(lambda _request: os.write(self._ours, b"\x12"))
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        while data := self._received():
            self.reader.feed(data)

    def _received(self) -> bytes:
        try:
            return os.read(self._ours, 4096)
        except OSError:
            return b""

    def close(self) -> None:
        os.close(self._theirs)
        self._thread.join(5)
        os.close(self._ours)


@pytest.fixture
def serial() -> Iterator[SerialPrinter]:
    printer = SerialPrinter()
    yield printer
    printer.close()


@pytest.mark.parametrize("mode", ["raster", "text"])
def test_serial(serial: SerialPrinter, mode: str) -> None:
    printer = printer_at(f"serial://{serial.path}?baud=115200&width=58&mode={mode}")
    assert printer.state() == PrinterState(True, "ok", "closed")
    for _ in range(2):
        assert printer.print(ticket()) == PrintResult("printed")
    printer.close()
    assert len(serial.reader.papers) == 2
    if mode == "raster":
        assert read_number(serial.reader.papers[1].image) == "А-012"
    else:
        assert "А-012" in serial.reader.papers[1].text("cp1125")


def test_a_serial_line_that_is_not_there() -> None:
    printer = printer_at("serial:///dev/ttyNOTHERE")
    assert printer.state() == PrinterState(online=False, error="unreachable")
    assert printer.print(ticket()) == PrintResult("failed", "unreachable", before_first_byte=True)


def test_a_file_holds_every_ticket(tmp_path: Path) -> None:
    kept = tmp_path / "printed tickets"
    printer = printer_at(f"file://{tmp_path}/printed%20tickets")
    for number in ("А-001", "А-002"):
        assert printer.print(ticket(number=number)) == PrintResult("printed")
    assert printer.state() == PrinterState(online=True)
    printer.close()
    reader = EscposReader(lambda _request: None)
    reader.feed(kept.read_bytes())
    assert [read_number(paper.image) for paper in reader.papers] == ["А-001", "А-002"]


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    printer = printer_at(f"file://{tmp_path}")
    assert printer.print(ticket()) == PrintResult("failed", "unreachable", before_first_byte=True)


def test_a_full_device_is_unknown() -> None:
    printer = printer_at("file:///dev/full")
    assert printer.print(ticket()) == PrintResult("unknown", "interrupted")


def test_usb_that_is_not_plugged_in() -> None:
    printer = printer_at("usb://dead:beef")
    assert printer.state() == PrinterState(online=False, error="unreachable")
    assert printer.print(ticket()) == PrintResult("failed", "unreachable", before_first_byte=True)


@pytest.mark.parametrize(
    ("attributes", "state"),
    [
        ({"printer-state": 3, "printer-state-reasons": ["none"]}, PrinterState(True)),
        ({"printer-state": 3, "printer-state-reasons": "none"}, PrinterState(True)),
        ({"printer-state": 4, "printer-state-reasons": ["media-low-report"]}, PrinterState(True, "near_end")),
        (
            {"printer-state": 5, "printer-state-reasons": ["media-empty-error"]},
            PrinterState(True, "out", error="no_paper"),
        ),
        ({"printer-state-reasons": ["cover-open-warning"]}, PrinterState(True, "unknown", "open", "cover_open")),
        ({"printer-state": 3, "printer-state-reasons": ["offline-report"]}, PrinterState(False, error="offline")),
        ({"printer-state": 5, "printer-state-reasons": ["none"]}, PrinterState(False, error="offline")),
        ({"printer-state": 3, "printer-is-accepting-jobs": False}, PrinterState(False, error="offline")),
    ],
)
def test_cups_reasons_are_understood(attributes: dict[str, object], state: PrinterState) -> None:
    assert state_of(attributes) == state


def test_importing_printers_leaves_nothing_behind(tmp_path: Path) -> None:
    """python-escpos configures the root logger and leaves a directory in the system's folder for such things."""
    program = "import logging, queue_server.adapters.printer; print(logging.getLogger().handlers)"
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert list(tmp_path.iterdir()) == []
