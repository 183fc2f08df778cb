"""A quiet printer with a visible record, for tests of what prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from queue_server.adapters.printer import PrintResult, nothing
from queue_server.adapters.printer_status import PrinterState
from queue_server.domain.paper import Number, Paper

READY = PrinterState(online=True, paper="ok", cover="closed")
PRINTED = PrintResult("printed")


class RecordingPrinter:
    """Prints into `printed`. `results` are given one after the other, then every paper succeeds."""

    def __init__(self, results: Iterable[PrintResult] = (), state: PrinterState = READY) -> None:
        self.printed: list[Paper] = []
        self.results = list(results)
        self.now = state
        self.separated = 0
        self.meanwhile: Callable[[], object] = nothing
        """What happens elsewhere while it prints."""

    @property
    def numbers(self) -> list[str]:
        """The numbers on the papers, in their order."""
        return [block.text for paper in self.printed for block in paper.blocks if isinstance(block, Number)]

    def state(self) -> PrinterState:
        return self.now

    def print(self, paper: Paper, starting: Callable[[], None] = nothing) -> PrintResult:
        if self.now.blocks:
            return PrintResult("failed", self.now.error, before_first_byte=True)
        starting()
        self.printed.append(paper)
        self.meanwhile()
        return self.results.pop(0) if self.results else PRINTED

    def separate(self) -> None:
        self.separated += 1

    def close(self) -> None:
        """Nothing is open."""
