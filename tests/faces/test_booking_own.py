"""The own booking in Chromium: by the code in the link, live; the hall's code that was scanned checks in by one tap."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.booking_screen import BookingServer, Opens

pytest_plugins = ["tests.faces.booking_fixtures"]

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])


def part(page: Page, name: str) -> Locator:
    return page.locator(f'[data-part="{name}"]')


def state_is(page: Page, text: str) -> None:
    expect(part(page, "state")).to_have_text(text)


def test_the_link_opens_it_and_no_address_holds_the_code(opens: Opens, booking_server: BookingServer) -> None:
    code = booking_server.books(soonest=False)
    page = opens("/healthz")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{booking_server.url}/booking/own/#{code}")
    state_is(page, "Ви записані")
    expect(part(page, "then")).to_contain_text("Пізніше запис анулюється")
    expect(part(page, "facts")).to_contain_text("Центр надання адміністративних послуг")
    assert not [address for address in asked if code in address.split("#")[0]]
    assert page.evaluate("Object.values({...localStorage, ...sessionStorage}).join()").find(code) == -1


@BOTH
def test_typed_moved_and_cancelled(opens: Opens, booking_server: BookingServer, javascript: bool) -> None:
    code = booking_server.books(soonest=False)
    page = opens("/booking/own/", javascript=javascript)
    page.fill("#code", "123")
    page.keyboard.press("Enter")
    expect(page.locator(".error-summary:visible")).to_be_focused()
    page.fill("#code", f"{code[:4]} {code[4:8]} {code[8:]}")
    page.keyboard.press("Enter")
    state_is(page, "Ви записані")
    page.get_by_role("button", name="Перенести").click()
    page.locator("summary").last.click()
    page.locator("details[open] button").last.click()
    expect(page.get_by_text("Запис перенесено")).to_be_visible()
    state_is(page, "Ви записані")
    page.get_by_role("button", name="Скасувати запис").click()
    page.get_by_role("button", name="Так, скасувати").click()
    state_is(page, "Запис скасовано")
    expect(page.get_by_role("button", name="Записатися знову")).to_be_visible()


def test_the_scanned_code_checks_in_by_one_tap(opens: Opens, booking_server: BookingServer) -> None:
    code = booking_server.books()
    page = opens(f"/booking/own/#{code}")
    with page.expect_response("**/booking/own/keep"):
        page.reload()
    state_is(page, "Час відмітитися")
    page.goto(f"{booking_server.url}/booking/here/#{booking_server.hall_code()}")
    page.get_by_role("button", name="Відмітитися").click()
    expect(page.get_by_role("heading", name="Ви відмітилися")).to_be_visible()
    page.get_by_role("link", name="Моє місце в черзі").click()
    expect(part(page, "number")).to_contain_text("-")


def test_the_own_page_uses_the_code_that_this_tab_has_scanned(opens: Opens, booking_server: BookingServer) -> None:
    code = booking_server.books()
    page = opens(f"/booking/here/#{booking_server.hall_code()}")
    page.goto(f"{booking_server.url}/booking/own/#{code}")
    state_is(page, "Час відмітитися")
    expect(part(page, "hall-field")).to_be_hidden()
    page.get_by_role("button", name="Відмітитися").click()
    state_is(page, "Ви відмітилися")
    expect(part(page, "number")).to_contain_text("-")


def test_a_wrong_code_of_the_hall_is_asked_for_again(opens: Opens, booking_server: BookingServer) -> None:
    page = opens(f"/booking/own/#{booking_server.books()}")
    page.fill("#hall_code", "000000")
    page.keyboard.press("Enter")
    expect(part(page, "mistake")).to_contain_text("Код із табло неправильний")
    expect(part(page, "mistakes")).to_be_focused()
    page.fill("#hall_code", booking_server.hall_code())
    page.keyboard.press("Enter")
    state_is(page, "Ви відмітилися")


@BOTH
def test_without_a_known_booking_the_code_of_the_hall_waits_for_it(
    opens: Opens, booking_server: BookingServer, javascript: bool
) -> None:
    code, hall = booking_server.books(), booking_server.hall_code()
    page = opens(f"/booking/here/#{hall}", javascript=javascript)
    if not javascript:
        page.fill("#hall_code", hall)
    page.fill("#code", code)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Відмітитися").click()
    state_is(page, "Ви відмітилися")


@BOTH
def test_who_is_late_reads_the_rule_and_joins_the_queue(
    opens: Opens, booking_server: BookingServer, javascript: bool
) -> None:
    code = booking_server.books()
    booking_server.passes(20)
    page = opens("/booking/own/", javascript=javascript)
    page.fill("#code", code)
    page.keyboard.press("Enter")
    state_is(page, "Запис анульовано")
    expect(part(page, "then")).to_contain_text("запізнення понад 5 хвилин анулює запис")
    expect(page.get_by_role("button", name="Записатися знову")).to_be_visible()
    page.fill("#hall_code", booking_server.hall_code())
    page.get_by_role("button", name="Стати в загальну чергу").click()
    expect(part(page, "number")).to_contain_text("-")


@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_page_is_for_everybody_and_fits(opens: Opens, booking_server: BookingServer, language: str) -> None:
    code = booking_server.books()
    page = opens("/booking/own/", language)

    def holds() -> None:
        page.wait_for_load_state()
        assert page.locator("html").get_attribute("lang") == language
        assert_accessible(page)
        assert_fits_everywhere(page)

    holds()
    page.keyboard.press("Enter")
    page.fill("#code", "1")
    page.keyboard.press("Enter")
    expect(part(page, "mistakes")).to_be_visible()
    holds()
    page.goto(f"{booking_server.url}/booking/here/#123456")
    holds()
    page.goto(f"{booking_server.url}/booking/own/#{code}")
    expect(part(page, "arrive")).to_be_visible()
    holds()
    page.locator('[data-part="move"] button').click()
    page.locator("summary").first.click()
    holds()
    page.goto(f"{booking_server.url}/booking/own/#{code}")
    page.locator('[data-part="cancel"] button').click()
    holds()
    page.goto(f"{booking_server.url}/booking/here/#123456")
    expect(part(page, "arrive")).to_be_visible()
    holds()
