"""The forecast of a branch, made from what is stored at one moment and from what its records teach. Reads only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from sqlmodel import Session

from queue_server.domain.telling import Experience, Foretold, Told, foretell
from queue_server.domain.waiting import Outlook, Picture, WaitRange
from queue_server.models import Branch
from queue_server.services import corrections
from queue_server.services.day_so_far import day_so_far
from queue_server.services.pictures import Learned, learn, load_picture
from queue_server.services.statistics.accuracy import Accuracy, accuracy_lately

LEARN_AGAIN = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a branch's visitors are told, as of its `version` (the branch's seq). Immutable; replaced whole.
    `likely_s` are the seconds behind it for a newcomer, `outlook` the queue played forward alone, `accuracy` how what
    was told lately turned out."""

    made_at: datetime
    version: int
    lines: Mapping[str, WaitRange | None]
    tickets: Mapping[str, WaitRange | None]
    likely_s: Mapping[str, float | None]
    outlook: Outlook
    picture: Picture
    accuracy: Accuracy | None


class Forecaster:
    """Makes forecasts, and keeps what it has learned of each branch for some minutes."""

    def __init__(self) -> None:
        self._learned: dict[str, _Lessons] = {}

    def forecast(self, session: Session, branch_id: str, now: datetime) -> Forecast | None:
        """None for an unknown branch."""
        branch = session.get(Branch, branch_id)
        if branch is None:
            return None
        lessons = self._learned_of(session, branch, now)
        picture = load_picture(session, branch, now, lessons.learned)
        day = day_so_far(session, branch, now)
        # Every time the same chance: what a visitor is told changes only when something happened.
        foretold: Foretold = foretell(picture, day, lessons.experience, Random(branch_id))
        return Forecast(
            made_at=now,
            version=branch.seq,
            lines=_shown(foretold.lines, lessons.version),
            tickets={key: wait.shown if wait else None for key, wait in foretold.tickets.items()},
            likely_s={line: told.wait.likely_s if told else None for line, told in foretold.lines.items()},
            outlook=foretold.outlook,
            picture=picture,
            accuracy=lessons.accuracy,
        )

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


def _shown(lines: Mapping[str, Told | None], version: int | None) -> Mapping[str, WaitRange | None]:
    """As a ticket keeps it: with what was known."""
    return {
        line: replace(told.wait.shown, known=told.known.stored(), version=version) if told else None
        for line, told in lines.items()
    }
