"""The rules of the branch: each of them is on the form, and a wrong one is named."""

from __future__ import annotations

from dataclasses import fields

from playwright.sync_api import expect

from queue_server.domain.rules import Rules
from tests.faces.settings import At, presses, sees_done, sees_mistake

pytest_plugins = ["tests.faces.staff_fixtures"]


def test_every_rule_is_on_the_form_and_is_kept(settings_at: At) -> None:
    page = settings_at("rules")
    for field in fields(Rules):
        expect(page.page.locator(f"#{field.name}")).to_be_visible()
    page.page.fill("#no_show_calls", "2")
    page.page.get_by_label("Запитувати прізвище").check()
    page.page.select_option("#paper_width", "58")
    presses(page, "Зберегти")
    sees_done(page, "Збережено")
    page.page.reload()
    expect(page.page.locator("#no_show_calls")).to_have_value("2")
    expect(page.page.locator("#personified")).to_be_checked()
    expect(page.page.locator("#paper_width")).to_have_value("58")


def test_the_wrong_field_is_named_by_the_server(settings_at: At) -> None:
    page = settings_at("rules")
    page.page.fill("#no_show_calls", "0")
    page.page.fill("#key", "Enter")
    presses(page, "Зберегти")
    sees_mistake(page, "form", "Після скількох викликів можна позначити неявку: число замале: не менше 1")
    expect(page.page.locator("#key")).to_have_attribute("aria-invalid", "true")
    expect(page.page.locator("#no_show_calls")).to_have_value("0")
