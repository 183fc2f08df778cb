"""Rating by code: by the visitor's phone, at the kiosk, on the tablet; a foreign or guessed code opens nothing."""

from __future__ import annotations

from typing import Any

import pytest
from sqlmodel import select

from queue_server.domain.tickets import TicketStatus
from queue_server.models import DeviceKind, Rating, RatingChannel, Ticket
from queue_server.services.visits import code_of
from tests.factories import make_ticket
from tests.fakes import FrozenClock
from tests.web.conftest import House
from tests.web.people import Agent, refusal

STEP = {"step": 4}


def served(house: House, clock: FrozenClock, branch: str = "main", **fields: Any) -> tuple[Ticket, str]:
    """A visit that has just ended at the first counter, and its code."""
    centre = house.main if branch == "main" else house.other
    ended = {"status": TicketStatus.SERVED, "finished_at": clock.now()}
    with house.store.write() as work:
        ticket = make_ticket(work.session, centre, **ended | fields)
        ticket.counter_id = centre.counters["1"].id
        code = code_of(ticket, house.deps.codes)
        ticket.code_hash = house.deps.codes.stored(code)
    return ticket, code


def ratings(house: House) -> list[Rating]:
    with house.store.read() as session:
        return list(session.exec(select(Rating)).all())


def test_it_works(house: House, clock: FrozenClock) -> None:
    _ticket, code = served(house, clock)
    phone = Agent(house.app, f"Visit {code}")
    asked = phone.get("visit/rating").json
    assert (asked["scale"], asked["steps"], asked["given"], asked["refusal"]) == ("five", 5, None, None)
    answer = phone.post("visit/rating", STEP | {"comment": "Дякую"})
    assert answer.status_code == 201
    assert answer.json["given"] == {"step": 4, "steps": 5, "answers": {}, "comment": "Дякую"}
    assert [each.channel for each in ratings(house)] == [RatingChannel.PHONE]


@pytest.mark.parametrize("guess", ["000000000000", "12", "", "нуль"])
def test_a_guessed_code_rates_nothing(house: House, clock: FrozenClock, guess: str) -> None:
    served(house, clock)
    assert refusal(Agent(house.app, f"Visit {guess}").post("visit/rating", STEP)) == (401, "code_unknown")
    kiosk = house.agent(DeviceKind.KIOSK)
    asked = kiosk.post("branches/main/ratings", STEP | {"code": guess or "0"})
    assert refusal(asked) == (404, "visit_unknown")
    assert ratings(house) == []


def test_guessing_at_a_kiosk_comes_to_an_end(house: House) -> None:
    kiosk = house.agent(DeviceKind.KIOSK)
    answers = [kiosk.post("branches/main/ratings/look-up", {"code": f"{n:012}"}) for n in range(21)]
    assert refusal(answers[-1]) == (429, "too_many_requests")


def test_a_foreign_code_opens_nothing_at_a_kiosk(house: House, clock: FrozenClock) -> None:
    _ticket, code = served(house, clock, "other")
    kiosk = house.agent(DeviceKind.KIOSK)
    assert refusal(kiosk.post("branches/main/ratings/look-up", {"code": code})) == (404, "visit_unknown")
    assert refusal(kiosk.post("branches/main/ratings", STEP | {"code": code})) == (404, "visit_unknown")
    assert refusal(kiosk.post("branches/other/ratings", STEP | {"code": code})) == (404, "branch_unknown")
    assert ratings(house) == []


def test_a_kiosk_rates_by_the_code_of_the_ticket(house: House, clock: FrozenClock) -> None:
    ticket, code = served(house, clock)
    kiosk = house.agent(DeviceKind.KIOSK)
    assert kiosk.post("branches/main/ratings/look-up", {"code": code}).json["number"] == ticket.number
    assert kiosk.post("branches/main/ratings", STEP | {"code": code}).status_code == 201
    assert refusal(kiosk.post("branches/main/ratings", {"step": 1, "code": code})) == (409, "rating_already_given")
    assert [(each.channel, each.step) for each in ratings(house)] == [(RatingChannel.KIOSK, 4)]


def test_a_tablet_rates_the_visit_of_its_counter_and_hears_no_code(house: House, clock: FrozenClock) -> None:
    ticket, code = served(house, clock)
    tablet = Agent(house.app, f"Device {house.device(DeviceKind.TABLET, counter=house.main.counters['1'].id)}")
    other = Agent(house.app, f"Device {house.device(DeviceKind.TABLET, counter=house.main.counters['2'].id)}")
    offer = tablet.get("device/rating")
    assert code not in offer.text
    assert offer.json["offer"]["ticket"] == ticket.id
    assert other.get("device/rating").json == {"offer": None}
    assert refusal(other.post("device/rating", STEP | {"ticket": ticket.id})) == (409, "rating_offer_over")
    assert ratings(house) == []
    assert tablet.post("device/rating", STEP | {"ticket": ticket.id}).status_code == 201
    assert tablet.get("device/rating").json == {"offer": None}
    assert [each.channel for each in ratings(house)] == [RatingChannel.TABLET]


def test_a_refusal_is_said_in_the_language_of_the_reader(house: House, clock: FrozenClock) -> None:
    _ticket, code = served(house, clock, status=TicketStatus.WAITING, finished_at=None)
    phone = Agent(house.app, f"Visit {code}")
    answer = phone.client.post("/api/v1/visit/rating", json=STEP, headers=phone.headers | {"Accept-Language": "en"})
    assert refusal(answer) == (409, "rating_too_early")
    assert answer.json["error"]["message"] == "A visit can be rated when it has ended."
    assert ratings(house) == []
