"""The counter's rarer actions by the API: hold, transfer by service, a chosen call, what the desk shows of them."""

from __future__ import annotations

from typing import Any

import pytest

from queue_server.models import DeviceKind
from tests.fakes import FrozenClock
from tests.web.conftest import House
from tests.web.people import Browser, refusal

WANTED = {"purpose": "consultation", "sphere": "documents"}


@pytest.fixture
def counter(house: House, bob: Browser) -> str:
    """Bob's open counter."""
    counter = house.main.counters["1"].id
    assert bob.post(f"counters/{counter}/open").status_code == 200
    return counter


@pytest.fixture
def served(house: House, bob: Browser, counter: str) -> dict[str, Any]:
    """A visitor whom Bob serves."""
    house.agent(DeviceKind.KIOSK).post("branches/main/tickets", WANTED)
    ticket = bob.post(f"counters/{counter}/call-next").json["ticket"]
    told: dict[str, Any] = bob.post(f"tickets/{ticket['id']}/start", {}).json["ticket"]
    return told


def test_it_works(bob: Browser, counter: str, served: dict[str, Any], clock: FrozenClock) -> None:
    assert bob.post(f"tickets/{served['id']}/hold", {"reason": "photo", "minutes": 5}).status_code == 200
    [row] = bob.get(f"counters/{counter}/desk").json["on_hold"]
    assert (row["number"], row["hold_reason"]) == (served["number"], "photo")
    clock.advance(minutes=6)
    back = bob.post(f"tickets/{served['id']}/start", {"counter": counter, "seen": {"seq": row["seq"]}})
    assert (back.status_code, back.json["ticket"]["status"]) == (200, "serving")


def test_a_service_is_a_destination(house: House, bob: Browser, served: dict[str, Any]) -> None:
    passport = house.main.services["passport"].id
    body = {"service_id": passport, "purpose": "application", "reason": "wrong_line", "note": "  бачила\x07 довідку "}
    sent = bob.post(f"tickets/{served['id']}/transfer", body).json["ticket"]
    assert (sent["line"]["letter"], sent["service"]["id"], sent["notes"]) == ("Б", passport, ["бачила довідку"])
    assert sent["number"] == served["number"]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"reason": "wrong_line"}, 400, "destination_needed"),
        ({"reason": "boredom", "line": "line-2"}, 400, "transfer_reason_unknown"),
        ({"reason": "other", "line": "line-9"}, 400, "line_unknown"),
        ({"reason": "other", "purpose": "flight"}, 400, "purpose_unknown"),
        ({"reason": "other", "service_id": "0" * 36}, 400, "service_unknown"),
        ({"reason": "other", "counter": "0" * 36}, 400, "counter_unknown"),
        ({"reason": "other", "line": "line-2", "note": "я" * 301}, 400, "invalid_request"),
    ],
)
def test_a_wrong_destination_leaves_the_visitor_where_they_are(
    bob: Browser, counter: str, served: dict[str, Any], body: dict[str, Any], status: int, code: str
) -> None:
    assert refusal(bob.post(f"tickets/{served['id']}/transfer", body)) == (status, code)
    assert bob.get(f"counters/{counter}/desk").json["ticket"]["status"] == "serving"


def test_nobody_is_sent_to_a_closed_counter(house: House, bob: Browser, served: dict[str, Any]) -> None:
    answer = bob.post(
        f"tickets/{served['id']}/transfer", {"reason": "specialist", "counter": house.main.counters["2"].id}
    )
    assert refusal(answer) == (409, "counter_not_attended")
    assert "2" in answer.json["error"]["message"]


def test_a_chosen_call_only_where_the_branch_allows_it(house: House, bob: Browser, counter: str) -> None:
    kiosk = house.agent(DeviceKind.KIOSK)
    _first, second = (kiosk.post("branches/main/tickets", WANTED).json["id"] for _ in range(2))
    body = {"counter": counter, "reason": "child"}
    assert not bob.get(f"counters/{counter}/desk").json["choose"]
    assert refusal(bob.post(f"tickets/{second}/call", body)) == (403, "choosing_not_allowed")
    with house.store.write() as work:
        work.lock_branch(house.main.branch.id).rules = {"choose_ticket": True}
    assert bob.get(f"counters/{counter}/desk").json["choose"]
    assert refusal(bob.post(f"tickets/{second}/call", {"counter": counter})) == (400, "choosing_reason_unknown")
    called = bob.post(f"tickets/{second}/call", body).json["ticket"]
    assert (called["number"], called["reason"]) == ("А-002", "chosen")


def test_an_absent_visitor_is_shown_with_what_reception_can_do(
    house: House, bob: Browser, counter: str, clock: FrozenClock
) -> None:
    house.agent(DeviceKind.KIOSK).post("branches/main/tickets", WANTED)
    ticket = bob.post(f"counters/{counter}/call-next").json["ticket"]["id"]
    for _ in range(2):
        bob.post(f"tickets/{ticket}/recall", {})
    clock.advance(minutes=3)
    assert bob.post(f"tickets/{ticket}/no-show", {}).status_code == 200
    [row] = bob.get(f"counters/{counter}/desk").json["day"]["recent"]
    assert (row["calls"], row["called_at"][11:16], row["restore"]["until"][11:16]) == (3, "10:00", "10:33")
    assert refusal(bob.post(f"tickets/{ticket}/restore", {})) == (403, "not_allowed")
    clock.advance(minutes=31)
    [row] = bob.get(f"counters/{counter}/desk").json["day"]["recent"]
    assert row["restore"]["why_not"] == "restore_too_late"
