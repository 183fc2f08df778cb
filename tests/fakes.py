"""The quiet world of the tests: things that stand for the clock and the hall, and keep a record one can read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from queue_server.domain.messages import Outgoing, Undelivered
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


class RecordingChannel:
    """A way to visitors: `sent` holds what was given to it. It refuses with `fails`, breaks on a text that holds
    `chokes_on`, and does `meanwhile`, once, while a message is on its way."""

    def __init__(self) -> None:
        self.sent: list[Outgoing] = []
        self.fails: Undelivered | None = None
        self.chokes_on: str | None = None
        self.meanwhile: Callable[[], object] | None = None

    def send(self, message: Outgoing) -> None:
        meanwhile, self.meanwhile = self.meanwhile, None
        if meanwhile is not None:
            meanwhile()
        if self.chokes_on is not None and self.chokes_on in message.text:
            raise ValueError("a fault of ours")
        if self.fails is not None:
            raise self.fails
        self.sent.append(message)
