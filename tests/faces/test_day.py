"""The page of the day: what goes on, the end of issuing and of the day, and the list for reception."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, expect

from queue_server.models import Role
from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.console import SLOW, Console
from tests.people import Kiosk, Refusal
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]
Open = Callable[..., Console]


@pytest.fixture
def day(browser: Browser, server: RunningServer) -> Iterator[Open]:
    """The page as the person responsible for the queue opens it."""
    opened: list[Console] = []

    def open_day(language: str = "uk", role: Role = Role.SUPERVISOR) -> Console:
        opened.append(Console.opened(browser, server, "day", language))
        opened[-1].signs_in(opened[-1].colleague(role))
        expect(opened[-1].part("day")).to_be_visible(timeout=SLOW)
        opened[-1].is_painted()
        return opened[-1]

    yield open_day
    for each in opened:
        each.closes()


def test_it_shows_who_waits_and_where(day: Open, server: RunningServer, visitors: Kiosk) -> None:
    numbers = [visitors.visitor_takes_ticket()["number"] for _ in range(2)]
    page = day()
    expect(page.part("facts")).to_contain_text("2 відвідувачі")
    expect(page.part("facts")).to_contain_text(", ".join(numbers))
    page.by_http("1").opens_counter().calls_next()
    expect(page.part("facts")).to_contain_text(f"Вікно 1: {numbers[0]}", timeout=SLOW)
    expect(page.part("suspensions-none")).to_be_visible()
    assert_accessible(page.page)
    assert_fits_everywhere(page.page)


def is_asked(page: Console, button: str) -> None:
    """Enter on a button asks first. A browser under load may lose a key; a person presses it again."""
    for _ in range(5):
        page.part(button).focus()
        page.page.keyboard.press("Enter")
        with suppress(AssertionError):
            expect(page.part("confirm")).to_be_visible(timeout=3000)
            return
    raise AssertionError(f"{button} asks nothing")


def test_the_question_is_for_everybody(day: Open) -> None:
    page = day()
    page.part("end-issuing").click()
    expect(page.part("confirm").get_by_role("heading")).to_have_text("Завершити видачу талонів?")
    assert_accessible(page.page)


def test_issuing_is_ended_and_begun_again_by_keyboard(day: Open, server: RunningServer, visitors: Kiosk) -> None:
    page = day()
    is_asked(page, "end-issuing")
    page.page.keyboard.press("Enter")
    expect(page.part("done")).to_contain_text("Видачу талонів завершено", timeout=SLOW)
    with pytest.raises(Refusal):
        visitors.visitor_takes_ticket()
    is_asked(page, "reopen")
    page.page.keyboard.press("Enter")
    expect(page.part("done")).to_contain_text("Видачу талонів відновлено", timeout=SLOW)
    assert visitors.visitor_takes_ticket()["number"]


def test_three_who_are_left_stand_on_the_list_with_the_time_kept(day: Open, visitors: Kiosk) -> None:
    numbers = [visitors.visitor_takes_ticket()["number"] for _ in range(3)]
    page = day(role=Role.MANAGER)
    page.part("close-day").click()
    expect(page.part("closing-left")).to_contain_text(f"Лишилися 3 відвідувачі: {', '.join(numbers)}.")
    assert_accessible(page.page)
    assert_fits_everywhere(page.page)
    page.page.keyboard.press("Escape")
    expect(page.part("unserved-section")).to_be_hidden()
    page.part("close-day").click()
    expect(page.part("closing")).to_be_visible()
    page.page.keyboard.press("2")
    page.part("closing-take").click()
    expect(page.part("unserved").locator("th")).to_have_text(numbers, timeout=SLOW)
    expect(page.part("unserved").locator("tr").first).to_contain_text("00:00")
    expect(page.part("close-day")).to_be_hidden()
    expect(page.page.locator("[data-suspension]")).to_be_hidden()
    assert_accessible(page.page)
    assert_fits_everywhere(page.page)
    page.page.emulate_media(media="print")
    expect(page.part("unserved")).to_be_visible()
    expect(page.part("facts")).to_be_hidden()


def test_the_day_is_not_closed_over_a_visitor_who_is_served(day: Open, visitors: Kiosk) -> None:
    number = visitors.visitor_takes_ticket()["number"]
    page = day("en")
    operator = page.by_http("1").opens_counter()
    called = operator.calls_next()
    assert called is not None
    operator.does("start", called["id"])
    expect(page.part("facts")).to_contain_text(f"Counter 1: {number}", timeout=SLOW)
    page.page.reload()
    expect(page.part("facts")).to_contain_text(number, timeout=SLOW)
    page.part("close-day").click()
    expect(page.part("closing-left")).to_contain_text(f"Still being served: {number}")
    expect(page.part("closing-take")).to_be_hidden()
    assert_accessible(page.page)
    page.page.keyboard.press("Enter")
    expect(page.part("closing")).to_be_hidden()


def test_a_suspension_begins_here_too_and_stands_in_the_list_with_its_length(day: Open) -> None:
    page = day("en")
    page.page.locator("[data-suspension]").click()
    expect(page.part("suspension")).to_be_visible(timeout=SLOW)
    page.page.keyboard.press("2")
    page.page.keyboard.press("Enter")
    expect(page.part("suspended")).to_contain_text("power failure", timeout=SLOW)
    expect(page.part("suspensions").locator("tr")).to_contain_text(["No electricity"])
    expect(page.part("suspensions").locator("tr")).to_contain_text(["goes on"])
    assert_accessible(page.page)
    assert_fits_everywhere(page.page)


def test_others_go_to_their_console(browser: Browser, server: RunningServer) -> None:
    page = Console.opened(browser, server, "day")
    page.signs_in(page.operator("1"))
    expect(page.part("console")).to_be_visible(timeout=SLOW)
    expect(page.page.locator("a[href*='/day']")).to_have_count(0)
    page.closes()


def test_the_console_leads_here(browser: Browser, server: RunningServer) -> None:
    page = Console.opened(browser, server)
    page.signs_in(page.colleague(Role.SUPERVISOR))
    page.goes_to("День центру")
    expect(page.part("day")).to_be_visible(timeout=SLOW)
    page.closes()
