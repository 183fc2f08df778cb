"""People: added, changed, given a password, disabled and back, by the keyboard alone."""

from __future__ import annotations

from playwright.sync_api import expect

from queue_server.models import Role
from tests.faces.console import SLOW, Console
from tests.faces.settings import At, presses, row, sees_done, sees_mistake

pytest_plugins = ["tests.faces.staff_fixtures"]


PASSWORD = "тиха-гавань-у-липні"


def fills(page: Console, **fields: str) -> None:
    for field, text in fields.items():
        page.page.fill(f"#{field.replace('_', '-')}", text)


def test_a_person_is_added_and_disabled_and_back(settings_at: At) -> None:
    page = settings_at("people")
    login = f"dora-{page.server.installation.branch}"
    fills(page, login=login, name="Дора Коваль", position="адміністратор", first_password=PASSWORD)
    page.page.get_by_label("працівник рецепції").focus()
    page.page.keyboard.press("Space")
    presses(page, "Зберегти")
    sees_done(page, "Додано: Дора Коваль")
    expect(row(page, "list", "Дора Коваль")).to_contain_text("працівник рецепції")
    presses(page, "Змінити: Дора Коваль")
    expect(page.part("person-title")).to_be_focused()
    fills(page, name="Дора Мельник")
    presses(page, "Зберегти")
    sees_done(page, "Збережено: Дора Мельник")
    presses(page, "Закрити доступ: Дора Мельник")
    page.page.keyboard.press("Enter")
    sees_done(page, "Доступ закрито")
    presses(page, "Відкрити доступ: Дора Мельник")
    sees_done(page, "Доступ відкрито")


def test_every_mistake_is_said_at_once_and_answers_are_kept(settings_at: At) -> None:
    page = settings_at("people")
    fills(page, name="Дора")
    presses(page, "Зберегти")
    sees_mistake(page, "person-form", "Введіть ім’я користувача")
    summary = page.part("person-form").locator("[data-summary]")
    expect(summary.locator("li")).to_have_count(3)
    summary.get_by_role("link").first.click()
    expect(page.page.locator("#login")).to_be_focused()
    fills(page, login="dora-2", first_password="12345678")
    page.page.get_by_label("працівник рецепції").check()
    presses(page, "Зберегти")
    sees_mistake(page, "person-form", "парол")
    expect(page.page.locator("#name")).to_have_value("Дора")


def test_a_new_password_for_a_colleague(settings_at: At) -> None:
    page = settings_at("people")
    presses(page, "Змінити: Адміністратор reception (приклад)")
    fills(page, new_password=PASSWORD)
    presses(page, "Встановити новий пароль")
    sees_done(page, "Новий пароль встановлено")


def test_the_last_manager_cannot_leave(settings_at: At) -> None:
    page = settings_at("people")
    presses(page, "Закрити доступ: Адміністратор manager (приклад)")
    page.page.keyboard.press("Enter")
    expect(page.part("trouble")).to_contain_text("єдиний керівник", timeout=SLOW)


def test_a_technician_sees_only_the_roles_to_give(settings_at: At) -> None:
    page = settings_at("people", Role.TECHNICIAN)
    expect(page.part("roles").locator("label")).to_have_text(["адміністратор", "працівник рецепції"])
    expect(row(page, "list", "Адміністратор manager").get_by_role("button", name="Закрити доступ")).to_have_count(0)
