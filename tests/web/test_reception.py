"""Reception by the API: who may look, how a ticket is found, where it is printed; a visitor who lets others go."""

from __future__ import annotations

from typing import Any

import pytest

from queue_server.models import DeviceKind, PrintJob, Role
from queue_server.services.devices import known_device
from tests.fakes import FrozenClock
from tests.web.conftest import House
from tests.web.people import Agent, Browser, refusal

WANTED = {"purpose": "consultation", "sphere": "documents"}
FIND = "branches/main/tickets/find"


@pytest.fixture
def olha(house: House) -> Browser:
    """The receptionist."""
    house.employs("olha", Role.RECEPTION)
    return house.signed_in("olha")


@pytest.fixture
def kiosk(house: House) -> Agent:
    return house.agent(DeviceKind.KIOSK)


def taken(kiosk: Agent, **wanted: object) -> dict[str, Any]:
    answer = kiosk.post("branches/main/tickets", WANTED | wanted)
    assert answer.status_code == 201
    told: dict[str, Any] = answer.json
    return told


def numbers(browser: Browser, text: str) -> list[str]:
    answer = browser.post(FIND, {"text": text})
    assert answer.status_code == 200
    return [ticket["number"] for ticket in answer.json["tickets"]]


def test_it_works(olha: Browser, kiosk: Agent) -> None:
    told = taken(kiosk)
    desk = olha.get("branches/main/reception").json
    assert [ticket["number"] for ticket in desk["waiting"]] == ["А-001"]
    card = olha.get(f"tickets/{told['id']}/card").json["ticket"]
    assert [row["name"] for row in card["history"]] == ["ticket:issued"]


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.TECHNICIAN])
def test_only_reception_and_those_above(house: House, kiosk: Agent, role: Role) -> None:
    ticket = taken(kiosk)["id"]
    house.employs("petro", role)
    petro = house.signed_in("petro")
    assert refusal(petro.get("branches/main/reception")) == (403, "not_allowed")
    assert refusal(petro.get(f"tickets/{ticket}/card")) == (403, "not_allowed")
    assert refusal(petro.post(FIND, {"text": "А-001"})) == (403, "not_allowed")


def test_another_branch_looks_like_none(house: House, charlie: Browser, kiosk: Agent) -> None:
    ticket = taken(kiosk)
    assert refusal(charlie.get("branches/main/reception")) == (404, "branch_unknown")
    assert refusal(charlie.get(f"tickets/{ticket['id']}/card")) == (404, "ticket_unknown")
    assert refusal(charlie.post("branches/other/tickets/find", {"text": ticket["code"]})) == (404, "code_unknown")


@pytest.mark.parametrize("typed", ["А-001", "а1", "A-1", "a 001", "1"])
def test_a_number_in_any_usual_form(olha: Browser, kiosk: Agent, typed: str) -> None:
    taken(kiosk)
    assert numbers(olha, typed) == ["А-001"]


def test_a_code_in_any_grouping(olha: Browser, kiosk: Agent) -> None:
    code = taken(kiosk)["code"]
    grouped = (f"{code[:4]} {code[4:8]} {code[8:]}", f"{code[:3]}-{code[3:6]}-{code[6:9]}-{code[9:]}")
    for typed in (code, *grouped, f"http://127.0.0.1:8000/v/#{code}", f"реегжюю127ю0ю0ю1Ж8000.м.№{code}"):
        assert numbers(olha, typed) == ["А-001"]


def test_a_number_that_nobody_has(olha: Browser) -> None:
    assert numbers(olha, "А-777") == []
    assert numbers(olha, "паспорт") == []


def test_wrong_codes_are_limited_like_visitors(olha: Browser, kiosk: Agent) -> None:
    taken(kiosk)
    answers = [refusal(olha.post(FIND, {"text": f"{place:012d}"})) for place in range(11)]
    assert answers[:10] == [(404, "code_unknown")] * 10
    assert answers[10] == (429, "too_many_requests")
    assert numbers(olha, "А-001") == ["А-001"], "numbers go on"


def test_the_printer_that_staff_name(house: House, olha: Browser) -> None:
    house.agent(DeviceKind.PRINTER)
    second, _token = placed(house, DeviceKind.PRINTER)
    told = olha.post("branches/main/tickets", WANTED | {"printer": second}).json
    assert told["print"]["status"] == "queued"
    assert printer_of(house, told["print"]["job"]) == second
    duplicate = olha.post(f"tickets/{told['id']}/duplicate", {"printer": second}).json
    assert printer_of(house, duplicate["job"]) == second
    foreign, _token = placed(house, DeviceKind.PRINTER, "other")
    kiosk_id, _token = placed(house, DeviceKind.KIOSK)
    for wrong in (foreign, kiosk_id):
        assert refusal(olha.post("branches/main/tickets", WANTED | {"printer": wrong})) == (400, "printer_unknown")


def test_a_kiosk_names_no_printer(house: House, kiosk: Agent) -> None:
    printer, _token = placed(house, DeviceKind.PRINTER)
    assert refusal(kiosk.post("branches/main/tickets", WANTED | {"printer": printer})) == (403, "staff_only")


def test_the_same_key_at_the_desk_is_one_ticket(olha: Browser) -> None:
    first, again = (
        olha.post("branches/main/tickets", WANTED | {"print": False}, idempotency_key="one press") for _ in range(2)
    )
    assert (first.status_code, first.json["id"], first.json["print"]) == (201, again.json["id"], None)
    assert numbers(olha, "А-002") == []


def test_a_visitor_lets_others_go_first(house: House, kiosk: Agent, clock: FrozenClock) -> None:
    mine = taken(kiosk)
    for _ in range(2):
        clock.advance(minutes=1)
        taken(kiosk)
    phone = Agent(house.app, f"Visit {mine['code']}")
    assert phone.get("visit").json["let_ahead"] == {"times": 2, "places": 2}
    phone.headers["Idempotency-Key"] = "one tap"
    for _ in range(2):  # the answer was lost
        assert phone.post("visit/let-ahead", {"places": 1}).status_code == 200
    seen = phone.get("visit").json
    assert (seen["ahead"], seen["let_ahead"]) == (1, {"times": 1, "places": 1})
    assert refusal(phone.post("visit/let-ahead", {"places": 2})) == (409, "idempotency_conflict")
    phone.headers["Idempotency-Key"] = "another tap"
    assert refusal(phone.post("visit/let-ahead", {"places": 4})) == (400, "invalid_request")


def test_only_the_visitor_of_the_ticket_lets_ahead(house: House, olha: Browser, kiosk: Agent) -> None:
    assert refusal(olha.post("visit/let-ahead", {"places": 1})) == (403, "not_allowed")
    assert refusal(kiosk.post("visit/let-ahead", {"places": 1})) == (403, "not_allowed")


def placed(house: House, kind: DeviceKind, branch: str = "main") -> tuple[str, str]:
    """A new device's id and token."""
    token = house.device(kind, branch)
    known = known_device(house.store, token)
    assert known is not None
    return known.id, token


def printer_of(house: House, job: str) -> str:
    with house.store.read() as session:
        return session.get_one(PrintJob, job).printer_id
