"""Hall displays by the hundred: real sockets in one thread of a process of their own.

The library's client starts threads for every display and every message: five hundred of them would measure
themselves. `python -m benchmarks.displays ADDRESS TOKEN BRANCH COUNT` says "ready" and listens until its input ends.
"""

from __future__ import annotations

import json
import re
import selectors
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from websocket import WebSocket, create_connection

from tests.running_server import ROOT, RunningServer

SEQ = re.compile(r'"seq":(\d+)')
CALLED, PING, PONG = "ticket:called", "2", "3"
TEXT = 1  # of a WebSocket frame
QUIET = 1.0  # seconds; heartbeats come every two
UNCOUNTED = ("snapshot", "heartbeat")


@dataclass(slots=True)
class Heard:
    """What the displays heard: `calls` are (seq, moment on the monotonic clock), one for each display and call;
    `facts` counts facts and skips by display."""

    calls: list[tuple[int, float]] = field(default_factory=list)
    facts: list[int] = field(default_factory=list)


class Displays:
    """The process of the displays, seen from the bench."""

    def __init__(self, server: RunningServer, count: int) -> None:
        place = server.installation
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "benchmarks.displays",
                server.url,
                place.tokens["display"],
                place.branch,
                str(count),
            ],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "ready\n", "the displays did not come up"

    def leave(self) -> Heard:
        """Everybody goes; what they heard."""
        told, _errors = self._process.communicate("", timeout=60)
        found = json.loads(told)
        return Heard([(seq, at) for seq, at in found["calls"]], found["facts"])

    def end(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.communicate()


@contextmanager
def displays(server: RunningServer, count: int) -> Iterator[Displays]:
    shown = Displays(server, count)
    try:
        yield shown
    finally:
        shown.end()


@dataclass(slots=True)
class Display:
    """One socket after its first snapshot; from then on its frames are read as they come."""

    line: WebSocket
    socket: socket.socket
    received: bytearray = field(default_factory=bytearray)
    facts: int = 0

    @classmethod
    def opened(cls, address: str, token: str, branch: str) -> Display:
        line = create_connection(f"ws{address.removeprefix('http')}/socket.io/?EIO=4&transport=websocket", timeout=60)
        line.send("40" + json.dumps({"token": token}))
        line.send("420" + json.dumps(["subscribe", {"view": "board", "branch": branch}]))
        while not str(line.recv()).startswith('430[{"ok":true'):
            """The greeting and the snapshot come first."""
        assert line.sock is not None
        return cls(line, line.sock)

    def hears(self, heard: Heard) -> None:
        """Take what has arrived; its moment is that of its arrival here."""
        self.received += self.socket.recv(65536)
        now = time.monotonic()
        for text in messages(self.received):
            if text == PING:
                self.line.send(PONG)
            elif (name := text[4 : text.find('"', 4)]) not in UNCOUNTED:
                self.facts += 1
                found = SEQ.search(text) if name == CALLED else None
                if found is not None:
                    heard.calls.append((int(found[1]), now))


def messages(received: bytearray) -> Iterator[str]:
    """The whole texts at the front, taken off: what a server sends is in whole frames and never masked (RFC 6455)."""
    while len(received) >= 2:
        size, begin = received[1], 2
        if size >= 126:
            begin = 4 if size == 126 else 10
            size = int.from_bytes(received[2:begin])
        if len(received) < begin + size:
            return
        kind, text = received[0] & 15, bytes(received[begin : begin + size])
        del received[: begin + size]
        if kind == TEXT:
            yield text.decode()


def main(address: str, token: str, branch: str, count: int) -> None:
    """Open them one after the other, then listen to all at once; at the end until nothing comes any more."""
    shown = [Display.opened(address, token, branch) for _ in range(count)]
    heard = Heard()
    with selectors.DefaultSelector() as ready:
        for display in shown:
            ready.register(display.socket, selectors.EVENT_READ, display)
        ready.register(sys.stdin, selectors.EVENT_READ)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while _listened(ready, heard):
            """Until the input ends."""
        ready.unregister(sys.stdin)
        while ready.get_map() and _listened(ready, heard, QUIET):
            """What was still on its way."""
    sys.stdout.write(json.dumps({"calls": heard.calls, "facts": [display.facts for display in shown]}))


def _listened(ready: selectors.BaseSelector, heard: Heard, patience: float | None = None) -> bool:
    """Whether anything came, and the input has not ended."""
    told = ready.select(patience)
    for key, _events in told:
        if not isinstance(key.fileobj, socket.socket):
            return False
        key.data.hears(heard)
    return bool(told)


if __name__ == "__main__":
    where, secret, place, number = sys.argv[1:]
    main(where, secret, place, int(number))
