"""The state of a thermal printer, as it answers the real-time status requests of ESC/POS (DLE EOT n)."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

PaperState = Literal["ok", "near_end", "out", "unknown"]
CoverState = Literal["closed", "open", "unknown"]

# Of an answer's eight bits four are fixed (0xx1xx10); bytes without them belong to something else.
FIXED_BITS, FIXED = 0x93, 0x12
PRINTER, OFFLINE_CAUSE, ERROR_CAUSE, PAPER_SENSOR = 1, 2, 3, 4
CUTTER, UNRECOVERABLE = 0x08, 0x20
# After these a printer does nothing of what it is sent. Silence is not among them: some printers never answer.
BLOCKING = frozenset({"no_paper", "cover_open", "cutter", "broken", "overheated", "offline", "unreachable"})


@dataclass(frozen=True, slots=True)
class PrinterState:
    """What is known of the printer. `error` is a stable key, None when nothing is wrong."""

    online: bool
    paper: PaperState = "unknown"
    cover: CoverState = "unknown"
    error: str | None = None

    @property
    def blocks(self) -> bool:
        """Whether nothing can be printed now."""
        return self.error in BLOCKING

    @property
    def silent(self) -> bool:
        """Whether it was asked and did not answer."""
        return self.error == "no_answer"


UNREACHABLE = PrinterState(online=False, error="unreachable")
NO_ANSWER = PrinterState(online=True, error="no_answer")
ACCEPTS = PrinterState(online=True)  # a printer that takes bytes and cannot be asked

Ask = Callable[[bytes, float], bytes]  # (request, seconds) → what came, nothing when the time was over


def read_state(ask: Ask, seconds: float) -> PrinterState:
    """Ask for everything, waiting `seconds` in all. No answer means unknown, never "enough paper"."""
    deadline = time.monotonic() + seconds
    printer = _answer(ask, PRINTER, deadline)
    if printer is None:
        return NO_ANSWER
    cause = _answer(ask, OFFLINE_CAUSE, deadline)
    sensor = _answer(ask, PAPER_SENSOR, deadline)
    offline = bool(printer & 0x08)
    paper = _paper(sensor, cause)
    cover: CoverState = "unknown" if cause is None else "open" if cause & 0x04 else "closed"
    error = _error(ask, deadline, offline, paper, cover, cause)
    return PrinterState(online=not offline, paper=paper, cover=cover, error=error)


def _answer(ask: Ask, request: int, deadline: float) -> int | None:
    came = ask(bytes((0x10, 0x04, request)), max(0.0, deadline - time.monotonic()))
    return next((byte for byte in came if byte & FIXED_BITS == FIXED), None)


def _paper(sensor: int | None, cause: int | None) -> PaperState:
    if (sensor is not None and sensor & 0x60) or (cause is not None and cause & 0x20):
        return "out"
    if sensor is None:
        return "unknown"
    return "near_end" if sensor & 0x0C else "ok"


def _error(
    ask: Ask, deadline: float, offline: bool, paper: PaperState, cover: CoverState, cause: int | None
) -> str | None:
    if cover == "open":
        return "cover_open"
    if paper == "out":
        return "no_paper"
    if cause is not None and cause & 0x40:
        kind = _answer(ask, ERROR_CAUSE, deadline) or 0
        return "cutter" if kind & CUTTER else "broken" if kind & UNRECOVERABLE else "overheated"
    return "offline" if offline else None
