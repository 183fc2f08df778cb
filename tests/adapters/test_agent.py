"""The printing agent at work: every paper once, every end told, whatever the server and the printer do."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk import agent_work
from queue_server.adapters.printer import PrintResult
from queue_server.adapters.printer_status import UNREACHABLE, PrinterState
from queue_server.domain.paper import to_json
from tests.fakes_printer import READY, RecordingPrinter
from tests.paper_samples import ticket
from tests.print_server import TOKEN, PrintServer
from tests.running_agent import RunningAgent

NO_PAPER = PrinterState(online=False, paper="out", cover="closed", error="no_paper")


@pytest.fixture
def server() -> Iterator[PrintServer]:
    server = PrintServer()
    yield server
    server.stop()


@pytest.fixture
def printer() -> RecordingPrinter:
    return RecordingPrinter()


Run = Callable[..., RunningAgent]


@pytest.fixture
def run(server: PrintServer, printer: RecordingPrinter, tmp_path: Path) -> Iterator[Run]:
    """Starts an agent; all are stopped at the end."""
    running: list[RunningAgent] = []

    def run(token: str = TOKEN) -> RunningAgent:
        running.append(RunningAgent(server, printer, tmp_path / "agent.journal", token))
        return running[-1]

    yield run
    for agent in running:
        agent.stop()


@pytest.fixture
def only_facts_wake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agent_work, "LOOK", 60.0)


def test_it_works(server: PrintServer, printer: RecordingPrinter, run: Run) -> None:
    server.queue("j1", ticket())
    run()
    server.wait_for("j1", "printed")
    assert printer.numbers == ["А-012"]
    assert server.results == [("j1", {"result": "printed", "error": None, "before_first_byte": False})]


@pytest.mark.usefixtures("only_facts_wake")
def test_a_fact_wakes_it(server: PrintServer, printer: RecordingPrinter, run: Run) -> None:
    run()
    server.wait_until(lambda: server.subscribed == [{"view": "printer", "branch": "centre"}])
    server.wait_until(lambda: server.claims >= 2)  # at the start, and at the snapshot
    for number in range(1, 6):
        server.queue(f"j{number}", ticket(number=f"А-00{number}"))
        server.wait_for(f"j{number}", "printed")
    assert printer.numbers == ["А-001", "А-002", "А-003", "А-004", "А-005"]


def test_without_a_socket_it_looks_by_itself(server: PrintServer, printer: RecordingPrinter, run: Run) -> None:
    run()
    server.wait_until(lambda: bool(server.subscribed))
    server.jobs["quiet"] = {"status": "queued", "attempt": 0, "paper": to_json(ticket()), "error": None}
    server.wait_for("quiet", "printed")
    assert len(printer.printed) == 1


def test_many_are_printed_in_their_order(server: PrintServer, printer: RecordingPrinter, run: Run) -> None:
    numbers = [f"А-{number:03d}" for number in range(1, 31)]
    for number in numbers:
        server.queue(number, ticket(number=number))
    run()
    server.wait_for("А-030", "printed")
    assert printer.numbers == numbers


def test_no_paper_is_told_before_the_first_byte_and_printed_when_there_is_some(
    server: PrintServer, printer: RecordingPrinter, run: Run
) -> None:
    printer.now = NO_PAPER
    server.queue("j1", ticket())
    run()
    server.wait_until(lambda: bool(server.results))
    assert server.results[0] == ("j1", {"result": "failed", "error": "no_paper", "before_first_byte": True})
    server.wait_until(lambda: bool(server.states) and server.states[-1]["error"] == "no_paper")
    assert server.status("j1") in ("queued", "claimed")
    assert printer.printed == []
    printer.now = READY
    server.wait_for("j1", "printed")
    assert printer.numbers == ["А-012"]


def test_a_job_that_comes_back_does_not_spin(server: PrintServer, printer: RecordingPrinter, run: Run) -> None:
    """The server queues it again and says so at once: the agent still takes a breath."""
    printer.now = UNREACHABLE
    server.queue("j1", ticket())
    began = time.monotonic()
    run()
    server.wait_until(lambda: len(server.results) >= 3)
    assert time.monotonic() - began >= 2 * agent_work.LOOK, "a breath after each"
    claims = server.claims
    assert claims <= len(server.results) + 1


@pytest.mark.parametrize("result", [PrintResult("failed", "no_paper"), PrintResult("unknown", "interrupted")])
def test_what_ended_badly_after_the_first_byte_is_told_and_left_to_people(
    server: PrintServer, printer: RecordingPrinter, run: Run, result: PrintResult
) -> None:
    printer.results = [result]
    server.queue("j1", ticket())
    run()
    server.wait_for("j1", "failed", "unknown")
    server.queue("j2", ticket(number="А-013"))
    server.wait_for("j2", "printed")
    assert server.results[0] == ("j1", {"result": result.outcome, "error": result.error, "before_first_byte": False})
    assert printer.numbers == ["А-012", "А-013"]


def test_a_lost_answer_to_the_result_is_told_again(server: PrintServer, printer: RecordingPrinter, run: Run) -> None:
    server.lost_answers = ["/result"]
    server.queue("j1", ticket())
    run()
    server.wait_until(lambda: len(server.results) == 2)
    assert server.results[0] == server.results[1]
    assert len(printer.printed) == 1


def test_a_lost_answer_to_the_claim_loses_no_job(server: PrintServer, printer: RecordingPrinter, run: Run) -> None:
    server.lost_answers = ["/claim"]
    server.queue("j1", ticket())
    run()
    server.wait_for("j1", "printed")
    assert server.jobs["j1"]["attempt"] == 1
    assert len(printer.printed) == 1


def test_the_same_attempt_given_out_twice_is_printed_once(
    server: PrintServer, printer: RecordingPrinter, run: Run
) -> None:
    server.queue("j1", ticket())
    run()
    server.wait_for("j1", "printed")
    server.jobs["j1"] |= {"status": "queued", "attempt": 0}
    server.tell_queued("j1")
    server.wait_until(lambda: len(server.results) == 2)
    assert server.results[1] == server.results[0]
    assert len(printer.printed) == 1


def test_a_reprint_is_a_new_attempt(server: PrintServer, printer: RecordingPrinter, run: Run) -> None:
    server.queue("j1", ticket())
    run()
    server.wait_for("j1", "printed")
    server.jobs["j1"]["status"] = "queued"
    server.tell_queued("j1")
    server.wait_until(lambda: len(printer.printed) == 2)


def test_a_server_that_went_away_is_found_again(server: PrintServer, printer: RecordingPrinter, run: Run) -> None:
    run()
    server.wait_until(lambda: len(server.subscribed) == 1)
    server.stop()
    server.queue("j1", ticket())
    server.start()
    server.wait_for("j1", "printed")
    server.wait_until(lambda: len(server.subscribed) == 2)
    assert len(printer.printed) == 1


def test_a_result_waits_for_a_server_that_went_away(server: PrintServer, printer: RecordingPrinter, run: Run) -> None:
    server.lost_answers = ["/result"] * 3
    server.queue("j1", ticket())
    run()
    server.wait_until(lambda: len(server.results) == 4)
    server.queue("j2", ticket(number="А-013"))
    server.wait_for("j2", "printed")
    assert printer.numbers == ["А-012", "А-013"]


def test_a_result_that_nobody_wants_is_not_told_for_ever(
    server: PrintServer, printer: RecordingPrinter, run: Run
) -> None:
    printer.meanwhile = lambda: server.jobs.pop("gone", None)
    server.queue("gone", ticket())
    run()
    server.wait_until(lambda: bool(server.results))
    server.queue("j2", ticket())
    server.wait_for("j2", "printed")
    assert [job for job, _result in server.results] == ["gone", "j2"]


@pytest.mark.parametrize("paper", [None, {}, {"width": 80, "blocks": [{"kind": "bomb"}]}])
def test_a_paper_that_is_none_is_told(server: PrintServer, printer: RecordingPrinter, run: Run, paper: object) -> None:
    server.queue("j1", paper)
    run()
    server.wait_until(lambda: bool(server.results))
    assert server.results[0] == ("j1", {"result": "failed", "error": "bad_paper", "before_first_byte": True})


def test_an_unknown_token_is_refused_until_it_is_known(
    server: PrintServer, printer: RecordingPrinter, run: Run
) -> None:
    server.queue("j1", ticket())
    run("another token")
    server.wait_until(lambda: server.refused >= 2)
    assert server.claims == 0
    server.tokens.add("another token")
    server.wait_for("j1", "printed")
