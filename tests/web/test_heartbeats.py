"""Who hears the heartbeat how often: devices and staff with every beat, phones with every fifth."""

from __future__ import annotations

from typing import Any

from queue_server.realtime.broadcast import QUEUE, VIEWS, room
from queue_server.realtime.sockets import Sockets
from tests.web.conftest import House


class RecordingSockets:
    """Keeps what was told, by room."""

    def __init__(self) -> None:
        self.told: dict[str, list[dict[str, Any]]] = {}

    def on_event(self, name: str, handler: object) -> None:
        """Nobody connects here."""

    def emit(self, name: str, told: dict[str, Any], to: str) -> None:
        assert name == "heartbeat"
        self.told.setdefault(to, []).append(told)


def test_phones_hear_every_fifth_beat(house: House) -> None:
    recording = RecordingSockets()
    sockets = Sockets(house.app, recording, house.deps)  # type: ignore[arg-type]
    for _ in range(10):
        sockets.beat()
    beats = {view: len(recording.told[room("main", view)]) for view in VIEWS}
    assert beats == {view: 2 if view == QUEUE else 10 for view in VIEWS}
    assert recording.told[room("main", QUEUE)][0]["seq"] == house.main.branch.seq
