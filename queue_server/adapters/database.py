"""Engines for SQLite and PostgreSQL, set so that an acknowledged ticket survives any crash."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.pool import NullPool
from sqlmodel import create_engine

BUSY_TIMEOUT_MS = 5000
POOL_SIZE = 16


def open_engine(url: str | URL, *, pooled: bool = True) -> Engine:
    """An engine for the server (pooled) or for work in a native thread (`pooled=False`).

    A connection with the execution option `write` begins with BEGIN IMMEDIATE on SQLite.
    """
    address = make_url(url)
    options: dict[str, Any] = {"poolclass": NullPool} if not pooled else {"pool_size": POOL_SIZE, "max_overflow": 32}
    options["hide_parameters"] = True  # a traceback in the log must not hold a visitor's name
    if address.get_backend_name() != "sqlite":
        return create_engine(address, pool_pre_ping=pooled, **options)
    engine = create_engine(address, connect_args={"check_same_thread": False}, **options)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the begin event below opens every transaction
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_TIMEOUT_MS}"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA secure_delete=ON")  # an erased name is overwritten, not only let go


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
