"""A network printer for tests: answers status requests, prints into memory, and can be in every kind of trouble."""

from __future__ import annotations

import socket
import threading
import time
from types import TracebackType
from typing import Literal

from tests.escpos_reader import EscposReader, Printed
from tests.running_server import free_port

PIECE = 1024


class TcpPrinter:
    """A printer at a port of this machine. Its attributes are its sensors and its troubles; set them at any time."""

    def __init__(self) -> None:
        self.paper: Literal["ok", "near_end", "out"] = "ok"
        self.cover_open = False
        self.error = False
        self.mute = False
        self.dies_after: int | None = None
        """Power is lost when so many bytes have come."""
        self.paper_ends_after: int | None = None
        self.bytes_per_second: int | None = None
        self.received = bytearray()
        self.asked: list[int] = []
        self.connections = 0
        self.last_byte_at = 0.0
        self.ended: list[float] = []
        """When the last byte of each paper came, on the monotonic clock; that of a status request is none."""
        self._reader = EscposReader(self._answer)
        self._line: socket.socket | None = None
        self.port = free_port()  # while it is off, nobody who calls may get its port
        self._listening = socket.create_server(("127.0.0.1", self.port))
        self._thread = self._serve()

    @property
    def url(self) -> str:
        return f"network://127.0.0.1:{self.port}"

    @property
    def papers(self) -> list[Printed]:
        """What came out, blank pieces left aside."""
        return [paper for paper in self._reader.papers if not paper.blank]

    @property
    def unknown(self) -> list[bytes]:
        """Commands that no printer of this kind knows."""
        return self._reader.unknown

    def switch_off(self) -> None:
        """Nobody answers at the port any more, and what was half received is forgotten."""
        self._listening.close()
        self._hang_up()
        self._thread.join(5)
        self._reader.switch_off()

    def switch_on(self) -> None:
        self.dies_after = None
        self._listening = socket.create_server(("127.0.0.1", self.port))
        self._thread = self._serve()

    def wait_for_papers(self, count: int, seconds: float = 60) -> list[Printed]:
        deadline = time.monotonic() + seconds
        while len(self.papers) < count and time.monotonic() < deadline:
            time.sleep(0.01)
        assert len(self.papers) >= count, f"{len(self.papers)} of {count} papers came out"
        return self.papers

    def __enter__(self) -> TcpPrinter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.switch_off()

    def _serve(self) -> threading.Thread:
        self._listening.settimeout(0.1)  # closing a socket wakes nobody who waits in accept
        thread = threading.Thread(target=self._accept, args=(self._listening,), name="printer", daemon=True)
        thread.start()
        return thread

    def _accept(self, listening: socket.socket) -> None:
        while listening.fileno() >= 0:
            try:
                line, _address = listening.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            self.connections += 1
            with line:
                self._line = line
                line.settimeout(None)
                self._read(line)
                self._line = None

    def _read(self, line: socket.socket) -> None:
        while True:
            try:
                data = line.recv(PIECE)
            except OSError:
                return
            if not data or self._loses_power(data):
                return
            self.received += data
            self.last_byte_at = time.monotonic()
            if self.bytes_per_second:
                time.sleep(len(data) / self.bytes_per_second)
            self._reader.feed(data)
            self.ended += [self.last_byte_at] * (len(self._reader.papers) - len(self.ended))
            if self.paper_ends_after is not None and len(self.received) >= self.paper_ends_after:
                self.paper, self.paper_ends_after = "out", None

    def _loses_power(self, data: bytes) -> bool:
        if self.dies_after is None or len(self.received) + len(data) < self.dies_after:
            return False
        self._reader.feed(data[: self.dies_after - len(self.received)])
        self._listening.close()
        self._reader.switch_off()
        return True

    def _hang_up(self) -> None:
        line = self._line
        if line is not None:
            try:
                line.shutdown(socket.SHUT_RDWR)
            except OSError:
                return

    def _answer(self, request: int) -> None:
        self.asked.append(request)
        if self.mute or self._line is None:
            return
        out = self.paper == "out"
        answers = {
            1: 0x08 if self.cover_open or out or self.error else 0,
            2: (0x04 if self.cover_open else 0) | (0x20 if out else 0) | (0x40 if self.error else 0),
            3: 0x08 if self.error else 0,
            4: {"ok": 0, "near_end": 0x0C, "out": 0x6C}[self.paper],
        }
        try:
            self._line.sendall(bytes((0x12 | answers.get(request, 0),)))
        except OSError:
            return
