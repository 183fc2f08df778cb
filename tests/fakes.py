"""The quiet world of the tests: things that stand for the clock and the hall, and keep a record one can read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from queue_server.services.unit_of_work import Recorded

MONDAY_MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
"""10:00 in Kyiv, an ordinary working day far from both changes of summer time."""


class FrozenClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, moment: datetime = MONDAY_MORNING) -> None:
        self._moment = moment

    def now(self) -> datetime:
        return self._moment

    def advance(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> datetime:
        """Move on (or back, with a negative number); the answer is the new moment."""
        self._moment += timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        return self._moment

    def set(self, moment: datetime) -> datetime:
        self._moment = moment
        return moment


class RecordingPublisher:
    """Takes what transactions tell after their commit; `published` holds it in the order of telling."""

    def __init__(self) -> None:
        self.published: list[Recorded] = []

    def __call__(self, recorded: Sequence[Recorded]) -> None:
        self.published.extend(recorded)

    @property
    def names(self) -> list[str]:
        """The wire names of all facts told so far."""
        return [each.event.name for each in self.published]
