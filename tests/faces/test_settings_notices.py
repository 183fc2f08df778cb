"""Notices of the hall: how they will be parted, their order, shown and taken down."""

from __future__ import annotations

from playwright.sync_api import expect

from queue_server.models import Role
from tests.faces.console import Console
from tests.faces.settings import At, presses, sees_done, sees_mistake
from tests.people import answer, browser
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]


LONG = "Сьогодні з тринадцятої до чотирнадцятої каса не приймає. Перепрошуємо за незручності й дякуємо за терпіння."


def in_the_hall(server: RunningServer) -> list[str]:
    address = f"{server.url}/api/v1/branches/{server.installation.branch}/board"
    headers = {"Authorization": f"Device {server.installation.tokens['display']}"}
    board = answer(browser().get(address, headers=headers, timeout=30))
    return [notice["text"]["uk"] for notice in board["notices"]]


def writes(page: Console, text: str) -> None:
    page.page.fill("#text-uk", text)
    presses(page, "Зберегти")
    sees_done(page, "Оголошення збережено")


def test_notices_are_written_ordered_and_taken_down(settings_at: At, server: RunningServer) -> None:
    page = settings_at("notices", Role.SUPERVISOR)
    writes(page, "Перше")
    writes(page, "Друге")
    assert in_the_hall(server) == ["Перше", "Друге"]
    presses(page, "Вище: Друге")
    sees_done(page, "тепер вище")
    expect(page.part("page-title")).to_be_focused()  # the list is drawn anew by then
    assert in_the_hall(server) == ["Друге", "Перше"]
    presses(page, "Змінити: Друге")
    writes(page, "Друге, виправлене")
    presses(page, "Зняти: Перше")
    sees_done(page, "знято")
    assert in_the_hall(server) == ["Друге, виправлене"]


def test_a_long_notice_is_shown_as_the_display_will_part_it(settings_at: At) -> None:
    page = settings_at("notices", Role.SUPERVISOR)
    page.page.fill("#text-uk", LONG)
    expect(page.part("preview")).to_be_visible()
    parts = page.part("preview").locator("li").all_inner_texts()
    assert len(parts) > 1
    assert all(len(part) <= 60 for part in parts)
    assert " ".join(parts) == LONG


def test_an_empty_notice_is_no_notice(settings_at: At) -> None:
    page = settings_at("notices", Role.SUPERVISOR)
    presses(page, "Зберегти")
    sees_mistake(page, "form", "Напишіть текст оголошення українською")
    expect(page.page.locator("#text-uk")).to_have_attribute("aria-invalid", "true")
