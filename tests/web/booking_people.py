"""Citizens who book, at a browser or with a code on the phone."""

from __future__ import annotations

from typing import Any

from sqlmodel import func, select
from werkzeug.test import TestResponse

from queue_server.models import Appointment, EventRow, Role, SlotUse
from tests.services.bookings import BOOKING, WEEK
from tests.web.conftest import House
from tests.web.people import Agent, Browser

WISH = {"purpose": "consultation", "sphere": "documents"}
SLOTS = "branches/main/slots?purpose=consultation&sphere=documents"
APPOINTMENTS = "branches/main/appointments"
OLENA = {"visitor_name": "Олена Приклад", "contact": "067 123 45 67"}
TWO = "2026-03-02T14:00:00+02:00"


def takes_bookings(house: House) -> House:
    """Both branches book; the clock stands at ten on a Monday."""
    for key, centre in (("main", house.main), ("other", house.other)):
        with house.store.write() as work:
            branch = work.lock_branch(centre.branch.id)
            branch.hours, branch.booking = WEEK, BOOKING | ({} if key == "main" else {"channels": ["in_person"]})
            work.session.add(branch)
    house.employs("olha", Role.RECEPTION)
    house.employs("roman", Role.SUPERVISOR)
    return house


def hold(who: Browser, slot: str = TWO, **more: Any) -> TestResponse:
    return who.post(f"{APPOINTMENTS}/hold", WISH | {"slot": slot} | more)


def book(who: Browser, slot: str = TWO, **more: Any) -> str:
    """The code of a new booking."""
    held = hold(who, slot)
    assert held.status_code == 201, held.json
    made = who.post(APPOINTMENTS, {"hold": held.json["hold"]} | OLENA | more)
    assert made.status_code == 201, made.json
    code: str = made.json["code"]
    return code


def phone(house: House, code: str) -> Agent:
    return Agent(house.app, f"Appointment {code}")


def written(house: House) -> tuple[int, int, int]:
    with house.store.read() as session:
        return tuple(session.exec(select(func.count()).select_from(t)).one() for t in (Appointment, SlotUse, EventRow))
