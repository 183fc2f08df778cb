"""Suggestions and complaints at the edge: who may write, follow and answer them, and what an attacker gets."""

from __future__ import annotations

from typing import Any

import pytest
from sqlmodel import select
from structlog.testing import capture_logs

from queue_server.models import DeviceKind, Feedback, Role
from tests.web.booking_people import book, takes_bookings
from tests.web.conftest import House
from tests.web.people import Agent, Browser, refusal

PATH = "branches/main/feedback"
SUGGESTION = {"kind": "suggestion", "text": "Поставте, будь ласка, лавку"}
COMPLAINT = {
    "kind": "complaint",
    "text": "Мені відмовили.\nБез пояснення.",
    "name": "Приклад Олена",
    "residence": "м. Слов’янськ, вул. Садова, 5",
    "contact": "067 123 45 67",
}
SECRETS = ("відмовили", "Приклад Олена", "Садова", "671234567")


def writes(who: Browser, body: dict[str, str] = COMPLAINT, **headers: str) -> Any:
    answer = who.post(PATH, body, **headers)
    assert answer.status_code == 201, answer.json
    return answer.json


def author(house: House, code: str) -> Agent:
    return Agent(house.app, f"Feedback {code}")


def rows(house: House) -> list[Feedback]:
    with house.store.read() as session:
        return list(session.exec(select(Feedback)))


def only(house: House) -> str:
    """The address of the one that was written."""
    [row] = rows(house)
    return f"{PATH}/{row.id}"


def test_it_works(house: House, stranger: Browser, alice: Browser) -> None:
    made = writes(stranger)
    assert (made["number"], made["state"], made["due_on"], made["message_to"]) == (
        "1/2026", "received", "2026-03-17", None,
    )  # fmt: skip
    [row] = alice.get(PATH).json["feedback"]
    assert row["days_left"] == 15
    whole = alice.get(f"{PATH}/{row['id']}").json
    assert (whole["text"], whole["contact"]) == (COMPLAINT["text"], "+380671234567")
    alice.post(f"{PATH}/{row['id']}/take")
    assert alice.post(f"{PATH}/{row['id']}/answer", {"text": "Виправлено."}).json["state"] == "answered"
    told = author(house, made["code"]).get("feedback").json
    assert (told["state"], told["answer"]) == ("answered", "Виправлено.")
    assert not any(secret in str(told) for secret in SECRETS)
    [entry] = [e for e in alice.get("branches/main/audit-log?kind=feedback").json["entries"] if e["by_visitor"]]
    assert (entry["action"], entry["subject"]) == ("complaint:received", "1/2026")


def test_a_repeated_request_makes_one(house: House, stranger: Browser) -> None:
    one, again = (writes(stranger, idempotency_key="k")["code"] for _ in range(2))
    assert one == again
    assert refusal(stranger.post(PATH, SUGGESTION, idempotency_key="k")) == (409, "idempotency_conflict")
    assert refusal(house.browser("192.0.2.9").post(PATH, COMPLAINT, idempotency_key="k"))[1] == "idempotency_conflict"
    assert len(rows(house)) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "praise"}, {"text": "я" * 10_001}, {"text": 5}, {"number": "7/2026"}, {"status": "answered"},
        {"name": "я" * 1001}, {"text": "\0"},
    ],
)  # fmt: skip
def test_what_is_malformed_or_too_much_is_refused(house: House, stranger: Browser, wrong: dict[str, Any]) -> None:
    assert stranger.post(PATH, COMPLAINT | wrong).status_code == 400
    assert rows(house) == []


def test_what_is_missing_is_named_by_field(house: House, stranger: Browser) -> None:
    answer = stranger.post(PATH, {"kind": "complaint", "text": "я" * 5001, "name": "Олена"})
    assert refusal(answer) == (400, "feedback_incomplete")
    assert set(answer.json["error"]["details"]["fields"]) == {"text", "name", "residence", "contact"}
    assert stranger.post(PATH, {"kind": "complaint", "text": "x" * 70_000}).status_code == 413
    assert rows(house) == []


def test_direction_marks_and_control_characters_do_not_come_in(house: House, stranger: Browser) -> None:
    writes(stranger, SUGGESTION | {"text": "Пере\u202eднє\u0007\n\n\n\nслово "})
    assert [row.text for row in rows(house)] == ["Переднє\n\nслово"]


# --- who may not --------------------------------------------------------------------------------------------------


def test_a_guessed_or_foreign_code_opens_nothing_and_looks_the_same(house: House, stranger: Browser) -> None:
    takes_bookings(house)
    booked, code = book(stranger), writes(stranger)["code"]
    told = [author(house, guess).get("feedback") for guess in (booked, "000000000000", "12", "нуль")]
    assert {(answer.status_code, answer.get_data()) for answer in told} == {(401, told[0].get_data())}
    assert refusal(Agent(house.app, f"Appointment {code}").get("appointment")) == (401, "code_unknown")
    assert refusal(author(house, code).get("visit")) == (403, "not_allowed")
    assert refusal(author(house, code).get(PATH)) == (403, "not_allowed")


def test_guessing_comes_to_an_end_and_hits_are_not_counted(house: House, stranger: Browser) -> None:
    code = writes(stranger)["code"]
    with capture_logs() as logs:
        assert {author(house, code).get("feedback").status_code for _ in range(12)} == {200}
        ends = [refusal(author(house, f"{n:012d}").get("feedback")) for n in range(11)]
    assert ends[9:] == [(401, "code_unknown"), (429, "too_many_requests")]
    assert not any(code in str(logs) or secret in str(logs) for secret in SECRETS)


def test_one_address_and_one_mailbox_are_not_flooded(house: House, stranger: Browser) -> None:
    ends = [stranger.post(PATH, SUGGESTION).status_code for _ in range(21)]
    assert ends == [201] * 20 + [429]
    mailed = SUGGESTION | {"contact": "Olena@example.org"}
    ends = [house.browser(f"192.0.2.{n}").post(PATH, mailed).status_code for n in range(6)]
    assert ends == [201] * 5 + [429]


def test_only_the_branchs_own_head_reads_and_answers(house: House, stranger: Browser, charlie: Browser) -> None:
    code = writes(stranger)["code"]
    one, before = only(house), rows(house)[0].model_dump()
    house.employs("nina", Role.SUPERVISOR, "other")
    house.employs("roman", Role.SUPERVISOR)
    changes = [("take", None), ("extend", {"reason": "так"}), ("answer", {"text": "так"}), ("pass-on", {"to": "так"})]
    everybody = {
        "nobody": (stranger, {401}), "its author": (author(house, code), {403}),
        "operator": (house.signed_in("bob"), {403}), "display": (house.agent(DeviceKind.DISPLAY), {403}),
        "head of another branch": (charlie, {404}), "supervisor": (house.signed_in("roman"), {403}),
        "supervisor of another branch": (house.signed_in("nina"), {403, 404}),
    }  # fmt: skip
    for name, (who, refused) in everybody.items():
        for action, body in changes:
            assert who.post(f"{one}/{action}", body).status_code in refused, (name, action)
        for address in (one, PATH):
            told = who.get(address).get_data(as_text=True)
            assert not any(secret in told for secret in SECRETS), name
    assert rows(house)[0].model_dump() == before


def test_another_branchs_one_looks_like_none_under_the_own_address(
    house: House, stranger: Browser, charlie: Browser
) -> None:
    writes(stranger)
    foreign, absent = (charlie.get(f"branches/other/feedback/{key}") for key in (rows(house)[0].id, "0"))
    assert refusal(foreign) == refusal(absent) == (404, "feedback_unknown")
    assert foreign.json == absent.json
    assert charlie.get("branches/other/feedback?state=all").json["feedback"] == []


def test_a_foreign_site_writes_nothing(house: House, stranger: Browser) -> None:
    assert refusal(stranger.post(PATH, SUGGESTION, origin="https://evil.example")) == (403, "foreign_origin")
    assert rows(house) == []
