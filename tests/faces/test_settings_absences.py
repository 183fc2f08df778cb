"""Who is absent: two taps, and at once what is left without anybody."""

from __future__ import annotations

from playwright.sync_api import expect

from queue_server.models import Role
from tests.faces.console import SLOW
from tests.faces.settings import At, presses, row, sees_done, sees_mistake
from tests.people import Operator
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]


def test_two_taps_say_who_is_absent_and_what_is_left(settings_at: At, server: RunningServer) -> None:
    Operator(server, "1").signs_in().opens_counter()
    page = settings_at("absences", Role.SUPERVISOR)
    presses(page, "Позначити відсутність: Адміністратор 1 (приклад)")
    presses(page, "Хвороба")
    sees_done(page, "Відсутність записано: Адміністратор 1")
    expect(page.part("left")).to_contain_text("А · Черга А")
    expect(row(page, "list", "Адміністратор 1")).to_contain_text("Сьогодні немає")
    presses(page, "Повернути на роботу: Адміністратор 1 (приклад)")
    sees_done(page, "на місці")
    expect(page.part("left")).to_be_hidden()
    expect(page.part("away")).to_be_hidden()


def test_wrong_days_are_said_and_kept(settings_at: At) -> None:
    page = settings_at("absences", Role.SUPERVISOR)
    presses(page, "Позначити відсутність: Адміністратор 2 (приклад)")
    page.page.fill("#first", "2020-01-01")
    page.page.fill("#last", "2020-01-02")
    presses(page, "Відпустка")
    sees_mistake(page, "form", "Ці дні вже минули")
    expect(page.page.locator("#last")).to_have_value("2020-01-02")
    page.page.keyboard.press("Escape")
    expect(page.part("dialog")).to_be_hidden(timeout=SLOW)
