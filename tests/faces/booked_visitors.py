"""Visitors with a booking, on a running server: booked over HTTP like anybody, at a time that a test needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import requests
from sqlmodel import col, select

from queue_server.adapters.clock import SystemClock
from queue_server.models import Appointment
from tests.people import TIMEOUT, Refusal, answer, browser
from tests.running_server import RunningServer, changed

TAKES = {
    "channels": ["in_person", "telephone", "website"], "share": 100, "step_minutes": 15, "days_ahead": 2,
    "notice_minutes": 0, "same_day_at_kiosk": True,
}  # fmt: skip
WISH = {"purpose": "consultation", "sphere": "documents"}


@dataclass(slots=True)
class BookedVisitors:
    """Each has a telephone of its own."""

    server: RunningServer
    session: requests.Session = field(default_factory=browser)
    telephones: int = 0
    slot: datetime = field(default_factory=SystemClock().now)

    def books(self, minutes: float, **wish: Any) -> tuple[str, str]:
        """A booking so many minutes from now (before now where negative): its code and the end of its telephone."""
        asked = WISH | wish
        slots = answer(self.session.get(self._path("slots"), params=asked, timeout=TIMEOUT))
        slot = slots["days"][-1]["times"][self.telephones]
        held = self._posts("appointments/hold", asked | {"slot": slot})
        self.telephones += 1
        telephone = f"067 000 {self.telephones:04d}"
        body = {"hold": held["hold"], "visitor_name": "Олена Приклад", "contact": telephone}
        code = str(self._posts("appointments", body)["code"])
        self.comes(minutes)
        return code, telephone[-4:]

    def comes(self, minutes: float) -> None:
        """The last booking is set to so many minutes from now, to the whole minute unless that is now."""
        with changed(self.server.installation) as session:
            booked = session.exec(select(Appointment).order_by(col(Appointment.id).desc())).first()
            assert booked is not None
            booked.slot_at = self.slot = _minute(SystemClock().now() + timedelta(minutes=minutes))
            session.add(booked)

    def takes(self, slot: str) -> bool:
        """One more person books this very time; whether there was a place."""
        try:
            held = self._posts("appointments/hold", WISH | {"slot": slot})
        except Refusal:
            return False
        self.telephones += 1
        body = {"hold": held["hold"], "visitor_name": "Петро", "contact": f"067 000 {self.telephones:04d}"}
        self._posts("appointments", body)
        return True

    def clock(self, before: float = 0) -> str:
        """How the branch's clock writes the time of the last booking, or so many minutes before: 0930."""
        zone = int(self.server.installation.centre.branch.timezone.removeprefix("Etc/GMT"))
        return f"{self.slot - timedelta(minutes=before, hours=zone):%H%M}"

    def _path(self, path: str) -> str:
        return f"{self.server.url}/api/v1/branches/{self.server.installation.branch}/{path}"

    def _posts(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        told: dict[str, Any] = answer(self.session.post(self._path(path), json=body, timeout=TIMEOUT))
        return told


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
