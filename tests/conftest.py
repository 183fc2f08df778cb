"""What every test gets: real services on request, and a closed door to the outside world."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Generator
from pathlib import Path
from typing import Any, NoReturn

import pytest

pytest_plugins = [
    "tests.services_fixture.postgresql_server",
    "tests.services_fixture.redis_server",
    "tests.browser_fixtures",
]

TESTS = Path(__file__).parent
WITHOUT_PROGRAMS = ("domain", "services")
"""Folders whose tests may start no program: no voice, no printer, no server."""


LONG = "faults_long"
LONGEST_FIRST = (
    "faults/test_power_cuts.py",
    "faces/test_hall_rush.py",
    "journeys/test_rush.py",
    "journeys/test_one_visit.py",
    "journeys",
    "faults",
    "faces",
    "adapters",
    "realtime",
)
"""What takes minutes or seconds, before the thousands that take none: at the end no worker waits long for another."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long forms only when they are asked for by name, and the order in which several workers take the files."""
    if LONG not in config.option.markexpr:
        config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker(LONG)])
        items[:] = [item for item in items if not item.get_closest_marker(LONG)]
    if hasattr(config, "workerinput"):
        items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    path = item.path.relative_to(TESTS)
    found = [turn for turn, name in enumerate(LONGEST_FIRST) if path.is_relative_to(name)]
    return found[0] if found else len(LONGEST_FIRST)


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What the developer's shell sets for a queue must not lead a test to real data."""
    for name in [name for name in os.environ if name.startswith("QUEUE_") and not name.startswith("QUEUE_TEST_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("QUEUE_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture(autouse=True)
def closed_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests reach this machine only."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and not str(address[0]).startswith(("127.", "::1", "localhost")):
            raise AssertionError(f"a test must not reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind: a test that takes it runs on both."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'queue.sqlite3'}"
    address: str = request.getfixturevalue("postgresql_url")
    return address


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Rules and use cases are tested without any other program. Fixtures, which ran before, may start them."""
    if item.path.relative_to(TESTS).parts[0] not in WITHOUT_PROGRAMS:
        return (yield)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(subprocess.Popen, "__init__", _refuse_program)
        return (yield)


def _refuse_program(_self: object, command: object, *_arguments: object, **_options: object) -> NoReturn:
    raise AssertionError(f"tests of rules and use cases must not start {command}")
