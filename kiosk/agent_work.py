"""The printing agent's work: claim, print, tell the result, and tell how the printer is."""

from __future__ import annotations

import threading
import time
from typing import Protocol

import structlog

from kiosk.agent_journal import Journal
from kiosk.agent_server import Job, QueueServer, ServerAway
from queue_server.adapters.printer import Printer, PrintResult
from queue_server.adapters.printer_status import PrinterState
from queue_server.domain.paper import BadPaper, from_json

LOOK = 2.0  # seconds between two looks for jobs and at the printer
LOOK_AT_SILENT = 5.0  # a printer that does not answer costs a second each time
TELL = 10.0  # the printer's state is told at least this often
BACK_OFF = (0.25, 0.5, 1.0, 2.0)

log = structlog.get_logger()


class Ear(Protocol):
    """What tells that there is something to do."""

    @property
    def started(self) -> bool: ...

    def start(self, branch: str) -> None: ...


class PrintAgent:
    """One printer's agent. Everything happens in one thread, so the printer and the journal have one user."""

    def __init__(self, server: QueueServer, printer: Printer, journal: Journal) -> None:
        self._server = server
        self._printer = printer
        self._journal = journal
        self._wake = threading.Event()
        self._stopping = False
        self._failures = 0
        self._rest_until = 0.0
        self._look_at = 0.0
        self._tell_at = 0.0
        self._told: PrinterState | None = None

    @property
    def server_is_away(self) -> bool:
        return self._failures > 0

    def wake(self) -> None:
        """Look now; may be called from any thread."""
        self._wake.set()

    def stop(self) -> None:
        """End after the paper at hand; may be called from a signal handler."""
        self._stopping = True
        self._wake.set()

    def run(self, ear: Ear) -> None:
        """Work until stopped, whatever server and printer do."""
        if self._journal.settle():
            self._printer.separate()
        while not self._stopping:
            self._wake.clear()
            try:
                self._round(ear)
                self._heard()
            except ServerAway as away:
                self._not_heard(away)
            self._wake.wait(LOOK if not self._failures else BACK_OFF[min(self._failures, len(BACK_OFF)) - 1])

    def _round(self, ear: Ear) -> None:
        self._tell_results()
        if not ear.started:
            ear.start(self._server.branch())
        self._print_waiting()
        self._look_at_printer()

    def _heard(self) -> None:
        if self._failures:
            log.info("server_back", tries=self._failures)
        self._failures = 0

    def _not_heard(self, away: ServerAway) -> None:
        if not self._failures:
            log.warning("server_away", reason=str(away))
        self._failures += 1
        self._told = None  # a server that comes back may not know what was told before

    def _print_waiting(self) -> None:
        while not self._stopping and time.monotonic() >= self._rest_until:
            job = self._server.claim()
            if job is None:
                return
            self._print(job)
            self._tell_results()

    def _print(self, job: Job) -> None:
        known = self._journal.find(job.id, job.attempt)
        if known is not None and known.result is not None and not known.result.before_first_byte:
            # The same attempt given out twice after its bytes were sent: it is told again, never printed again.
            self._journal.ended(job.id, job.attempt, known.result)
            return
        result = self._printed(job)
        self._journal.ended(job.id, job.attempt, result)
        log.info("print_ended", job=job.id, attempt=job.attempt, result=result.outcome, error=result.error)
        if result.outcome != "printed":
            self._look_at = 0.0
        if result.before_first_byte:
            self._rest_until = time.monotonic() + LOOK

    def _printed(self, job: Job) -> PrintResult:
        try:
            self._journal.claimed(job.id, job.attempt)
            paper = from_json(job.paper)
            return self._printer.print(paper, lambda: self._journal.started(job.id, job.attempt))
        except (BadPaper, ValueError) as bad:
            log.error("bad_paper", job=job.id, reason=str(bad))
            return PrintResult("failed", "bad_paper", before_first_byte=True)
        except OSError as full:  # only the journal raises it: a printer tells its troubles in the result
            log.error("journal_not_written", job=job.id, reason=str(full))
            return PrintResult("failed", "agent_disk", before_first_byte=True)

    def _tell_results(self) -> None:
        for entry in self._journal.unreported():
            if entry.result is not None and not self._server.tell_result(entry.job, entry.result):
                log.warning("result_not_wanted", job=entry.job, result=entry.result.outcome)
            self._journal.reported(entry)

    def _look_at_printer(self) -> None:
        now = time.monotonic()
        if now < self._look_at:
            return
        state = self._printer.state()
        self._look_at = time.monotonic() + (LOOK_AT_SILENT if state.silent else LOOK)
        if state != self._told or now >= self._tell_at:
            if not self._server.tell_state(state):
                log.error("printer_state_not_understood", error=state.error)
            self._tell_at = now + TELL
        if state != self._told:
            log.info("printer_state", online=state.online, paper=state.paper, cover=state.cover, error=state.error)
            self._told = state
            if not state.blocks:
                self._rest_until = 0.0
                self._wake.set()  # what had to wait for paper need not wait for the next look
