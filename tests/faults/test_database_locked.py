"""Another program holds the database: the centre is served on as far as it can be, and goes on when it is let go."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from queue_server.adapters import database
from queue_server.adapters.database import PATIENCE
from queue_server.domain.errors import Unavailable
from tests.factories import make_store
from tests.fakes import FrozenClock
from tests.faults.invariants import all_is_well, screens_agree, stored_is_well
from tests.people import Kiosk, Operator, Refusal
from tests.realtime.listeners import Screen
from tests.running_server import Installation, RunningServer, install, serve
from tests.services.days import Day

VISITORS = 12


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with serve(install(tmp_path_factory.mktemp("centre"), counters=2)) as running:
        yield running


@contextmanager
def locked(installation: Installation) -> Iterator[None]:
    """As somebody with a tool of his own does, who began to change something and went for a coffee."""
    with closing(sqlite3.connect(installation.data_dir / "queue.sqlite3", isolation_level=None)) as tool:
        tool.execute("PRAGMA busy_timeout=30000")
        tool.execute("BEGIN IMMEDIATE")
        yield
        tool.execute("ROLLBACK")


def outcome(asked: Future[dict[str, Any]]) -> str:
    problem = asked.exception()
    assert problem is None or isinstance(problem, Refusal), problem
    return "done" if problem is None else f"{problem.status} {problem.code}"


def test_a_locked_database_holds_up_nobody_who_reads_and_is_told_to_who_writes(server: RunningServer) -> None:
    operator = Operator(server, "1").signs_in().opens_counter()
    display = Screen(server.url, server.installation.tokens["display"])
    display.subscribes("board")
    first = Kiosk(server).visitor_takes_ticket("before")
    kiosks = [Kiosk(server) for _ in range(VISITORS)]
    with ThreadPoolExecutor(VISITORS) as pool:
        with locked(server.installation):
            taps = [pool.submit(kiosk.visitor_takes_ticket, f"tap {n}") for n, kiosk in enumerate(kiosks)]
            reads = 0
            while not any(tap.done() for tap in taps):
                assert operator.desk()["queue"][0]["number"] == first["number"]
                reads += 1
            wait(taps)
            beats = sum(name == "heartbeat" for name, _ in display.told)
            display.hears(lambda told: sum(name == "heartbeat" for name, _ in told) > beats)
            with pytest.raises(Refusal, match="database_busy"):
                operator.calls_next("while it is locked")
        assert reads > PATIENCE, "the server stood still while one of its visitors waited for the database"
        assert {outcome(tap) for tap in taps} == {"503 database_busy"}
        again = list(pool.map(lambda n: kiosks[n].visitor_takes_ticket(f"tap {n}"), range(VISITORS)))
    called = operator.calls_next("while it is locked")
    assert called is not None
    assert called["number"] == first["number"]
    display.leaves()
    stored_is_well(server, {ticket["id"]: ticket["number"] for ticket in [first, *again]})
    screens_agree(server, operator)
    assert server.errors() == [], "what could not be done is not an error of the program"
    operator.does("start", called["id"])
    operator.does("finish", called["id"], outcome="consulted")


def test_who_comes_while_it_is_locked_is_served_as_soon_as_it_is_not(server: RunningServer) -> None:
    """A lock shorter than the patience costs nobody more than that time."""
    kiosk = Kiosk(server)
    kiosk.menu()
    with ThreadPoolExecutor(1) as pool:
        with locked(server.installation):
            tap = pool.submit(kiosk.visitor_takes_ticket, "a short lock")
            assert not wait([tap], timeout=PATIENCE / 8).done
        ticket = tap.result()
    stored_is_well(server, {ticket["id"]: ticket["number"]})


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_on_postgresql_a_locked_branch_is_told_too(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "LOCK_TIMEOUT_MS", 100)
    store = make_store(database_url)
    day = Day(store, FrozenClock())
    with store.write() as tool:
        tool.lock_branch(day.branch)
        with pytest.raises(Unavailable, match="database_busy"):
            day.visitor_takes_ticket()
    assert day.visitor_takes_ticket().number == "А-001"
    with store.read() as session:
        all_is_well(session)
    store.engine.dispose()


def test_a_command_beside_the_server_waits_for_its_turn(tmp_path: Path) -> None:
    installation = install(tmp_path)
    begun = threading.Event()

    def hold() -> None:
        with locked(installation):
            begun.set()
            threading.Event().wait(0.3)

    with ThreadPoolExecutor(1) as pool:
        holding = pool.submit(hold)
        begun.wait()
        install(tmp_path, key="second")
        holding.result()
