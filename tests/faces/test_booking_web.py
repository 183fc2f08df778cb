"""Booking on the web in Chromium, with a script and without, by keyboard, in both languages, in a council's frame."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Request, expect

from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.booking_screen import OLENA, BookingServer, Opens
from tests.faces.council_site import council_site
from tests.faces.waits import is_drawn

pytest_plugins = ["tests.faces.booking_fixtures"]

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
WORDS = {
    "uk": {"next": "Далі", "book": "Записатися", "booked": "Вас записано"},
    "en": {"next": "Continue", "book": "Book", "booked": "You are booked"},
}
MOST_BYTES = 100_000


def presses(page: Page, label: str) -> None:
    page.locator("button:visible", has_text=label).locator("visible=true").first.click()


def goes_on(page: Page, language: str = "uk") -> None:
    page.locator('#question button[value="next"]').first.click()


def to_the_visitor(page: Page) -> None:
    """The next free time, for taking a ready document."""
    page.check('[value="collection"]')
    goes_on(page)
    goes_on(page)
    chooses(page)


def chooses(page: Page) -> None:
    """The first time that is offered; the next question is there then."""
    page.locator('[name="slot"]').first.click()
    page.locator("#name").wait_for()


def books(page: Page) -> str:
    """The code of the new booking."""
    to_the_visitor(page)
    for field, text in OLENA.items():
        page.fill(f"#{field}", text)
    goes_on(page)
    goes_on(page)
    return page.locator('input[name="code"]').first.input_value()


@BOTH
def test_the_whole_way(opens: Opens, booking_server: BookingServer, javascript: bool) -> None:
    page = opens("/booking/", javascript=javascript)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("link", name="Записатися онлайн").click()
    code = books(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Вас записано")
    expect(page.get_by_text("Пізніше запис анулюється")).to_be_visible()
    picture = page.get_by_role("img", name="QR-код")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth > 100")
    page.reload()
    assert page.locator('input[name="code"]').first.input_value() == code
    assert not [address for address in asked if code in address and not address.startswith("data:")]
    assert page.context.cookies() == []
    with page.expect_download() as download:
        presses(page, "Додати до календаря")
    assert download.value.suggested_filename == "booking.ics"
    presses(page, "Перенести або скасувати запис")
    expect(page.get_by_text("Ви записані").or_(page.get_by_text("Час відмітитися")).first).to_be_visible()


@BOTH
def test_going_back_keeps_the_answers(opens: Opens, booking_server: BookingServer, javascript: bool) -> None:
    page = opens(booking_server.first, javascript=javascript)
    to_the_visitor(page)
    page.go_back()  # the browser's own way
    chooses(page)
    page.fill("#name", OLENA["name"])
    presses(page, "Назад")
    chooses(page)
    assert page.input_value("#name") == OLENA["name"]


def goes_to(page: Page, control: str) -> None:
    """The focus is on this control of the page that comes."""
    page.locator(control).first.wait_for(state="attached")
    is_drawn(page)
    page.focus(control)


def test_by_keyboard_alone(opens: Opens, booking_server: BookingServer) -> None:
    page = opens(booking_server.first)
    goes_to(page, '[value="consultation"]')
    page.keyboard.press("Space")
    page.keyboard.press("Enter")  # goes on, though the way back stands first
    expect(page.get_by_role("heading", level=1)).to_have_text("Чого стосується Ваше звернення?")
    goes_to(page, "#sphere")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    goes_to(page, "#persons")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    goes_to(page, '[name="slot"]')
    page.keyboard.press("Enter")
    goes_to(page, "#name")
    page.keyboard.type("Шевченко Олена")
    page.keyboard.press("Enter")
    summary = page.locator(".error-summary:visible")
    expect(summary).to_be_focused()
    is_drawn(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#contact")).to_be_focused()
    page.keyboard.type("olena@example.com")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Перевірте, чи все правильно")


def test_a_service_is_found_by_words(opens: Opens, booking_server: BookingServer) -> None:
    page = opens(booking_server.first)
    page.check('[value="application"]')
    goes_on(page)
    page.fill("#words", "pasport")
    expect(page.locator('[data-part="found-count"]')).to_contain_text("Знайдено 1 послугу")
    page.locator('[data-part="found"] button').click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Скільки послуг і скільки осіб?")


def test_the_language_is_changed_on_the_way(opens: Opens, booking_server: BookingServer) -> None:
    page = opens(booking_server.first)
    to_the_visitor(page)
    page.fill("#name", OLENA["name"])
    presses(page, "English")
    expect(page.get_by_role("heading", level=1)).to_have_text("Who will come, and how can we reach you?")
    assert page.input_value("#name") == OLENA["name"]
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_page_is_for_everybody_and_fits(opens: Opens, booking_server: BookingServer, language: str) -> None:
    page = opens("/booking/", language)

    def holds() -> None:
        page.wait_for_load_state()
        assert page.locator("html").get_attribute("lang") == language
        assert_accessible(page)
        assert_fits_everywhere(page)

    holds()
    page.goto(f"{booking_server.url}{booking_server.first}")
    holds()
    goes_on(page)
    holds()  # with a mistake
    page.check('[value="application"]')
    goes_on(page)
    holds()
    page.check("#sphere")
    goes_on(page)
    holds()
    page.check("#service")
    goes_on(page)
    holds()
    goes_on(page)
    holds()
    page.locator('[name="day"]').last.click()
    holds()
    page.locator('[name="slot"]').first.click()
    holds()
    goes_on(page)
    holds()  # with mistakes
    for field, text in OLENA.items():
        page.fill(f"#{field}", text)
    goes_on(page)
    holds()
    goes_on(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text(WORDS[language]["booked"])
    holds()


def test_nothing_free_is_for_everybody_too(opens: Opens, booking_server: BookingServer) -> None:
    booking_server.sets(share=0)
    try:
        page = opens(booking_server.first)
        page.check('[value="collection"]')
        goes_on(page)
        goes_on(page)
        expect(page.get_by_text("На найближчі дні немає вільного часу")).to_be_visible()
        assert_accessible(page)
        page.locator('[name="day"]').last.click()
        expect(page.get_by_text("вільних місць уже немає")).to_be_visible()
        assert_accessible(page)
        assert_fits_everywhere(page)
    finally:
        booking_server.sets(share=100)


@pytest.mark.parametrize("path", ["/booking/", "first"])
def test_the_start_page_is_light(opens: Opens, booking_server: BookingServer, path: str) -> None:
    page = opens("/healthz")
    finished: list[Request] = []
    page.on("requestfinished", lambda request: finished.append(request))
    page.goto(f"{booking_server.url}{booking_server.first if path == 'first' else path}", wait_until="networkidle")
    sizes = [request.sizes()["responseBodySize"] for request in finished]
    assert len(sizes) > 3
    assert sum(sizes) < MOST_BYTES


@BOTH
def test_a_councils_site_frames_the_pages_where_the_centre_allows_it(
    opens: Opens, booking_server: BookingServer, javascript: bool
) -> None:
    page = opens("/healthz", javascript=javascript)
    with council_site(booking_server.url + booking_server.first) as site:
        booking_server.sets(embed=[])
        page.goto(site)
        expect(page.locator("iframe")).to_be_visible()
        assert page.frames[1].locator("form").count() == 0, "the browser refuses to show it"
        booking_server.sets(embed=[site])
        page.goto(site)
        frame = page.frame_locator("iframe")
        frame.locator('[value="collection"]').check()
        for _ in range(2):
            frame.locator('#question button[value="next"]').first.click()
        frame.locator('[name="slot"]').first.click()
        for field, text in OLENA.items():
            frame.locator(f"#{field}").fill(text)
        for _ in range(2):
            frame.locator('#question button[value="next"]').first.click()
        expect(frame.locator("h1")).to_contain_text("Вас записано")
        assert page.context.cookies() == []
        assert frame.get_by_role("link", name="Черга зараз").count() == 0
