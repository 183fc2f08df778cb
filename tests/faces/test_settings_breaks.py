"""Planned breaks: whose and when, a warning where two of a line meet, and the word of it at the counter."""

from __future__ import annotations

from playwright.sync_api import expect

from queue_server.models import Role
from tests.faces.console import SLOW, Console
from tests.faces.settings import At, presses, row, sees_done, sees_mistake
from tests.people import Operator
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]


def plans(page: Console, who: str, start: str, end: str) -> None:
    page.page.select_option("#staff", label=who)
    page.page.fill("#start", start)
    page.page.fill("#end", end)
    presses(page, "Додати перерву")


def test_breaks_of_one_line_are_staggered(settings_at: At, server: RunningServer) -> None:
    for number in ("1", "2"):
        Operator(server, number).signs_in().opens_counter()
    page = settings_at("breaks", Role.SUPERVISOR)
    plans(page, "Адміністратор 1 (приклад)", "23:10", "23:40")
    sees_done(page, "Перерву заплановано: Адміністратор 1")
    expect(page.part("overlaps")).to_be_hidden()
    plans(page, "Адміністратор 2 (приклад)", "23:20", "23:50")
    expect(page.part("overlaps")).to_contain_text("мають перерву водночас. Черги: А, Б", timeout=SLOW)
    presses(page, "Прибрати: Адміністратор 2 (приклад), 23:20–23:50")
    sees_done(page, "Перерву прибрано")
    expect(page.part("overlaps")).to_be_hidden()
    expect(row(page, "list", "23:10–23:40")).to_contain_text("щодня")


def test_times_that_make_no_break_are_refused(settings_at: At) -> None:
    page = settings_at("breaks", Role.SUPERVISOR)
    presses(page, "Додати перерву")
    sees_mistake(page, "form", "Вкажіть, коли перерва починається")
    plans(page, "Адміністратор 1 (приклад)", "13:30", "13:00")
    sees_mistake(page, "form", "Кінець має бути пізніше за початок")
    expect(page.page.locator("#end")).to_have_value("13:00")


def test_the_administrator_sees_the_break_at_the_desk(settings_at: At, console: At) -> None:
    page = settings_at("breaks", Role.SUPERVISOR)
    plans(page, "Адміністратор 1 (приклад)", "00:00", "23:59")
    sees_done(page, "Перерву заплановано")
    desk = console("1")
    expect(desk.part("planned-break")).to_have_text("За планом перерва 00:00–23:59", timeout=SLOW)
