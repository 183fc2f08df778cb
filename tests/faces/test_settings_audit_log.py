"""The audit log in words, by kind and person, as far as one’s role goes."""

from __future__ import annotations

from playwright.sync_api import expect

from queue_server.models import Role
from tests.faces.console import SLOW
from tests.faces.settings import At, presses, row, sees_done
from tests.people import Kiosk

pytest_plugins = ["tests.faces.staff_fixtures"]


def test_changes_stand_in_it_in_words(settings_at: At, visitors: Kiosk) -> None:
    number = visitors.visitor_takes_ticket()["number"]
    standards = settings_at("standards")
    standards.page.fill("#wait_minutes", "10")
    presses(standards, "Зберегти")
    sees_done(standards, "Збережено")
    page = settings_at("audit-log")
    expect(row(page, "list", f"Видано талон {number}")).to_contain_text("kiosk 1", timeout=SLOW)
    changed = row(page, "list", "Змінено стандарти")
    expect(changed).to_contain_text("Найдовше очікування, хв: було «15», стало «10»")
    expect(changed).to_contain_text("Адміністратор manager (приклад)")
    page.page.select_option("#kind", label="Талони")
    presses(page, "Показати")
    expect(row(page, "list", "Змінено стандарти")).to_have_count(0, timeout=SLOW)
    expect(row(page, "list", "Видано талон")).to_have_count(1)
    page.page.fill("#day", "2020-01-01")
    presses(page, "Показати")
    expect(page.part("none")).to_be_visible(timeout=SLOW)


def test_a_long_day_is_read_page_by_page(settings_at: At, visitors: Kiosk) -> None:
    for _ in range(55):
        visitors.visitor_takes_ticket()
    page = settings_at("audit-log", Role.SUPERVISOR)
    rows = page.part("list").locator("li")
    expect(rows).to_have_count(50, timeout=SLOW)
    presses(page, "Показати ще")
    expect(rows).to_have_count(55, timeout=SLOW)
    expect(page.part("next")).to_be_hidden()


def test_each_role_has_its_own_kinds(settings_at: At) -> None:
    supervisor = settings_at("audit-log", Role.SUPERVISOR)
    expect(supervisor.page.locator("#kind option")).to_have_count(6, timeout=SLOW)
    technician = settings_at("audit-log", Role.TECHNICIAN)
    expect(technician.page.locator("#kind option")).to_have_text(["Усе", "Пристрої", "Працівники"], timeout=SLOW)
