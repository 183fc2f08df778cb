"""A ticket's paper between server, agent and printer: whatever dies, it comes once or staff know."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.sloviansk import start_agent
from tests.paper_reading import read_number
from tests.people import Kiosk, Operator
from tests.running_server import RunningServer, install, serve, start
from tests.tcp_printer import TcpPrinter

pytestmark = pytest.mark.journey

STAFF_KNOW_WITHIN = 5.0


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    with serve(install(tmp_path / "centre", counters=1)) as server:
        yield server


@pytest.fixture
def printer() -> Iterator[TcpPrinter]:
    with TcpPrinter() as printer:
        yield printer


@contextmanager
def agent_at_work(server: RunningServer, printer: TcpPrinter) -> Iterator[subprocess.Popen[bytes]]:
    agent = start_agent(server, printer)
    try:
        yield agent
    finally:
        agent.kill()
        agent.wait(timeout=60)


def await_true(question: Callable[[], Any], seconds: float) -> Any:
    until = time.monotonic() + seconds
    while not (found := question()):
        assert time.monotonic() < until, f"not within {seconds} s"
        time.sleep(0.05)
    return found


def test_a_server_killed_between_ticket_and_paper_prints_it_once(server: RunningServer, printer: TcpPrinter) -> None:
    ticket = Kiosk(server).visitor_takes_ticket("tap")
    server.kill()
    server.process = start(server.installation, port=server.port).process
    with agent_at_work(server, printer):
        [paper] = printer.wait_for_papers(1, seconds=60)
        assert read_number(paper.image) == ticket["number"]
        assert Kiosk(server).visitor_takes_ticket("tap")["number"] == ticket["number"]
        Kiosk(server).visitor_takes_ticket("another tap")
        assert len(printer.wait_for_papers(2, seconds=60)) == 2, "a retry prints nothing more"


def test_paper_out_is_known_to_staff_and_the_ticket_comes_when_paper_is_back(
    server: RunningServer, printer: TcpPrinter
) -> None:
    printer.paper = "out"
    operator = Operator(server, "1").signs_in().opens_counter()
    with agent_at_work(server, printer):
        await_true(lambda: _alerts(operator, "paper_out"), 60)  # the agent has come up and looked
        ticket = Kiosk(server).visitor_takes_ticket()
        [alert] = await_true(lambda: _alerts(operator, "print_queued"), STAFF_KNOW_WITHIN)
        assert alert["details"]["number"] == ticket["number"]
        assert operator.desk()["queue"][0]["number"] == ticket["number"], "the ticket stands in the queue all the same"
        assert printer.papers == []
        printer.paper = "ok"
        [paper] = printer.wait_for_papers(1, seconds=60)
        assert read_number(paper.image) == ticket["number"]
        await_true(lambda: not operator.desk()["alerts"], 60)


def test_a_printer_that_was_gone_is_known_to_staff_who_print_again(server: RunningServer, printer: TcpPrinter) -> None:
    printer.switch_off()
    operator = Operator(server, "1").signs_in().opens_counter()
    with agent_at_work(server, printer):
        await_true(lambda: _alerts(operator, "printer_off"), 60)
        first = Kiosk(server).visitor_takes_ticket()
        await_true(lambda: _alerts(operator, "print_queued"), STAFF_KNOW_WITHIN)
        printer.switch_on()
        [paper] = printer.wait_for_papers(1, seconds=60)
        assert read_number(paper.image) == first["number"]


def _alerts(operator: Operator, kind: str) -> list[dict[str, Any]]:
    return [alert for alert in operator.desk()["alerts"] if alert["kind"] == kind]
