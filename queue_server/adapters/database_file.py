"""Whether the file of an SQLite database is what it should be, looked at before anything is written to it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import make_url

from queue_server.adapters.clock import monotonic

LOOKED_AT_FOR = 1.0  # seconds: a start takes three at most, and reading years of a large centre takes longer
SOME_STEPS = 20_000  # of SQLite's machine, between two looks at the clock


class DamagedDatabase(Exception):
    """A file that cannot be the database of a centre; nothing was changed in it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}; nothing was changed. Restore a backup, or move this file away.")


def check_database_file(url: str) -> None:
    """Raises DamagedDatabase, which names the file: it is empty, no database, cut off or damaged within, or gone while
    its journal is there. A file that was never made is well, and so is every other kind of database."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or not address.database:
        return
    path, journal = Path(address.database), Path(f"{address.database}-wal")
    written = journal.exists() and journal.stat().st_size > 0
    if not path.exists():
        if written:
            raise DamagedDatabase(path, f"the database is gone, but {journal.name} still holds what was written to it")
        return
    if path.stat().st_size == 0 and not written:
        raise DamagedDatabase(path, "the database is empty, not even a new one is")
    try:
        with closing(sqlite3.connect(path)) as connection:
            found = _looked_through(connection)
    except sqlite3.DatabaseError as problem:
        raise DamagedDatabase(path, f"the database cannot be read ({problem})") from None
    if found != "ok":
        raise DamagedDatabase(path, f"the database is damaged ({found})")


def _looked_through(connection: sqlite3.Connection) -> str:
    """What SQLite's own check says of as much as can be looked at in the time; "ok" when all of that is well."""
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    until = monotonic() + LOOKED_AT_FOR
    connection.set_progress_handler(lambda: monotonic() > until, SOME_STEPS)
    try:
        return str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.OperationalError as problem:
        if problem.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        return "ok"
