"""Tells facts after the commit, in the order of commits, from one place that may emit."""

from __future__ import annotations

import logging
import queue
from collections.abc import Callable, Sequence

from queue_server.services.unit_of_work import Recorded

log = logging.getLogger(__name__)
Listener = Callable[[Sequence[Recorded]], None]


class Publisher:
    """A queue between the writers and the listeners; a listener's failure is logged and hurts nobody else."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[Sequence[Recorded] | None] = queue.SimpleQueue()
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        self._listeners.append(listener)

    def publish(self, recorded: Sequence[Recorded]) -> None:
        """Hand over what was committed; returns at once."""
        if recorded:
            self._queue.put(tuple(recorded))

    def run(self) -> None:
        """Work until `stop`; started once as a background task of the server."""
        while (recorded := self._queue.get()) is not None:
            for listener in self._listeners:
                try:
                    listener(recorded)
                except Exception:
                    log.exception("a listener failed")

    def stop(self) -> None:
        self._queue.put(None)
