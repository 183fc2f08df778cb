"""The day over HTTP: who may suspend and close, each once, and what every screen is told."""

from __future__ import annotations

import pytest

from queue_server.models import DeviceKind, Register, Role, Service
from tests.fakes import FrozenClock, RecordingPublisher
from tests.web.conftest import House
from tests.web.people import Agent, Browser, refusal

CHANGES = ("end-issuing", "reopen-issuing", "close")


@pytest.fixture
def sonia(house: House) -> Browser:
    """Responsible for the queue of the main branch."""
    house.employs("sonia", Role.SUPERVISOR)
    return house.signed_in("sonia")


def takes_ticket(house: House, **wanted: object) -> dict[str, str]:
    body = {"purpose": "consultation", "sphere": "documents"} | wanted
    answer = house.agent(DeviceKind.KIOSK).post("branches/main/tickets", body)
    assert answer.status_code == 201, answer.json
    told: dict[str, str] = answer.json
    return told


def test_it_works(house: House, bob: Browser, clock: FrozenClock) -> None:
    suspended = bob.post("branches/main/suspend", {"reason": "air_alarm"}).json
    assert suspended["suspended"] == {
        "reason": "air_alarm", "since": "2026-03-02T10:00:00+02:00", "resumes_at": None,
    }  # fmt: skip
    cleared = bob.post("branches/main/resume", {"minutes": 10}).json
    assert cleared["suspended"]["resumes_at"] == "2026-03-02T10:10:00+02:00"
    assert bob.get("branches/main/queue").json["suspended"] == cleared["suspended"]
    clock.advance(minutes=10)
    assert bob.get("branches/main/queue").json["suspended"] is None


@pytest.mark.parametrize("role", list(Role))
def test_any_member_of_staff_suspends_and_goes_on(house: House, role: Role) -> None:
    house.employs("somebody", role)
    person = house.signed_in("somebody")
    assert person.post("branches/main/suspend", {"reason": "failure"}).status_code == 200
    assert person.post("branches/main/resume").status_code == 200


@pytest.mark.parametrize("action", CHANGES)
def test_only_who_is_responsible_for_the_queue_ends_anything(house: House, bob: Browser, action: str) -> None:
    house.employs("rita", Role.RECEPTION)
    for person in (bob, house.signed_in("rita")):
        assert refusal(person.post(f"branches/main/day/{action}", {})) == (403, "not_allowed")
    assert refusal(bob.get("branches/main/day")) == (403, "not_allowed")
    charlie = house.signed_in("charlie")
    assert refusal(charlie.post(f"branches/main/day/{action}", {})) == (404, "branch_unknown")


def test_a_repeated_request_suspends_once(house: House, bob: Browser, published: RecordingPublisher) -> None:
    for _ in range(2):
        answer = bob.post("branches/main/suspend", {"reason": "other"}, idempotency_key="one")
        assert answer.status_code == 200
    assert published.names.count("branch:suspended") == 1
    other = bob.post("branches/main/suspend", {"reason": "failure"}, idempotency_key="one")
    assert refusal(other) == (409, "idempotency_conflict")


def test_a_register_is_lost_and_found(house: House, bob: Browser) -> None:
    passport = house.main.services["passport"].id
    with house.store.write() as work:
        work.session.add(Register(key="civil", name={"uk": "Реєстр"}))
        work.session.get_one(Service, passport).registers = ["civil"]
    known = bob.get("branches/main/suspension").json["registers"]
    assert known == [{"key": "civil", "name": {"uk": "Реєстр"}, "closed": False}]
    bob.post("branches/main/suspend", {"reason": "register", "registers": ["civil"]})
    assert bob.get("branches/main/suspension").json["registers"][0]["closed"]
    application = {"purpose": "application", "service_id": passport}
    refused = house.agent(DeviceKind.KIOSK).post("branches/main/tickets", application)
    assert refusal(refused) == (409, "service_suspended")
    assert takes_ticket(house)["number"] == "А-001"
    bob.post("branches/main/resume", {"registers": ["civil"]})
    assert takes_ticket(house, **application, sphere=None)["number"] == "Б-001"


def test_the_day_ends_and_the_visitor_reads_the_time_kept(house: House, sonia: Browser) -> None:
    ticket = takes_ticket(house)
    shown = sonia.get("branches/main/day").json
    assert [left["number"] for left in shown["left"]] == ["А-001"]
    assert sonia.post("branches/main/day/end-issuing").json["issuing_ended"]
    assert not sonia.post("branches/main/day/reopen-issuing").json["issuing_ended"]
    assert refusal(sonia.post("branches/main/day/close", {})) == (400, "closing_reason_needed")
    for _ in range(2):
        closed = sonia.post("branches/main/day/close", {"reason": "no_staff"}, idempotency_key="one").json
    assert closed["closed"]
    assert [(row["number"], row["offered_at"]) for row in closed["unserved"]] == [
        ("А-001", "2026-03-03T00:00:00+02:00")
    ]
    mine = Agent(house.app, f"Visit {ticket['code']}").get("visit").json
    assert (mine["status"], mine["unserved"]["reason"]) == ("cancelled", "no_staff")
    queue = sonia.get("branches/main/queue").json
    assert queue["day"] == {"issuing_ended": True, "closed": True}


def test_suspensions_of_today_stand_with_their_length(house: House, sonia: Browser, clock: FrozenClock) -> None:
    sonia.post("branches/main/suspend", {"reason": "air_alarm"})
    clock.advance(minutes=40)
    sonia.post("branches/main/resume", {"minutes": 10})
    clock.advance(minutes=30)
    [row] = sonia.get("branches/main/day").json["suspensions"]
    assert (row["reason"], row["seconds"]) == ("air_alarm", 50 * 60)
    assert row["until"] == "2026-03-02T10:50:00+02:00"
