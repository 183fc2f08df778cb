"""The devices on the real server: a real page shows its code, a manager connects it, and disconnects it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from queue_server.models import Role
from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.console import SLOW, Console
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]


@pytest.fixture
def settings(browser: Browser, server: RunningServer) -> Iterator[Console]:
    """The manager of this test's branch, at the settings."""
    opened = Console.opened(browser, server, "settings/devices")
    opened.signs_in(opened.colleague(Role.MANAGER))
    expect(row(opened, "kiosk 1")).to_be_visible(timeout=SLOW)
    yield opened
    opened.closes()


@pytest.fixture
def device(browser: Browser, server: RunningServer) -> Iterator[Page]:
    """The screen of a device that nobody has connected yet."""
    page = browser.new_context(viewport={"width": 1080, "height": 1920}).new_page()
    page.goto(f"{server.url}/kiosk/")
    yield page
    page.context.close()


def code_on(device: Page) -> str:
    shown = device.locator('[data-pairing="code"]')
    expect(shown).not_to_contain_text("·", timeout=SLOW)
    return str(shown.inner_text())


def row(settings: Console, name: str) -> Any:
    return settings.part("rows").locator("tr", has_text=name)


def finds(settings: Console, code: str) -> None:
    settings.page.fill("#code", code)
    settings.page.keyboard.press("Enter")
    expect(settings.page.get_by_role("heading", name="Знайдено пристрій")).to_be_focused(timeout=SLOW)


def starts_pairing(settings: Console, kind: str) -> str:
    answer = settings.page.request.post(f"{settings.server.url}/api/v1/pairings", data={"kind": kind})
    return str(answer.json()["code"])


def test_a_device_is_connected_by_its_code(settings: Console, device: Page) -> None:
    code = code_on(device)
    finds(settings, code.replace("-", " ").lower())
    assert settings.text("kind") == "Термінал електронної черги"
    assert settings.text("address") == "127.0.0.1"
    assert code in settings.text("check")
    settings.page.fill("#name", "Термінал біля входу")
    settings.page.select_option("#printer", label="printer 1")
    settings.page.keyboard.press("Tab")
    settings.page.get_by_role("button", name="Підключити").click()
    expect(settings.part("done")).to_contain_text("«Термінал біля входу» підключено", timeout=SLOW)
    expect(row(settings, "Термінал біля входу")).to_contain_text("друкує: printer 1")
    expect(device.locator("#stage")).to_contain_text("Оберіть мету звернення", timeout=SLOW)  # the page is a kiosk now


def test_a_disconnected_device_is_out(settings: Console, browser: Browser) -> None:
    finds(settings, starts_pairing(settings, "display"))
    settings.page.fill("#name", "Табло в холі")
    settings.page.keyboard.press("Enter")
    settings.page.get_by_role("button", name="Від’єднати «Табло в холі»").click(timeout=SLOW)
    settings.page.keyboard.press("Escape")
    expect(row(settings, "Табло в холі")).to_be_visible()
    settings.page.get_by_role("button", name="Від’єднати «Табло в холі»").click()
    settings.page.keyboard.press("Enter")
    expect(settings.part("done")).to_contain_text("«Табло в холі» від’єднано", timeout=SLOW)
    expect(row(settings, "Табло в холі")).to_have_count(0)
    expect(settings.page.locator("#devices-title")).to_be_focused()


def test_a_wrong_code_is_said_in_words(settings: Console) -> None:
    settings.page.keyboard.press("Tab")
    settings.page.click("text=Знайти пристрій")
    expect(settings.part("mistakes")).to_contain_text("Введіть код")
    settings.page.fill("#code", "AAAA-AAAA")
    settings.page.keyboard.press("Enter")
    expect(settings.part("mistakes")).to_contain_text("Такого коду немає", timeout=SLOW)
    expect(settings.part("mistakes")).to_be_focused()
    expect(settings.page.locator("#code")).to_have_value("AAAA-AAAA")


def test_each_kind_is_asked_for_its_own_place(settings: Console) -> None:
    asked = {
        "printer": [],
        "speaker": ["zone"],
        "display": ["zone"],
        "kiosk": ["zone", "printer"],
        "tablet": ["counter"],
    }
    for kind, wanted in asked.items():
        finds(settings, starts_pairing(settings, kind))
        shown = [name for name in ("zone", "counter", "printer") if settings.part(f"{name}-field").is_visible()]
        assert shown == wanted, kind
        settings.page.get_by_role("button", name="Скасувати").click()


def test_a_counter_display_needs_its_counter(settings: Console) -> None:
    finds(settings, starts_pairing(settings, "counter_display"))
    settings.page.fill("#name", "Табло над вікном")
    settings.page.keyboard.press("Enter")
    expect(settings.part("mistakes")).to_contain_text("Оберіть робоче місце")
    settings.page.select_option("#counter", label="Вікно 2")
    settings.page.get_by_role("button", name="Підключити").click()
    expect(row(settings, "Табло над вікном")).to_contain_text("Вікно 2", timeout=SLOW)


def test_an_operator_has_no_settings(browser: Browser, server: RunningServer) -> None:
    operator = Console.opened(browser, server, "settings/devices")
    operator.signs_in(operator.operator("1"))
    operator.page.wait_for_url("**/operator-console/?*")
    expect(operator.page.locator("button.counter").first).to_be_visible(timeout=SLOW)
    expect(operator.page.get_by_role("link", name="Налаштування")).to_have_count(0)
    refused = operator.page.request.post(f"{server.url}/api/v1/pairings/look-up", data={"code": "AAAA-AAAA"})
    assert refused.status == 403
    operator.closes()


@pytest.mark.parametrize("language", ["uk", "en"])
def test_settings_are_for_everybody_and_fit(browser: Browser, server: RunningServer, language: str) -> None:
    page = Console.opened(browser, server, "settings/devices", language)
    page.signs_in(page.colleague(Role.TECHNICIAN))
    expect(row(page, "kiosk 1")).to_be_visible(timeout=SLOW)
    assert_accessible(page.page)
    assert_fits_everywhere(page.page)
    page.page.fill("#code", starts_pairing(page, "kiosk"))
    page.page.keyboard.press("Enter")
    expect(page.part("found")).to_be_focused(timeout=SLOW)
    assert_accessible(page.page)
    assert_fits_everywhere(page.page)
    page.page.keyboard.press("Tab")
    page.page.keyboard.press("Enter")
    expect(page.part("mistakes")).to_be_visible()
    assert_accessible(page.page)
    page.closes()
