"""The history in the browser: by the keyboard alone, in both languages, on every screen, on paper, without a script."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect
from sqlmodel import Session

from queue_server.adapters.clock import SystemClock
from queue_server.adapters.database import open_engine
from queue_server.models import Outcome, Role
from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.console import Console
from tests.factories import make_handled, make_ticket
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]


@pytest.fixture
def visits(server: RunningServer) -> None:
    """Six visits within the last hour, each with a service of the first counter's administrator."""
    centre, now = server.installation.centre, SystemClock().now()
    engine = open_engine(server.installation.database_url, pooled=False)
    with Session(engine.execution_options(write=True)) as session:
        for number in range(6):
            at = now - timedelta(minutes=50 - number)
            ticket = make_ticket(session, centre, issued_at=at, device_id=next(iter(centre.devices.values())).id)
            done = {"outcome": Outcome.REGISTERED, "operator_id": centre.operators["1"].id}
            make_handled(session, centre, ticket, 6, at + timedelta(minutes=10), **done)
        session.commit()
    engine.dispose()


REPORTS = 90_000  # ms: they are computed when nobody else wants the core, and on a busy machine somebody does


def at_statistics(browser: Browser, server: RunningServer, login: str, language: str = "uk") -> Console:
    opened = Console.opened(browser, server, "statistics", language)
    opened.page.set_default_timeout(REPORTS)
    opened.signs_in(login)
    expect(opened.page.locator("#span")).to_be_visible(timeout=REPORTS)
    opened.page.wait_for_load_state()  # long pages come in portions
    return opened


@pytest.fixture
def head(browser: Browser, server: RunningServer, visits: None) -> Iterator[Console]:
    login = server.installation.centre.staff[Role.MANAGER].login
    page = at_statistics(browser, server, login)
    yield page
    page.closes()


def value(page: Console, table: str, row: str) -> str:
    found = page.page.locator(f"#{table} tr", has=page.page.get_by_role("rowheader", name=row)).first
    return found.locator("td").first.inner_text()


def test_the_head_chooses_a_period_by_the_keyboard(head: Console) -> None:
    assert value(head, "overview", "Відвідування видані") == "6"
    head.page.locator("#period").focus()
    head.page.keyboard.press("Home")  # a day
    head.page.keyboard.press("Tab")
    while not head.page.evaluate("document.activeElement.matches('form button')"):
        head.page.keyboard.press("Tab")
    head.page.keyboard.press("Enter")
    head.page.wait_for_url("**period=day**")
    assert head.page.locator("#period").input_value() == "day"
    head.page.get_by_role("link", name="Наступний період").focus()
    head.page.keyboard.press("Enter")
    head.page.wait_for_load_state()
    expect(head.page.locator("#period")).to_have_value("day", timeout=REPORTS)


def test_every_table_says_what_it_means_and_its_rows_agree(head: Console) -> None:
    sections = head.page.locator(".statistics-table")
    assert sections.count() >= 20
    for text in sections.locator("> .soft").all_inner_texts():
        assert len(text) > 20
    rows = head.page.locator("#outcomes tbody tr")
    assert rows.count() == 1
    expect(rows.first).to_contain_text("заяву зареєстровано")
    assert value(head, "person", head.server.installation.centre.operators["1"].name) == "6"


def test_the_files_are_those_of_the_page(head: Console) -> None:
    for ending in ("CSV", "XLSX"):
        with head.page.expect_download() as waiting:
            head.page.get_by_role("link", name=f"Завантажити {ending}").click()
        name = waiting.value.suggested_filename
        assert name.startswith("statistics-branch-")
        assert name.endswith(f".{ending.lower()}")
        if ending == "CSV":
            text = waiting.value.path().read_text("utf-8-sig")
            rows = [row for row in csv.reader(io.StringIO(text), delimiter=";") if row]
            assert ["Відвідування", "6", "0", ""] in rows


def test_the_report_leads_there_and_back_and_prints_on_white(head: Console) -> None:
    head.page.get_by_role("link", name="Звіт для друку").click()
    expect(head.page.get_by_role("heading", level=1)).to_have_text("Показники роботи", timeout=REPORTS)
    applications = head.page.locator("[data-indicator=applications]")
    expect(applications).to_contain_text("Зареєстровано заяв")
    expect(applications.locator("strong")).to_have_text("6")
    head.page.emulate_media(media="print")
    expect(head.page.get_by_role("button", name="Надрукувати")).to_be_hidden()
    expect(applications).to_be_visible()
    head.page.emulate_media(media="screen")
    assert_accessible(head.page)
    assert_fits_everywhere(head.page)
    head.page.get_by_role("link", name="До статистики").click()
    expect(head.page.locator("#overview")).to_be_visible(timeout=REPORTS)


@pytest.mark.parametrize(
    "query", ["period=never&day=yesterday", "period=any&day=9999-12-31&last=0001-01-01", "branch=x"]
)
def test_an_odd_address_shows_a_period_all_the_same(head: Console, query: str) -> None:
    answer = head.page.goto(f"{head.server.url}/operator-console/statistics?{query}")
    assert answer is not None
    assert answer.status == 200
    expect(head.page.locator("#overview")).to_be_visible(timeout=REPORTS)


def test_it_works_without_a_script(browser: Browser, head: Console) -> None:
    context = browser.new_context(java_script_enabled=False, storage_state=head.page.context.storage_state())
    page = context.new_page()
    page.set_default_timeout(REPORTS)
    page.goto(f"{head.server.url}/operator-console/statistics")
    page.select_option("#period", "year")
    page.get_by_role("button", name="Показати").click()
    page.wait_for_url("**period=year**")
    assert page.locator("#overview tbody td").first.inner_text() == "6"
    context.close()


def test_an_administrator_reads_of_the_own_work_alone(browser: Browser, server: RunningServer, visits: None) -> None:
    centre = server.installation.centre
    own = at_statistics(browser, server, centre.operators["1"].login)
    assert own.page.locator(".statistics-table").count() == 1
    assert value(own, "own", centre.operators["1"].name) == "6"
    own.closes()
    other = at_statistics(browser, server, centre.operators["2"].login)
    assert other.page.locator(".statistics-table").count() == 0
    answer = other.page.goto(f"{server.url}/operator-console/statistics/report")
    assert answer is not None
    assert "/report" not in answer.url, "the report is for whoever answers for the queue"
    other.closes()


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_page_is_for_everybody_and_fits(head: Console, language: str) -> None:
    head.page.goto(f"{head.server.url}/operator-console/statistics?language={language}")
    expect(head.page.locator("#overview")).to_be_visible(timeout=REPORTS)
    assert_accessible(head.page)
    assert_fits_everywhere(head.page)
