"""What the head expects of a day."""

from __future__ import annotations

from dataclasses import fields

from playwright.sync_api import expect

from queue_server.domain.standards import Standards
from tests.faces.accessibility import assert_accessible
from tests.faces.settings import At, presses, sees_done, sees_mistake

pytest_plugins = ["tests.faces.staff_fixtures"]


def test_every_standard_is_on_the_form_and_is_kept(settings_at: At) -> None:
    page = settings_at("standards")
    for field in fields(Standards):
        expect(page.page.locator(f"#{field.name}")).to_have_value(str(field.default))
    page.page.fill("#wait_minutes", "10")
    presses(page, "Зберегти")
    sees_done(page, "Збережено")
    page.page.reload()
    expect(page.page.locator("#wait_minutes")).to_have_value("10")
    page.page.fill("#wait_minutes", "15")
    page.page.fill("#alarm_to", "head@rada.example.org\n067 123 45 67\n")
    presses(page, "Зберегти")
    sees_done(page, "Збережено")
    page.page.reload()
    expect(page.page.locator("#alarm_to")).to_have_value("head@rada.example.org\n+380671234567")
    expect(page.page.locator("[data-way]")).to_have_count(2)  # the server of this test can write to nobody
    expect(page.page.locator("[data-way=email]")).to_contain_text("листи про порушення не надходитимуть")
    assert_accessible(page.page)
    page.page.fill("#alarm_to", "head@")
    presses(page, "Зберегти")
    sees_mistake(page, "form", "«head@» не є електронною адресою")
    page.page.fill("#wait_minutes", "")
    presses(page, "Зберегти")
    sees_mistake(page, "form", "Найдовше очікування")
