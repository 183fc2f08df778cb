"""The network between a phone and the server, which a test may cut and mend: a TCP relay on this machine."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.running_server import free_port


class CutNetwork:
    """While it is cut, what is open is dropped and nothing new comes through; nobody is told why."""

    def __init__(self, port: int) -> None:
        self.server_port, self.port = port, free_port()
        self._listening = socket.create_server(("127.0.0.1", self.port))
        self._whole, self._open = threading.Event(), set[socket.socket]()
        self._whole.set()
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        self._whole.clear()
        with self._lock:
            for each in self._open:
                _drop(each)
            self._open.clear()

    def mend(self) -> None:
        self._whole.set()

    def close(self) -> None:
        self.cut()
        # An accept that waits ends by a visitor, not by the closing of its socket.
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
            pass
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                phone, _address = self._listening.accept()
            except OSError:
                return
            server = self._through(phone)
            if server is None:
                _drop(phone)
                continue
            for ends in ((phone, server), (server, phone)):
                threading.Thread(target=_relay, args=ends, daemon=True).start()

    def _through(self, phone: socket.socket) -> socket.socket | None:
        """The way to the server; none while the network is cut, also when it was cut just now."""
        if not self._whole.is_set():
            return None
        try:
            server = socket.create_connection(("127.0.0.1", self.server_port))
        except OSError:
            return None
        with self._lock:
            if self._whole.is_set():
                self._open |= {phone, server}
                return server
        _drop(server)
        return None


@contextmanager
def network_to(port: int) -> Iterator[CutNetwork]:
    network = CutNetwork(port)
    try:
        yield network
    finally:
        network.close()


def _relay(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    for end in (source, target):
        _drop(end)


def _drop(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
