"""The forecasts of the branches as a server holds them: made anew outside requests, and kept for whoever asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType

from sqlmodel import Session, col, select

from queue_server.domain.waiting import WaitRange
from queue_server.models import Branch
from queue_server.services.forecasting import Forecast, Forecaster
from queue_server.services.unit_of_work import Clock

REFRESH_QUIET = timedelta(seconds=10)  # time alone changes waits too: who is at a counter comes nearer to the end
KEPT = timedelta(seconds=60)  # an older one is not told: nobody refreshes it any more
REST = 3  # times as long as the last one took: on a slow machine forecasts leave the others their share
NOTHING: Mapping[str, WaitRange | None] = MappingProxyType({})

Read = Callable[[], AbstractContextManager[Session]]
Make = Callable[[str, datetime], Forecast | None]
"""The forecast of a branch at a moment; None for an unknown one."""


def made_from(read: Read) -> Make:
    """Where it is asked for; a server has it made in a process beside it (docs/adr/0024)."""
    forecaster = Forecaster()

    def make(branch_id: str, now: datetime) -> Forecast | None:
        with read() as session:
            return forecaster.forecast(session, branch_id, now)

    return make


class Forecasts:
    """Keeps a forecast a branch. `refresh_all` is called every second, outside requests; the readers take what is
    there. A forecast is swapped in by one assignment, so neither side needs a lock."""

    def __init__(
        self, read: Read, clock: Clock, make: Make | None = None, monotonic: Callable[[], float] = lambda: 0.0
    ) -> None:
        self._read = read
        self._monotonic = monotonic
        self._clock = clock
        self._make = make or made_from(read)
        self._forecasts: dict[str, Forecast] = {}
        self._rest_until: dict[str, float] = {}

    def refresh_all(self) -> int:
        """Make anew the forecasts of branches where something changed, or that are ten seconds old; how many."""
        with self._read() as session:
            branches = session.exec(select(Branch.id, Branch.seq).where(col(Branch.active))).all()
        due = [branch_id for branch_id, seq in branches if self._is_due(branch_id, seq)]
        for branch_id in due:
            self.refresh(branch_id)
        return len(due)

    def refresh(self, branch_id: str) -> Forecast | None:
        """Make a branch's forecast from what is stored now; None for an unknown branch."""
        begun = self._monotonic()
        forecast = self._make(branch_id, self._clock.now())
        if forecast is None:
            return None
        forecast = replace(
            forecast, lines=MappingProxyType(forecast.lines), tickets=MappingProxyType(forecast.tickets)
        )  # they cannot travel so, but many read them here
        self._forecasts[branch_id] = forecast
        ended = self._monotonic()
        self._rest_until[branch_id] = ended + REST * (ended - begun)
        return forecast

    def of(self, branch_id: str) -> Forecast | None:
        """The last forecast, unless it is too old to be told."""
        forecast = self._forecasts.get(branch_id)
        if forecast is None or self._clock.now() - forecast.made_at > KEPT:
            return None
        return forecast

    def lines(self, branch_id: str) -> Mapping[str, WaitRange | None]:
        """By line id, for a walk-in of this moment; None or absent: nobody can say."""
        forecast = self.of(branch_id)
        return forecast.lines if forecast else NOTHING

    def line(self, branch_id: str, line_id: str) -> WaitRange | None:
        return self.lines(branch_id).get(line_id)

    def ticket(self, branch_id: str, ticket_id: str) -> WaitRange | None:
        """How much longer a waiting ticket has to wait; None also for one that this forecast does not know yet."""
        forecast = self.of(branch_id)
        return forecast.tickets.get(ticket_id) if forecast else None

    def _is_due(self, branch_id: str, seq: int) -> bool:
        forecast = self._forecasts.get(branch_id)
        if self._monotonic() < self._rest_until.get(branch_id, 0.0):
            return False
        if forecast is None or forecast.version != seq:
            return True
        return abs(self._clock.now() - forecast.made_at) >= REFRESH_QUIET
