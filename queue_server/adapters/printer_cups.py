"""The way to a printer through a print queue of CUPS; needs the extra `cups`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from queue_server.adapters.escpos_quietly import drivers
from queue_server.adapters.printer_links import EscposLink, failing_as_os_error
from queue_server.adapters.printer_settings import PrinterSettings
from queue_server.adapters.printer_status import NO_ANSWER, CoverState, PaperState, PrinterState

STOPPED = 5  # IPP's printer-state
# IPP's printer-state-reasons, without their -error, -warning and -report, and what we call them.
ERRORS = {
    "cover-open": "cover_open",
    "door-open": "cover_open",
    "media-empty": "no_paper",
    "media-needed": "no_paper",
    "offline": "offline",
    "paused": "offline",
    "shutdown": "offline",
    "timed-out": "offline",
    "cutter-error": "cutter",
}


class CupsLink(EscposLink):
    """CUPS answers for the printer as far as its own driver knows it; taking the job is all the receipt it gives."""

    stays_open = False

    def __init__(self, settings: PrinterSettings) -> None:
        with failing_as_os_error():
            super().__init__(drivers.CupsPrinter(settings.place), settings.asks_status)

    def state(self, seconds: float) -> PrinterState:
        with failing_as_os_error():
            attributes = self.driver.printers.get(self.driver.printer_name)
        return NO_ANSWER if attributes is None else state_of(attributes)

    def send(self, data: bytes) -> None:
        super().send(data)
        with failing_as_os_error():
            self.driver.send()

    def leave(self) -> None:
        self.driver.pending_job = False  # closing would send what was refused before
        super().leave()


def state_of(attributes: Mapping[str, Any]) -> PrinterState:
    """The state in a queue's IPP attributes."""
    reasons = {_stem(reason) for reason in _listed(attributes.get("printer-state-reasons", ()))}
    found = [error for reason, error in ERRORS.items() if reason in reasons]
    stopped = attributes.get("printer-state") == STOPPED or attributes.get("printer-is-accepting-jobs") is False
    error = found[0] if found else "offline" if stopped else None
    paper: PaperState = "near_end" if "media-low" in reasons else "unknown"
    cover: CoverState = "open" if error == "cover_open" else "unknown"
    return PrinterState(error != "offline", "out" if error == "no_paper" else paper, cover, error)


def _listed(reasons: Iterable[str] | str) -> Iterable[str]:
    return [reasons] if isinstance(reasons, str) else reasons


def _stem(reason: str) -> str:
    for ending in ("-error", "-warning", "-report"):
        reason = reason.removesuffix(ending)
    return reason
