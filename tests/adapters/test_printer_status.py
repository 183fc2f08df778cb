"""Answers to DLE EOT are understood, and what is no answer is never taken for one."""

from __future__ import annotations

import pytest

from queue_server.adapters.printer_status import NO_ANSWER, PrinterState, read_state


def asking(answers: dict[int, bytes]) -> list[int]:
    """The requests that were made."""
    asked: list[int] = []
    read_state(lambda request, _seconds: asked.append(request[2]) or answers.get(request[2], b""), 1)
    return asked


def state(answers: dict[int, bytes]) -> PrinterState:
    return read_state(lambda request, _seconds: answers.get(request[2], b""), 1)


@pytest.mark.parametrize(
    ("printer", "cause", "sensor", "expected"),
    [
        (0x12, 0x12, 0x12, PrinterState(True, "ok", "closed")),
        (0x16, 0x12, 0x12, PrinterState(True, "ok", "closed")),  # the drawer's pin says nothing of the printer
        (0x12, 0x12, 0x1E, PrinterState(True, "near_end", "closed")),
        (0x1A, 0x32, 0x72, PrinterState(False, "out", "closed", "no_paper")),
        (0x1A, 0x32, 0x12, PrinterState(False, "out", "closed", "no_paper")),
        (0x12, 0x12, 0x72, PrinterState(True, "out", "closed", "no_paper")),
        (0x1A, 0x16, 0x12, PrinterState(False, "ok", "open", "cover_open")),
        (0x1A, 0x36, 0x72, PrinterState(False, "out", "open", "cover_open")),
        (0x1A, 0x12, 0x12, PrinterState(False, "ok", "closed", "offline")),
    ],
)
def test_it_works(printer: int, cause: int, sensor: int, expected: PrinterState) -> None:
    assert state({1: bytes((printer,)), 2: bytes((cause,)), 4: bytes((sensor,))}) == expected


@pytest.mark.parametrize(
    ("kind", "error"), [(b"\x1a", "cutter"), (b"\x32", "broken"), (b"\x52", "overheated"), (b"", "overheated")]
)
def test_errors_are_asked_for_and_named(kind: bytes, error: str) -> None:
    answers = {1: b"\x1a", 2: b"\x52", 3: kind, 4: b"\x12"}
    assert state(answers) == PrinterState(False, "ok", "closed", error)
    assert asking(answers) == [1, 2, 4, 3]


def test_silence_is_unknown_and_asked_only_once() -> None:
    assert state({}) == NO_ANSWER
    assert NO_ANSWER.paper == "unknown"
    assert not NO_ANSWER.blocks
    assert asking({}) == [1]


def test_a_printer_that_knows_one_request_only() -> None:
    assert state({1: b"\x12"}) == PrinterState(True, "unknown", "unknown")


@pytest.mark.parametrize("noise", [b"\x00", b"\xff", b"\x10", b"OK"])
def test_other_bytes_are_no_answer(noise: bytes) -> None:
    assert state({1: noise, 2: noise, 4: noise}) == NO_ANSWER


def test_an_answer_among_other_bytes_is_found() -> None:
    automatic_status = b"\x10\x00\x00\x0f"
    assert state({1: automatic_status + b"\x12", 2: b"\x12", 4: b"\x12"}) == PrinterState(True, "ok", "closed")


def test_all_requests_share_one_time_limit() -> None:
    granted: list[float] = []
    read_state(lambda _request, seconds: granted.append(seconds) or b"\x12", 0.0)
    assert granted == [0.0, 0.0, 0.0]
