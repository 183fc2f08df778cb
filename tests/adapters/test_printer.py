"""A ticket at a network printer that answers, and at one in every kind of trouble."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest

from queue_server.adapters.printer import Printer, PrintResult, printer_at
from queue_server.adapters.printer_status import PrinterState
from tests.paper_reading import read_number, read_qr_codes
from tests.paper_samples import CODE, ticket
from tests.tcp_printer import TcpPrinter

READY = PrinterState(online=True, paper="ok", cover="closed")
PAPER = ticket()


@pytest.fixture
def device() -> Iterator[TcpPrinter]:
    with TcpPrinter() as device:
        yield device


@pytest.fixture
def printer(device: TcpPrinter) -> Iterator[Printer]:
    printer = printer_at(device.url)
    yield printer
    printer.close()


def test_it_works(device: TcpPrinter, printer: Printer) -> None:
    assert printer.print(PAPER) == PrintResult("printed")
    paper = device.wait_for_papers(1)[0].image
    assert paper.width == 576
    assert read_number(paper) == "А-012"
    assert read_qr_codes(paper) == [f"https://queue.example.gov.ua/v/#{CODE}"]
    assert device.unknown == []


def test_narrow_paper(device: TcpPrinter) -> None:
    printer = printer_at(f"{device.url}?width=58")
    assert printer.print(PAPER) == PrintResult("printed")
    assert device.wait_for_papers(1)[0].image.width == 384
    printer.close()


def test_each_ticket_is_cut_off(device: TcpPrinter, printer: Printer) -> None:
    for number in ("А-001", "А-002", "А-003"):
        printer.print(ticket(number=number))
    assert [read_number(paper.image) for paper in device.wait_for_papers(3)] == ["А-001", "А-002", "А-003"]


def test_the_state_is_read_before_and_after(device: TcpPrinter, printer: Printer) -> None:
    asked_at_start: list[list[int]] = []
    printer.print(PAPER, lambda: asked_at_start.append(list(device.asked)))
    assert asked_at_start == [[1, 2, 4]]
    assert device.asked == [1, 2, 4, 1, 2, 4]


def test_starting_comes_before_the_first_byte(device: TcpPrinter, printer: Printer) -> None:
    received: list[bytes] = []
    printer.print(PAPER, lambda: received.append(bytes(device.received)))
    assert received == [b"\x10\x04\x01\x10\x04\x02\x10\x04\x04"]


def test_what_starting_raises_stops_the_print(device: TcpPrinter, printer: Printer) -> None:
    def full_disk() -> None:
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        printer.print(PAPER, full_disk)
    assert b"\x1b@" not in device.received
    assert printer.print(PAPER) == PrintResult("printed")


@pytest.mark.parametrize(
    ("trouble", "state"),
    [
        ({}, READY),
        ({"paper": "near_end"}, PrinterState(True, "near_end", "closed")),
        ({"paper": "out"}, PrinterState(False, "out", "closed", "no_paper")),
        ({"cover_open": True}, PrinterState(False, "ok", "open", "cover_open")),
        ({"error": True}, PrinterState(False, "ok", "closed", "cutter")),
        ({"mute": True}, PrinterState(True, "unknown", "unknown", "no_answer")),
    ],
)
def test_the_state_is_read(
    device: TcpPrinter, printer: Printer, trouble: dict[str, object], state: PrinterState
) -> None:
    for name, value in trouble.items():
        setattr(device, name, value)
    assert printer.state() == state


@pytest.mark.parametrize(
    ("trouble", "error"),
    [({"paper": "out"}, "no_paper"), ({"cover_open": True}, "cover_open"), ({"error": True}, "cutter")],
)
def test_a_printer_that_cannot_print_gets_no_byte(
    device: TcpPrinter, printer: Printer, trouble: dict[str, object], error: str
) -> None:
    for name, value in trouble.items():
        setattr(device, name, value)
    begun: list[bool] = []
    assert printer.print(PAPER, lambda: begun.append(True)) == PrintResult("failed", error, before_first_byte=True)
    assert begun == []
    assert b"\x1b@" not in device.received


def test_a_printer_that_is_off_gets_no_byte_and_works_when_it_is_on(device: TcpPrinter, printer: Printer) -> None:
    device.switch_off()
    assert printer.state() == PrinterState(online=False, error="unreachable")
    assert printer.print(PAPER) == PrintResult("failed", "unreachable", before_first_byte=True)
    device.switch_on()
    assert printer.state() == READY
    assert printer.print(PAPER) == PrintResult("printed")


def test_paper_near_its_end_prints(device: TcpPrinter, printer: Printer) -> None:
    device.paper = "near_end"
    assert printer.print(PAPER) == PrintResult("printed")


def test_paper_that_ends_within_the_ticket_is_a_failure(device: TcpPrinter, printer: Printer) -> None:
    device.paper_ends_after = 20_000
    assert printer.print(PAPER) == PrintResult("failed", "no_paper")


def test_a_mute_printer_gets_the_ticket_but_nobody_knows(device: TcpPrinter, printer: Printer) -> None:
    device.mute = True
    began = time.monotonic()
    assert printer.print(PAPER) == PrintResult("unknown", "no_answer")
    assert time.monotonic() - began < 5
    assert len(device.wait_for_papers(1)) == 1


def test_a_printer_that_cannot_be_asked_by_setting_is_believed(device: TcpPrinter) -> None:
    device.mute = True
    printer = printer_at(f"{device.url}?status=off")
    assert printer.state() == PrinterState(online=True)
    assert printer.print(PAPER) == PrintResult("printed")
    device.wait_for_papers(1)
    assert device.asked == []
    printer.close()


@pytest.mark.parametrize("after", [10, 5_000, 60_000])
def test_power_lost_within_the_ticket_is_unknown_and_the_next_ticket_is_whole(
    device: TcpPrinter, printer: Printer, after: int
) -> None:
    device.dies_after = after
    assert printer.print(PAPER) == PrintResult("unknown", "interrupted")
    device.switch_on()
    assert printer.print(ticket(number="А-013")) == PrintResult("printed")
    last = device.papers[-1].image
    assert read_number(last) == "А-013"
    assert read_qr_codes(last) == [f"https://queue.example.gov.ua/v/#{CODE}"]


def test_half_a_ticket_of_a_dead_agent_does_not_spoil_the_next(device: TcpPrinter, printer: Printer) -> None:
    """The agent was killed within a band: the printer still waits for its rest and takes everything for dots."""
    with socket.create_connection(("127.0.0.1", device.port)) as line:
        line.sendall(b"\x1b@\x1dv0\x00\x48\x00\x40\x00" + b"\xaa" * 3000)
    printer.separate()
    assert printer.print(PAPER) == PrintResult("printed")
    assert read_number(device.papers[-1].image) == "А-012"
    assert len(device.papers) == 2


def test_a_slow_printer_is_waited_for(device: TcpPrinter, printer: Printer) -> None:
    device.bytes_per_second = 80_000
    assert printer.print(PAPER) == PrintResult("printed")
    assert len(device.papers) == 1


def test_a_hundred_states_leave_no_connection_behind(device: TcpPrinter, printer: Printer) -> None:
    for _ in range(100):
        assert printer.state() == READY
    assert device.connections == 100
