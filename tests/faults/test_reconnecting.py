"""Five hundred displays come back at once after a power cut: each is right, from snapshots that they share.

QUEUE_TEST_DISPLAYS=50 plays with fewer."""

from __future__ import annotations

import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from websocket import WebSocket, WebSocketException, create_connection

from tests.faults.invariants import screens_agree, stored_is_well
from tests.people import Kiosk, Operator
from tests.running_server import RunningServer, install, serve, start

pytestmark = pytest.mark.load

DISPLAYS = int(os.environ.get("QUEUE_TEST_DISPLAYS", "500"))
HANDS = 100  # threads that open them


class Display:
    """A display as its line sees it: it tries again until it has a snapshot, as the browser's library does."""

    def __init__(self, server: RunningServer) -> None:
        self.server = server
        self.line: WebSocket | None = None

    def connects(self) -> dict[str, Any]:
        """The snapshot that came."""
        until = time.monotonic() + 60
        while True:
            try:
                return self._asks()
            except (OSError, WebSocketException):
                assert time.monotonic() < until, "a display was never let in again"
                time.sleep(0.2)

    def is_told_of_the_end(self) -> None:
        assert self.line is not None
        with suppress(OSError, WebSocketException):
            while self.line.recv():
                pass
        self.line.close()

    def leaves(self) -> None:
        if self.line is not None:
            self.line.close()

    def _asks(self) -> dict[str, Any]:
        address = f"{self.server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket"
        self.line = create_connection(address, timeout=30)
        self.line.recv()
        self.line.send(f"40{json.dumps({'token': self.server.installation.tokens['display']})}")
        self.line.recv()
        self.line.send('420["subscribe",{"view":"board","branch":"main"}]')
        while True:
            frame = str(self.line.recv())
            if frame.startswith('42["snapshot"'):
                snapshot: dict[str, Any] = json.loads(frame[2:])[1]
                return snapshot
            if not frame:
                raise OSError("closed")


def test_all_displays_are_right_after_a_power_cut(tmp_path: Path) -> None:
    with serve(install(tmp_path, counters=1)) as server:
        operator = Operator(server, "1").signs_in().opens_counter()
        acknowledged = {}
        for _ in range(3):
            ticket = Kiosk(server).visitor_takes_ticket()
            acknowledged[ticket["id"]] = ticket["number"]
        called = operator.calls_next()
        assert called is not None
        displays = [Display(server) for _ in range(DISPLAYS)]
        with ThreadPoolExecutor(HANDS) as pool:
            list(pool.map(Display.connects, displays))
            server.kill()
            list(pool.map(Display.is_told_of_the_end, displays))
            server.process = start(server.installation, port=server.port).process
            begun = time.monotonic()
            snapshots = list(pool.map(Display.connects, displays))
            print(f"{DISPLAYS} displays were right after {time.monotonic() - begun:.1f} s")  # noqa: T201
        seqs = {snapshot["seq"] for snapshot in snapshots}
        assert {tuple(row["number"] for row in snapshot["called"]) for snapshot in snapshots} == {(called["number"],)}
        assert {snapshot["lines"][0]["waiting"] for snapshot in snapshots} == {2}
        assert len(seqs) <= 3, "devices that come back are events of their own, nothing else has happened"
        for display in displays:
            display.leaves()
        stored_is_well(server, acknowledged)
        screens_agree(server, operator)
        assert server.errors() == []
