"""The API of numbers by hand, of training copies and of the weekly report: what it answers, whom it lets in."""

from __future__ import annotations

from typing import Any

import pytest
from click.testing import CliRunner
from sqlmodel import func, select

from queue_server.cli import Runtime, main
from queue_server.models import HandSheet, Role, Ticket
from tests.fakes import RecordingPublisher
from tests.web.conftest import House
from tests.web.people import Browser, refusal

BY_HAND = "branches/main/by-hand"
ROW = {"number": "А-901", "time": "9:15", "purpose": "consultation"}


@pytest.fixture
def rita(house: House) -> Browser:
    """Reception of the first branch."""
    house.employs("rita", Role.RECEPTION)
    return house.signed_in("rita")


def served(house: House, **fields: Any) -> dict[str, Any]:
    whole = {
        "called": "9:20",
        "finished": "15",
        "counter": house.main.counters["1"].id,
        "operator": house.main.operators["1"].id,
        "outcome": "consulted",
    }
    return ROW | {"number": "А-902", "served": whole | fields}


def count(house: House, table: type[Any]) -> int:
    with house.store.read() as session:
        return session.exec(select(func.count()).select_from(table)).one()


def test_it_works(house: House, rita: Browser, published: RecordingPublisher) -> None:
    answer = rita.post(f"{BY_HAND}/tickets", {"rows": [served(house), ROW]}, idempotency_key="k")
    assert answer.status_code == 201
    assert [(row["number"], row["status"]) for row in answer.json["entered"]] == [
        ("А-901", "waiting"),
        ("А-902", "served"),
    ]
    assert published.names == ["ticket:issued", "ticket:entered"]


def test_the_form_says_what_a_row_may_hold(house: House, rita: Browser) -> None:
    form = rita.get(BY_HAND).json
    assert (form["today"], form["first_day"]) == ("2026-03-02", "2026-02-23")
    assert [(line["letter"], line["next"], line["left"]) for line in form["lines"]] == [
        ("А", "А-901", 99),
        ("Б", "Б-901", 99),
    ]
    assert {row["number"] for row in form["counters"]} == {"1", "2", "3"}
    assert "reception" not in str(form["operators"]), "who serves at no counter is not offered"
    assert set(form) == {
        "today", "first_day", "lines", "printings", "purposes", "services", "counters", "operators", "outcomes",
    }  # fmt: skip


def test_a_lost_answer_enters_and_prints_nothing_twice(house: House, rita: Browser) -> None:
    for _time in range(2):
        entered = rita.post(f"{BY_HAND}/tickets", {"rows": [ROW]}, idempotency_key="one")
        sheets = rita.post(f"{BY_HAND}/sheets", {"lines": [{"line": "line-1", "count": 3}]}, idempotency_key="two")
    assert (entered.status_code, sheets.status_code) == (201, 201)
    assert (count(house, Ticket), count(house, HandSheet)) == (1, 1)
    other = rita.post(f"{BY_HAND}/tickets", {"rows": [ROW | {"time": "9:16"}]}, idempotency_key="one")
    assert refusal(other) == (409, "idempotency_conflict")


def test_wrong_rows_are_named(house: House, rita: Browser) -> None:
    rows = [ROW, ROW | {"number": "А-12"}, served(house, operator=None)]
    answer = rita.post(f"{BY_HAND}/tickets", {"rows": rows})
    assert refusal(answer) == (400, "hand_rows_wrong")
    assert [(row["row"], row["field"], row["code"]) for row in answer.json["error"]["details"]["rows"]] == [
        (2, "number", "hand_number_range"),
        (3, "operator", "hand_operator_needed"),
    ]
    assert answer.json["error"]["message"]
    assert count(house, Ticket) == 0


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"rows": []}, "hand_rows_missing"),
        ({"rows": [ROW] * 100}, "invalid_request"),
        ({"rows": [ROW | {"surprise": 1}]}, "invalid_request"),
        ({"rows": [ROW | {"number": "А" * 30}]}, "invalid_request"),
        ({"rows": [ROW], "day": "2026-03-03"}, "hand_day_out_of_range"),
        ({"rows": [ROW], "day": "вчора"}, "invalid_request"),
    ],
)
def test_bad_input_gets_a_code_and_writes_nothing(house: House, rita: Browser, body: dict[str, Any], code: str) -> None:
    assert refusal(rita.post(f"{BY_HAND}/tickets", body)) == (400, code)
    assert count(house, Ticket) == 0


def test_the_range_runs_out_and_begins_again(rita: Browser) -> None:
    rita.post(f"{BY_HAND}/sheets", {"lines": [{"line": "line-1", "count": 99}]})
    over = rita.post(f"{BY_HAND}/sheets", {"lines": [{"line": "line-1", "count": 1}]})
    assert refusal(over) == (409, "hand_numbers_out")
    again = rita.post(f"{BY_HAND}/begin-again", {"line": "line-1"})
    assert again.json["lines"][0]["left"] == 99


def test_who_may(house: House, alice: Browser, bob: Browser, charlie: Browser) -> None:
    for path, body in (("sheets", {"lines": [{"line": "line-1", "count": 1}]}), ("tickets", {"rows": [ROW]})):
        assert alice.post(f"{BY_HAND}/{path}", body).status_code == 201
        assert refusal(bob.post(f"{BY_HAND}/{path}", body)) == (403, "not_allowed")
        assert refusal(charlie.post(f"{BY_HAND}/{path}", body)) == (404, "branch_unknown")
    assert refusal(bob.post("branches/main/training")) == (403, "not_allowed")
    assert refusal(charlie.post("branches/main/training")) == (404, "branch_unknown")
    week = {"monday": "2026-02-23"}
    assert refusal(bob.post("branches/main/out-of-order/read", week)) == (403, "not_allowed")
    assert alice.post("branches/main/out-of-order/read", week).status_code == 200
    assert refusal(alice.post("branches/main/out-of-order/read", {"monday": "2026-03-02"})) == (400, "week_unknown")


def test_a_training_copy_is_made_and_is_nobody_else_s(alice: Browser, charlie: Browser, stranger: Browser) -> None:
    made = alice.post("branches/main/training")
    assert (made.status_code, made.json["key"], made.json["new"]) == (201, "main-training", True)
    assert made.json["name"]["uk"] == "ЦНАП main (навчання)"
    again = alice.post("branches/main/training")
    assert (again.status_code, again.json["new"]) == (200, False)
    assert alice.get("branches/main-training/counters").status_code == 200
    assert refusal(charlie.get("branches/main-training/counters")) == (404, "branch_unknown")
    assert refusal(alice.post("branches/main-training/training")) == (409, "training_of_training")
    assert [branch["key"] for branch in stranger.get("branches").json["branches"]] == ["main", "other"]


def test_a_training_copy_by_command(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = house.deps.settings
    monkeypatch.setenv("QUEUE_DATABASE_URL", settings.database)
    monkeypatch.setattr("queue_server.cli.bring_up_to_date", lambda *_given: None)
    told = CliRunner().invoke(main, ["training", "main"], obj=Runtime())
    assert (told.exit_code, told.output.strip()) == (0, "main-training")
    unknown = CliRunner().invoke(main, ["training", "nowhere"], obj=Runtime())
    assert unknown.exit_code == 1
