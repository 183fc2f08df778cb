"""The history by API: who may ask, what JSON, CSV and XLSX say, and that no text becomes a formula."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from datetime import datetime, timedelta
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlmodel import select

from queue_server.models import Outcome, Role, Service, Staff, StaffRole
from queue_server.services import staffing
from queue_server.services.statistics.inquiry import Compared
from queue_server.services.unit_of_work import Actor
from queue_server.web.spreadsheets import Cell, Sheet, Style, as_csv, as_xlsx, defused
from tests.factories import make_handled, make_ticket
from tests.fakes import MONDAY_MORNING
from tests.source_tree import ROOT
from tests.web.conftest import House
from tests.web.people import PASSWORD, Browser

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
    assert book.sheetnames[:4] == ["Про файл", "Основні показники", "За днями", "Очікування й прийом"]
    about = [[cell.value for cell in row] for row in book["Про файл"].iter_rows(min_row=2)]
    assert about[0] == ["Що", "Перший день", "Останній день"]
    assert about[1] == ["Період", datetime(2026, 3, 2), datetime(2026, 3, 2)]  # noqa: DTZ001 -- a date, as openpyxl reads it
    [days] = book["За днями"].iter_rows(min_row=3, max_row=3)
    assert (days[0].is_date, days[0].number_format, days[1].data_type) == (True, "dd.mm.yyyy", "n")
    service = book["За послугами"]
    assert [cell.value for cell in service[2]][:3] == ["Послуга", "Відвідування", "Звернення"]
    assert [cell.value for cell in service[3]][:3] == ['\'=HYPERLINK("http://зле")', 1, 2]
    assert [cell.data_type for cell in service[3]][:3] == ["s", "n", "n"]
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]


def test_names_of_sheets_are_short_and_each_its_own() -> None:
    long = "Дуже довга назва таблиці, яка не влазить"
    sheet = Sheet(long, "=1", ["a"], [[Cell(None), Cell(0.5, Style.SHARE)]])
    book = load_workbook(io.BytesIO(as_xlsx([sheet, sheet])))
    assert len(set(book.sheetnames)) == 2
    assert max(map(len, book.sheetnames)) <= 31
    assert book.worksheets[0]["A1"].value == "'=1"
    assert book.worksheets[0]["B3"].number_format == "0.0%"


ATTACKS = ["=cmd|' /C calc'!A0", "=1+1", "+380", "-5", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://зле";"Талон")']


@pytest.mark.parametrize("text", ATTACKS)
def test_a_text_that_looks_like_a_formula_is_defused(text: str) -> None:
    """In every place where a text may stand, of either file."""
    assert defused(text) == f"'{text}"
    assert defused("А-012") == "А-012"
    sheet = Sheet(text, text, [text], [[Cell(text)]])
    lines = "".join(as_csv([sheet], ";", ",")).removeprefix("\ufeff")
    read = [cell for row in csv.reader(io.StringIO(lines, newline=""), delimiter=";") for cell in row]
    assert read == [f"'{text}"] * 4
    book = load_workbook(io.BytesIO(as_xlsx([sheet])))
    cells = [cell for row in book.worksheets[0] for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(str(cell.value).startswith("'") for cell in cells)


@pytest.mark.usefixtures("history")
def test_all_branches_together_are_for_whoever_answers_for_several(house: House, alice: Browser, bob: Browser) -> None:
    with house.store.write() as work:
        make_ticket(work.session, house.other)
        boss = staffing.NewPerson("nadia", "Надія")
        secret = house.deps.passwords.hash(PASSWORD)
        staffing.add_person(work, boss, house.main.branch, Role.SUPERVISOR, secret, Actor())
        person = work.session.exec(select(Staff).where(Staff.login == "nadia")).one()
        work.session.add(StaffRole(staff_id=person.id, branch_id=house.other.branch.id, role=Role.SUPERVISOR))
    nadia = house.signed_in("nadia")
    answer = nadia.get("statistics?period=day&day=2026-03-02")
    assert answer.json["branches"] == ["main", "other"]
    assert rows(answer, "overview")["Відвідування"][0] == 3
    assert "Петренко" not in answer.get_data(as_text=True), "a supervisor reads of no person"
    text = nadia.get("statistics.csv?period=day&day=2026-03-02").get_data().decode("utf-8-sig")
    read = [row for row in csv.reader(io.StringIO(text), delimiter=";") if row]
    assert ["Відвідування", "3", "0", ""] in read
    assert ["Період", "02.03.2026", "02.03.2026"] in read
    assert [row[1] for row in read if row[0] == "ЦНАП"] == ["ЦНАП main", "ЦНАП other"]
    book = load_workbook(io.BytesIO(nadia.get("statistics.xlsx?period=day&day=2026-03-02").get_data()))
    assert [cell.value for cell in book["За чергами"]["A"]][2:] == ["main: А · Черга А", "other: А · Черга А", "Разом"]
    one = alice.get("statistics?period=day&day=2026-03-02").json
    assert one["branches"] == ["main"], "of all that are one's own"
    assert bob.get("statistics.csv").status_code == 403


def test_what_few_ask_for_is_loaded_only_then() -> None:
    """The libraries of workbooks and PDFs: 20 MB of a server that may take 150."""
    code = "import sys, queue_server.server, operator_console.views; print({'openpyxl', 'fpdf'} & set(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert loaded.stdout.strip() == "set()"
