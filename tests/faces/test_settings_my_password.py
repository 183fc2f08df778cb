"""One’s own password, for everybody."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.faces.console import SLOW, Console
from tests.faces.settings import At, presses, sees_done, sees_mistake
from tests.running_server import PASSWORD

pytest_plugins = ["tests.faces.staff_fixtures"]


NEW = "тиха-гавань-у-липні"


def test_the_old_password_is_asked_for(settings_at: At) -> None:
    page = settings_at("my-password")
    presses(page, "Змінити пароль")
    sees_mistake(page, "form", "Введіть нинішній пароль")
    changes(page, "не-той-пароль", NEW)
    sees_mistake(page, "form", "Нинішній пароль неправильний")
    changes(page, PASSWORD, "коротко")
    sees_mistake(page, "form", "8")
    changes(page, PASSWORD, NEW)
    sees_done(page, "Пароль змінено")
    expect(page.page.locator("#old")).to_have_value("")


def test_an_operator_comes_to_it_from_the_choice_of_a_counter(browser: object, server: object) -> None:
    page = Console.opened(browser, server)  # type: ignore[arg-type]
    page.signs_in(page.operator("1"))
    page.page.get_by_role("link", name="Мій пароль").click(timeout=SLOW)
    page.page.wait_for_url("**/settings/my-password*")
    changes(page, PASSWORD, NEW)
    sees_done(page, "Пароль змінено")
    page.closes()


def changes(page: Console, old: str, new: str) -> None:
    page.page.fill("#old", old)
    page.page.fill("#new", new)
    presses(page, "Змінити пароль")
