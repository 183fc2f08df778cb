"""On the visitor's own page: let others go first, twice at most, and leave the queue; each asked once more."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.console import SLOW
from tests.faces.test_booking_pages import PHONE, looks_again, part
from tests.people import Kiosk, Operator
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]

OpensTicket = Callable[..., Page]


@pytest.fixture
def opens_ticket(browser: Browser, server: RunningServer) -> Iterator[OpensTicket]:
    """Opens a ticket's page on a phone; none may complain."""
    contexts, mistakes = [], []

    def open_page(ticket: dict[str, str], language: str = "uk") -> Page:
        context = browser.new_context(viewport=PHONE, locale=language, reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: mistakes.append(str(error)))
        page.goto(f"{server.url}/v/#{ticket['code']}")
        expect(part(page, "number")).to_have_text(ticket["number"], timeout=SLOW)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert mistakes == []


@pytest.fixture
def mine(visitors: Kiosk) -> dict[str, str]:
    """The first of four in one line."""
    mine, *_others = [visitors.visitor_takes_ticket(purpose="consultation") for _ in range(4)]
    return mine


def lets_ahead(page: Page, count: int) -> None:
    part(page, "let-ahead").click()
    page.check(f'input[name="let-ahead"][value="{count}"]')
    page.keyboard.press("Enter")


def test_others_go_first_twice(opens_ticket: OpensTicket, mine: dict[str, str]) -> None:
    page = opens_ticket(mine)
    expect(part(page, "state")).to_have_text("Ви наступні")
    lets_ahead(page, 2)
    expect(part(page, "state")).to_have_text("Перед Вами в черзі: 2", timeout=SLOW)
    expect(part(page, "choices-done")).to_contain_text("Ви пропустили інших")
    part(page, "let-ahead").click()
    expect(part(page, "let-ahead-left")).to_contain_text("ще 1 раз")
    expect(page.locator('input[name="let-ahead"]')).to_have_count(1)
    page.keyboard.press("Enter")
    expect(part(page, "state")).to_have_text("Перед Вами в черзі: 3", timeout=SLOW)
    expect(part(page, "let-ahead")).to_be_hidden()


def test_who_thinks_better_of_it_keeps_the_place(opens_ticket: OpensTicket, mine: dict[str, str]) -> None:
    page = opens_ticket(mine)
    part(page, "let-ahead").click()
    page.keyboard.press("Escape")
    part(page, "leave").click()
    page.get_by_role("button", name="Назад").click()
    looks_again(page)
    expect(part(page, "state")).to_have_text("Ви наступні")


def test_a_repeated_tap_after_a_lost_answer_lets_nobody_pass_twice(
    opens_ticket: OpensTicket, mine: dict[str, str]
) -> None:
    page = opens_ticket(mine)
    lost = []

    def lose_first(route: object) -> None:
        if not lost:
            lost.append(route.fetch())  # type: ignore[attr-defined]
            route.abort()  # type: ignore[attr-defined]
        else:
            route.continue_()  # type: ignore[attr-defined]

    page.route("**/let-ahead", lose_first)
    lets_ahead(page, 1)
    expect(part(page, "choices-trouble")).to_contain_text("Сервер не відповів", timeout=SLOW)
    expect(part(page, "state")).to_have_text("Перед Вами в черзі: 1", timeout=SLOW)
    lets_ahead(page, 1)
    expect(part(page, "choices-trouble")).to_be_hidden(timeout=SLOW)
    expect(part(page, "state")).to_have_text("Перед Вами в черзі: 1")


def test_nobody_behind_and_nobody_waiting(opens_ticket: OpensTicket, server: RunningServer, visitors: Kiosk) -> None:
    alone = visitors.visitor_takes_ticket(purpose="consultation")
    page = opens_ticket(alone)
    expect(part(page, "let-ahead")).to_be_hidden()
    expect(part(page, "leave")).to_be_visible()
    operator = Operator(server, "1").signs_in().opens_counter()
    called = operator.calls_next()
    assert called is not None
    operator.does("start", called["id"])
    looks_again(page)
    expect(part(page, "leave")).to_be_hidden(timeout=SLOW)


def test_leaving(opens_ticket: OpensTicket, server: RunningServer, mine: dict[str, str]) -> None:
    page = opens_ticket(mine)
    part(page, "leave").click()
    expect(page.locator("dialog[open]")).to_contain_text("Ваш талон буде скасовано")
    page.keyboard.press("Enter")
    expect(part(page, "state")).to_have_text("Талон скасовано", timeout=SLOW)
    expect(part(page, "let-ahead")).to_be_hidden()
    expect(part(page, "leave")).to_be_hidden()
    called = Operator(server, "1").signs_in().opens_counter().calls_next()
    assert called is not None
    assert called["number"] == "А-002"


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_questions_are_for_everybody_and_fit(
    opens_ticket: OpensTicket, mine: dict[str, str], language: str
) -> None:
    page = opens_ticket(mine, language)
    for choice in ("let-ahead", "leave"):
        assert_accessible(page)
        assert_fits_everywhere(page)
        part(page, choice).click()
        expect(page.locator("dialog[open]")).to_be_visible()
        assert_accessible(page)
        assert_fits_everywhere(page)
        page.keyboard.press("Escape")
