"""The operator console on the real server in Chromium: one key for a visit, and every other key."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect
from sqlmodel import select

from queue_server.models import Branch, Role, StaffRole
from tests.faces.console import SLOW, Console
from tests.people import Kiosk
from tests.running_server import RunningServer, changed

pytest_plugins = ["tests.faces.staff_fixtures"]

AtCounter = Callable[..., Console]
# No time passes any more for what the one key rests by: however long a press takes, it is within the second.
STANDS = "const at = performance.now(); performance.now = () => at;"


def test_one_key_leads_through_a_visit(console: AtCounter, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket(purpose="consultation")
    desk = console()
    desk.until_queue(["А-001"])
    desk.steps_to("called")
    assert desk.text("number") == "А-001"
    desk.steps_to("serving", "outcomes")
    assert desk.page.locator("input[name=outcome]:checked").input_value() == "consulted"
    desk.steps_to("free")
    expect(desk.part("served")).to_have_text("Прийнято 1 відвідувача")
    assert [row["number"] for row in desk.by_http().desk()["day"]["recent"]] == ["А-001"]


def test_a_key_held_down_is_one_step(console: AtCounter, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket()
    desk = console()
    desk.until_queue(["А-001"])
    desk.settles()
    for _ in range(30):  # the browser repeats the press of a key that is held
        desk.page.keyboard.down("F2")
        desk.page.wait_for_timeout(60)
    desk.page.keyboard.up("F2")
    desk.sees_state("called")


def test_two_presses_within_a_second_are_one_step(console: AtCounter, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket()
    desk = console()
    desk.until_queue(["А-001"])
    desk.settles()
    desk.page.evaluate(f"() => {{ {STANDS} }}")
    for _ in range(4):
        desk.page.keyboard.press("F2")
    desk.sees_state("called")
    desk.page.locator('[data-part="step"]').dblclick()  # too early after the last, and twice
    desk.sees_state("called")


def test_digits_choose_the_outcome_and_escape_leaves(console: AtCounter, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket(purpose="application")
    desk = console()
    desk.steps_to("called", "serving", "outcomes")
    desk.page.keyboard.press("Escape")
    desk.sees_state("serving")
    desk.steps_to("outcomes")
    desk.page.keyboard.press("Digit4")
    assert desk.page.locator("input[name=outcome]:checked").input_value() == "returned_for_defects"
    desk.steps_to("free")
    assert desk.by_http().desk()["day"]["served"] == 1


@pytest.mark.parametrize("rules", [{"no_show_calls": 2, "no_show_minutes": 3}])
def test_no_show_says_what_is_missing(console: AtCounter, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket()
    desk = console()
    desk.steps_to("called")
    expect(desk.part("no-show")).to_have_attribute("aria-disabled", "true")
    assert re.fullmatch(r"ще 1 виклик, через [23]:\d\d", desk.text("no-show-why"))
    desk.page.keyboard.press("KeyR")
    expect(desk.part("no-show-why")).to_have_text(re.compile(r"^через 2:\d\d$"))
    desk.page.keyboard.press("KeyN")
    expect(desk.part("assertive")).to_contain_text("Позначити неявку ще не можна: через 2:")
    desk.sees_state("called")


@pytest.mark.parametrize("rules", [{"no_show_calls": 2, "no_show_minutes": 0}])
def test_no_show_after_the_calls(console: AtCounter, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket()
    desk = console()
    desk.steps_to("called")
    expect(desk.part("no-show-why")).to_have_text("ще 1 виклик")
    desk.page.keyboard.press("KeyR")
    expect(desk.part("no-show")).to_have_attribute("aria-disabled", "false")
    desk.is_answered()
    desk.page.keyboard.press("KeyN")
    desk.sees_state("free")
    expect(desk.part("no-shows")).to_have_text("1 неявка")


def test_undo_says_what_it_takes_back(console: AtCounter, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket()
    desk = console()
    desk.steps_to("called")
    expect(desk.part("undo-label")).to_have_text("Скасувати дію: виклик А-001")
    desk.steps_to("serving")
    expect(desk.part("undo-label")).to_have_text("Скасувати дію: початок прийому А-001")
    assert re.fullmatch(r"ще (2\d|30) с", desk.text("undo-left"))
    desk.page.keyboard.press("KeyU")
    desk.sees_state("called")
    expect(desk.part("undo")).to_be_hidden()


def test_letters_work_in_the_ukrainian_layout(console: AtCounter, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket()
    desk = console()
    desk.presses_letter("KeyP", "з")
    desk.page.keyboard.press("Digit2")
    desk.sees_state("paperwork")
    expect(desk.part("status")).to_have_text("Опрацювання документів")
    desk.steps_to("free", "called")
    desk.presses_letter("KeyR", "к")
    expect(desk.part("facts")).to_contain_text("2 із 3")
    desk.presses_letter("Digit7", "?")
    expect(desk.page.get_by_role("heading", name="Клавіші")).to_be_visible()


def test_the_help_lists_every_key_and_switches_letters_off(console: AtCounter, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket()
    desk = console()
    desk.page.keyboard.press("Shift+Slash")
    expect(desk.part("help")).to_be_visible()
    signs = desk.page.locator(".help-keys .key").all_inner_texts()
    letters = ["R", "N", "H", "T", "X", "W", "E", "L", "D", "G", "M", "K", "V", "U", "P", "B", "Q", "Z"]
    assert signs == ["F2", "1–9", "Esc", *letters, "?"]
    desk.page.keyboard.press("KeyQ")  # within a dialog letters command nothing
    desk.page.get_by_label("Літерні клавіші увімкнено").uncheck()
    desk.page.keyboard.press("Escape")
    desk.page.keyboard.press("KeyP")
    expect(desk.page.locator("dialog[open]")).to_have_count(0)
    desk.steps_to("called")


def test_the_queue_follows_what_happens_elsewhere(console: AtCounter, visitors: Kiosk) -> None:
    first, second = console("1"), console("2")
    visitors.visitor_takes_ticket(purpose="consultation")
    visitors.visitor_takes_ticket(purpose="consultation", assistance=["interpreter"], language="en", persons=2)
    for desk in (first, second):
        desk.until_queue(["А-001", "А-002"])
    expect(first.page.locator(".queue-row").nth(1)).to_contain_text("2 особи")
    first.steps_to("called")
    second.until_queue(["А-002"])
    second.steps_to("called")
    first.until_queue([])
    assert (first.text("number"), second.text("number")) == ("А-001", "А-002")
    expect(second.part("marks")).to_have_text("Потрібна допомога: перекладач")


def test_a_taken_counter_says_by_whom(browser: Browser, server: RunningServer, console: AtCounter) -> None:
    console("1")
    other = Console.opened(browser, server)
    other.signs_in(other.operator("2"))
    taken = other.page.locator(".counter[data-taken]")
    expect(taken).to_contain_text("Вікно 1")
    expect(taken).to_contain_text("Зайнято: Адміністратор 1 (приклад)")
    assert other.page.locator("button.counter").count() == 1
    other.closes()


def test_who_works_in_two_branches_chooses_one(browser: Browser, server: RunningServer) -> None:
    centre = server.installation.centre
    with changed(server.installation) as session:
        first = session.exec(select(Branch).where(Branch.key == "first")).one()
        session.add(StaffRole(staff_id=centre.operators["1"].id, branch_id=first.id, role=Role.OPERATOR))
    page = Console.opened(browser, server)
    page.signs_in(page.operator("1"))
    expect(page.page.locator("button.counter")).to_have_count(2, timeout=SLOW)
    page.page.get_by_label("Підрозділ").select_option("first")
    expect(page.page.locator("button.counter")).to_have_count(1)
    page.closes()


def test_closing_the_counter_and_leaving(console: AtCounter, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket()
    desk = console()
    desk.steps_to("called")
    desk.page.keyboard.press("KeyQ")
    expect(desk.part("trouble")).to_contain_text("Спершу завершіть прийом А-001.")
    desk.page.keyboard.press("KeyU")
    desk.sees_state("free")
    desk.page.keyboard.press("KeyQ")
    desk.page.keyboard.press("Enter")
    expect(desk.page.get_by_role("heading", name="Оберіть робоче місце")).to_be_visible()
    assert desk.by_http().desk()["counter"]["status"] == "closed"
    desk.takes_counter("1")
    desk.page.get_by_role("button", name="Вийти").click()
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url("**/sign-in?*")
    assert desk.by_http().desk()["counter"]["operator"] is None


def test_sign_in_refuses_in_words(browser: Browser, server: RunningServer) -> None:
    page = Console.opened(browser, server)
    page.is_painted()
    page.page.keyboard.press("Enter")
    expect(page.part("mistakes")).to_contain_text("Введіть пароль")
    page.signs_in(page.operator("1"), "не той пароль")
    expect(page.part("mistakes")).to_contain_text("Ім’я користувача або пароль неправильні")
    expect(page.part("mistakes")).to_be_focused()
    page.signs_in(page.colleague(Role.TECHNICIAN))
    page.page.wait_for_url("**/operator-console/settings/people?*")
    page.closes()


def test_a_password_typed_before_the_page_is_ready_goes_nowhere(browser: Browser, server: RunningServer) -> None:
    """Else the browser would send the form by itself, and the password would stand in the address."""
    page = Console.opened(browser, server)
    page.page.route("**/sign-in.mjs", lambda route: route.abort())
    page.page.reload()
    asked: list[str] = []
    page.page.on("request", lambda request: asked.append(request.url))
    page.signs_in(page.operator("1"))
    page.page.wait_for_timeout(500)
    assert [address for address in asked if "sign-in" in address] == []
    page.closes()


def test_everything_in_english(console: AtCounter, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket()
    desk = console("1", language="en")
    expect(desk.part("step-label")).to_have_text("Call next")
    desk.steps_to("called")
    assert desk.text("visitor-state") == "Called, waiting for the visitor"
    assert desk.page.locator("html").get_attribute("lang") == "en"
    assert not re.search("console-|common-", desk.page.locator("body").inner_text())
