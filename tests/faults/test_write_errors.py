"""The disk is full or a write fails: nothing is changed by half, it is told plainly, and afterwards it goes on."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlmodel import SQLModel

from queue_server.domain.errors import Unavailable
from queue_server.services import counters
from tests.faults.invariants import all_is_well, screens_agree, stored_is_well
from tests.people import Kiosk, Operator, Refusal
from tests.running_server import RunningServer, install, serve
from tests.services.days import Day

WRITES = ("INSERT", "UPDATE", "DELETE")
HEAD, FRAME = 32, 4096 + 24  # of SQLite's write-ahead log: its beginning, each page


@contextmanager
def fails_at(day: Day, wanted: int) -> Iterator[list[str]]:
    """The database refuses the write of this number; the list holds those before it, and that one."""
    engine, written = day.store.engine, []
    refusal = engine.dialect.dbapi.OperationalError

    def count(what: str) -> None:
        written.append(what)
        if len(written) == wanted:
            raise refusal("no space left on device")

    def execute(_cursor: object, statement: str, *_rest: object) -> None:
        if statement.lstrip().startswith(WRITES):
            count(statement)

    event.listen(engine, "do_execute", execute)
    event.listen(engine, "do_executemany", execute)
    yield written
    event.remove(engine, "do_execute", execute)
    event.remove(engine, "do_executemany", execute)


def everything(day: Day) -> dict[str, list[Any]]:
    """All rows of all tables."""
    with day.store.engine.connect() as connection:
        return {
            name: sorted(map(str, connection.execute(text(f'SELECT * FROM "{name}"'))))
            for name in SQLModel.metadata.tables
        }


ACTIONS: dict[str, Callable[[Day], object]] = {
    "issue": lambda day: day.visitor_takes(key="one tap"),
    "call": lambda day: day.called("1"),
    "start": lambda day: day.starts("2", _at(day, "2")),
    "finish": lambda day: day.finishes("3", _at(day, "3")),
    "transfer": lambda day: day.transfers(day.centre.operator("3"), _at(day, "3"), counter_id=day.counter("1")),
    "no-show": lambda day: day.misses("2", _at(day, "2")),
    "undo": lambda day: day.undoes(day.centre.operator("3"), _at(day, "3")),
    "free": lambda day: day.change(
        lambda work: counters.free_counter(work, day.branch, day.counter("2"), day.centre.supervisor, "left")
    ),
}


def _is_done(action: Callable[[], object], problem: type[Unavailable | Refusal], code: str) -> bool:
    """Whether it succeeded; it may be refused only so."""
    try:
        action()
    except problem as refusal:
        if refusal.code != code:
            raise
        return False
    return True


def _at(day: Day, number: str) -> Any:
    ticket = day.desk(number)["ticket"]
    return type("Held", (), {"id": ticket["id"]})


@pytest.mark.parametrize("action", ACTIONS)
def test_whichever_write_fails_nothing_is_changed_by_half(day: Day, action: str) -> None:
    day.opens("1", "2", "3")
    for _ in range(3):
        day.visitor_takes_ticket()
    day.called("2")
    day.starts("3", day.called("3"))
    if action == "no-show":
        day.recalls("2", _at(day, "2"))
        day.recalls("2", _at(day, "2"))
        day.clock.advance(minutes=10)
    before, told = everything(day), list(day.told)
    failed = 0
    while True:
        with fails_at(day, failed + 1) as written:
            if _is_done(lambda: ACTIONS[action](day), Unavailable, "database_busy"):
                break
            failed += 1
        assert len(written) == failed
        assert everything(day) == before, f"changed by half after {written}"
        assert day.told == told, "what did not happen was told"
    assert failed >= 3
    assert everything(day) != before
    with day.store.read() as session:
        all_is_well(session)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with serve(install(tmp_path_factory.mktemp("centre"), counters=1)) as running:
        yield running


@contextmanager
def room_for(server: RunningServer, frames: int) -> Iterator[None]:
    """The server's disk takes so many pages more. The write-ahead log is emptied before: whenever all of it has been
    carried over it begins anew, and then its file would have room."""
    with closing(sqlite3.connect(server.installation.data_dir / "queue.sqlite3", timeout=10)) as emptying:
        while emptying.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            """Somebody reads or writes just now."""
    pid, (soft, hard) = server.process.pid, resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (HEAD + frames * FRAME + FRAME // 2, hard))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (soft, hard))


def test_on_a_full_disk_every_page_of_a_ticket_is_missed_once(server: RunningServer) -> None:
    """A visitor's tap, again and again, on a disk that takes one page more each time, until the ticket is there."""
    operator, kiosk = Operator(server, "1").signs_in().opens_counter(), Kiosk(server)
    acknowledged: dict[str, str] = {}
    for turn in range(3):
        frames = 0
        while True:
            with room_for(server, frames):
                if _is_done(lambda: kiosk.visitor_takes_ticket(f"tap {turn}"), Refusal, "storage_failed"):  # noqa: B023
                    break
            frames += 1
            assert {row["id"] for row in operator.desk()["queue"]} == set(acknowledged), "a refused ticket waits"
        assert frames > 0
        ticket = kiosk.visitor_takes_ticket(f"tap {turn}")
        acknowledged[ticket["id"]] = ticket["number"]
    assert list(acknowledged.values()) == ["А-001", "А-002", "А-003"]
    stored_is_well(server, acknowledged)
    screens_agree(server, operator)


def test_calling_goes_on_as_soon_as_there_is_room(server: RunningServer) -> None:
    operator, kiosk = Operator(server, "1").signs_in().opens_counter(), Kiosk(server)
    ticket = kiosk.visitor_takes_ticket()
    with room_for(server, 0):
        with pytest.raises(Refusal, match="storage_failed"):
            operator.calls_next("one key")
        assert operator.desk()["ticket"] is None
    called = operator.calls_next("one key")
    assert called is not None
    assert operator.desk()["ticket"]["id"] == called["id"]
    stored_is_well(server, {ticket["id"]: ticket["number"]})
    screens_agree(server, operator)
    assert server.errors() == [], "what could not be stored is not an error of the program"
