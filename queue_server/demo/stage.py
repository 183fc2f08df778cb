"""What all who act in the demo share: time that passes, chance, the hall's one voice, and what went wrong."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

from queue_server.demo.teller import Teller

BETWEEN_CALLS = 13.0  # seconds: about what the voice needs to say one call twice
LOOK = 0.2


class Over(Exception):
    """The demo has ended: whoever waits or acts goes home."""


class Stage:
    """`pace` stretches every duration: 1 as people do it, 0.1 ten times faster. Real time either way."""

    def __init__(self, pace: float, seed: int, teller: Teller) -> None:
        self.pace = pace
        self.chance = Random(seed)
        self.teller = teller
        self.over = threading.Event()
        self.receiving = threading.Event()
        self.receiving.set()
        self.evening = threading.Event()  # nobody else comes, and nothing more happens but what has begun
        self.closing = threading.Event()  # whoever has nobody left goes home
        self.late = threading.Event()  # nobody else is called
        self.problems: list[str] = []
        self._news = threading.Event()
        self._microphone = threading.Lock()
        self._silent_from = 0.0
        self._acting: list[threading.Thread] = []

    def wait(self, least: float, most: float | None = None) -> None:
        """Let a while pass, in seconds before they are stretched. Raises Over."""
        seconds = least if most is None else self.chance.uniform(least, most)
        self._rest(seconds * self.pace)

    def until_receiving(self) -> None:
        """Stay in the shelter as long as reception is suspended. Raises Over."""
        while not self.receiving.wait(LOOK):
            self._go_on()
        self._go_on()

    def until_news(self, most: float) -> None:
        """Rest until something happens in the queue, at most so long. Raises Over."""
        self._news.clear()
        self._news.wait(most * self.pace)
        self._go_on()

    def hears_news(self) -> None:
        self._news.set()

    @contextmanager
    def microphone(self) -> Iterator[None]:
        """One calls at a time, and not before the hall has heard the last call. Raises Over."""
        while not self._microphone.acquire(timeout=LOOK):
            self._go_on()
        try:
            self._rest(max(0.0, self._silent_from - time.monotonic()))
            yield
        finally:
            self._microphone.release()

    def has_called(self) -> None:
        self._silent_from = time.monotonic() + BETWEEN_CALLS * self.pace

    def act(self, name: str, what: Callable[..., None], *with_what: Any) -> None:
        """Let somebody act beside the others; an act that breaks is a problem of the whole demo."""
        thread = threading.Thread(target=self._safely, args=(name, what, *with_what), name=name, daemon=True)
        self._acting = [one for one in self._acting if one.is_alive()]
        self._acting.append(thread)
        thread.start()

    def later(self, seconds: tuple[float, float], what: Callable[..., None], *with_what: Any) -> None:
        """Let something happen after a while, unless evening comes first."""

        def act() -> None:
            self.wait(*seconds)
            if not self.evening.is_set():
                what(*with_what)

        self.act(what.__name__, act)

    def problem(self, what: str) -> None:
        """What must not happen in a centre at work: told at once, and what the demo ends with."""
        self.problems.append(what)
        self.teller.tell("demo-problem", what=what)

    def end(self) -> None:
        """Send everybody home and wait until they have gone."""
        self.over.set()
        self._news.set()
        for thread in self._acting:
            thread.join(5)

    def _safely(self, name: str, what: Callable[..., None], *with_what: Any) -> None:
        try:
            what(*with_what)
        except Over:
            return
        except Exception as broken:  # whatever it is, the others go on and the end tells it
            if not self.over.is_set():
                self.problem(f"{name}: {type(broken).__name__}: {broken}")

    def _rest(self, seconds: float) -> None:
        if self.over.wait(seconds):
            raise Over

    def _go_on(self) -> None:
        if self.over.is_set():
            raise Over
