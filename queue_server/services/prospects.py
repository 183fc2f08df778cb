"""«Ще одне робоче місце»: what one more counter would change, played forward on a slow beat and kept for readers."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from sqlmodel import col, select

from queue_server.domain.one_more import OneMore, lines_worth_it, one_more_counter
from queue_server.models import Branch
from queue_server.services.branch_settings import standards_of
from queue_server.services.estimates import Forecasts, Read
from queue_server.services.forecasting import Forecast

Compute = Callable[..., Any]


class Prospects:
    """`refresh_all` is called every fifteen seconds, outside requests; it plays the pictures of the last forecasts, so
    that the database is hardly asked. `compute` plays it beside the server."""

    def __init__(self, read: Read, forecasts: Forecasts, compute: Compute) -> None:
        self._read, self._forecasts, self._compute = read, forecasts, compute
        self._kept: dict[str, tuple[OneMore, ...]] = {}

    def refresh_all(self) -> None:
        with self._read() as session:
            branches = session.exec(select(Branch).where(col(Branch.active))).all()
            standards = {branch.id: standards_of(branch).wait_minutes * 60 for branch in branches}
        for branch_id, standard_s in standards.items():
            forecast = self._forecasts.of(branch_id)
            self._kept[branch_id] = self._played(branch_id, forecast, standard_s) if forecast else ()

    def of(self, branch_id: str) -> tuple[OneMore, ...]:
        """By line id, the longest wait first; nothing while the forecast is too old to be told."""
        return self._kept.get(branch_id, ()) if self._forecasts.of(branch_id) else ()

    def _played(self, branch_id: str, forecast: Forecast, standard_s: float) -> tuple[OneMore, ...]:
        picture = forecast.picture
        if picture.suspended:
            return ()
        likely, alone = dict(forecast.likely_s), forecast.outlook.lines
        found = []
        for line in lines_worth_it(picture, likely, standard_s):
            played = alone[line]
            played_s = played.likely_s if played else None
            found.append(self._compute(one_more_counter, picture, line, likely[line], Random(branch_id), played_s))
        return tuple(each for each in found if each.helps)
