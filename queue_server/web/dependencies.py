"""What a route works with: made once by create_app, found by deps()."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, current_app

from queue_server.catalogue import Catalogues
from queue_server.domain.calendar import CalendarFile
from queue_server.domain.codes import Codes
from queue_server.domain.messages import Channel, ContactKind
from queue_server.domain.paper import Paper
from queue_server.domain.phrases import Speech
from queue_server.domain.printed_report import ReportFile
from queue_server.domain.slides import Slides
from queue_server.services.accounts import Passwords
from queue_server.services.estimates import Forecasts
from queue_server.services.prospects import Prospects
from queue_server.services.statistics.history import History
from queue_server.services.statistics.quietest import QuietestHours
from queue_server.services.unit_of_work import Clock, Store
from queue_server.settings import Settings
from queue_server.web.limits import Limits
from queue_server.web.lost_races import LostRaces

EXTENSION = "queue"
Result = TypeVar("Result")
Offload = Callable[..., Any]
"""`offload(function, *arguments)` does long work in a native thread and gives its result."""
Draw = Callable[[Paper], bytes]
"""A paper as a PNG."""


def run_here(function: Callable[..., Result], *arguments: Any) -> Result:
    """The offload of a server without green threads."""
    return function(*arguments)


@dataclass(frozen=True, slots=True)
class Dependencies:
    settings: Settings
    store: Store
    clock: Clock
    codes: Codes
    catalogues: Catalogues
    offload: Offload
    beside: Offload
    """`beside(function, *arguments)` has what is long and pure computed in a process of its own."""
    passwords: Passwords
    limits: Limits
    lost_races: LostRaces
    forecast: Forecasts
    history: History
    quietest: QuietestHours
    prospects: Prospects
    speech: Speech
    slides: Slides
    draw: Draw
    channels: Mapping[ContactKind, Channel]
    calendar_file: CalendarFile
    report_file: ReportFile

    def attach(self, app: Flask) -> None:
        app.extensions[EXTENSION] = self


def deps() -> Dependencies:
    """Those of the application that is answering now."""
    found: Dependencies = current_app.extensions[EXTENSION]
    return found
