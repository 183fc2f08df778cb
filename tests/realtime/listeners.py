"""Screens of a test: real socket clients that write down what they are told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import engineio
import socketio
from socketio.exceptions import SocketIOError as SocketError

from tests.people import TIMEOUT

Told = tuple[str, dict[str, Any]]


class OneByOne(engineio.Client):
    """Messages are heard in the order in which they come, as a browser hears them: the library's own client begins a
    thread for each, and one may overtake another."""

    def _trigger_event(self, event: str, *args: Any, **options: Any) -> Any:
        return super()._trigger_event(event, *args, **(options | {"run_async": False}))


class Client(socketio.Client):
    def _engineio_client_class(self) -> type[engineio.Client]:
        return OneByOne


class Screen:
    """One socket. `told` holds every message by name, in order."""

    def __init__(self, url: str, token: str | None = None, cookie: str | None = None) -> None:
        self.told: list[Told] = []
        self.gone = threading.Event()
        self._changed = threading.Condition()
        self._client = Client(reconnection=False)
        self._client.on("*", self._hear)
        self._client.on("disconnect", lambda *_reason: self.gone.set())
        auth = {"token": token} if token else None
        headers = {"Cookie": cookie} if cookie else {}
        try:
            self._client.connect(url, headers=headers, auth=auth, transports=["websocket"], wait_timeout=TIMEOUT)
        except SocketError:
            self.leaves()
            raise
        self._line: Any = self._client.eio.ws.sock

    def subscribes(self, view: Any, branch: Any = "main") -> dict[str, Any]:
        answer: dict[str, Any] = self._client.call("subscribe", {"view": view, "branch": branch}, timeout=TIMEOUT)
        return answer

    def says(self, name: str, told: Any) -> Any:
        return self._client.call(name, told, timeout=TIMEOUT)

    def sends(self, name: str, told: Any) -> None:
        self._client.emit(name, told)

    def hears(self, wanted: Callable[[list[Told]], bool], seconds: float = 60) -> list[Told]:
        """Wait until what was told satisfies the question."""
        with self._changed:
            assert self._changed.wait_for(lambda: wanted(self.told), seconds), self.told
            return list(self.told)

    def is_shown(self) -> dict[str, Any]:
        """The first snapshot; a heartbeat may come before it."""
        told = self.hears(lambda told: any(name == "snapshot" for name, _ in told))
        return next(shown for name, shown in told if name == "snapshot")

    def seqs(self) -> list[int]:
        """Every seq told after the first snapshot, facts and skips, in order."""
        found = []
        for name, told in self.told:
            if name == "skip":
                found += list(range(told["from"], told["seq"] + 1))
            elif name not in ("snapshot", "heartbeat"):
                found.append(told["seq"])
        return found

    def facts(self) -> list[str]:
        return [name for name, _told in self.told if name not in ("snapshot", "heartbeat", "skip")]

    def leaves(self) -> None:
        """Also when the server was the first to go: the client library leaves its socket open then."""
        self._client.disconnect()
        line = getattr(self, "_line", None) or self._client.eio.ws
        line.close()

    def _hear(self, name: str, told: dict[str, Any]) -> None:
        with self._changed:
            self.told.append((name, told))
            self._changed.notify_all()
