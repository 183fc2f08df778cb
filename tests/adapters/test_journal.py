"""SQLite's write-ahead log: carried over beside the commits, so that none of them has to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from queue_server.adapters.clock import SystemClock
from queue_server.adapters.database import LONGEST_JOURNAL, carry_over, open_engine
from queue_server.services.unit_of_work import Store

SIGN = "Відбиток талона"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "queue.sqlite3"


@pytest.fixture
def engine(file: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{file}")
    with engine.execution_options(write=True).connect() as connection:
        connection.execute(text("CREATE TABLE paper (line TEXT)"))
        connection.commit()
    yield engine
    engine.dispose()


def writes(engine: Engine, lines: int) -> None:
    with engine.execution_options(write=True).connect() as connection:
        for _ in range(lines):
            connection.execute(text("INSERT INTO paper VALUES (:line)"), {"line": SIGN * 100})
            connection.commit()


def test_what_was_committed_is_carried_into_the_file_while_somebody_reads_and_writes(
    engine: Engine, file: Path
) -> None:
    with engine.connect() as reading:
        reading.execute(text("SELECT count(*) FROM paper"))
        writes(engine, 3)
        assert SIGN.encode() not in file.read_bytes()
        with engine.execution_options(write=True).begin() as writing:
            writing.execute(text("INSERT INTO paper VALUES ('ще один')"))
            carry_over(str(file))  # neither waits for them nor fails
    carry_over(str(file))
    assert SIGN.encode() in file.read_bytes()


def test_no_commit_carries_over_as_long_as_somebody_else_does(engine: Engine, file: Path) -> None:
    writes(engine, 600)  # over a thousand pages: SQLite's own limit
    assert SIGN.encode() not in file.read_bytes()
    writes(engine, LONGEST_JOURNAL)
    assert SIGN.encode() in file.read_bytes()


def test_a_store_on_another_database_has_no_journal_to_shorten(database_url: str) -> None:
    engine = open_engine(database_url, pooled=False)
    store, carried = Store(engine, SystemClock(), lambda _recorded: None), []
    store.shorten_journal(lambda: carried.append(True))
    assert bool(carried) == (engine.dialect.name == "sqlite")
