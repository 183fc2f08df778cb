"""The real server as a process of its own, on a small centre of its own, for journeys and load."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from sqlmodel import Session

from queue_server.adapters.clock import SystemClock
from queue_server.adapters.database import open_engine
from queue_server.adapters.passwords import Argon2Passwords
from queue_server.adapters.schema import upgrade
from queue_server.models import DeviceKind
from queue_server.services import devices, staffing
from queue_server.services.devices import Placement
from queue_server.services.unit_of_work import Actor, Store
from queue_server.web.dependencies import run_here
from tests.factories import Centre, make_branch

PASSWORD = "спокійна черга 2026"
ROOT = Path(__file__).resolve().parent.parent
PORTS = range(20_000, 32_000)
ENDS_WITHIN = 60  # seconds: a voice that is speaking may take ten of them to end, and the machine is busy
_turns = count(os.getpid() * 97)  # workers look at different places


@dataclass(slots=True)
class Installation:
    """A data directory with a small centre in it: sign-ins have PASSWORD, tokens stand by the kind of device."""

    data_dir: Path
    database_url: str
    centre: Centre
    tokens: dict[str, str] = field(default_factory=dict)
    device_ids: dict[str, str] = field(default_factory=dict)

    @property
    def branch(self) -> str:
        return self.centre.branch.key


@dataclass(slots=True)
class RunningServer:
    """A started server; `stop` ends it gently, `kill` like a power cut."""

    installation: Installation
    port: int
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=ENDS_WITHIN)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(timeout=ENDS_WITHIN)

    def errors(self) -> list[dict[str, Any]]:
        """What the server's log says went wrong; a line that is just being written is no line yet."""
        lines = self.log.read_text("utf-8", "replace").rpartition("\n")[0].splitlines()
        told = [json.loads(line) for line in lines if line.startswith("{")]
        return [line for line in told if line.get("level") in ("error", "critical")]


def install(data_dir: Path, database_url: str | None = None, **centre: Any) -> Installation:
    """A small centre (see factories.make_branch) at noon, with passwords, a printer, a kiosk and a display."""
    data_dir.mkdir(parents=True, exist_ok=True)
    url = database_url or f"sqlite:///{data_dir / 'queue.sqlite3'}"
    engine = open_engine(url, pooled=False)
    upgrade(engine)
    store = Store(engine, SystemClock(), lambda _recorded: None)
    password_hash = Argon2Passwords(run_here).hash(PASSWORD)
    with store.write() as work:
        made = make_branch(work.session, **{"timezone": zone_at_noon(), **centre})
        installation = Installation(data_dir, url, made)
        for person in [*made.operators.values(), *made.staff.values()]:
            staffing.set_password(work, person.login, password_hash, Actor())
        _pair(work, installation)
    engine.dispose()
    return installation


def _pair(work: Any, installation: Installation) -> None:
    branch = work.lock_branch(installation.centre.branch.id)

    def add(kind: DeviceKind, **place: str) -> str:
        made, token = devices.add_device(work, branch, Placement(kind, f"{kind.value} 1", **place), Actor())
        installation.tokens[kind.value], installation.device_ids[kind.value] = token, made.id
        return str(made.id)

    printer = add(DeviceKind.PRINTER)
    add(DeviceKind.KIOSK, printer=printer)
    add(DeviceKind.DISPLAY)


def pair(installation: Installation, kind: DeviceKind, name: str, **place: str) -> str:
    """One more device of the branch, made behind the server's back; its token."""
    engine = open_engine(installation.database_url, pooled=False)
    with Store(engine, SystemClock(), lambda _recorded: None).write() as work:
        branch = work.lock_branch(installation.centre.branch.id)
        made, token = devices.add_device(work, branch, Placement(kind, name, **place), Actor())
        installation.tokens[name], installation.device_ids[name] = token, made.id
    engine.dispose()
    return token


@contextmanager
def changed(installation: Installation) -> Iterator[Session]:
    """What is stored, for a change behind the server's back. It writes from its beginning, so that it waits for its
    turn: one that began by reading would be refused as soon as the server had written meanwhile."""
    engine = open_engine(installation.database_url, pooled=False)
    with Session(engine.execution_options(write=True)) as session:
        yield session
        session.commit()
    engine.dispose()


@contextmanager
def serve(
    installation: Installation, *, port: int | None = None, environment: Mapping[str, str] | None = None
) -> Iterator[RunningServer]:
    """The server, ready; ended by its own process id whatever the test did."""
    server = start(installation, port=port, environment=environment)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()


def start(
    installation: Installation, *, port: int | None = None, environment: Mapping[str, str] | None = None
) -> RunningServer:
    """Start and wait until it is ready."""
    port = port or free_port()
    own = {
        "QUEUE_DATA_DIR": str(installation.data_dir),
        "QUEUE_DATABASE_URL": installation.database_url,
        "QUEUE_ISSUE_LIMIT": "100000/minute",
        "PYTHONUNBUFFERED": "1",
    }
    log = installation.data_dir / "server.log"
    with log.open("ab") as sink:
        process = subprocess.Popen(
            [sys.executable, "-m", "queue_server", "run", "--port", str(port)],
            env=os.environ | own | dict(environment or {}),
            cwd=ROOT,
            stdout=sink,
            stderr=sink,
        )
    server = RunningServer(installation, port, process, log)
    try:
        _await_ready(server)
    except BaseException:
        server.kill()
        raise
    return server


def free_port() -> int:
    """None that the system gives to clients: while a killed server is away, nobody who calls may get its port."""
    for _ in range(len(PORTS)):
        port = PORTS[next(_turns) % len(PORTS)]
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no free port")


def zone_at_noon() -> str:
    """A zone where it is about noon: at a branch's midnight its day is closed, whatever a test is doing there."""
    return f"Etc/GMT{SystemClock().now().hour - 12:+d}"


def _await_ready(server: RunningServer, seconds: float = 90) -> None:
    """Ask until the server says it can serve; its own log is told when it cannot."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if server.process.poll() is not None:
            raise AssertionError(f"the server ended: {server.log.read_text('utf-8')[-3000:]}")
        try:
            with urllib.request.urlopen(f"{server.url}/readyz", timeout=10):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise AssertionError(f"the server was not ready in {seconds} s: {server.log.read_text('utf-8')[-3000:]}")
