"""The example centre of `make run`: a real timetable, random passwords in a 0600 file, links to every face."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlmodel import Session, col, select

from queue_server.catalogue import Catalogues
from queue_server.models import Branch, DeviceKind, Organisation, Staff
from queue_server.services import devices, staffing
from queue_server.services.accounts import Passwords
from queue_server.services.centre_file import read_centre
from queue_server.services.centre_import import import_centre
from queue_server.services.devices import Placement
from queue_server.services.unit_of_work import Actor, Store
from queue_server.settings import Settings

FILE = Path(__file__).resolve().parent.parent / "examples" / "sloviansk.yaml"
KEPT_IN = "example-sign-ins.json"


@dataclass(frozen=True, slots=True)
class Example:
    """What the example needs to be used: sign-ins by login, device tokens by kind."""

    branch: str
    passwords: dict[str, str]
    tokens: dict[str, str]


def prepare(store: Store, settings: Settings, file: Path, passwords: Passwords) -> Example:
    """Make the example where there is none; a second start finds everything as it was. Raises CentreFileWrong."""
    kept = settings.data_dir / KEPT_IN
    with store.read() as session:
        there = has_centre(session)
    if there and kept.exists():
        return Example(**json.loads(kept.read_text("utf-8")))
    if not there:
        centre = read_centre(file)
        with store.write() as work:
            import_centre(work, centre, Actor())
    made = _make(store, passwords)
    _keep(kept, made)
    return made


def welcome(settings: Settings, made: Example) -> str:
    """The links and sign-ins, for the person who started it."""
    origin = settings.origin
    lines = [
        "",
        f"  Start page         {origin}/",
        f"  Kiosk              {origin}/kiosk/#{made.tokens['kiosk']}",
        f"  Hall display       {origin}/hall-display/#{made.tokens['display']}",
        f"  Operator console   {origin}/operator-console/",
        f"  The queue now      {origin}/queue/",
        f"  Booking            {origin}/booking/",
        f"  Visitor's page     {origin}/v/",
        "",
        f"  Sign-ins ({settings.data_dir / KEPT_IN}):",
        *(f"    {login:<20} {password}" for login, password in made.passwords.items()),
        "",
        "  Tickets are printed on this console. Ctrl+C stops everything.",
        "",
    ]
    return "\n".join(lines)


@contextmanager
def agent_at_work(
    settings: Settings, made: Example, printer: str = "console:", log: Path | None = None
) -> Iterator[None]:
    """The kiosk's printing agent, which waits for the server and prints to this console; its log, too, goes there."""
    environment = os.environ | {
        "QUEUE_SERVER": settings.origin if not settings.base_url else f"http://{settings.host}:{settings.port}",
        "QUEUE_DEVICE_TOKEN": made.tokens["printer"],
        "QUEUE_PRINTER": printer,
        "QUEUE_DATA_DIR": str(settings.data_dir),
    }
    with log.open("wb") if log else nullcontext() as sink:
        agent = subprocess.Popen([sys.executable, "-m", "kiosk.agent"], env=environment, stderr=sink)
    try:
        yield
    finally:
        agent.terminate()
        agent.wait(timeout=10)


def has_centre(session: Session) -> bool:
    return session.exec(select(Organisation.id)).first() is not None


def branch_by_key(session: Session, key: str) -> Branch | None:
    return session.exec(select(Branch).where(Branch.key == key)).one_or_none()


def _make(store: Store, passwords: Passwords) -> Example:
    text = Catalogues.load().text
    with store.read() as session:
        people = session.exec(select(Staff).where(col(Staff.disabled).is_(False)).order_by(col(Staff.login))).all()
    given = {person.login: secrets.token_urlsafe(9) for person in people}
    hashes = {login: staffing.hashed_password(passwords, login, password) for login, password in given.items()}
    with store.write() as work:
        first = work.session.exec(select(Branch).where(col(Branch.active)).order_by(col(Branch.position))).first()
        assert first is not None, "a centre file has a branch"
        branch = work.lock_branch(first.id)
        for login, password_hash in hashes.items():
            staffing.set_password(work, login, password_hash, Actor())
        printer, printer_token = devices.add_device(
            work, branch, Placement(DeviceKind.PRINTER, text("uk", "server-example-printer")), Actor()
        )
        kiosk = Placement(DeviceKind.KIOSK, text("uk", "server-example-kiosk"), printer=printer.id)
        _kiosk, kiosk_token = devices.add_device(work, branch, kiosk, Actor())
        display = Placement(DeviceKind.DISPLAY, text("uk", "server-example-display"))
        _display, display_token = devices.add_device(work, branch, display, Actor())
        tokens = {"printer": printer_token, "kiosk": kiosk_token, "display": display_token}
        return Example(branch.key, given, tokens)


def _keep(path: Path, made: Example) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(asdict(made), file, ensure_ascii=False, indent=2)
