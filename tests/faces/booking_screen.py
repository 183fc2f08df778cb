"""A branch that takes bookings online every five minutes, on a real server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import requests
from playwright.sync_api import Page
from sqlmodel import col, select

from queue_server.adapters.clock import SystemClock
from queue_server.adapters.database import open_engine
from queue_server.models import Appointment
from queue_server.services.unit_of_work import Store, UnitOfWork
from tests.people import TIMEOUT
from tests.running_server import RunningServer

PHONE = {"width": 360, "height": 740}
HOURS = {day: [["10:00", "16:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}  # it is noon
BOOKING = {
    "channels": ["website"], "share": 100, "step_minutes": 5, "days_ahead": 3, "notice_minutes": 0,
    "per_contact_day": 50,
}  # fmt: skip
OLENA = {"name": "Шевченко Олена", "contact": "067 123 45 67"}
Opens = Callable[..., Page]


@dataclass(frozen=True, slots=True)
class BookingServer:
    running: RunningServer

    @property
    def url(self) -> str:
        return self.running.url

    @property
    def branch(self) -> str:
        return self.running.installation.branch

    @property
    def first(self) -> str:
        return f"/booking/at/{self.branch}/"

    def hall_code(self) -> str:
        """What the display shows now."""
        headers = {"Authorization": f"Device {self.running.installation.tokens['display']}"}
        answer = requests.get(f"{self.url}/api/v1/branches/{self.branch}/hall-code", headers=headers, timeout=TIMEOUT)
        return str(answer.json()["code"])

    def books(self, soonest: bool = True) -> str:
        """The code of a new booking: of the next free time, or of the day after tomorrow."""
        wish = {"purpose": "collection"}
        base = f"{self.url}/api/v1/branches/{self.branch}"
        slots = requests.get(f"{base}/slots", params=wish, timeout=TIMEOUT).json()
        slot = slots["next"][0] if soonest else slots["days"][2]["times"][0]
        held = requests.post(f"{base}/appointments/hold", json=wish | {"slot": slot}, timeout=TIMEOUT).json()
        body = {"hold": held["hold"], "visitor_name": OLENA["name"], "contact": OLENA["contact"]}
        return str(requests.post(f"{base}/appointments", json=body, timeout=TIMEOUT).json()["code"])

    def sets(self, **changes: object) -> None:
        """Rules of booking, behind the server's back."""
        with self.writes() as work:
            branch = work.lock_branch(self.running.installation.centre.branch.id)
            branch.booking = branch.booking | changes
            work.session.add(branch)

    def passes(self, minutes: int) -> None:
        """The last booking's time was so long ago."""
        with self.writes() as work:
            last = work.session.exec(select(Appointment).order_by(col(Appointment.id).desc())).first()
            assert last is not None
            last.slot_at -= timedelta(minutes=minutes)
            work.session.add(last)

    @contextmanager
    def writes(self) -> Iterator[UnitOfWork]:
        engine = open_engine(self.running.installation.database_url, pooled=False)
        with Store(engine, SystemClock(), lambda _recorded: None).write() as work:
            yield work
        engine.dispose()
