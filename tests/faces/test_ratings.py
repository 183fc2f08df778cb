"""The page of ratings: the head reads every word, an administrator the own ones, and nobody a ticket."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import requests
from playwright.sync_api import Browser, expect

from queue_server.models import Role
from queue_server.services import questionnaire
from queue_server.services.rating import Said
from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.console import SLOW, Console
from tests.faces.rating_visits import Visits
from tests.people import TIMEOUT, answer
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]

WORDS = [(5, "Дуже чемно"), (1, "Телефонуйте 067 123 45 67"), (4, "")]


@pytest.fixture
def rated(server: RunningServer) -> list[str]:
    """Three visits at the first counter, each rated by its visitor; the numbers of their tickets."""
    visits, numbers = Visits(server), []
    for step, comment in WORDS:
        visit = visits.happens()
        numbers.append(visit["number"])
        headers = {"Authorization": f"Visit {visit['code']}"}
        body = {"step": step, "comment": comment}
        answer(requests.post(f"{server.url}/api/v1/visit/rating", json=body, headers=headers, timeout=TIMEOUT))
    with visits.store().write() as work:
        branch = work.lock_branch(visits.branch_id)
        branch.rating = {"questionnaire": True}
        work.session.add(branch)
        questionnaire.answer(work, visits.branch_id, Said(2, comment="Без талона"))
    return numbers


@pytest.fixture
def opened(browser: Browser, server: RunningServer, rated: list[str]) -> Iterator[list[Console]]:
    consoles: list[Console] = []
    yield consoles
    for each in consoles:
        each.closes()


def reads(console: Console, login: str, by: str | None = None) -> Console:
    """Signed in, and by the link beside the counters, or beside the own day, to the page."""
    console.signs_in(login)
    console.page.get_by_role("link", name=by or title(console)).click(timeout=SLOW)
    expect(console.page.locator("h1")).to_have_text(title(console), timeout=SLOW)
    console.page.wait_for_load_state()
    return console


def title(console: Console) -> str:
    english = console.page.locator("html").get_attribute("lang") == "en"
    return "Ratings by visitors" if english else "Оцінки відвідувачів"


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_head_reads_every_word(
    browser: Browser, server: RunningServer, rated: list[str], opened: list[Console], language: str
) -> None:
    head = Console.opened(browser, server, language=language)
    opened.append(head)
    reads(head, head.colleague(Role.MANAGER))
    text = head.page.locator("main").inner_text()
    assert all(comment in text for _step, comment in WORDS)
    assert "Без талона" in text
    assert not any(number in text for number in rated)
    table = head.page.locator("table", has_text="За адміністраторами" if language == "uk" else "By administrator")
    expect(table).to_contain_text("замало" if language == "uk" else "too few")
    assert_accessible(head.page)
    assert_fits_everywhere(head.page)


def test_an_administrator_reads_the_own_ones_without_contacts(
    browser: Browser, server: RunningServer, rated: list[str], opened: list[Console]
) -> None:
    operator = Console.opened(browser, server)
    opened.append(operator)
    reads(operator, server.installation.centre.operators["1"].login, "Мої оцінки")
    main = operator.page.locator("main")
    expect(main).to_contain_text("Дуже чемно")
    expect(main).to_contain_text("його бачить лише керівник")
    expect(main).not_to_contain_text("067")
    assert not any(number in main.inner_text() for number in rated)
    assert_accessible(operator.page)


def test_another_administrator_finds_none(
    browser: Browser, server: RunningServer, rated: list[str], opened: list[Console]
) -> None:
    other = Console.opened(browser, server)
    opened.append(other)
    reads(other, server.installation.centre.operators["2"].login)
    expect(other.page.locator("main")).to_contain_text("Оцінок ще немає.")
    expect(other.page.locator("main")).not_to_contain_text("Дуже чемно")
