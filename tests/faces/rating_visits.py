"""What tests of ratings need: a visit that has ended, a phone and a tablet that look at it, and what was stored."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page
from sqlmodel import select

from queue_server.adapters.clock import SystemClock
from queue_server.adapters.database import open_engine
from queue_server.models import DeviceKind, Rating
from queue_server.services.devices import Placement, add_device
from queue_server.services.unit_of_work import Actor, Store
from tests.people import Kiosk, Operator
from tests.running_server import RunningServer

PHONE = {"width": 360, "height": 740}
TABLET = {"width": 1024, "height": 768}


class Visits:
    """The operator at the first counter, and what comes of the visits there."""

    def __init__(self, server: RunningServer) -> None:
        self.server = server
        self.kiosk = Kiosk(server)
        self.operator = Operator(server, "1").signs_in().opens_counter()

    def begins(self) -> dict[str, Any]:
        """A visitor is being served."""
        mine = self.kiosk.visitor_takes_ticket(purpose="consultation")
        called = self.operator.calls_next()
        assert called is not None
        assert called["number"] == mine["number"]
        self.operator.does("start", called["id"])
        return mine | {"id": called["id"]}

    def ends(self, visit: dict[str, Any]) -> dict[str, Any]:
        self.operator.does("finish", visit["id"], outcome="consulted")
        return visit

    def happens(self) -> dict[str, Any]:
        return self.ends(self.begins())

    def ratings(self) -> list[tuple[str, int, str | None]]:
        """Channel, step and comment of every rating of this branch."""
        with self.store().read() as session:
            found = session.exec(select(Rating).where(Rating.branch_id == self.branch_id)).all()
            return [(each.channel.value, each.step, each.comment) for each in found]

    @property
    def branch_id(self) -> str:
        return self.server.installation.centre.branch.id

    def store(self) -> Store:
        engine = open_engine(f"sqlite:///{self.server.installation.data_dir / 'queue.sqlite3'}", pooled=False)
        return Store(engine, SystemClock(), lambda _recorded: None)

    def tablet_token(self, number: str = "1") -> str:
        counter = self.server.installation.centre.counters[number].id
        with self.store().write() as work:
            branch = work.lock_branch(self.branch_id)
            placement = Placement(DeviceKind.TABLET, f"T{number}", counter=counter)
            _device, token = add_device(work, branch, placement, Actor())
        return token


def opens(browser: Browser, address: str, size: dict[str, int], language: str = "uk", **more: Any) -> Page:
    context = browser.new_context(viewport=size, locale=language, reduced_motion="reduce", **more)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    return page
