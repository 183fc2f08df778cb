"""When the database did not do what it was asked: whether to try again, or to call whoever looks after the machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnection

from queue_server.domain.errors import Unavailable

UNABLE = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_CORRUPT", "SQLITE_NOTADB")
DISK_FULL = "53100"  # PostgreSQL


def trouble(problem: SQLAlchemyError) -> Unavailable | None:
    """Unavailable(storage_failed): no room, or a damaged disk or file; it lasts until somebody mends it.
    Unavailable(database_busy): held by another program, or out of reach; the next try may succeed.
    None: the mistake is ours. In each case nothing was changed."""
    cause = problem.orig if isinstance(problem, DBAPIError) else None
    if str(getattr(cause, "sqlite_errorname", "")).startswith(UNABLE) or getattr(cause, "pgcode", None) == DISK_FULL:
        return Unavailable("storage_failed")
    if isinstance(problem, OperationalError | InterfaceError | NoConnection):
        return Unavailable("database_busy")
    return None


@contextmanager
def told_as_unavailable() -> Iterator[None]:
    """Within it the database's troubles are refusals with a code; our own mistakes stay what they are."""
    try:
        yield
    except SQLAlchemyError as problem:
        found = trouble(problem)
        if found is None:
            raise
        raise found from problem
