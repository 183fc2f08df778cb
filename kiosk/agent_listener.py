"""The agent's ear: hears from the server that there is something to print, so that nobody waits for the next look."""

from __future__ import annotations

import threading
from collections.abc import Callable

import socketio

from queue_server.adapters.device_socket import hang_up, listen

BACK_OFF = (0.2, 0.5, 1.0, 2.0)  # seconds before the next try


class Listener:
    """A thread that keeps a socket to the server. It only wakes: what is to be done, the server says by HTTP."""

    def __init__(self, address: str, token: str, wake: Callable[[], None]) -> None:
        self._address = address
        self._token = token
        self._wake = wake
        self._ended = threading.Event()
        self._socket: socketio.Client | None = None
        self._thread: threading.Thread | None = None

    def start(self, branch: str) -> None:
        self._thread = threading.Thread(target=self._listen, args=(branch,), name="listener", daemon=True)
        self._thread.start()

    @property
    def started(self) -> bool:
        return self._thread is not None

    def close(self) -> None:
        """Hang up without waiting for the server to say goodbye, which takes seconds when it does not."""
        self._ended.set()
        if self._socket is not None:
            threading.Thread(target=hang_up, args=(self._socket,), name="hanging up", daemon=True).start()

    def _listen(self, branch: str) -> None:
        failures = 0
        while not self._ended.is_set():
            self._socket = self._new_socket(branch)
            try:
                listen(self._socket, self._address, self._token)
                failures = 0
            except socketio.exceptions.ConnectionError:
                failures += 1
            self._ended.wait(BACK_OFF[min(failures, len(BACK_OFF) - 1)])

    def _new_socket(self, branch: str) -> socketio.Client:
        socket = socketio.Client(reconnection=False, handle_sigint=False)

        def subscribe() -> None:
            socket.emit("subscribe", {"view": "printer", "branch": branch})

        def changed(fact: object) -> None:
            if isinstance(fact, dict) and fact.get("status") == "queued":
                self._wake()

        socket.on("connect", subscribe)
        socket.on("snapshot", lambda _snapshot: self._wake())
        socket.on("print:changed", changed)
        return socket
