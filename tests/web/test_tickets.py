"""The API of tickets: what it answers, and what bad input gets: a code, nothing written, nothing disturbed."""

from __future__ import annotations

import pytest
from sqlmodel import func, select

from queue_server.models import DeviceKind, EventRow, Role, Ticket
from tests.fakes import RecordingPublisher
from tests.web.conftest import House
from tests.web.people import Agent, refusal

TICKETS = "branches/main/tickets"
WANTED = {"purpose": "consultation", "sphere": "documents"}


@pytest.fixture
def kiosk(house: House) -> Agent:
    return house.agent(DeviceKind.KIOSK)


def written(house: House) -> tuple[int, int]:
    with house.store.read() as session:
        tickets = session.exec(select(func.count()).select_from(Ticket)).one()
        return tickets, session.exec(select(func.count()).select_from(EventRow)).one()


def test_it_works(kiosk: Agent) -> None:
    answer = kiosk.post(TICKETS, WANTED)
    assert answer.status_code == 201
    told = answer.json
    assert set(told) == {
        "id", "number", "code", "status", "line", "line_name", "ahead", "wait", "counters", "issued_at", "print",
    }  # fmt: skip
    assert (told["number"], told["ahead"], told["wait"]) == ("А-001", 0, None)
    assert (len(told["code"]), told["issued_at"][-6:]) == (12, "+02:00")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (WANTED | {"purpose": "flight"}, 400, "purpose_unknown"),
        (WANTED | {"service_id": "0" * 36}, 400, "service_unknown"),
        ({"purpose": "application", "service_id": "' OR 1=1 --"}, 400, "invalid_request"),
        (WANTED | {"sphere": "x" * 65}, 400, "invalid_request"),
        (WANTED | {"line": "line-77", "sphere": None}, 400, "line_unknown"),
        (WANTED | {"persons": 10}, 400, "invalid_request"),
        (WANTED | {"persons": "багато"}, 400, "invalid_request"),
        (WANTED | {"language": "tlh"}, 400, "invalid_request"),
        (WANTED | {"visitor_name": "я" * 10_000}, 400, "invalid_request"),
        (WANTED | {"surprise": 1}, 400, "invalid_request"),
        ({}, 400, "invalid_request"),
        ([], 400, "malformed_json"),
    ],
)
def test_bad_input_gets_a_code_and_writes_nothing(
    house: House, kiosk: Agent, body: object, status: int, code: str
) -> None:
    assert refusal(kiosk.post(TICKETS, body)) == (status, code)
    assert written(house) == (0, 0)
    assert kiosk.post(TICKETS, WANTED).json["number"] == "А-001"


def test_malformed_json(house: House, kiosk: Agent) -> None:
    answer = kiosk.client.post(
        f"/api/v1/{TICKETS}", headers=kiosk.headers, data=b'{"purpose": ', content_type="application/json"
    )
    assert refusal(answer) == (400, "malformed_json")
    assert written(house) == (0, 0)


def test_control_characters_and_turned_text_never_reach_a_screen(
    house: House, kiosk: Agent, published: RecordingPublisher
) -> None:
    with house.store.write() as work:
        branch = work.lock_branch(house.main.branch.id)
        branch.rules = {"personified": True}
        work.session.add(branch)
    told = kiosk.post(TICKETS, WANTED | {"visitor_name": "Оле\x1b\x00на \u202eкидорП"})
    assert told.status_code in (201, 400)
    told = kiosk.post(TICKETS, WANTED | {"visitor_name": "Оле\x1bна \u202eкидорП"})
    assert told.status_code == 201
    house.employs("olha", Role.RECEPTION)
    seen = house.signed_in("olha").get(f"tickets/{told.json['id']}").json["ticket"]
    assert seen["visitor_name"] == "Олена кидорП"
    assert "Олена" not in repr(published.published), "a name is in no fact"


def test_another_branch_and_an_unknown_one_look_the_same(house: House, kiosk: Agent) -> None:
    for branch in ("other", "nowhere"):
        assert refusal(kiosk.post(f"branches/{branch}/tickets", WANTED)) == (404, "branch_unknown")
    foreign = house.agent(DeviceKind.KIOSK, "other").post("branches/other/tickets", WANTED).json["id"]
    house.employs("olha", Role.RECEPTION)
    olha = house.signed_in("olha")
    for ticket in (foreign, "0" * 36):
        assert refusal(olha.get(f"tickets/{ticket}")) == (404, "ticket_unknown")
        assert refusal(olha.post(f"tickets/{ticket}/cancel", {})) == (404, "ticket_unknown")


def test_only_a_kiosk_or_staff_issue(house: House) -> None:
    stranger = Agent(house.app, "Device no-such-token")
    assert refusal(stranger.post(TICKETS, WANTED)) == (401, "device_unknown")
    assert refusal(house.agent(DeviceKind.DISPLAY).post(TICKETS, WANTED)) == (403, "not_allowed")
    assert refusal(house.browser().post(TICKETS, WANTED)) == (401, "not_signed_in")
    assert written(house) == (0, 0)


def test_a_closed_line_says_why_and_until_when_in_the_visitors_language(house: House, kiosk: Agent) -> None:
    with house.store.write() as work:
        branch = work.lock_branch(house.main.branch.id)
        branch.hours = {"mon": [["12:00", "16:00"]]}
        work.session.add(branch)
    answer = kiosk.post(TICKETS, WANTED)
    assert refusal(answer) == (409, "line_closed")
    details = answer.json["error"]["details"]
    assert (details["reason"], details["start"]) == ("not_yet", "2026-03-02T11:45:00+02:00")
    assert written(house) == (0, 0)


def test_the_same_key_twice_is_one_ticket_and_another_body_is_refused(house: House, kiosk: Agent) -> None:
    kiosk.headers["Idempotency-Key"] = "one tap"
    first, again = kiosk.post(TICKETS, WANTED), kiosk.post(TICKETS, WANTED)
    assert (first.status_code, again.status_code) == (201, 201)
    assert (first.json["id"], first.json["code"]) == (again.json["id"], again.json["code"])
    assert refusal(kiosk.post(TICKETS, WANTED | {"persons": 2})) == (409, "idempotency_conflict")
    kiosk.headers["Idempotency-Key"] = "k" * 201
    assert refusal(kiosk.post(TICKETS, WANTED)) == (400, "idempotency_key_invalid")
    assert written(house)[0] == 1


def test_a_device_that_issues_without_end_is_stopped(house: House) -> None:
    """The limit is by device: the next kiosk goes on."""
    flooding, calm = house.agent(DeviceKind.KIOSK), house.agent(DeviceKind.KIOSK)
    answers = [flooding.post(TICKETS, WANTED).status_code for _ in range(125)]
    assert answers.count(201) == 120
    assert set(answers[120:]) == {429}
    assert calm.post(TICKETS, WANTED).status_code == 201
