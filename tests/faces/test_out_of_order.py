"""The head's weekly report in the browser: new on the console until it was read, printable, other weeks beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Route, expect
from sqlmodel import select

from queue_server.models import Role, Ticket
from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.console import SLOW, Console
from tests.faces.waits import until
from tests.people import Kiosk, Operator
from tests.running_server import RunningServer, changed

pytest_plugins = ["tests.faces.staff_fixtures"]
pytestmark = pytest.mark.parametrize("rules", [{"choose_ticket": True}])


@pytest.fixture
def last_week(server: RunningServer, visitors: Kiosk) -> None:
    """Last week one administrator called somebody out of order because of a small child."""
    operator = Operator(server, "1").signs_in().opens_counter()
    visitors.visitor_takes_ticket()
    second = visitors.visitor_takes_ticket()
    operator.does("call", second["id"], counter=operator.counter, reason="child")
    operator.does("start", second["id"])
    operator.does("finish", second["id"], outcome="consulted")
    operator.calls_next()
    with changed(server.installation) as session:
        for ticket in session.exec(select(Ticket).where(Ticket.branch_id == server.installation.centre.branch.id)):
            ticket.day -= timedelta(days=7)


@pytest.fixture
def head(browser: Browser, server: RunningServer, last_week: None) -> Iterator[Console]:
    """The manager, at the console's choice of a counter."""
    page = Console.opened(browser, server)
    page.signs_in(page.colleague(Role.MANAGER))
    expect(page.page.locator("button.counter").first).to_be_visible(timeout=SLOW)
    yield page
    page.closes()


def test_the_head_finds_the_new_report_reads_and_marks_it(head: Console) -> None:
    news = head.page.get_by_role("link", name="Виклики поза чергою")
    expect(news).to_contain_text("новий звіт")
    news.click()
    row = head.page.locator(".report tbody tr")
    expect(row).to_contain_text("Адміністратор 1 (приклад)", timeout=SLOW)
    for place, told in enumerate(("2", "1", "50 %")):
        expect(row.locator("td").nth(place)).to_have_text(told)
    expect(row).to_contain_text("з малою дитиною — 1")
    head.page.get_by_role("button", name="Ознайомлено").click()
    expect(head.part("done")).to_contain_text("ознайомилися", timeout=SLOW)
    head.page.reload()
    expect(head.page.locator("main")).to_contain_text("Ознайомлено: ")
    expect(head.page.get_by_role("button", name="Ознайомлено")).to_have_count(0)
    head.goes_to("Екран адміністратора")
    expect(head.page.get_by_role("link", name="Виклики поза чергою")).not_to_contain_text("новий звіт", timeout=SLOW)


def test_a_press_before_the_page_is_ready_is_done_when_it_is(head: Console) -> None:
    held: list[Route] = []
    head.page.route("**/out-of-order.mjs*", lambda route: held.append(route))
    head.page.goto(f"{head.server.url}/operator-console/out-of-order", wait_until="commit")
    read = head.page.get_by_role("button", name="Ознайомлено")
    read.click()
    read.click()
    until(head.page, lambda: bool(held))
    held[0].continue_()
    expect(head.part("done")).to_contain_text("ознайомилися", timeout=SLOW)


def test_other_weeks_stand_beside_it(head: Console) -> None:
    head.page.goto(f"{head.server.url}/operator-console/out-of-order")
    head.page.get_by_role("link", name="Наступний тиждень").click()
    expect(head.page.locator("main")).to_contain_text("Цього тижня нікого не викликали.", timeout=SLOW)
    expect(head.page.get_by_role("link", name="Наступний тиждень")).to_have_count(0)
    for _week in range(2):
        head.page.get_by_role("link", name="Попередній тиждень").click()
    expect(head.page.locator("main")).to_contain_text("Цього тижня нікого не викликали.")


@pytest.mark.parametrize("week", ["0001-01-01", "9999-12-31", "yesterday", "2026-13-45"])
def test_an_odd_week_shows_a_report_all_the_same(head: Console, week: str) -> None:
    answer = head.page.goto(f"{head.server.url}/operator-console/out-of-order?week={week}&branch=none")
    assert answer is not None
    assert answer.status == 200


def test_the_report_is_the_head_s_alone(browser: Browser, server: RunningServer) -> None:
    supervisor = Console.opened(browser, server, "out-of-order")
    supervisor.signs_in(supervisor.colleague(Role.SUPERVISOR))
    expect(supervisor.page.locator("button.counter").first).to_be_visible(timeout=SLOW)
    expect(supervisor.page.get_by_role("link", name="Виклики поза чергою")).to_have_count(0)
    expect(supervisor.page.get_by_role("link", name="Номери вручну")).to_be_visible()
    supervisor.closes()


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_page_is_for_everybody_and_fits(head: Console, language: str) -> None:
    head.page.goto(f"{head.server.url}/operator-console/out-of-order?language={language}")
    expect(head.page.locator(".report")).to_be_visible(timeout=SLOW)
    assert_accessible(head.page)
    assert_fits_everywhere(head.page)
