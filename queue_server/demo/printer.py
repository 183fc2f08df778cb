"""The demo's thermal printer at a port of this machine: it takes ESC/POS, can run out of paper, and reads it out."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable

CODE_PAGE = "cp1125"
PIECE = 4096
ASKED = re.compile(rb"\x10\x04([\x01-\x04])")
CUT = re.compile(rb"\x1dV[\x00\x01\x30\x31]|\x1dV[AB].", re.S)
NUMBER = re.compile(r"\b[^\W\d_]-\d{3,}\b")
FINE, OFFLINE, PAPER_OUT, NO_PAPER = 0x12, 0x08, 0x20, 0x6C


class ThermalPrinter:
    """Calls `printed` with the letters of every paper. `out_of_paper` is its sensor; set it at any time."""

    def __init__(self, printed: Callable[[str], None]) -> None:
        self.out_of_paper = False
        self._printed = printed
        self._waiting = b""
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._listening.settimeout(0.2)  # closing a socket wakes nobody who waits in accept
        threading.Thread(target=self._serve, name="printer", daemon=True).start()

    @property
    def url(self) -> str:
        """What QUEUE_PRINTER says; letters, not pictures, so that it can be read out."""
        return f"network://127.0.0.1:{self._listening.getsockname()[1]}?mode=text&codepage={CODE_PAGE}"

    def close(self) -> None:
        self._listening.close()

    def _serve(self) -> None:
        while self._listening.fileno() >= 0:
            try:
                line, _address = self._listening.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            with line:
                line.settimeout(None)
                self._read(line)

    def _read(self, line: socket.socket) -> None:
        try:
            while data := line.recv(PIECE):
                for asked in ASKED.findall(data):
                    line.sendall(bytes((FINE | self._state(asked[0]),)))
                self._print(ASKED.sub(b"", data))
        except OSError:
            return

    def _state(self, asked: int) -> int:
        if not self.out_of_paper:
            return 0
        return {1: OFFLINE, 2: PAPER_OUT, 4: NO_PAPER}.get(asked, 0)

    def _print(self, data: bytes) -> None:
        *papers, self._waiting = CUT.split(self._waiting + data)
        for paper in papers:
            self._printed(paper.decode(CODE_PAGE, "replace"))
