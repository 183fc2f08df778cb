"""The printer's state reaches the server: when it changes, again and again, and when the server comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import agent_work
from queue_server.adapters.printer_status import NO_ANSWER
from tests.fakes_printer import RecordingPrinter
from tests.print_server import PrintServer
from tests.running_agent import RunningAgent


@pytest.fixture
def server() -> Iterator[PrintServer]:
    server = PrintServer()
    yield server
    server.stop()


@pytest.fixture
def printer() -> RecordingPrinter:
    return RecordingPrinter()


@pytest.fixture
def running(server: PrintServer, printer: RecordingPrinter, tmp_path: Path) -> Iterator[RunningAgent]:
    running = RunningAgent(server, printer, tmp_path / "agent.journal")
    yield running
    running.stop()


@pytest.mark.usefixtures("running")
def test_it_works(server: PrintServer, printer: RecordingPrinter) -> None:
    server.wait_until(lambda: len(server.states) == 1)
    assert server.states == [{"online": True, "paper": "ok", "cover": "closed", "error": None}]
    printer.now = NO_ANSWER
    server.wait_until(lambda: len(server.states) == 2)
    assert server.states[1] == {"online": True, "paper": "unknown", "cover": "unknown", "error": "no_answer"}


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agent_work, "LOOK", 0.05)
    monkeypatch.setattr(agent_work, "TELL", 0.2)


@pytest.mark.usefixtures("impatient", "running")
def test_it_is_told_again_and_again(server: PrintServer) -> None:
    server.wait_until(lambda: len(server.states) >= 4)
    assert len({str(state) for state in server.states}) == 1


def test_a_server_that_comes_back_is_told_it(server: PrintServer, running: RunningAgent) -> None:
    server.wait_until(lambda: len(server.states) == 1)
    server.stop()
    server.wait_until(lambda: running.agent.server_is_away)
    server.start()
    server.wait_until(lambda: len(server.states) == 2)
    server.wait_until(lambda: not running.agent.server_is_away)
