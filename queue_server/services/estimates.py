"""The forecast of every branch: what is known of it, played forward outside requests, and kept for whoever asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from types import MappingProxyType
from typing import Any

from sqlmodel import Session, col, select

from queue_server.domain.telling import Experience, Foretold, Told, foretell
from queue_server.domain.waiting import Outlook, Picture, WaitRange
from queue_server.models import Branch
from queue_server.services import corrections
from queue_server.services.day_so_far import day_so_far
from queue_server.services.pictures import Learned, learn, load_picture
from queue_server.services.statistics.accuracy import Accuracy, accuracy_lately
from queue_server.services.unit_of_work import Clock

REFRESH_QUIET = timedelta(seconds=10)  # time alone changes waits too: who is at a counter comes nearer to the end
KEPT = timedelta(seconds=60)  # an older one is not told: nobody refreshes it any more
REST = 3  # times as long as the last one took: on a slow machine forecasts leave the others their share
LEARN_AGAIN = timedelta(minutes=10)
NOTHING: Mapping[str, WaitRange | None] = MappingProxyType({})

Offload = Callable[..., Any]
Read = Callable[[], AbstractContextManager[Session]]


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a branch's visitors are told, as of its `version` (the branch's seq). Immutable; replaced whole. `likely_s`
    are the seconds behind it for a newcomer, `outlook` the queue played forward alone, `accuracy` how what was told
    lately turned out."""

    made_at: datetime
    version: int
    lines: Mapping[str, WaitRange | None]
    tickets: Mapping[str, WaitRange | None]
    likely_s: Mapping[str, float | None]
    outlook: Outlook
    picture: Picture
    accuracy: Accuracy | None


class Forecasts:
    """Keeps a forecast a branch. `refresh_all` is called every second, outside requests; the readers take what is
    there. A forecast is swapped in by one assignment, so neither side needs a lock.

    Only the playing forward is handed to `offload`: it is pure. The database is read where everybody reads it,
    because SQLAlchemy's own locks belong to green threads and a native thread that waits for one stops them all.
    """

    def __init__(
        self, read: Read, clock: Clock, offload: Offload | None = None, monotonic: Callable[[], float] = lambda: 0.0
    ) -> None:
        self._read = read
        self._monotonic = monotonic
        self._clock = clock
        self._offload = offload or _here
        self._forecasts: dict[str, Forecast] = {}
        self._learned: dict[str, _Lessons] = {}
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
        with self._read() as session:
            branch = session.get(Branch, branch_id)
            if branch is None:
                return None
            now, version = self._clock.now(), branch.seq
            lessons = self._learned_of(session, branch, now)
            picture = load_picture(session, branch, now, lessons.learned)
            day = day_so_far(session, branch, now)
        # Every time the same chance: what a visitor is told changes only when something happened.
        foretold: Foretold = self._offload(foretell, picture, day, lessons.experience, Random(branch_id))
        forecast = Forecast(
            made_at=now,
            version=version,
            lines=_shown(foretold.lines, lessons.version),
            tickets=MappingProxyType({key: wait.shown if wait else None for key, wait in foretold.tickets.items()}),
            likely_s={line: told.wait.likely_s if told else None for line, told in foretold.lines.items()},
            outlook=foretold.outlook,
            picture=picture,
            accuracy=lessons.accuracy,
        )
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

    def _learned_of(self, session: Session, branch: Branch, now: datetime) -> _Lessons:
        lessons = self._learned.get(branch.id)
        if lessons is None or abs(now - lessons.learned.at) >= LEARN_AGAIN:
            learned, used = learn(session, branch, now), corrections.in_use(session, branch)
            experience = Experience(learned.durations.count, used.correction if used else None)
            version, accuracy = used.version if used else None, accuracy_lately(session, branch, now)
            lessons = self._learned[branch.id] = _Lessons(learned, experience, version, accuracy)
        return lessons


@dataclass(frozen=True, slots=True)
class _Lessons:
    """What a branch has learned: for the play, and for how it is told by which version of the correction."""

    learned: Learned
    experience: Experience
    version: int | None
    accuracy: Accuracy | None


def _here(function: Callable[..., Any], *arguments: Any) -> Any:
    return function(*arguments)


def _shown(lines: Mapping[str, Told | None], version: int | None) -> Mapping[str, WaitRange | None]:
    """As a ticket keeps it: with what was known."""
    return MappingProxyType(
        {
            line: replace(told.wait.shown, known=told.known.stored(), version=version) if told else None
            for line, told in lines.items()
        }
    )
