"""Two branches behind a real application. Alice is the manager of the first, Bob operates there, Charlie manages and
operates the other: who may see what is tested by habit."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy.engine import make_url
from sqlmodel import SQLModel

from queue_server.adapters.passwords import Argon2Passwords
from queue_server.app import create_app
from queue_server.catalogue import Catalogues
from queue_server.models import Branch, DeviceKind, Role
from queue_server.services import devices, staffing
from queue_server.services.devices import Placement
from queue_server.services.unit_of_work import Actor, Store, UnitOfWork
from queue_server.settings import load_settings
from queue_server.web.application import Application
from queue_server.web.dependencies import Dependencies, run_here
from tests.factories import Centre, make_branch, make_store
from tests.fakes import FrozenClock, RecordingPublisher
from tests.web.people import PASSWORD, Agent, Browser

MakeApplication = Callable[..., Application]


@dataclass(frozen=True, slots=True)
class House:
    """The application with its two branches, `main` and `other`."""

    app: Application
    main: Centre
    other: Centre

    @property
    def deps(self) -> Dependencies:
        found: Dependencies = self.app.extensions["queue"]
        return found

    @property
    def store(self) -> Store:
        return self.deps.store

    def browser(self, address: str = "127.0.0.1") -> Browser:
        return Browser(self.app, address)

    def employs(self, login: str, role: Role, branch: str = "main") -> None:
        """A person with this role and the password of all tests."""
        with self.store.write() as work:
            _employ(work, _branch(self, branch), login, role)

    def signed_in(self, login: str, address: str = "127.0.0.1") -> Browser:
        browser = self.browser(address)
        assert browser.sign_in(login).status_code == 200
        return browser

    def device(self, kind: DeviceKind, branch: str = "main", **placed: str) -> str:
        """A new device's token."""
        with self.store.write() as work:
            placement = Placement(kind, f"{branch} {kind.value}", **placed)
            return devices.add_device(work, _branch(self, branch), placement, Actor())[1]

    def agent(self, kind: DeviceKind, branch: str = "main") -> Agent:
        return Agent(self.app, f"Device {self.device(kind, branch)}")


@cache
def _hash_of_all() -> str:
    """Made once: hashes are slow on purpose."""
    return Argon2Passwords(run_here).hash(PASSWORD)


def _employ(work: UnitOfWork, branch: Branch, login: str, role: Role) -> None:
    staffing.add_person(work, staffing.NewPerson(login, login.title()), branch, role, _hash_of_all(), Actor())


@cache
def _founded() -> tuple[bytes, bytes]:
    """The two branches with Alice, Bob and Charlie: their database, and the centres that stand for it. Made once and
    copied, which takes a tenth of the time."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "queue.sqlite3"
        store = make_store(f"sqlite:///{file}")
        with store.write() as work:
            main, other = (make_branch(work.session, key=key) for key in ("main", "other"))
            _employ(work, main.branch, "alice", Role.MANAGER)
            _employ(work, main.branch, "bob", Role.OPERATOR)
            _employ(work, other.branch, "charlie", Role.OPERATOR)
            _employ(work, other.branch, "charlie", Role.MANAGER)
        store.engine.dispose()
        return file.read_bytes(), pickle.dumps((main, other))


def _branch(house: House, key: str) -> Branch:
    return house.main.branch if key == "main" else house.other.branch


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """The edge is tested on SQLite: what differs between databases lies below it, and is tested on both there."""
    return f"sqlite:///{tmp_path / 'queue.sqlite3'}"


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture
def published() -> RecordingPublisher:
    return RecordingPublisher()


@pytest.fixture(scope="session")
def catalogues() -> Catalogues:
    """Read once: a thousand texts take half a second."""
    return Catalogues.load()


@pytest.fixture
def make_application(
    database_url: str, tmp_path: Path, clock: FrozenClock, published: RecordingPublisher, catalogues: Catalogues
) -> Iterator[MakeApplication]:
    """An application without faces on an empty database, with other settings where a test needs them."""
    made: list[Application] = []

    def make(**settings: object) -> Application:
        own = {"data_dir": tmp_path, "database_url": database_url, "base_url": "http://localhost"} | settings
        settled = load_settings(**own)
        app = create_app(settled, clock=clock, offload=run_here, publish=published, faces=(), catalogues=catalogues)
        made.append(app)
        SQLModel.metadata.create_all(app.extensions["queue"].store.engine)
        return app

    yield make
    for app in made:
        app.extensions["queue"].store.engine.dispose()


@pytest.fixture
def house(make_application: MakeApplication, database_url: str) -> House:
    database, centres = _founded()
    Path(make_url(database_url).database or "").write_bytes(database)
    return House(make_application(), *pickle.loads(centres))


@pytest.fixture
def alice(house: House) -> Browser:
    return house.signed_in("alice")


@pytest.fixture
def bob(house: House) -> Browser:
    return house.signed_in("bob")


@pytest.fixture
def charlie(house: House) -> Browser:
    return house.signed_in("charlie")


@pytest.fixture
def stranger(house: House) -> Browser:
    return house.browser()
