"""Services without a ticket by the API: who may write them down, what is refused, that a repeated request makes one."""

from __future__ import annotations

import pytest
from sqlmodel import func, select

from queue_server.models import DeviceKind, HandledService, Role
from tests.web.conftest import House
from tests.web.people import Browser, refusal

PATH = "branches/main/handled-services"
CALL = {"channel": "phone", "purpose": "consultation", "outcome": "consulted"}


def written(house: House) -> int:
    with house.store.read() as session:
        return session.exec(select(func.count()).select_from(HandledService)).one()


def test_it_works(house: House, bob: Browser) -> None:
    passport = house.main.services["passport"].id
    answer = bob.post(PATH, CALL | {"service_id": passport, "quantity": 2, "minutes": 7})
    assert answer.status_code == 201
    told = answer.json["handled"]
    assert (told["channel"], told["quantity"], told["minutes"], told["undone"]) == ("phone", 2, 7, False)
    assert told["service"]["id"] == passport
    assert bob.post(f"handled-services/{told['id']}/undo").json["handled"]["undone"]


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"channel": "visit"}, 400, "invalid_request"),
        ({"channel": "pigeon"}, 400, "invalid_request"),
        ({"purpose": "flight"}, 400, "purpose_unknown"),
        ({"outcome": "married"}, 400, "invalid_request"),
        ({"quantity": 0}, 400, "invalid_request"),
        ({"quantity": 1000}, 400, "invalid_request"),
        ({"minutes": 481}, 400, "invalid_request"),
        ({"service_id": "0" * 36}, 400, "service_unknown"),
        ({"counter": "0" * 36}, 404, "counter_unknown"),
        ({"surprise": 1}, 400, "invalid_request"),
    ],
)
def test_bad_input_gets_a_code_and_writes_nothing(
    house: House, bob: Browser, changes: dict[str, object], status: int, code: str
) -> None:
    assert refusal(bob.post(PATH, CALL | changes)) == (status, code)
    assert written(house) == 0


def test_the_same_key_twice_is_one(house: House, bob: Browser) -> None:
    first, again = (bob.post(PATH, CALL, idempotency_key="one call") for _ in range(2))
    assert first.json == again.json
    assert refusal(bob.post(PATH, CALL | {"quantity": 2}, idempotency_key="one call")) == (409, "idempotency_conflict")
    assert written(house) == 1


def test_only_staff_of_the_branch_who_serve(house: House, bob: Browser, charlie: Browser) -> None:
    row = bob.post(PATH, CALL).json["handled"]["id"]
    house.employs("dora", Role.TECHNICIAN)
    assert refusal(house.signed_in("dora").post(PATH, CALL)) == (403, "not_allowed")
    assert refusal(house.agent(DeviceKind.KIOSK).post(PATH, CALL)) == (403, "not_allowed")
    assert refusal(charlie.post(PATH, CALL)) == (404, "branch_unknown")
    for handled in (row, "0" * 36):
        assert refusal(charlie.post(f"handled-services/{handled}/undo")) == (404, "handled_unknown")
    house.employs("olha", Role.RECEPTION)
    assert refusal(house.signed_in("olha").post(f"handled-services/{row}/undo")) == (409, "nothing_to_undo")


def test_a_counter_must_be_ones_own(house: House, alice: Browser, bob: Browser) -> None:
    counter = house.main.counters["1"].id
    assert refusal(bob.post(PATH, CALL | {"counter": counter})) == (403, "counter_not_yours")
    assert alice.post(f"counters/{counter}/open").status_code == 200
    assert refusal(bob.post(PATH, CALL | {"counter": counter})) == (403, "counter_not_yours")
    assert alice.post(PATH, CALL | {"counter": counter}).status_code == 201
