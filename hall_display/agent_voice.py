"""The order of what the agent says, as voice.mjs has it: one at a time, every first call, the rest as time allows."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Told = Any  # a call, a message or a test, as the socket brought it
SECONDS_EACH, BACKLOG = 6.0, 15.0
BETWEEN_SAYINGS, BETWEEN_CALLS, BETWEEN_CALLS_HURRIED = 1.0, 0.6, 0.2
HURRIED = 1.2
OLD = 120.0
URGENT = ("suspended-", "resuming")


class Says(Protocol):
    def __call__(self, addresses: Sequence[str], chime: str | None, rate: float) -> bool:
        """Sound these files one after the other, after the "full" or "short" chime; whether it could be heard."""


@dataclass(slots=True)
class Waiting:
    told: Told
    since: float

    @property
    def urgent(self) -> bool:
        return _message(self.told).startswith(URGENT)


class Voice:
    """`holds(told)`: whether it is still so; `heard(told)` once the first sentence was said; `now()` in seconds."""

    def __init__(
        self, say: Says, holds: Callable[[Told], bool], heard: Callable[[Told], None], now: Callable[[], float],
        pause: Callable[[float], None],
    ) -> None:  # fmt: skip
        self._say, self._holds, self._heard, self._now, self._pause = say, holds, heard, now, pause
        self._waiting: list[Waiting] = []
        self._later: list[Told] = []
        self._changed = threading.Condition()
        self._held = self._ended = False

    def announce(self, told: Told) -> None:
        """A call of a ticket that still waits for its turn takes its place; an alarm goes before all calls."""
        entry = Waiting(told, self._now())
        with self._changed:
            same = [each for each in self._waiting if told.get("ticket") and each.told.get("ticket") == told["ticket"]]
            if same:
                same[0].told = told
            elif entry.urgent:
                self._waiting.insert(0, entry)
            else:
                self._waiting.append(entry)
            self._changed.notify()

    def hold(self) -> None:
        """The server is lost: nobody knows who is still called, so nothing new begins."""
        with self._changed:
            self._held = True

    def resume(self) -> None:
        """What waited for too long meanwhile is old sound."""
        with self._changed:
            self._held = False
            self._waiting = [each for each in self._waiting if self._now() - each.since < OLD]
            self._later = []
            self._changed.notify()

    def end(self) -> None:
        with self._changed:
            self._ended = True
            self._changed.notify()

    def run(self) -> None:
        """Speak until the end."""
        while (entry := self._next()) is not None:
            told, first = entry
            if not self._holds(told):
                continue
            if first:
                self._whole(told)
            else:
                self._own_language(told)
            if self._waiting:
                self._pause(BETWEEN_CALLS_HURRIED if self._backlog else BETWEEN_CALLS)

    def _next(self) -> tuple[Told, bool] | None:
        with self._changed:
            self._changed.wait_for(lambda: self._ended or (not self._held and (self._waiting or self._later)))
            if self._ended:
                return None
            return (self._waiting.pop(0).told, True) if self._waiting else (self._later.pop(0), False)

    def _whole(self, told: Told) -> None:
        if not self._saying(told, "uk", first=True):
            return
        self._heard(told)
        if "ticket" not in told and not _message(told):
            return  # a test is said once
        self._again(told, "uk")
        if _own(told) is None:
            return
        if self._backlog:
            self._later.append(told)
        else:
            self._own_language(told)

    def _own_language(self, told: Told) -> None:
        language = _own(told)
        self._pause(BETWEEN_SAYINGS)
        if language is not None and self._holds(told):
            self._saying(told, language, first=False)
            self._again(told, language)

    def _again(self, told: Told, language: str) -> None:
        if self._presses(told):
            return
        self._pause(BETWEEN_SAYINGS)
        if not self._presses(told) and self._holds(told):
            self._saying(told, language, first=False)

    def _presses(self, told: Told) -> bool:
        """Whether what waits leaves no time for a second saying; an alarm is said twice all the same."""
        if _message(told).startswith(URGENT):
            return bool(self._waiting) and self._waiting[0].urgent
        return self._backlog

    def _saying(self, told: Told, language: str, *, first: bool) -> bool:
        addresses = [part["url"] for part in told["speech"] if part["language"] == language]
        hurried = self._backlog and not _message(told)
        chime = ("short" if hurried else "full") if first else None
        return self._say(addresses, chime, HURRIED if hurried else 1.0)

    @property
    def _backlog(self) -> bool:
        if not self._waiting:
            return False
        oldest = self._waiting[0]
        return oldest.urgent or len(self._waiting) * SECONDS_EACH > BACKLOG or self._now() - oldest.since > BACKLOG


def _message(told: Told) -> str:
    return str(told.get("message") or "")


def _own(told: Told) -> str | None:
    """The language in which it is said after the Ukrainian, or None."""
    others = [part["language"] for part in told["speech"] if part["language"] != "uk"]
    if _message(told):
        return others[0] if others else None
    return told.get("language") if told.get("language") in others else None
