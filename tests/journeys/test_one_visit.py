"""One visit from the touch at the kiosk to the finished service, with nothing faked, in both languages."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Browser, Page, expect

from tests.cut_network import network_to
from tests.faces.console import Console
from tests.faces.hall import Hall
from tests.faces.test_booking_pages import PHONE, part
from tests.journeys.sloviansk import ADMINISTRATOR, Sloviansk, open_centre
from tests.paper_reading import read_number, read_qr_codes, read_words
from tests.people import TIMEOUT

pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]

TOUCH_SCREEN = {"width": 1080, "height": 1920}
CUT = 30  # seconds
WORDS = {
    "uk": {"purpose": "Отримати готовий документ", "take": "Взяти талон", "paper": "Ваш номер", "reader": "ukr"},
    "en": {"purpose": "Collect a", "take": "Take a ticket", "paper": "Your number", "reader": "eng"},
}


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sloviansk]:
    with open_centre(tmp_path_factory.mktemp("sloviansk")) as centre:
        yield centre


@pytest.fixture(scope="module")
def browser(one_chromium: Browser) -> Browser:
    return one_chromium


@pytest.fixture(scope="module")
def console(centre: Sloviansk, browser: Browser) -> Iterator[Console]:
    """Administrator 1 at counter 1, who issues ready documents."""
    console = Console.opened(browser, centre.server)
    console.signs_in(ADMINISTRATOR)
    console.takes_counter("1")
    yield console
    console.closes()


@pytest.fixture(scope="module")
def hall(centre: Sloviansk, browser: Browser) -> Iterator[Hall]:
    hall = Hall.opened(browser, centre.server)
    yield hall
    hall.closes()


@pytest.mark.parametrize("language", ["uk", "en"])
def test_a_visit_from_touch_to_outcome(
    centre: Sloviansk, browser: Browser, console: Console, hall: Hall, language: str
) -> None:
    kiosk = opened_kiosk(browser, centre)
    printed = len(centre.printer.papers)
    number = visitor_takes_ticket(kiosk, language)

    paper = centre.printer.wait_for_papers(printed + 1, seconds=60)[-1].image
    assert read_number(paper) == number
    assert WORDS[language]["paper"] in read_words(paper, WORDS[language]["reader"])
    [link] = read_qr_codes(paper)
    assert link.startswith(f"{centre.server.url}/v/#")
    code = link.partition("#")[2]
    assert visit(centre, code)["number"] == number

    announcements = len(hall.told("end"))
    console.presses_step()
    console.sees_state("called")
    hall.shows(number)
    assert hall.latest == (number, "1")
    hall.until_told("end", announcements + 1, seconds=60)
    spoken = [one for one in hall.told("number") if number in str(one["text"])]
    assert len(spoken) >= 2, "the number is said twice"
    first = spoken[0]["ms"]
    then = min(one["ms"] for one in hall.told() if one["ms"] > first)
    assert hall.loudest(first, then) > 0.05, "the hall hears it"
    assert visit(centre, code)["counter"]["number"] == "1"

    console.presses_step()
    console.sees_state("serving")
    expect(hall.page.locator("[data-hero-number]", has_text=number)).to_be_hidden()
    console.presses_step()
    expect(console.page.get_by_role("dialog")).to_be_visible()
    console.presses_step()
    console.sees_state("free")
    assert visit(centre, code)["status"] == "served"
    kiosk.context.close()


def test_the_phone_through_a_visit_with_the_network_cut_for_half_a_minute(
    centre: Sloviansk, browser: Browser, console: Console
) -> None:
    kiosk = opened_kiosk(browser, centre)
    printed = len(centre.printer.papers)
    number = visitor_takes_ticket(kiosk, "uk")
    kiosk.context.close()
    [link] = read_qr_codes(centre.printer.wait_for_papers(printed + 1, seconds=60)[-1].image)
    with network_to(centre.server.port) as network, browser.new_context(viewport=PHONE, locale="uk") as phone:
        page = phone.new_page()
        page.goto(f"{network.url}/v/#{link.partition('#')[2]}")
        expect(part(page, "number")).to_have_text(number)
        expect(part(page, "state")).to_have_text("Ви наступні")

        network.cut()
        cut_at = time.monotonic()
        console.presses_step()
        console.sees_state("called")
        expect(page.locator("[data-stale]")).to_contain_text("Немає зв’язку. Дані станом на", timeout=40_000)
        expect(part(page, "number")).to_have_text(number)
        expect(part(page, "state")).to_have_text("Ви наступні")
        page.wait_for_timeout(max(0.0, CUT - (time.monotonic() - cut_at)) * 1000)
        network.mend()

        expect(part(page, "state")).to_have_text(re.compile("^Підійдіть: .* 1$"), timeout=60_000)
        expect(part(page, "missed")).to_have_text(re.compile(r"Вас запросили о \d\d:\d\d, поки не було зв’язку"))
        expect(page.locator("[data-stale]")).to_be_hidden()
        console.presses_step()
        console.sees_state("serving")
        expect(part(page, "state")).to_have_text(re.compile("^Вас приймають: .* 1$"))
        console.presses_step()
        expect(console.page.get_by_role("dialog")).to_be_visible()
        console.presses_step()
        console.sees_state("free")
        expect(part(page, "state")).to_have_text("Прийом завершено")
        page.get_by_role("button", name="Дуже добре").click()
        expect(page.locator("main")).to_contain_text("Дякуємо! Вашу оцінку збережено.")


def opened_kiosk(browser: Browser, centre: Sloviansk) -> Page:
    context = browser.new_context(viewport=TOUCH_SCREEN, has_touch=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{centre.server.url}/kiosk/#{centre.server.installation.tokens['kiosk']}")
    return page


def visitor_takes_ticket(kiosk: Page, language: str) -> str:
    """Two taps for a ready document, after the language where it is another; the number on the screen."""
    if language == "en":
        kiosk.get_by_role("button", name="English").tap()
    kiosk.get_by_role("button", name=WORDS[language]["purpose"]).tap()
    kiosk.get_by_role("button", name=WORDS[language]["take"]).tap()
    number = kiosk.get_by_text(re.compile(r"^[А-Я]-\d{3}$")).first
    expect(number).to_be_visible()
    return number.inner_text()


def visit(centre: Sloviansk, code: str) -> dict[str, object]:
    """What the visitor's own phone is told."""
    address = f"{centre.server.url}/api/v1/visit"
    answer = requests.get(address, headers={"Authorization": f"Visit {code}"}, timeout=TIMEOUT)
    assert answer.status_code == 200, answer.text
    told: dict[str, object] = answer.json()
    return told


def test_the_centre_is_the_one_of_its_file(centre: Sloviansk, tmp_path: Path) -> None:
    menu = requests.get(f"{centre.server.url}/api/v1/branches/sloviansk/menu", timeout=TIMEOUT).json()
    assert len(menu["services"]) == 216
    assert len(menu["spheres"]) == 30
