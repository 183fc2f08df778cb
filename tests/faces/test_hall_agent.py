"""The speaking agent as a process at the real server: it says what the hall is to hear, and nothing that is over."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from queue_server.adapters.sound import read_wav
from queue_server.models import Branch, Device, DeviceKind
from tests.faces.hall import AtCounter, Hall
from tests.people import Kiosk
from tests.running_server import ROOT, RunningServer, changed, pair

pytest_plugins = ["tests.faces.hall_fixtures"]


@pytest.fixture
def played(hall_server: RunningServer, tmp_path: Path) -> Iterator[Path]:
    """The folder into which the agent's player puts what it gets; the hall is at a fifth of its loudness."""
    with changed(hall_server.installation) as session:
        session.get_one(Branch, hall_server.installation.centre.branch.id).hall = {"volume": 20}
    folder, player = tmp_path / "played", tmp_path / "player"
    folder.mkdir()
    keep = f"turn=$(ls {folder} | wc -l); cp $1 {tmp_path}/part && mv {tmp_path}/part {folder}/$turn.wav"
    player.write_text(f"#!/bin/sh\n{keep}\n")
    player.chmod(0o755)
    own = {
        "QUEUE_SERVER": hall_server.url,
        "QUEUE_DEVICE_TOKEN": pair(hall_server.installation, DeviceKind.SPEAKER, "loud"),
        "QUEUE_PLAYER": f"{player} {{file}}",
    }
    with (tmp_path / "agent.log").open("wb") as log:
        agent = subprocess.Popen(
            [sys.executable, "-m", "hall_display.agent"], env=os.environ | own, cwd=ROOT, stdout=log, stderr=log
        )
    try:
        until(lambda: is_connected(hall_server, "loud"))
        yield folder
    finally:
        agent.terminate()
        assert agent.wait(60) == 0


def is_connected(server: RunningServer, name: str) -> bool:
    """Whether the server has noted it, and so told the displays who speaks."""
    with changed(server.installation) as session:
        return session.get_one(Device, server.installation.device_ids[name]).online


def until(holds: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.2)


def test_it_speaks_in_the_place_of_the_display(
    played: Path, hall: Hall, hall_visitors: Kiosk, at_counter: AtCounter
) -> None:
    number = hall_visitors.visitor_takes_ticket()["number"]
    at_desk = at_counter(1)
    called = at_desk.calls_next()
    assert called is not None
    hall.shows(number)
    until(lambda: len(list(played.glob("*.wav"))) >= 2)
    first, second = (read_wav(played / f"{turn}.wav") for turn in range(2))
    assert first.seconds > second.seconds + 0.5, "the chime is in the first saying alone"
    assert 300 < max(first.samples) < 8000, "a fifth of what it would be"
    assert hall.told() == [], "one device speaks"
    until(lambda: at_desk.desk()["ticket"]["no_show_from"] > called["no_show_from"])  # the server knows
    at_desk.does("start", called["id"])
    before = len(list(played.glob("*.wav")))
    at_desk.does("finish", called["id"], outcome="consulted")
    assert len(list(played.glob("*.wav"))) == before


def test_a_wrong_setting_ends_it_at_once_and_is_named(tmp_path: Path) -> None:
    wrong = {"QUEUE_SERVER": "http://127.0.0.1:1", "QUEUE_DEVICE_TOKEN": "x" * 43, "QUEUE_PLAYER": "no-such {file}"}
    ended = subprocess.run(
        [sys.executable, "-m", "hall_display.agent"], env=os.environ | wrong, cwd=ROOT, capture_output=True, text=True,
        check=False, timeout=60,
    )  # fmt: skip
    assert ended.returncode == 1
    assert ended.stderr.strip() == "hall-display-agent: QUEUE_PLAYER: the program 'no-such' is not found"
