"""The history by API: who may ask, what JSON, CSV and XLSX say, and that no text becomes a formula."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from openpyxl import load_workbook

from queue_server.models import Outcome, Role, Service, Staff
from queue_server.services.statistics.inquiry import Compared
from queue_server.web.spreadsheets import Cell, Sheet, Style, as_xlsx, defused
from tests.factories import make_handled, make_ticket
from tests.fakes import MONDAY_MORNING
from tests.web.conftest import House
from tests.web.people import Browser

ADDRESS = "branches/main/statistics"


@pytest.fixture
def history(house: House) -> None:
    """Two visits of this Monday with three services, one of them named like a formula, and a served person's name."""
    with house.store.write() as work:
        centre, session = house.main, work.session
        service = session.get_one(Service, centre.services["passport"].id)
        service.label = {"uk": '=HYPERLINK("http://зле")', "en": "+1"}
        session.get_one(Staff, centre.operators["1"].id).name = "@Петренко"
        first = make_ticket(session, centre, service_id=service.id, device_id=centre.devices["kiosk"].id)
        second = make_ticket(session, centre, issued_at=MONDAY_MORNING + timedelta(minutes=5))
        done: dict[str, Any] = {"outcome": Outcome.CONSULTED, "operator_id": centre.operators["1"].id}
        make_handled(session, centre, first, 10, MONDAY_MORNING + timedelta(minutes=20), quantity=2, **done)
        make_handled(session, centre, second, 5, MONDAY_MORNING + timedelta(minutes=30), **done)


def table(answer: Any, key: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in answer.json["tables"] if each["key"] == key)
    return found


def rows(answer: Any, key: str) -> dict[str, list[Any]]:
    return {row["label"]: row["values"] for row in table(answer, key)["rows"]}


@pytest.mark.usefixtures("history")
def test_it_works(alice: Browser) -> None:
    answer = alice.get(f"{ADDRESS}?period=day&day=2026-03-02")
    assert answer.json["period"] == {"first": "2026-03-02", "last": "2026-03-02"}
    assert answer.json["compared"] == {"first": "2026-03-01", "last": "2026-03-01"}
    assert rows(answer, "overview")["Відвідування"] == [2, 0, None]
    assert rows(answer, "overview")["Звернення"] == [3, 0, None]
    assert rows(answer, "outcomes") == {"консультацію надано": [3, 1.0]}
    assert rows(answer, "person")["@Петренко"][:2] == [3, 450.0]
    assert table(answer, "purpose")["total"][:2] == [2, 3]


@pytest.mark.usefixtures("history")
def test_every_table_s_rows_agree_with_its_whole(alice: Browser) -> None:
    for each in alice.get(f"{ADDRESS}?period=year").json["tables"]:
        for at, column in enumerate(each["columns"]):
            if each["total"] and column["kind"] == "count" and column["key"] != "ratings":
                assert sum(row["values"][at] for row in each["rows"]) == each["total"][at], (each["key"], column)


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize("compare", list(Compared))
def test_every_table_and_column_has_its_words(alice: Browser, language: str, compare: Compared) -> None:
    answer = alice.get(f"{ADDRESS}?period=quarter&compare={compare.value}&language={language}")
    assert answer.status_code == 200
    assert len(answer.json["tables"]) >= 20


@pytest.mark.usefixtures("history")
def test_a_person_s_figures_are_the_head_s_and_the_person_s(house: House, alice: Browser) -> None:
    house.employs("sofia", Role.SUPERVISOR)
    sofia = house.signed_in("sofia").get(f"{ADDRESS}?period=day&day=2026-03-02")
    assert sofia.status_code == 200
    assert not {"person", "own"} & {each["key"] for each in sofia.json["tables"]}
    assert "Петренко" not in sofia.get_data(as_text=True)


def test_others_may_not_ask_and_learn_nothing(bob: Browser, charlie: Browser, stranger: Browser) -> None:
    assert bob.get(ADDRESS).status_code == 403
    assert charlie.get(ADDRESS).status_code == 404
    assert stranger.get(ADDRESS).status_code == 401
    for ending in ("csv", "xlsx"):
        assert charlie.get(f"{ADDRESS}.{ending}").status_code == 404


def test_a_training_copy_has_no_history(house: House, alice: Browser) -> None:
    with house.store.write() as work:
        work.lock_branch(house.main.branch.id).training_of = house.other.branch.id
    assert alice.get(ADDRESS).status_code == 404


def test_an_odd_day_is_refused_by_the_api(alice: Browser) -> None:
    assert alice.get(f"{ADDRESS}?day=yesterday").status_code == 400
    assert alice.get(f"{ADDRESS}?period=any&day=9999-12-31&last=0001-01-01").status_code == 200


@pytest.mark.usefixtures("history")
def test_csv_has_ukrainian_heads_numbers_and_no_formula(alice: Browser) -> None:
    answer = alice.get(f"{ADDRESS}.csv?period=day&day=2026-03-02")
    assert answer.mimetype == "text/csv"
    assert "statistics-main-2026-03-02-2026-03-02.csv" in answer.headers["Content-Disposition"]
    text = answer.get_data().decode("utf-8-sig")
    read = [row for row in csv.reader(io.StringIO(text), delimiter=";") if row]
    assert next(r for r in read if r[0] == "Мета звернення")[:3] == ["Мета звернення", "Відвідування", "Звернення"]
    assert ["Середній прийом, хв", "7,50", "", ""] in read
    assert [row[0] for row in read if "HYPERLINK" in row[0]] == ['\'=HYPERLINK("http://зле")']
    assert not [cell for row in read for cell in row if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.usefixtures("history")
def test_xlsx_has_a_sheet_for_each_table_with_numbers_as_numbers(alice: Browser) -> None:
    answer = alice.get(f"{ADDRESS}.xlsx?period=day&day=2026-03-02")
    book = load_workbook(io.BytesIO(answer.get_data()))
    assert book.sheetnames[:3] == ["Основні показники", "За днями", "Очікування й прийом"]
    service = book["За послугами"]
    assert [cell.value for cell in service[2]][:3] == ["Послуга", "Відвідування", "Звернення"]
    assert [cell.value for cell in service[3]][:3] == ['\'=HYPERLINK("http://зле")', 1, 2]
    assert [cell.data_type for cell in service[3]][:3] == ["s", "n", "n"]
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]


def test_names_of_sheets_are_short_and_each_its_own() -> None:
    long = "Дуже довга назва таблиці, яка не влазить"
    sheet = Sheet(long, "=1", ["a"], [[Cell(None), Cell(0.5, Style.SHARE)]])
    book = load_workbook(io.BytesIO(b"".join(as_xlsx([sheet, sheet]))))
    assert len(set(book.sheetnames)) == 2
    assert max(map(len, book.sheetnames)) <= 31
    assert book.worksheets[0]["A1"].value == "'=1"
    assert book.worksheets[0]["B3"].number_format == "0.0%"


@pytest.mark.parametrize("text", ["=1+1", "+380", "-5", "@SUM(A1)", "\t=1"])
def test_a_text_that_looks_like_a_formula_is_defused(text: str) -> None:
    assert defused(text) == f"'{text}"
    assert defused("А-012") == "А-012"
