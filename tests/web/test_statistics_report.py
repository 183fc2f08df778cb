"""The report of nine months that were built to have Bakhmut's published indicators prints exactly those."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from sqlmodel import SQLModel, select

from benchmarks.bakhmut import YEAR_2019, YEAR_2020, write_nine_months
from queue_server.adapters.passwords import Argon2Passwords
from queue_server.app import create_app
from queue_server.catalogue import Catalogues
from queue_server.models import Branch, Role
from queue_server.services import staffing
from queue_server.services.unit_of_work import Actor
from queue_server.settings import load_settings
from queue_server.web.application import Application
from queue_server.web.dependencies import Dependencies, run_here
from tests.factories import make_branch
from tests.fakes import FrozenClock
from tests.services.slow_recount import recount
from tests.web.people import PASSWORD, Browser

PUBLISHED = json.loads((Path(__file__).parents[1] / "data" / "report_bakhmut_2020_9m.json").read_text("utf-8"))
PAGE = "/operator-console/statistics/report?period=any&day=2020-01-01&last=2020-09-30"
NAMES = {  # as the centre published them → as the report calls them
    "handled services (звернення): consultations + applications + results": "handled",
    "consultations": "consultations",
    "consultations by e-mail": "by_email",
    "applications registered": "applications",
    "results issued": "results",
    "instant services (applied for and issued in one visit)": "instant",
    "average handled services a day": "a_day",
    "ratings given by ticket code": "ratings",
    "online questionnaires": "questionnaires",
    "outreach receptions of the mobile office": "outreach",
}
QUEUE = [each for each in PUBLISHED["indicators"] if each.get("queue")]


@pytest.fixture(scope="module")
def bakhmut(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """The branch, written once for all tests of this file; Alice is its head."""
    folder = tmp_path_factory.mktemp("bakhmut")
    url = f"sqlite:///{folder / 'queue.sqlite3'}"
    settings = load_settings(data_dir=folder, database_url=url, base_url="http://localhost")
    clock = FrozenClock(datetime(2020, 10, 5, 9, tzinfo=UTC))
    catalogues = Catalogues.load()
    app = create_app(settings, clock=clock, offload=run_here, faces=("operator_console",), catalogues=catalogues)
    deps: Dependencies = app.extensions["queue"]
    SQLModel.metadata.create_all(deps.store.engine)
    with deps.store.write() as work:
        centre = make_branch(work.session, counters=8)
        for months in (YEAR_2019, YEAR_2020):
            write_nine_months(work.session, centre, months)
        alice = staffing.NewPerson("alice", "Alice")
        password_hash = Argon2Passwords(run_here).hash(PASSWORD)
        staffing.add_person(work, alice, centre.branch, Role.MANAGER, password_hash, Actor())
    yield app
    deps.store.engine.dispose()


@pytest.fixture(scope="module")
def alice(bakhmut: Application) -> Browser:
    browser = Browser(bakhmut)
    assert browser.sign_in("alice").status_code == 200
    return browser


@pytest.fixture(scope="module")
def report(alice: Browser) -> dict[str, dict[str, Any]]:
    """As it is printed while nothing is kept: all counted just now."""
    return printed(alice.get(PAGE).get_data(as_text=True))


def printed(page: str) -> dict[str, dict[str, Any]]:
    """What stands in each row: the number, that of the year before, the change; in the order of the page."""
    rows = {}
    for key, row in re.findall(r'<tr data-indicator="(\w+)">(.*?)</tr>', page, re.S):
        cells = [
            re.sub(r"<[^>]+>", " ", cell)
            for cell in re.findall(r'<td class="number" data-label.*?>(.*?)</td>', row, re.S)
        ]
        value, before, change = (cell.replace("\u00a0", "").strip() for cell in cells)
        rows[key] = {"value": value.split()[0], "note": value.split()[1:], "before": before, "change": change}
    return rows


def test_it_prints_exactly_what_was_published_in_that_order(report: dict[str, dict[str, Any]]) -> None:
    assert list(report) == [NAMES[each["name"]] for each in QUEUE]
    for each in QUEUE:
        row = report[NAMES[each["name"]]]
        if each.get("rounded"):
            assert row["note"][:1] == [f"{each['value'] / 1000:.1f}".replace(".", ",")]
            assert round(int(row["value"]), -2) == each["value"]
        else:
            assert int(row["value"]) == each["value"], each["name"]
        if "previous" in each:
            assert int(row["before"]) == each["previous"]
        if "change_percent" in each:
            assert row["change"] == f"+{each['change_percent']}%".replace(".", ",")
        if "share_of_results_percent" in each:
            assert row["note"][:1] == [f"{each['share_of_results_percent']}%"]


def test_its_whole_is_the_sum_of_its_parts(report: dict[str, dict[str, Any]]) -> None:
    values = {key: int(row["value"]) for key, row in report.items()}
    assert values["handled"] == values["consultations"] + values["applications"] + values["results"] == 51_559


def test_its_tables_agree_with_each_other_and_with_a_slow_recount(bakhmut: Application, alice: Browser) -> None:
    deps: Dependencies = bakhmut.extensions["queue"]
    answer = alice.get("branches/main/statistics?period=any&day=2020-01-01&last=2020-01-31").json
    tables = {table["key"]: table for table in answer["tables"]}
    with deps.store.read() as session:
        slow = recount(session, session.exec(select(Branch.id)).one(), date(2020, 1, 1), date(2020, 1, 31))
    assert tables["purpose"]["total"][0] == slow.visits
    assert tables["outcomes"]["total"][0] == sum(slow.tallies["outcome"].values())
    times = {row["label"]: row["values"] for row in tables["times"]["rows"]}
    assert times["Очікування"][:2] == [len(slow.waits), pytest.approx(sum(slow.waits) / len(slow.waits))]
    assert times["Прийом"][:2] == [len(slow.services), pytest.approx(sum(slow.services) / len(slow.services))]
    for table in answer["tables"]:
        if table["total"] and table["columns"][0]["kind"] == "count":
            assert sum(row["values"][0] for row in table["rows"]) == table["total"][0], table["key"]


def test_what_is_kept_says_the_same_as_what_is_counted_now(
    bakhmut: Application, alice: Browser, report: dict[str, dict[str, Any]]
) -> None:
    deps: Dependencies = bakhmut.extensions["queue"]
    assert deps.history.rebuild() > 600
    assert printed(alice.get(PAGE).get_data(as_text=True)) == report


PDF = PAGE.replace("/report?", "/report.pdf?")


def test_the_pdf_says_the_same_in_the_same_order(alice: Browser, report: dict[str, dict[str, Any]]) -> None:
    answer = alice.get(PDF)
    assert answer.mimetype == "application/pdf"
    assert "report-main-2020-01-01-2020-09-30.pdf" in answer.headers["Content-Disposition"]
    pdf = PdfReader(io.BytesIO(answer.get_data()))
    assert {page.mediabox[2:] == [595.28, 841.89] for page in pdf.pages}, "A4"
    text = close(" ".join(page.extract_text() for page in pdf.pages))
    for word in ("Показники роботи", "01.01.2020 – 30.09.2020 порівняно з 01.01.2019 – 30.09.2019", "Приймальних днів"):
        assert close(word) in text
    texts, at = Catalogues.load(), 0
    for number, (key, row) in enumerate(report.items(), 1):
        name = texts.text("uk", f"statistics-indicator-{key.replace('_', '-')}")
        for said in (f"{number}{name}{row['value']}", *row["note"], f"{row['before']}{row['change']}"):
            at = text.index(close(said), at)
    for page, each in enumerate(pdf.pages, 1):
        assert f"Сторінка {page} з {len(pdf.pages)}" in each.extract_text()


def close(text: str) -> str:
    """Without spaces: where lines break and thousands part is the paper's own business."""
    return re.sub(r"\s+", "", text)


def test_the_pdf_speaks_english_and_has_letters_of_its_own(alice: Browser) -> None:
    pdf = PdfReader(io.BytesIO(alice.get(f"{PDF}&language=en").get_data()))
    assert "Indicators of the centre’s work" in pdf.pages[0].extract_text()
    assert pdf.root_object["/Lang"] == "en"
    fonts = pdf.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    assert all("Onest" in str(font.get_object()["/BaseFont"]) for font in fonts.values())


def test_the_pdf_is_for_whoever_answers_for_the_queue(bakhmut: Application) -> None:
    assert Browser(bakhmut).get(PDF).status_code == 401
