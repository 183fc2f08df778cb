"""Hears over the socket what the server tells its consoles, says it in short lines, and keeps count."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from statistics import mean
from typing import Any

import socketio

from queue_server.demo.stage import Stage

Fact = Mapping[str, Any]
# What makes a fact differ from another of the same name, for a text of its own.
KINDS = ("reason", "state", "status", "previous")


class Narrator:
    """One console's ear. `heard` are the names of all facts so far, `called_to` the counters with a call."""

    def __init__(self, stage: Stage, lines: Mapping[str, str]) -> None:
        self._stage = stage
        self._lines = lines
        self.heard: set[str] = set()
        self.called_to: set[str] = set()
        self.visits = self.served = 0
        self._issued: dict[str, datetime] = {}
        self._waits: list[float] = []
        self._socket = socketio.Client(reconnection=False, handle_sigint=False)
        self._socket.on("*", self._hears)
        self._socket.on("disconnect", self._breaks)

    def listen(self, origin: str, cookie: str, branch: str) -> None:
        self._socket.connect(origin, headers={"Cookie": cookie}, transports=["websocket"])
        answer = self._socket.call("subscribe", {"view": "console", "branch": branch})
        if not answer["ok"]:
            raise ConnectionRefusedError(str(answer))

    def close(self) -> None:
        self._socket.disconnect()

    @property
    def mean_wait(self) -> float:
        """Seconds from the ticket to its first call."""
        return mean(self._waits) if self._waits else 0.0

    @property
    def longest_wait(self) -> float:
        return max(self._waits, default=0.0)

    def _hears(self, name: str, fact: Fact) -> None:
        if name in ("heartbeat", "skip", "snapshot"):
            return
        self.heard.add(name)
        self._count(name, fact)
        if name == "branch:suspended":
            self._stage.receiving.clear()
        elif name == "branch:resumed":
            self._stage.receiving.set()
        self._stage.hears_news()
        self._say(name, fact)

    def _breaks(self, *_reason: object) -> None:
        if not self._stage.over.is_set():
            self._stage.problem("the console's socket broke")

    def _count(self, name: str, fact: Fact) -> None:
        if name == "ticket:issued":
            self.visits += 1
            self._issued[fact["ticket"]] = datetime.fromisoformat(fact["at"])
        elif name == "ticket:finished":
            self.served += 1
        elif name == "ticket:called":
            self.called_to.add(fact["counter"])
            if since := self._issued.pop(fact["ticket"], None):
                self._waits.append((datetime.fromisoformat(fact["at"]) - since).total_seconds())

    def _say(self, name: str, fact: Fact) -> None:
        """By the most particular text that there is; a fact without one is not told.

        At the end of the day a ticket is cancelled because its visitor was left, and the evening tells that.
        """
        if name == "ticket:cancelled" and self._stage.late.is_set():
            return
        key = f"demo-{name.replace(':', '-')}"
        kinds = [f"{key}-{fact[kind]}" for kind in KINDS if fact.get(kind)]
        known = {value: fact.get(value) or "" for value in ("number", "counter")}
        line = self._lines.get(fact.get("line", ""), "")
        self._stage.teller.tell_first([*kinds, key], line=line, **known)
