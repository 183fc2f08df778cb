"""Feedback and complaints in the browser: written without a script, followed by code, answered by the head."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from queue_server.models import Role
from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.console import SLOW, Console
from tests.faces.feedback_authors import SUGGESTION, WHOLE, Authors
from tests.faces.rating_visits import PHONE, opens
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]


@pytest.fixture
def authors(server: RunningServer) -> Authors:
    return Authors(server)


@pytest.fixture
def opened(browser: Browser, server: RunningServer) -> Iterator[list[Console]]:
    consoles: list[Console] = []
    yield consoles
    for each in consoles:
        each.closes()


def looked_at(page: Page) -> None:
    assert_accessible(page)
    assert_fits_everywhere(page)


@pytest.mark.parametrize("language", ["uk", "en"])
def test_a_complaint_is_made_without_a_script(
    browser: Browser, authors: Authors, pages: list[Page], language: str
) -> None:
    pages.append(opens(browser, authors.server.url, PHONE, language, java_script_enabled=False))
    [page] = pages
    branch = page.locator(f".place:has(#branch-{authors.server.installation.branch})")
    branch.get_by_role("link", name="Відгук або скарга" if language == "uk" else "Feedback or complaint").click()
    page.get_by_role("link", name="Подати скаргу" if language == "uk" else "Make a complaint").click()
    send = page.locator("form button[type=submit]")
    send.click()
    expect(page.locator(".error-summary li")).to_have_count(4)
    for field, value in WHOLE.items():
        page.fill(f"#{field}", value)
    send.click()
    expect(page.locator(".banner[data-kind=good]")).to_be_visible()
    page.reload()
    code = page.locator(".feedback-code").inner_text()
    [kept] = authors.kept()
    assert (kept.text, kept.official, kept.language) == (WHOLE["text"], True, language)
    assert authors.sees(code)["number"] == kept.number
    assert code.replace(" ", "") not in page.url


@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_state_of_the_page_is_open_to_everyone(
    browser: Browser, authors: Authors, pages: list[Page], language: str
) -> None:
    page = opens(browser, authors.address, PHONE, language)
    pages.append(page)
    looked_at(page)
    page.goto(f"{authors.address}&kind=suggestion")
    looked_at(page)
    page.goto(f"{authors.address}&kind=complaint")
    looked_at(page)
    page.locator("form button[type=submit]").press("Enter")
    expect(page.locator(".error-summary")).to_be_focused()
    looked_at(page)
    page.locator(".error-summary a").nth(1).press("Enter")
    expect(page.locator("#name")).to_be_focused()
    for field, value in WHOLE.items():
        page.fill(f"#{field}", value)
    page.locator("form button[type=submit]").press("Enter")
    expect(page.locator(".banner[data-kind=good]")).to_be_visible(timeout=SLOW)
    looked_at(page)
    code = page.locator(".feedback-code").inner_text().replace(" ", "")
    pages.append(opens(browser, f"{authors.server.url}/v/feedback/#{code}", PHONE, language))  # as the letter leads
    expect(pages[-1].locator("#own-number")).to_be_visible(timeout=SLOW)
    assert code not in pages[-1].url
    looked_at(pages[-1])


def test_it_is_one_tap_from_the_pages_of_a_visit_and_of_booking(
    browser: Browser, authors: Authors, pages: list[Page]
) -> None:
    for path in ("/v/", "/booking/"):
        pages.append(opens(browser, f"{authors.server.url}{path}", PHONE))
        pages[-1].get_by_role("link", name="Відгук або скарга").last.click()
        expect(pages[-1].locator("h1")).to_have_text("Відгук, пропозиція або скарга", timeout=SLOW)


def reads(browser: Browser, authors: Authors, opened: list[Console], role: Role, language: str = "uk") -> Console:
    """Signed in, and by the staff's navigation to the list."""
    console = Console.opened(browser, authors.server, "feedback", language)
    opened.append(console)
    console.signs_in(console.colleague(role))
    console.page.wait_for_url("**/operator-console/feedback*")
    return console


def is_done(console: Console, told: str) -> None:
    """The page has come again, says what was done, and its module listens."""
    expect(console.page.locator(".banner[data-kind=good]", has_text=told)).to_be_visible(timeout=SLOW)
    console.page.wait_for_load_state("load")


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_head_answers_by_keyboard(browser: Browser, authors: Authors, opened: list[Console], language: str) -> None:
    complaint = authors.writes()
    authors.ages(days=17)
    suggestion = authors.writes("suggestion")
    head = reads(browser, authors, opened, Role.MANAGER, language)
    rows = head.page.locator("table.report").first.locator("tbody tr")
    expect(rows.first).to_contain_text("прострочено на 2 дні" if language == "uk" else "overdue by 2 days")
    looked_at(head.page)
    rows.first.get_by_role("link").press("Enter")
    expect(head.page.locator(".feedback-text").first).to_contain_text("не пояснили", timeout=SLOW)
    head.page.wait_for_load_state("load")
    looked_at(head.page)
    head.part("take").press("Enter")
    is_done(head, "Взято в роботу." if language == "uk" else "Taken into work.")
    answer = head.page.locator("#answer-text")
    head.part("answer").locator("button[type=submit]").press("Enter")
    expect(head.part("answer").locator("[data-summary]")).to_be_focused(timeout=SLOW)
    answer.fill("Документи приймуть завтра о 10:00.\n\nПросимо вибачення.")
    head.part("answer").locator("button[type=submit]").press("Enter")
    is_done(head, "Відповідь збережено." if language == "uk" else "The answer is saved.")
    expect(head.part("answer")).to_have_count(0)
    looked_at(head.page)
    told = authors.sees(complaint["code"])
    assert (told["state"], told["answer"]) == ("answered", "Документи приймуть завтра о 10:00.\n\nПросимо вибачення.")
    assert authors.sees(suggestion["code"])["state"] == "received"


def test_the_head_extends_and_passes_on(browser: Browser, authors: Authors, opened: list[Console]) -> None:
    code = authors.writes()["code"]
    head = reads(browser, authors, opened, Role.MANAGER)
    head.page.locator(".feedback-number").press("Enter")
    head.page.wait_for_url("**/feedback/*")
    head.page.wait_for_load_state("load")
    head.page.get_by_text("Продовжити строк").first.press("Enter")
    head.page.fill("#extend-reason", "Чекаємо на відповідь архіву")
    assert_accessible(head.page)
    head.part("extend").locator("button[type=submit]").press("Enter")
    is_done(head, "Строк продовжено.")
    assert authors.sees(code)["reason"] == "Чекаємо на відповідь архіву"
    expect(head.part("extend")).to_have_count(0)
    head.page.get_by_text("Переслати до іншого органу").press("Enter")
    head.page.fill("#pass-on-to", "Головне управління ДМС")
    head.part("pass-on").locator("button[type=submit]").press("Enter")
    is_done(head, "Позначено: переслано.")
    assert authors.sees(code)["passed_to"] == "Головне управління ДМС"


def test_a_supervisor_sees_terms_and_no_person(browser: Browser, authors: Authors, opened: list[Console]) -> None:
    authors.writes()
    authors.writes("suggestion")
    supervisor = reads(browser, authors, opened, Role.SUPERVISOR)
    links = supervisor.page.locator(".feedback-number")
    links.nth(0).press("Enter")
    expect(supervisor.page.get_by_text("Цей текст бачить лише керівник.")).to_be_visible(timeout=SLOW)
    assert "Приклад" not in supervisor.page.content()
    expect(supervisor.part("answer")).to_have_count(0)
    looked_at(supervisor.page)
    supervisor.page.go_back()
    links.nth(1).press("Enter")
    expect(supervisor.page.locator(".feedback-text")).to_have_text(SUGGESTION, timeout=SLOW)
