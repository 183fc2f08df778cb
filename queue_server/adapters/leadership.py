"""Which of several server processes does what must be done once: the holder of one lock."""

from __future__ import annotations

import fcntl
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import IO, Protocol

from sqlalchemy import text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError

LOCK = 0x71756575  # an arbitrary number of this product: "queu"


class AlreadyRunning(Exception):
    """Another server holds this data directory; on SQLite there is one server process."""


class Leadership(Protocol):
    def held(self) -> bool:
        """Whether this process leads now; tries to take the lead when nobody does."""
        ...

    def release(self) -> None: ...


class FileLeadership:
    """Beside SQLite: the lock file of the data directory, held from start to end. Raises AlreadyRunning."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file: IO[str] = path.open("a")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.close()
            raise AlreadyRunning(str(path)) from None

    def held(self) -> bool:
        return not self._file.closed

    def release(self) -> None:
        self._file.close()


class AdvisoryLeadership:
    """On PostgreSQL: an advisory lock of a connection of its own; a lost connection is a lost lead."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None
        self._leads = False
        # Jobs and the heartbeat ask at the same time; psycopg2 freezes the whole process when one
        # green thread closes a connection on which another waits.
        self._asking = Lock()

    def held(self) -> bool:
        with self._asking:
            try:
                return self._still() if self._leads else self._try()
            except DBAPIError:
                self._forget()
                return False

    def release(self) -> None:
        """Let go at once: PostgreSQL notices a closed connection a little later."""
        with self._asking:
            if self._connection is not None and self._leads:
                with suppress(DBAPIError):
                    self._connection.scalar(text("SELECT pg_advisory_unlock(:lock)"), {"lock": LOCK})
            self._forget()

    def _try(self) -> bool:
        if self._connection is None:
            self._connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        self._leads = bool(self._connection.scalar(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": LOCK}))
        return self._leads

    def _still(self) -> bool:
        assert self._connection is not None, "who leads has a connection"
        self._connection.scalar(text("SELECT 1"))
        return True

    def _forget(self) -> None:
        connection, self._connection, self._leads = self._connection, None, False
        if connection is not None:
            connection.invalidate()
            connection.close()
