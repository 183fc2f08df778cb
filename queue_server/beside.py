"""What runs in the processes beside the server, for which it has to open the installation itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import TypeVar

from sqlmodel import Session

from queue_server.adapters.clock import SystemClock
from queue_server.adapters.database import open_engine
from queue_server.services.forecasting import Forecast, Forecaster
from queue_server.services.unit_of_work import Store

Result = TypeVar("Result")


def answer(database: str, question: Callable[[Session], Result]) -> Result:
    """Of a heavy read, from one snapshot of the database."""
    with _store(database).read() as session:
        return question(session)


def forecast(database: str, branch_id: str, now: datetime) -> Forecast | None:
    """What it has learned stays with this process; None for an unknown branch."""
    with _store(database).read() as session:
        return _forecaster(database).forecast(session, branch_id, now)


@cache
def _forecaster(_database: str) -> Forecaster:
    return Forecaster()


@cache
def _store(database: str) -> Store:
    return Store(open_engine(database, pooled=False), SystemClock(), lambda _recorded: None)
