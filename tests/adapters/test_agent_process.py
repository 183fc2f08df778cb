"""The real agent process between a real server and a printer: killed, stopped, cut off; never lost, never twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.paper_reading import read_number, read_qr_codes
from tests.paper_samples import CODE, ticket
from tests.print_server import TOKEN, PrintServer
from tests.tcp_printer import TcpPrinter

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def server() -> Iterator[PrintServer]:
    server = PrintServer()
    yield server
    server.stop()


@pytest.fixture
def printer() -> Iterator[TcpPrinter]:
    with TcpPrinter() as printer:
        yield printer


@pytest.fixture
def start(server: PrintServer, printer: TcpPrinter, tmp_path: Path) -> Iterator[Start]:
    """Starts the command with these settings over the right ones."""
    agents: list[subprocess.Popen[str]] = []

    def start(**settings: str) -> subprocess.Popen[str]:
        right = {
            "PATH": os.environ["PATH"],
            "QUEUE_SERVER": server.address,
            "QUEUE_DEVICE_TOKEN": TOKEN,
            "QUEUE_PRINTER": printer.url,
            "QUEUE_DATA_DIR": str(tmp_path),
        }
        agent = subprocess.Popen(
            [sys.executable, "-m", "kiosk.agent"],
            env=right | settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        agents.append(agent)
        return agent

    yield start
    for agent in agents:
        agent.kill()
        agent.communicate()


def kill(agent: subprocess.Popen[str]) -> None:
    agent.send_signal(signal.SIGKILL)
    agent.communicate(timeout=60)


def test_it_works(server: PrintServer, printer: TcpPrinter, start: Start) -> None:
    agent = start()
    server.queue("j1", ticket())
    server.wait_for("j1", "printed")
    paper = printer.wait_for_papers(1)[0].image
    assert read_number(paper) == "А-012"
    assert read_qr_codes(paper) == [f"https://queue.example.gov.ua/v/#{CODE}"]
    agent.send_signal(signal.SIGTERM)
    _out, log = agent.communicate(timeout=60)
    assert agent.returncode == 0
    assert "event=print_ended" in log
    assert "Traceback" not in log
    assert TOKEN not in log
    assert CODE not in log


def test_the_console_gets_the_paper_and_nothing_else(server: PrintServer, start: Start) -> None:
    agent = start(QUEUE_PRINTER="console:", PYTHONIOENCODING="utf-8")
    server.queue("j1", ticket())
    server.wait_for("j1", "printed")
    agent.send_signal(signal.SIGTERM)
    out, _log = agent.communicate(timeout=60)
    assert "Ваш номер" in out
    assert {line[0] for line in out.splitlines()} <= set("┌│├└")


def test_killed_before_the_bytes_it_is_printed_by_the_next_one(
    server: PrintServer, printer: TcpPrinter, start: Start
) -> None:
    """Claimed, but the printer keeps it waiting for its state."""
    printer.mute = True
    agent = start()
    server.wait_until(lambda: bool(server.states))
    asked = len(printer.asked)
    server.queue("j1", ticket())
    server.wait_for("j1", "claimed")
    server.wait_until(lambda: len(printer.asked) > asked)
    kill(agent)
    printer.mute = False
    assert printer.papers == []
    start()
    server.wait_for("j1", "printed")
    assert server.results[0] == ("j1", {"result": "failed", "error": "agent_stopped", "before_first_byte": True})
    assert len(printer.wait_for_papers(1)) == 1


def test_killed_within_the_bytes_it_is_unknown_and_the_next_ticket_is_whole(
    server: PrintServer, printer: TcpPrinter, start: Start
) -> None:
    printer.bytes_per_second = 40_000
    agent = start()
    server.queue("j1", ticket())
    server.wait_until(lambda: len(printer.received) > 5_000)
    kill(agent)
    printer.bytes_per_second = None
    start()
    server.wait_for("j1", "unknown")
    server.queue("j2", ticket(number="А-013"))
    server.wait_for("j2", "printed")
    assert read_number(printer.papers[-1].image) == "А-013"
    assert [job for job, _result in server.results] == ["j1", "j2"]


def test_killed_after_the_bytes_the_end_is_told_by_the_next_one(
    server: PrintServer, printer: TcpPrinter, start: Start
) -> None:
    agent = start()
    server.wait_until(lambda: bool(server.states))
    server.lost_answers = ["/result"] * 1000
    server.queue("j1", ticket())
    server.wait_until(lambda: len(server.results) >= 1)
    kill(agent)
    server.lost_answers = []
    told = len(server.results)
    start()
    server.wait_until(lambda: len(server.results) > told)
    assert server.results[-1] == ("j1", {"result": "printed", "error": None, "before_first_byte": False})
    assert len(printer.papers) == 1


def test_a_printer_without_paper_prints_each_ticket_once_when_it_has_some(
    server: PrintServer, printer: TcpPrinter, start: Start
) -> None:
    printer.paper = "out"
    start()
    for number in ("А-001", "А-002"):
        server.queue(number, ticket(number=number))
    server.wait_until(lambda: bool(server.results))
    server.wait_until(lambda: bool(server.states) and server.states[-1]["paper"] == "out")
    assert server.results[0][1] == {"result": "failed", "error": "no_paper", "before_first_byte": True}
    assert printer.papers == []
    printer.paper = "ok"
    server.wait_for("А-001", "printed")
    server.wait_for("А-002", "printed")
    assert sorted(str(read_number(paper.image)) for paper in printer.papers) == ["А-001", "А-002"]
    server.wait_until(lambda: server.states[-1]["paper"] == "ok")


def test_a_mute_printer_is_told_as_unknown(server: PrintServer, printer: TcpPrinter, start: Start) -> None:
    start()
    server.wait_until(lambda: bool(server.states))
    printer.mute = True
    server.queue("j1", ticket())
    server.wait_for("j1", "unknown")
    server.wait_until(lambda: server.states[-1]["error"] == "no_answer")
    assert server.results == [("j1", {"result": "unknown", "error": "no_answer", "before_first_byte": False})]


def test_a_printer_that_was_gone_is_used_when_it_is_back(
    server: PrintServer, printer: TcpPrinter, start: Start
) -> None:
    printer.switch_off()
    start()
    server.wait_until(lambda: bool(server.states))
    assert server.states[0] == {"online": False, "paper": "unknown", "cover": "unknown", "error": "unreachable"}
    server.queue("j1", ticket())
    server.wait_until(lambda: bool(server.results))
    assert server.results[0] == ("j1", {"result": "failed", "error": "unreachable", "before_first_byte": True})
    printer.switch_on()
    server.wait_for("j1", "printed")
    assert len(printer.papers) == 1


def test_power_lost_within_a_ticket_is_unknown_and_not_printed_again(
    server: PrintServer, printer: TcpPrinter, start: Start
) -> None:
    printer.dies_after = 30_000
    start()
    server.queue("j1", ticket())
    server.wait_for("j1", "unknown")
    printer.switch_on()
    server.wait_until(lambda: bool(server.states) and server.states[-1]["online"])
    server.queue("j2", ticket(number="А-013"))
    server.wait_for("j2", "printed")
    assert read_number(printer.papers[-1].image) == "А-013"
    assert [job for job, _result in server.results] == ["j1", "j2"]


def test_a_second_agent_of_the_same_device_is_refused(server: PrintServer, start: Start) -> None:
    start()
    server.wait_until(lambda: bool(server.states))
    second = start()
    _out, said = second.communicate(timeout=60)
    assert second.returncode == 1
    assert "another kiosk-agent" in said


def test_stopped_within_a_ticket_it_finishes_it_first(server: PrintServer, printer: TcpPrinter, start: Start) -> None:
    printer.bytes_per_second = 100_000
    agent = start()
    server.queue("j1", ticket())
    server.wait_until(lambda: len(printer.received) > 5_000)
    agent.send_signal(signal.SIGTERM)
    agent.communicate(timeout=60)
    assert agent.returncode == 0
    assert server.status("j1") == "printed"
    assert len(printer.papers) == 1


def test_it_starts_before_the_server_and_waits_for_it(server: PrintServer, printer: TcpPrinter, start: Start) -> None:
    server.stop()
    agent = start()
    server.queue("j1", ticket())
    try:
        agent.wait(3)
    except subprocess.TimeoutExpired:
        server.start()
    else:
        server.start()
        pytest.fail("the agent gave up")
    server.wait_for("j1", "printed")
