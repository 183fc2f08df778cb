"""The frame of the settings: who sees which pages, and that each is for everybody, in both languages, on any screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from operator_console.settings_pages import PAGES
from queue_server.models import Role
from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.console import SLOW, Console
from tests.faces.settings import At
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]

SEEN = {
    Role.SUPERVISOR: ["absences", "breaks", "switches", "notices", "my-password", "voice", "audit-log"],
    Role.MANAGER: [page.name for page in PAGES],
    Role.TECHNICIAN: ["people", "my-password", "devices", "papers", "voice", "audit-log"],
    Role.RECEPTION: ["my-password"],
}


@pytest.mark.parametrize("role", SEEN, ids=lambda role: role.value)
def test_each_role_has_its_pages(settings_at: At, role: Role) -> None:
    page = settings_at("my-password", role)
    links = page.page.locator(".settings-link").evaluate_all("links => links.map(({ pathname }) => pathname)")
    assert [link.rpartition("/")[2] for link in links] == SEEN[role]
    for other in PAGES:
        page.page.goto(f"{page.server.url}/operator-console/settings/{other.name}")
        assert page.page.url.partition("?")[0].endswith(other.name) == (other.name in SEEN[role]), other.name


def test_the_way_leads_to_the_page_that_was_asked_for(browser: Browser, server: RunningServer) -> None:
    page = Console.opened(browser, server, "settings/audit-log")
    page.signs_in(page.colleague(Role.MANAGER))
    expect(page.page.get_by_role("heading", name="Журнал змін")).to_be_visible(timeout=SLOW)
    assert page.page.goto(f"{server.url}/operator-console/settings/nowhere").status == 404  # type: ignore[union-attr]
    page.page.goto(f"{server.url}/operator-console/sign-in?next=settings//evil.example")
    page.signs_in(page.colleague(Role.MANAGER))
    expect(page.page.get_by_role("heading", name="Хто відсутній")).to_be_visible(timeout=SLOW)
    page.closes()


def test_on_a_narrow_screen_the_page_comes_before_the_ways(settings_at: At) -> None:
    page = settings_at("absences")
    expect(page.page.locator(".settings-link").first).to_be_visible()
    page.page.set_viewport_size({"width": 360, "height": 780})
    expect(page.page.locator(".settings-link").first).to_be_hidden()
    page.page.locator(".settings-menu summary").focus()
    page.page.keyboard.press("Enter")
    expect(page.page.locator(".settings-link").first).to_be_visible()


@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_page_is_for_everybody_and_fits(settings_at: At, language: str) -> None:
    page = settings_at("absences", language=language)
    for each in PAGES:
        page.page.goto(f"{page.server.url}/operator-console/settings/{each.name}?language={language}")
        page.page.wait_for_load_state("networkidle")
        assert_accessible(page.page)
        assert_fits_everywhere(page.page)


@pytest.mark.parametrize(("name", "opens"), [("absences", "Позначити відсутність"), ("switches", "Вимкнути")])
def test_an_open_question_with_a_mistake_is_for_everybody(settings_at: At, name: str, opens: str) -> None:
    page = settings_at(name)
    page.page.get_by_role("button", name=opens).first.click()
    page.page.fill("#last" if name == "absences" else "#until", "2020-01-01" + ("" if name == "absences" else "T10:00"))
    page.part("form").locator(".choice").last.click()
    expect(page.part("form").locator("[data-summary]")).to_be_focused(timeout=SLOW)
    assert_accessible(page.page)
    assert_fits_everywhere(page.page)
