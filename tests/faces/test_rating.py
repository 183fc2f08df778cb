"""After the visit it is rated: on the phone with and without a script, and on the counter's tablet."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.console import SLOW
from tests.faces.rating_visits import PHONE, TABLET, Visits, opens
from tests.faces.test_booking_pages import looks_again, part
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]


@pytest.fixture
def visits(server: RunningServer) -> Visits:
    return Visits(server)


def phone(browser: Browser, visits: Visits, pages: list[Page], code: str, language: str = "uk") -> Page:
    pages.append(opens(browser, f"{visits.server.url}/v/#{code}", PHONE, language))
    return pages[-1]


def test_a_visitor_rates_on_the_own_page(browser: Browser, visits: Visits, pages: list[Page]) -> None:
    visit = visits.begins()
    page = phone(browser, visits, pages, visit["code"])
    expect(part(page, "state")).to_contain_text("Вас приймають", timeout=SLOW)
    expect(part(page, "rating")).to_be_hidden()
    visits.ends(visit)
    looks_again(page)
    expect(part(page, "rating")).to_be_visible(timeout=SLOW)
    assert_accessible(page)
    assert_fits_everywhere(page)
    page.get_by_role("button", name="Дуже добре").press("Enter")
    expect(page.get_by_text("Дякуємо! Вашу оцінку збережено.")).to_be_visible(timeout=SLOW)
    assert visits.ratings() == [("phone", 5, None)]
    assert visit["code"] not in page.url
    assert_accessible(page)
    assert_fits_everywhere(page)
    page.get_by_label("Добре", exact=True).check()
    page.get_by_label("Коментар").fill("Швидко й чемно")
    page.get_by_role("button", name="Змінити оцінку").press("Enter")
    expect(page.get_by_text("Дякуємо! Оцінку змінено.")).to_be_visible(timeout=SLOW)
    assert visits.ratings() == [("phone", 4, "Швидко й чемно")]


def test_it_is_rated_without_a_script_too(browser: Browser, visits: Visits, pages: list[Page]) -> None:
    code = visits.happens()["code"]
    pages.append(opens(browser, f"{visits.server.url}/v/", PHONE, "en", java_script_enabled=False))
    [page] = pages
    page.get_by_role("link", name="Rate a visit by the code of its ticket").click()
    page.get_by_label("Code from the ticket").fill("0000 0000 0000")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator(".error-summary")).to_contain_text("There is no such code")
    page.get_by_label("Code from the ticket").fill(f"{code[:4]} {code[4:8]} {code[8:]}")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Send the rating").click()
    expect(page.locator(".error-summary")).to_contain_text("Choose a rating")
    page.get_by_label("Very poor").check()
    page.get_by_label("Comment").fill("Call me: 067 123 45 67")
    page.get_by_role("button", name="Send the rating").click()
    expect(page.get_by_text("Thank you! Your rating is saved.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your rating")
    assert visits.ratings() == [("phone", 1, "Call me: 067 123 45 67")]
    page.get_by_role("button", name="Another ticket").click()
    expect(page.get_by_label("Code from the ticket")).to_have_value("")


def test_a_second_time_from_another_phone_stores_nothing(browser: Browser, visits: Visits, pages: list[Page]) -> None:
    code = visits.happens()["code"]
    one, other = (phone(browser, visits, pages, code) for _ in range(2))
    expect(part(other, "rating")).to_be_visible(timeout=SLOW)
    other.route("**/api/v1/visit", lambda route: route.abort())  # it has not heard of the first rating yet
    one.get_by_role("button", name="Погано", exact=True).click()
    expect(one.get_by_text("Дякуємо!")).to_be_visible(timeout=SLOW)
    other.get_by_role("button", name="Дуже добре").click()
    other.unroute("**/api/v1/visit")
    expect(other.locator(".error-summary")).to_contain_text("Цей прийом уже оцінено", timeout=SLOW)
    expect(other.get_by_text("Ваша оцінка: «Погано»")).to_be_visible()
    assert visits.ratings() == [("phone", 2, None)]


def test_too_early_is_said_and_stores_nothing(browser: Browser, visits: Visits, pages: list[Page]) -> None:
    code = visits.begins()["code"]
    pages.append(opens(browser, f"{visits.server.url}/v/rate/", PHONE))
    [page] = pages
    page.get_by_label("Код із талона").fill(code)
    page.get_by_role("button", name="Далі").click()
    expect(page.get_by_text("Оцінити обслуговування можна буде після завершення прийому.")).to_be_visible()
    assert_accessible(page)
    assert visits.ratings() == []


def test_the_tablet_wakes_for_the_visit_of_its_counter(browser: Browser, visits: Visits, pages: list[Page]) -> None:
    for number in ("1", "2"):
        pages.append(opens(browser, f"{visits.server.url}/v/tablet/#{visits.tablet_token(number)}", TABLET))
    mine, other = pages
    sent: list[str] = []
    mine.on("websocket", lambda socket: socket.on("framereceived", lambda frame: sent.append(str(frame))))
    mine.reload()
    for page in pages:
        expect(page.locator(".tablet[data-view=asleep]")).to_be_visible(timeout=SLOW)
        expect(page.locator(".tablet-centre")).to_contain_text(visits.server.installation.centre.branch.name["uk"])
    visit = visits.happens()
    expect(mine.get_by_text(f"Талон {visit['number']}")).to_be_visible(timeout=SLOW)
    assert_accessible(mine)
    expect(other.locator(".tablet[data-view=asleep]")).to_be_visible()
    mine.get_by_role("button", name="English").click()
    mine.get_by_role("button", name="Very good").press("Enter")
    expect(mine.get_by_role("heading", name="Thank you! Your rating is saved.")).to_be_visible(timeout=SLOW)
    assert visits.ratings() == [("tablet", 5, None)]
    assert sent
    assert not any(visit["code"] in frame for frame in sent)


def test_the_tablet_sleeps_when_the_next_visit_begins(browser: Browser, visits: Visits, pages: list[Page]) -> None:
    pages.append(opens(browser, f"{visits.server.url}/v/tablet/#{visits.tablet_token()}", TABLET))
    [page] = pages
    first = visits.happens()
    expect(page.get_by_text(f"Талон {first['number']}")).to_be_visible(timeout=SLOW)
    visits.begins()
    expect(page.locator(".tablet[data-view=asleep]")).to_be_visible(timeout=SLOW)
    assert visits.ratings() == []
