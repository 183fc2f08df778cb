"""Everything that the OpenAPI document offers about bookings, tried by everybody whose booking it is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlmodel import select

from queue_server.models import Appointment, DeviceKind, Person, Role, SlotUse
from tests.fakes import FrozenClock
from tests.services.bookings import at
from tests.web.booking_people import book, phone, takes_bookings
from tests.web.conftest import House
from tests.web.people import Agent, Browser

OWN = re.compile(r"appointment|slots|hall-code|clock/confirm")
LATER = "2026-03-02T15:00:00+02:00"
VALUES: dict[str, Any] = {
    "slot": LATER, "text": "Олена", "time": "14:00", "digits": "4567", "reason": "бо так", "hall_code": "12345678",
    "purpose": "consultation", "sphere": "documents", "seq": None, "by_centre": True, "beyond_share": True,
    "visitor_name": "Зловмисник", "contact": "050 111 22 33", "hold": "0" * 12, "code": "0" * 12, "day": "2026-03-02",
}  # fmt: skip
Sender = Callable[[str, str, Any], Any]
SECRETS = ("Олена", "671234567", "67 123 45 67")


@pytest.fixture
def house(house: House) -> House:
    return takes_bookings(house)


def offered(house: House) -> Iterator[tuple[str, str, list[str]]]:
    """Method, path and the names of the body's fields, of all that is about bookings."""
    document = house.browser().get("/api/openapi.json").json
    schemas = document["components"]["schemas"]
    for path, methods in document["paths"].items():
        if not OWN.search(path):
            continue
        for method, operation in methods.items():
            content = operation.get("requestBody", {}).get("content", {})
            named = next(iter(content.values()), {}).get("schema", {}).get("$ref", "").rpartition("/")[2]
            yield method, path.removeprefix("/api/v1/"), list(schemas.get(named, {}).get("properties", {}))


def attackers(house: House) -> dict[str, Any]:
    """Who is signed in, paired or booked, and has nothing to do with the visitor's booking."""
    house.employs("mykola", Role.RECEPTION, "other")
    house.employs("nina", Role.SUPERVISOR, "other")
    own = book(house.browser("192.0.2.7"), LATER, visitor_name="Зловмисник", contact="050 111 22 33")
    return {
        "nobody": house.browser("192.0.2.8"),
        "another visitor": phone(house, own),
        "reception of another branch": house.signed_in("mykola"),
        "supervisor of another branch": house.signed_in("nina"),
        "manager of another branch": house.signed_in("charlie"),
        "operator": house.signed_in("bob"),
        "display": house.agent(DeviceKind.DISPLAY),
        "kiosk of another branch": house.agent(DeviceKind.KIOSK, "other"),
        "printer": house.agent(DeviceKind.PRINTER),
        "guessed token": Agent(house.app, "Device nonsense"),
    }


def rows(house: House, appointment: str) -> Any:
    """All that stands in the database of the visitor's booking."""
    with house.store.read() as session:
        own = session.get_one(Appointment, appointment)
        person = session.get_one(Person, own.person_id)
        uses = session.exec(select(SlotUse).where(SlotUse.appointment_id == appointment)).all()
        return own.model_dump(), person.model_dump(), [use.model_dump() for use in uses]


def test_nobody_reads_or_changes_a_foreign_booking(house: House, stranger: Browser, clock: FrozenClock) -> None:
    code = book(stranger)
    with house.store.read() as session:
        [victim] = session.exec(select(Appointment.id)).all()
    before = rows(house, victim)
    everybody = attackers(house)
    clock.set(at("13:50"))
    offers = list(offered(house))
    assert len(offers) >= 18, "the document names all that there is"
    for name, who in everybody.items():
        for method, path, fields in offers:
            address = path.format(branch="main", appointment=victim)
            body = {field: VALUES[field] for field in fields if VALUES.get(field) is not None}
            answer = who.get(address) if method == "get" else who.post(address, body)
            told = answer.get_data(as_text=True)
            assert [secret for secret in (*SECRETS, code) if secret in told] == [], (name, path)
            if victim in address:
                assert answer.status_code in (401, 403, 404), (name, path, answer.status_code)
            assert rows(house, victim) == before, (name, path)
