"""Engines for SQLite and PostgreSQL, set so that an acknowledged ticket survives any crash."""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import closing
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool
from sqlmodel import create_engine

from queue_server.adapters.clock import monotonic

BUSY_TIMEOUT_MS = 5  # SQLite waits in C, where it holds up every green thread
PATIENCE = 4.0  # seconds; after five a kiosk says that the server does not answer
AGAIN = 0.02
LONGEST_JOURNAL = 4000  # pages; SQLite's usual 1000 are reached by some fifty tickets, and the last of them would wait
LOCK_TIMEOUT_MS = 10_000  # PostgreSQL waits without holding up anybody, but each who waits keeps a connection
POOL_SIZE = 16
CARRY_OVER = "PRAGMA wal_checkpoint(PASSIVE)"


def open_engine(url: str | URL, *, pooled: bool = True) -> Engine:
    """An engine for the server (pooled) or for work in a native thread (`pooled=False`).

    A connection with the execution option `write` begins with BEGIN IMMEDIATE on SQLite.
    """
    address = make_url(url)
    options: dict[str, Any] = {"poolclass": NullPool} if not pooled else {"pool_size": POOL_SIZE, "max_overflow": 32}
    options["hide_parameters"] = True  # a traceback in the log must not hold a visitor's name
    if address.get_backend_name() != "sqlite":
        engine = create_engine(address, pool_pre_ping=pooled, **options)
        event.listen(engine, "connect", _prepare_postgresql)
        return engine
    options |= {"connect_args": {"check_same_thread": False}, "json_deserializer": _read_json}
    engine = create_engine(address, **options)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _Beginning())
    return engine


def carry_over(file: str) -> None:
    """Bring what SQLite's write-ahead log holds into the database's own file. That waits for the disk, some tens of
    milliseconds at times: in a native thread, where it holds up nobody. Whoever writes or reads goes on meanwhile.

    By SQLite alone: the locks within SQLAlchemy are green, and a native thread that meets one waits for ever. Raises
    OperationalError of SQLAlchemy; what was not carried over is so the next time."""
    try:
        with closing(sqlite3.connect(file, timeout=BUSY_TIMEOUT_MS / 1000)) as connection:
            connection.execute(CARRY_OVER)
    except sqlite3.DatabaseError as problem:  # a damaged file is told like a full disk
        raise OperationalError(CARRY_OVER, None, problem) from problem


def _prepare_postgresql(connection: Any, _record: Any) -> None:
    connection.autocommit = True  # or the next rollback would take it back
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {LOCK_TIMEOUT_MS}")
    connection.autocommit = False


def _read_json(stored: str) -> Any:
    """SQLite takes any text where JSON is meant; what is none is given as it stands, and whoever reads it sees that."""
    try:
        return json.loads(stored)
    except ValueError:
        return stored


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the begin event below opens every transaction
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_TIMEOUT_MS}"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA secure_delete=ON")  # an erased name is overwritten, not only let go
    connection.execute(f"PRAGMA wal_autocheckpoint={LONGEST_JOURNAL}")  # where nobody calls `carry_over`


class _Beginning:
    """How a transaction begins on SQLite. While another program holds the database, a writer waits here, in Python,
    so that everybody else is served meanwhile. All writers together wait once for PATIENCE: while the database stays
    locked after that, each try is refused at once, and the first that succeeds ends it."""

    def __init__(self) -> None:
        self._locked_since: float | None = None

    def __call__(self, connection: Connection) -> None:
        if not connection.get_execution_options().get("write", False):
            connection.exec_driver_sql("BEGIN")
            return
        while not self._begun(connection):
            time.sleep(AGAIN)
        self._locked_since = None

    def _begun(self, connection: Connection) -> bool:
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        except OperationalError as problem:
            if not str(getattr(problem.orig, "sqlite_errorname", "")).startswith("SQLITE_BUSY"):
                raise
            since = self._locked_since = self._locked_since or monotonic()
            if monotonic() - since > PATIENCE:
                raise
            return False
        return True
