"""Messages at the edge: what is promised, what staff see, and a contact that is confirmed by a code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url
from sqlmodel import select

from queue_server.models import Appointment
from queue_server.services.booking.letters import Letters as Writer
from queue_server.services.booking.postman import Postman
from queue_server.web.dependencies import run_here
from tests.fakes import FrozenClock
from tests.mail_server import Letters, mail_server, text_of
from tests.services.bookings import at
from tests.web.booking_people import APPOINTMENTS, OLENA, SLOTS, TWO, book, hold, phone, takes_bookings
from tests.web.conftest import House, MakeApplication
from tests.web.people import Browser, refusal

BY_MAIL = {"visitor_name": "Олена Приклад", "contact": "Olena@Example.org"}
CODE = f"{APPOINTMENTS}/contact-code"


@pytest.fixture
def letters() -> Iterator[Letters]:
    with mail_server() as box:
        yield box


@pytest.fixture
def house(house: House, make_application: MakeApplication, letters: Letters) -> House:
    """The same two branches, with e-mail and without SMS."""
    app = make_application(smtp_url=letters.url, mail_from="queue@example.org")
    return takes_bookings(House(app, house.main, house.other))


@pytest.fixture
def asking(house: House) -> House:
    with house.store.write() as work:
        branch = work.lock_branch(house.main.branch.id)
        branch.booking = branch.booking | {"confirm_contact": True}
        work.session.add(branch)
    return house


def postman(house: House) -> Postman:
    deps = house.deps
    writer = Writer(deps.catalogues, deps.codes, deps.settings.origin, deps.calendar_file)
    return Postman(deps.store, deps.clock, writer, deps.channels, run_here)


def digits(letters: Letters) -> str:
    found = re.search(r"\b\d{6}\b", text_of(letters.read[-1]))
    assert found is not None
    return found[0]


def test_it_works(house: House, stranger: Browser, letters: Letters) -> None:
    """What the answer promises comes, and reception sees that it went out."""
    assert stranger.get(SLOTS).json["messages"] == ["email"]
    held = hold(stranger).json["hold"]
    made = stranger.post(APPOINTMENTS, {"hold": held} | BY_MAIL).json
    assert made["message_to"] == "email"
    assert "example" not in repr(made).lower()
    postman(house).send_due(next(iter(house.store.ways)))
    [letter] = letters.read
    assert letter["To"] == "Olena@example.org"
    assert f"http://localhost/booking/own/#{made['code']}" in text_of(letter)
    [row] = house.signed_in("olha").get(APPOINTMENTS).json["appointments"]
    assert row["message"] == {"state": "sent", "kind": "confirmation", "channel": "email", "error": None}


def test_nothing_is_promised_where_nothing_can_be_sent(house: House, stranger: Browser) -> None:
    own = phone(house, book(stranger))
    assert own.get("appointment").json["message_to"] is None


def test_who_was_not_reached_is_shown_to_reception(house: House, stranger: Browser) -> None:
    held = hold(stranger).json["hold"]
    stranger.post(APPOINTMENTS, {"hold": held, "visitor_name": "Олена", "contact": "nobody@example.org"})
    postman(house).send_due(next(iter(house.store.ways)))
    olha = house.signed_in("olha")
    [row] = olha.get(APPOINTMENTS).json["appointments"]
    assert (row["message"]["state"], row["message"]["error"]) == ("failed", "recipient_refused")
    [alert] = olha.get("branches/main/reception").json["messages"]
    assert (alert["appointment"], alert["slot_at"], alert["state"]) == (row["id"], TWO, "failed")


# --- a contact confirmed by a code ----------------------------------------------------------------------------------


def test_a_contact_is_confirmed_by_the_code_that_was_sent_there(
    asking: House, stranger: Browser, letters: Letters, tmp_path: Path
) -> None:
    assert stranger.get(SLOTS).json["confirm_contact"] is True
    held = {"hold": hold(stranger).json["hold"]}
    assert refusal(stranger.post(APPOINTMENTS, held | BY_MAIL)) == (409, "contact_code_needed")
    assert stranger.post(CODE, held | {"contact": BY_MAIL["contact"]}).json == {"channel": "email"}
    code = digits(letters)
    assert letters.read[-1]["To"] == "Olena@example.org"
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    assert refusal(stranger.post(APPOINTMENTS, held | BY_MAIL | {"contact_code": wrong})) == (400, "contact_code_wrong")
    other = held | BY_MAIL | {"contact": "other@example.org", "contact_code": code}
    assert refusal(stranger.post(APPOINTMENTS, other)) == (400, "contact_code_wrong")
    database = Path(make_url(asking.deps.settings.database).database or "")
    kept = b"".join(path.read_bytes() for path in tmp_path.glob(f"{database.name}*"))
    assert b"lena@" not in kept
    with asking.store.read() as session:
        stored = session.exec(select(Appointment)).one().model_dump()
    assert code not in map(str, stored.values())
    made = stranger.post(APPOINTMENTS, held | BY_MAIL | {"contact_code": f"{code[:3]} {code[3:]}"})
    assert (made.status_code, made.json["state"]) == (201, "booked")


def test_the_time_is_held_while_the_code_is_on_its_way(
    asking: House, stranger: Browser, letters: Letters, clock: FrozenClock
) -> None:
    held = {"hold": hold(stranger).json["hold"]}
    clock.advance(minutes=4)
    stranger.post(CODE, held | {"contact": BY_MAIL["contact"]})
    with asking.store.read() as session:
        assert session.exec(select(Appointment)).one().held_until == at("10:14")
    clock.advance(minutes=10)
    late = held | BY_MAIL | {"contact_code": digits(letters)}
    assert refusal(stranger.post(APPOINTMENTS, late)) == (409, "contact_code_needed"), "too old"


def test_codes_are_few_and_guesses_too(asking: House, stranger: Browser, letters: Letters) -> None:
    held = {"hold": hold(stranger).json["hold"]}
    for _ in range(3):
        assert stranger.post(CODE, held | {"contact": BY_MAIL["contact"]}).status_code == 200
    assert refusal(stranger.post(CODE, held | {"contact": BY_MAIL["contact"]})) == (429, "too_many_requests")
    assert refusal(stranger.post(CODE, held | {"contact": "else@example.org"})) == (409, "contact_codes_spent")
    wrong = held | BY_MAIL | {"contact_code": f"{(int(digits(letters)) + 1) % 10**6:06d}"}
    for _ in range(5):
        assert refusal(stranger.post(APPOINTMENTS, wrong)) == (400, "contact_code_wrong")
    right = held | BY_MAIL | {"contact_code": digits(letters)}
    assert refusal(stranger.post(APPOINTMENTS, right)) == (429, "too_many_requests")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"hold": "1234 5678 9012", "contact": "olena@example.org"}, 409, "hold_unknown"),
        ({"contact": "067 123 45 67"}, 400, "contact_way_missing"),
        ({"contact": "nothing"}, 400, "contact_invalid"),
        ({"contact": "busy@example.org"}, 503, "contact_code_not_sent"),
    ],
)
def test_what_cannot_be_sent_is_said(
    asking: House, stranger: Browser, body: dict[str, str], status: int, code: str
) -> None:
    held = {"hold": hold(stranger).json["hold"]}
    assert refusal(stranger.post(CODE, held | body)) == (status, code)


def test_staff_and_branches_that_do_not_ask_need_no_code(asking: House, stranger: Browser) -> None:
    olha = asking.signed_in("olha")
    body = {"purpose": "consultation", "sphere": "documents", "slot": TWO} | OLENA
    assert olha.post(f"{APPOINTMENTS}/by-staff", body).status_code == 201
    with asking.store.write() as work:
        branch = work.lock_branch(asking.main.branch.id)
        branch.booking = branch.booking | {"confirm_contact": False}
        work.session.add(branch)
    book(stranger, "2026-03-02T15:00:00+02:00")
