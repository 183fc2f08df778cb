"""Booking against the real server: two hundred want the last place, and a power cut makes nobody late."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import requests
from sqlmodel import select

from queue_server.adapters.clock import SystemClock
from queue_server.adapters.database import open_engine
from queue_server.models import Appointment, Pulse, Standstill
from queue_server.services.unit_of_work import Store
from tests.people import TIMEOUT, Refusal, answer, browser
from tests.running_server import Installation, RunningServer, install, serve, start

BOOKING = {"channels": ["in_person", "website"], "share": 100, "notice_minutes": 0}
WISH = {"purpose": "consultation", "sphere": "documents"}
MANY = 200
LIMITS = {"QUEUE_BOOKING_LIMIT": "100000/minute"}


def opened(installation: Installation) -> Store:
    """The server's own database, read and changed beside it."""
    return Store(open_engine(installation.database_url, pooled=False), SystemClock(), lambda _recorded: None)


def asks(server: RunningServer, session: requests.Session, path: str, body: Any = None) -> Any:
    address = urljoin(server.url, f"/api/v1/branches/main/{path}")
    told = session.get(address, timeout=TIMEOUT) if body is None else session.post(address, json=body, timeout=TIMEOUT)
    return answer(told)


@pytest.mark.journey
def test_two_hundred_want_the_last_place(database_url: str, tmp_path: Path) -> None:
    installation = install(tmp_path / "data", database_url, counters=1, booking=BOOKING)
    with serve(installation, environment=LIMITS) as server:
        slot = asks(server, browser(), "slots?purpose=consultation&sphere=documents")["days"][1]["times"][20]

        def tries(_number: int) -> tuple[str, int]:
            try:
                asks(server, browser(), "appointments/hold", WISH | {"slot": slot})
            except Refusal as refusal:
                return str(refusal.code), len(refusal.details["alternatives"])
            return "held", 0

        with ThreadPoolExecutor(50) as people:
            ends = Counter(people.map(tries, range(MANY)))
        assert ends == {("held", 0): 1, ("slot_taken", 5): MANY - 1}
        assert server.errors() == []


@pytest.mark.journey
@pytest.mark.parametrize(("seconds", "state"), [(20, "late"), (180, "due")])
def test_a_server_killed_across_the_last_moment(tmp_path: Path, seconds: int, state: str) -> None:
    """Killed ten seconds before it, and started so much later: the time between is moved into the past."""
    installation = install(tmp_path / "data", counters=1, booking=BOOKING)
    with serve(installation, environment=LIMITS) as server:
        session = browser()
        slot = asks(server, session, "slots?purpose=consultation&sphere=documents")["days"][1]["times"][20]
        held = asks(server, session, "appointments/hold", WISH | {"slot": slot})["hold"]
        who = {"visitor_name": "Олена Приклад", "contact": "067 123 45 67"}
        code = asks(server, session, "appointments", {"hold": held} | who)["code"]
        server.kill()
    store, gone = opened(installation), timedelta(seconds=seconds)
    with store.write() as work:
        killed = datetime.now(UTC) - gone
        work.session.get_one(Pulse, 1).at = killed
        work.session.exec(select(Appointment)).one().slot_at = killed - timedelta(minutes=4, seconds=50)
    again = start(installation, environment=LIMITS)
    try:
        headers = {"Authorization": f"Appointment {code}"}
        told = answer(session.get(urljoin(again.url, "/api/v1/appointment"), headers=headers, timeout=TIMEOUT))
        assert told["state"] == state
        with store.read() as read:
            noted = {row.reason for row in read.exec(select(Standstill))} - {"nobody"}  # nobody receives here
            assert noted == ({"server"} if state == "due" else set())
    finally:
        again.stop()
        store.engine.dispose()
