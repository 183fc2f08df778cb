"""The example centre of Sloviansk set up by its own commands, as an administrator would, with everything connected."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session, select

from queue_server.adapters.database import open_engine
from queue_server.models import Branch
from tests.factories import Centre
from tests.running_server import PASSWORD, ROOT, Installation, RunningServer, serve, zone_at_noon
from tests.tcp_printer import TcpPrinter

KEY = "sloviansk"
ADMINISTRATOR = "administrator1"


@dataclass(slots=True)
class Sloviansk:
    """The running centre: its server, its thermal printer, and the agent between them."""

    server: RunningServer
    printer: TcpPrinter
    agent: subprocess.Popen[bytes]


def command(data_dir: Path, *words: str, typed: str = "") -> str:
    """One command of the installation, with what is typed into it; its output."""
    done = subprocess.run(
        [sys.executable, "-m", "queue_server", *words],
        env=os.environ | {"QUEUE_DATA_DIR": str(data_dir)},
        cwd=ROOT,
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def set_up(data_dir: Path) -> Installation:
    """By commands only: the centre's file, a password, a printer, a kiosk that uses it, a display."""
    command(data_dir, "init", "examples/sloviansk.yaml")
    command(data_dir, "user", "password", ADMINISTRATOR, typed=PASSWORD + "\n")

    def add(kind: str, *place: str) -> tuple[str, str]:
        device, token = command(data_dir, "device", "add", kind, "--branch", KEY, "--name", f"{kind} 1", *place).split()
        return device, token

    printer, printer_token = add("printer")
    _kiosk, kiosk_token = add("kiosk", "--printer", printer)
    _display, display_token = add("display")
    url = f"sqlite:///{data_dir / 'queue.sqlite3'}"
    tokens = {"printer": printer_token, "kiosk": kiosk_token, "display": display_token}
    return Installation(data_dir, url, _centre(url), tokens)


def copied(data_dir: Path, made: Installation) -> Installation:
    """Another installation like the one that `set_up` made, while no server runs on that; it is noon there."""
    shutil.copytree(made.data_dir, data_dir, dirs_exist_ok=True)
    url = f"sqlite:///{data_dir / 'queue.sqlite3'}"
    engine = open_engine(url, pooled=False)
    with Session(engine) as session:
        session.exec(select(Branch)).one().timezone = zone_at_noon()
        session.commit()
    engine.dispose()
    return Installation(data_dir, url, _centre(url), made.tokens)


@contextmanager
def open_centre(data_dir: Path) -> Iterator[Sloviansk]:
    """Everything switched on; everything ended by its own process id."""
    installation = set_up(data_dir)
    with ExitStack() as stack:
        server = stack.enter_context(serve(installation))
        printer = stack.enter_context(TcpPrinter())
        agent = start_agent(server, printer)
        stack.callback(_end, agent)
        yield Sloviansk(server, printer, agent)
        assert server.errors() == []


def start_agent(server: RunningServer, printer: TcpPrinter) -> subprocess.Popen[bytes]:
    """The kiosk's printing agent as a process of its own."""
    own = {
        "QUEUE_SERVER": server.url,
        "QUEUE_DEVICE_TOKEN": server.installation.tokens["printer"],
        "QUEUE_PRINTER": printer.url,
        "QUEUE_DATA_DIR": str(server.installation.data_dir / "agent"),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "kiosk.agent"],
        env=os.environ | own,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _end(agent: subprocess.Popen[bytes]) -> None:
    if agent.poll() is None:
        agent.kill()
    agent.wait(timeout=60)


def _centre(url: str) -> Centre:
    engine = open_engine(url, pooled=False)
    with Session(engine) as session:
        branch = session.exec(select(Branch).where(Branch.key == KEY)).one()
        session.expunge_all()
    engine.dispose()
    return Centre(branch, None)  # type: ignore[arg-type]  (no zone is needed here)
