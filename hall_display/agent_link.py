"""The speaking agent's connection: facts of the hall by socket, files and its own state by HTTP."""

from __future__ import annotations

import contextlib
import queue
import threading
from typing import Any

import requests
import socketio
import structlog

from queue_server.adapters.device_socket import hang_up, listen

SECONDS = (2.0, 5.0)  # to connect, to answer
BACK_OFF = (0.2, 0.5, 1.0, 2.0)  # seconds before the next try
Heard = tuple[str, Any]

log = structlog.get_logger()


class Link:
    """A thread keeps the socket; what it hears stands in `heard` as (name, payload), for one reader."""

    def __init__(self, address: str, token: str) -> None:
        self.heard: queue.Queue[Heard] = queue.Queue()
        self._address, self._token = address, token
        self._session = requests.Session()
        self._session.headers["Authorization"] = f"Device {token}"
        self._session.trust_env = False  # no proxy and no .netrc between a hall and its server
        self._ended = threading.Event()
        self._socket: socketio.Client | None = None
        self._branch: str | None = None
        self._thread = threading.Thread(target=self._listen, name="listener", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def fetch(self, address: str) -> bytes:
        """A file of the server. Raises OSError."""
        answer = self._session.get(f"{self._address}{address}", timeout=SECONDS, allow_redirects=False)
        if answer.status_code != 200:
            raise OSError(f"{answer.status_code}")
        return answer.content

    def tell_state(self, error: str | None) -> None:
        """What staff see of this device; a server that is away hears it the next time."""
        with contextlib.suppress(OSError):
            self._session.post(f"{self._address}/api/v1/device/state", json={"error": error}, timeout=SECONDS)

    def announced(self, event: int) -> None:
        self._emit("announced", {"event": event})

    def subscribe(self) -> None:
        self._emit("subscribe", {"view": "board", "branch": self._branch})

    def close(self) -> None:
        """Hang up without waiting for the server to say goodbye."""
        self._ended.set()
        if self._socket is not None:
            threading.Thread(target=hang_up, args=(self._socket,), name="hanging up", daemon=True).start()

    def _emit(self, name: str, body: Any) -> None:
        if self._socket is not None:
            with contextlib.suppress(socketio.exceptions.SocketIOError):
                self._socket.emit(name, body)

    def _listen(self) -> None:
        failures = 0
        while not self._ended.is_set():
            try:
                self._branch = self._branch or self._own_branch()
                self._socket = self._new_socket()
                listen(self._socket, self._address, self._token)
                failures = 0
            except (socketio.exceptions.ConnectionError, OSError, KeyError, TypeError, ValueError) as problem:
                failures += 1
                if failures == 1:
                    log.warning("not_connected", reason=str(problem) or type(problem).__name__)
            self.heard.put(("lost", None))
            self._ended.wait(BACK_OFF[min(failures, len(BACK_OFF) - 1)])

    def _own_branch(self) -> str:
        answer = self._session.get(f"{self._address}/api/v1/device", timeout=SECONDS, allow_redirects=False)
        return str(answer.json()["device"]["branch"])

    def _new_socket(self) -> socketio.Client:
        socket = socketio.Client(reconnection=False, handle_sigint=False)
        socket.on("connect", self.subscribe)
        socket.on("*", lambda name, payload=None: self.heard.put((name, payload)))
        return socket
