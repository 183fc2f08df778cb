"""The ways between the pages of the staff: the head of each is one line on a laptop, and the menu is for everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

import pytest
from playwright.sync_api import Browser, expect

from queue_server.models import Role
from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.console import LAPTOP, SLOW, Console
from tests.faces.waits import until
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]
HEADS = {
    "": ".bar-rest", "reception": ".bar-rest", "bookings": ".bar-rest, .staff-links", "day": ".staff-links",
    "statistics": ".staff-links", "settings/rules": ".staff-links",
}  # fmt: skip
ROWS = """(head) => new Set([...head.querySelectorAll("a, button, summary")].filter((each) => each.checkVisibility())
  .map((each) => Math.round((each.getBoundingClientRect().top + each.getBoundingClientRect().bottom) / 20))).size"""


@pytest.fixture(params=["uk", "en"])
def head(browser: Browser, server: RunningServer, request: pytest.FixtureRequest) -> Iterator[Console]:
    """The head of the centre, whose ways are the most."""
    page = Console.opened(browser, server, "day", request.param)
    page.signs_in(page.colleague(Role.MANAGER))
    expect(page.page.locator(".pages-menu")).to_be_visible(timeout=SLOW)
    yield page
    page.closes()


def test_the_head_of_every_page_is_one_line_on_a_laptop(head: Console) -> None:
    language = "en" if "language=en" in head.page.url else "uk"
    for path, bar in HEADS.items():
        head.page.goto(f"{head.server.url}/operator-console/{path}?language={language}")
        expect(head.page.locator(".pages-menu")).to_be_visible(timeout=SLOW)
        head.page.set_viewport_size(LAPTOP)
        until(head.page, partial(_is_one_line, head, bar), what=f"one line at {path}")


def _is_one_line(head: Console, bar: str) -> bool:
    return bool(head.page.locator(bar).first.evaluate(ROWS) == 1)


def test_it_opens_leads_on_and_closes_by_the_keyboard(head: Console) -> None:
    menu, summary = head.page.locator(".pages-menu"), head.page.locator(".pages-menu summary")
    summary.focus()
    head.page.keyboard.press("Enter")
    links = menu.get_by_role("link")
    expect(links.first).to_be_visible()
    assert links.count() == 7
    assert_accessible(head.page)
    assert_fits_everywhere(head.page)
    head.page.keyboard.press("Escape")
    expect(links.first).to_be_hidden()
    expect(summary).to_be_focused()
    head.page.keyboard.press("Enter")
    for _ in range(links.count()):
        head.page.keyboard.press("Tab")
    expect(links.last).to_be_focused()
    head.page.keyboard.press("Tab")
    expect(links.first).to_be_hidden()
    summary.click()
    head.page.locator("h1").click()
    expect(links.first).to_be_hidden()
    summary.click()
    links.last.click()
    head.page.wait_for_url(re.compile("/settings/"))
