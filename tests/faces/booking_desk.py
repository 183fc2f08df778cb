"""Reception's page of bookings in Chromium, in the words of the domain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, Locator, expect
from sqlmodel import select

from queue_server.adapters.clock import SystemClock
from queue_server.adapters.database import open_engine
from queue_server.domain.appointments import AppointmentStatus, CancelReason
from queue_server.models import Appointment, Role
from queue_server.services.unit_of_work import Store
from tests.faces.console import SLOW, Colleague, Console, by_device
from tests.people import TIMEOUT, answer
from tests.running_server import Installation, RunningServer

BOOKING = {"channels": ["in_person", "telephone", "website"], "share": 50, "step_minutes": 15, "days_ahead": 3}


@dataclass(slots=True)
class BookingDesk(Console):
    """The page of bookings; what a console knows, it knows too."""

    @classmethod
    def at_desk(
        cls, browser: Browser, server: RunningServer, role: Role = Role.RECEPTION, language: str = "uk"
    ) -> BookingDesk:
        desk = cls.opened(browser, server, "bookings", language)
        desk.signs_in(desk.colleague(role))
        expect(desk.part("list-title")).not_to_be_empty(timeout=SLOW)
        desk.is_painted()
        return desk  # type: ignore[return-value]

    def asks_for_a_time(self, purpose: str = "collection") -> None:
        """The form, by its key, with this purpose chosen; its times are there."""
        self.page.keyboard.press("KeyN")
        expect(self.part("book")).to_be_visible(timeout=SLOW)
        self.page.check(f'input[name="book-purpose"][value="{purpose}"]')
        expect(self.times().first).to_be_visible(timeout=SLOW)

    def times(self) -> Locator:
        return self.page.locator("[data-part=book-times] .choice")

    def chooses(self, place: int) -> str:
        """The n-th time that is offered; what stands on it."""
        choice = self.times().nth(place)
        choice.locator("input").check()
        return choice.inner_text().strip()

    def books(self) -> str:
        """What was asked and chosen; the code."""
        self.part("book-take").click()
        expect(self.part("booked")).to_be_visible(timeout=SLOW)
        return self.text("booked-code").replace(" ", "")

    def finds(self, text: str) -> None:
        self.page.fill("#find", text)
        self.page.keyboard.press("Enter")

    def act(self, name: str) -> Locator:
        return self.page.locator(f'[data-act="{name}"]:visible')

    def rows(self) -> Locator:
        return self.part("rows").locator(".row")  # type: ignore[no-any-return]

    def is_told(self, text: str) -> None:
        expect(self.part("done-text")).to_contain_text(text, timeout=SLOW)

    def sees_card(self, time: str, state: str) -> None:
        expect(self.part("card-time")).to_have_text(time, timeout=SLOW)
        expect(self.part("card-state")).to_contain_text(state, timeout=SLOW)


@dataclass(slots=True)
class Receptionist(Colleague):
    """The same page without a browser."""

    role: Role = Role.RECEPTION

    def books(self, place: int = 0, **more: Any) -> dict[str, Any]:
        """The n-th free time for the collection of a document."""
        key = self.server.installation.branch
        address = urljoin(self.server.url, f"/api/v1/branches/{key}/slots?purpose=collection")
        slots = answer(self.session.get(address, timeout=TIMEOUT))
        times = [time for day in slots["days"] for time in day["times"]]
        body = {"purpose": "collection", "slot": times[place]} | more
        return answer(self.post(f"branches/{key}/appointments/by-staff", body))  # type: ignore[no-any-return]


def begins(installation: Installation, minutes: int, late: bool = False) -> str:
    """The only booking of this branch begins so many minutes from now, as if it had been booked so; its wall clock.
    `late`: the rule has annulled it."""
    engine = open_engine(installation.database_url, pooled=False)
    try:
        with Store(engine, SystemClock(), lambda _recorded: None).write() as work:
            work.lock_branch(installation.centre.branch.id)
            query = select(Appointment).where(Appointment.branch_id == installation.centre.branch.id)
            booked = work.session.exec(query).one()
            now = datetime.now(UTC).replace(second=0, microsecond=0)
            booked.slot_at = now + timedelta(minutes=minutes)
            if late:
                booked.status, booked.cancel_reason = AppointmentStatus.CANCELLED, CancelReason.LATE
                booked.cancelled_at = now
            work.session.add(booked)
            zone = ZoneInfo(installation.centre.branch.timezone)
            return f"{booked.slot_at.astimezone(zone):%H:%M}"
    finally:
        engine.dispose()


def printed_by(server: RunningServer, result: str = "printed") -> Any:
    """What the desk's printer gets next, and what becomes of it."""
    job = by_device(server, "printer", "print-jobs/claim")["job"]
    assert job is not None, "nothing to print"
    error = None if result == "printed" else "printer_off"
    by_device(server, "printer", f"print-jobs/{job['id']}/result", {"result": result, "error": error})
    return job["paper"]
