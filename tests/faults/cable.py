"""A network cable between a screen and the server, which a test may pull out and put in again."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from types import TracebackType

PIECE = 65536


class Cable:
    """Whoever connects to its `port` reaches the server's, while it is in."""

    def __init__(self, port: int) -> None:
        self._to, self._in = port, True
        self._lines: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Cable:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.is_pulled()
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join(5)

    def is_pulled(self) -> None:
        """Every line breaks, and no new one comes through."""
        with self._lock:
            self._in = False
            lines = list(self._lines)
        for line in lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def is_put_in(self) -> None:
        self._in = True

    def _serve(self) -> None:
        while True:
            try:
                near, _address = self._listening.accept()
            except OSError:
                return
            if not self._in:
                near.close()
                continue
            far = socket.create_connection(("127.0.0.1", self._to))
            with self._lock:  # pulled out while this line was made: it breaks like the others
                if self._in:
                    self._lines |= {near, far}
                else:
                    near.close()
                    far.close()
                    continue
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while piece := one.recv(PIECE):
                other.sendall(piece)
        for line in (one, other):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        with self._lock:
            self._lines.discard(one)
        one.close()
