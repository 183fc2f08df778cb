"""What the hall is told beside calls: at once, with its sounds, and once more only to who lost it on the way."""

from __future__ import annotations

import io
import wave
from collections.abc import Iterator

import pytest
import requests
from sqlmodel import func, select

from queue_server.models import EventRow
from tests.people import TIMEOUT, Operator, answer
from tests.realtime.listeners import Screen
from tests.running_server import RunningServer, changed, install, serve


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with serve(install(tmp_path_factory.mktemp("centre"))) as running:
        yield running
        assert running.errors() == []


@pytest.fixture
def board(server: RunningServer) -> Iterator[Screen]:
    screen = Screen(server.url, server.installation.tokens["display"])
    yield screen
    screen.leaves()


def test_an_alarm_its_all_clear_and_the_resumption_reach_the_hall_with_their_sounds(
    server: RunningServer, board: Screen
) -> None:
    board.subscribes("board")
    operator = Operator(server, "1").signs_in()
    answer(operator.post("branches/main/suspend", {"reason": "air_alarm"}))
    answer(operator.post("branches/main/resume", {"minutes": 10}))
    answer(operator.post("branches/main/resume"))
    board.hears(lambda told: any(name == "branch:resumed" for name, _ in told))
    said = {name: fact for name, fact in board.told if name.startswith("branch:")}
    assert [fact["message"] for fact in said.values()] == ["suspended-air-alarm", "resuming-air-alarm", "resumed"]
    assert said["branch:resuming"]["minutes"] == 10
    assert [part["language"] for part in said["branch:suspended"]["speech"]] == ["uk", "en"]
    assert [part["language"] for part in said["branch:resumed"]["speech"]] == ["uk"], "calls go on: no second language"
    headers = {"Authorization": f"Device {server.installation.tokens['display']}"}
    for fact in said.values():
        for part in fact["speech"]:
            sound = requests.get(server.url + part["url"], headers=headers, timeout=TIMEOUT)
            assert sound.status_code == 200, part
            with wave.open(io.BytesIO(sound.content)) as file:
                assert file.getnframes() / file.getframerate() > 1


def test_a_snapshot_names_the_message_of_the_last_minute(server: RunningServer, board: Screen) -> None:
    operator = Operator(server, "1").signs_in()
    answer(operator.post("branches/main/suspend", {"reason": "failure"}))
    board.subscribes("board")
    snapshot = board.is_shown()
    with changed(server.installation) as session:  # something else may have been told after it
        last = session.exec(select(func.max(EventRow.seq)).where(EventRow.name == "branch:suspended")).one()
    assert snapshot["said"]["message"] == "suspended-failure"
    assert snapshot["said"]["event"] == last
    assert snapshot["seq"] >= last
    assert snapshot["suspended"]["reason"] == "failure"
    answer(operator.post("branches/main/resume"))


def test_an_all_clear_of_a_killed_server_is_kept_by_the_next(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A restart changes nothing of a suspension, nor of its end."""
    installation = install(tmp_path_factory.mktemp("killed"))
    with serve(installation) as first:
        operator = Operator(first, "1").signs_in()
        told = answer(operator.post("branches/main/suspend", {"reason": "no_power"}))
        cleared = answer(operator.post("branches/main/resume", {"minutes": 30}))
        first.kill()
    with serve(installation) as second:
        queue = answer(requests.get(f"{second.url}/api/v1/branches/main/queue", timeout=TIMEOUT))
    assert queue["suspended"] == cleared["suspended"]
    assert queue["suspended"]["since"] == told["suspended"]["since"]
