"""Bookings at the desk, on the real server in Chromium: made, moved, ended, checked in, restored, found, printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

import pytest
from playwright.sync_api import Browser, expect

from queue_server.adapters.paper import draw
from queue_server.domain.paper import from_json
from queue_server.models import Role
from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.booking_desk import BOOKING, BookingDesk, Receptionist, begins, printed_by
from tests.faces.console import NAME, SLOW, WORKPLACE, Console
from tests.faces.reception_screen import Reception, printer_is_ready
from tests.paper_reading import read_qr_codes, read_words
from tests.running_server import RunningServer, install

pytest_plugins = ["tests.faces.staff_fixtures"]
Open = Callable[..., BookingDesk]
_number = count(1)


@pytest.fixture
def server(installation_server: RunningServer) -> RunningServer:
    """A branch of the test's own, which takes bookings at the desk and on the telephone."""
    folder, key = installation_server.installation.data_dir, f"books-{next(_number)}"
    own = install(folder, key=key, counters=2, workplace=WORKPLACE, name=NAME, booking=BOOKING)
    return replace(installation_server, installation=own)


@pytest.fixture
def desk(browser: Browser, server: RunningServer) -> Iterator[Open]:
    """Opens the page: `desk(Role.SUPERVISOR)`; closed after the test, without a mistake."""
    opened: list[BookingDesk] = []

    def at_desk(role: Role = Role.RECEPTION, language: str = "uk") -> BookingDesk:
        opened.append(BookingDesk.at_desk(browser, server, role, language))
        return opened[-1]

    yield at_desk
    for each in opened:
        each.closes()


@pytest.fixture
def colleague(server: RunningServer) -> Receptionist:
    """Another one at reception, elsewhere."""
    receptionist = Receptionist(server, "1")
    receptionist.signs_in()
    return receptionist


def test_a_person_at_the_desk_is_booked_and_takes_the_slip(desk: Open, server: RunningServer) -> None:
    printer_is_ready(server)
    page = desk()
    expect(page.part("none")).to_have_text("На цей день записів немає.")
    page.asks_for_a_time()
    time = page.chooses(2)
    page.page.check('input[name="book-who"][value="representative"]')
    page.page.fill("#book-name", "Олена Приклад")
    code = page.books()
    expect(page.part("booked-time")).to_have_text(time)
    expect(page.part("booked-paper")).to_have_text("Друкуємо пам’ятку…")
    paper = draw(from_json(printed_by(server)))
    assert read_qr_codes(paper) == [f"{server.url}/booking/own/#{code}"]
    words = read_words(paper)
    assert "Відмітьтеся не пізніше" in words
    assert "Олена" not in words
    expect(page.part("booked-paper")).to_have_text("Пам’ятку надруковано", timeout=SLOW)
    page.page.keyboard.press("Enter")
    page.sees_card(time, "записано")
    expect(page.part("card-facts")).to_contain_text("представник")
    expect(page.rows()).to_have_count(1)
    page.page.keyboard.press("KeyP")
    page.is_told("Пам’ятку надіслано на друк")
    assert printed_by(server)["blocks"][0] == {"kind": "mark", "text": "Дублікат"}


def test_a_slip_that_was_not_printed_is_said_and_printed_again(desk: Open, server: RunningServer) -> None:
    printer_is_ready(server)
    page = desk()
    page.asks_for_a_time()
    page.chooses(0)
    page.books()
    printed_by(server, "failed")
    expect(page.part("booked-paper")).to_contain_text("не надрукувалася", timeout=SLOW)
    page.page.keyboard.press("Escape")
    expect(page.part("papers")).to_contain_text("пам’ятку про запис на", timeout=SLOW)
    assert_accessible(page.page)
    page.act("print-again").click()
    expect(page.part("papers").locator("li")).to_have_count(0, timeout=SLOW)
    printed_by(server)


def test_by_telephone_nothing_is_printed(desk: Open, server: RunningServer) -> None:
    page = desk()
    page.asks_for_a_time()
    page.page.check('input[name="book-where"][value="telephone"]')
    page.page.fill("#book-contact", "067 123 45 67")
    page.chooses(0)
    page.books()
    expect(page.part("booked-paper")).to_have_text("Без друку. Скажіть або запишіть відвідувачеві час і код.")
    page.page.keyboard.press("Enter")
    expect(page.part("card-facts")).to_contain_text("телефоном")
    expect(page.part("card-facts")).to_contain_text("+380671234567")


def test_what_is_missing_is_said(desk: Open) -> None:
    page = desk()
    page.page.keyboard.press("KeyN")
    page.part("book-take").click()
    expect(page.part("book-error")).to_have_text("Оберіть мету звернення")
    expect(page.part("book-error")).to_be_focused()
    page.page.check('input[name="book-purpose"][value="collection"]')
    expect(page.times().first).to_be_visible(timeout=SLOW)
    page.part("book-take").click()
    expect(page.part("book-error")).to_have_text("Оберіть час")
    page.page.keyboard.press("Escape")
    page.finds("")
    expect(page.part("find-error")).to_have_text("Введіть прізвище, телефон або код")
    page.finds("Невідома")
    expect(page.part("find-error")).to_contain_text("Такого запису немає")


def test_a_time_that_somebody_took_meanwhile_is_said(desk: Open, colleague: Receptionist) -> None:
    page = desk()
    page.asks_for_a_time()
    time = page.chooses(1)  # the first might be over before it is taken
    colleague.books(slot=page.times().nth(1).locator("input").input_value())
    page.part("book-take").click()
    expect(page.part("book-error")).to_contain_text("Цей час щойно зайняли", timeout=SLOW)
    expect(page.times().get_by_text(time)).to_have_count(0, timeout=SLOW)


def test_it_is_moved_and_cancelled_by_keyboard(desk: Open, colleague: Receptionist) -> None:
    page = desk()
    booked = colleague.books(0)["appointment"]  # comes by the socket
    expect(page.rows()).to_have_count(1, timeout=SLOW)
    page.rows().first.focus()
    page.page.keyboard.press("Enter")
    expect(page.part("card-time")).to_be_focused(timeout=SLOW)
    page.page.keyboard.press("KeyM")
    expect(page.part("book-now")).to_contain_text(booked["slot_at"][11:16])
    expect(page.times().first).to_be_visible(timeout=SLOW)
    page.page.locator("[data-part=book-times] input").nth(3).focus()
    page.page.keyboard.press("Space")
    time = page.times().nth(3).inner_text().strip()
    page.page.keyboard.press("Enter")
    page.is_told("Запис перенесено")
    expect(page.part("card-time")).to_have_text(time, timeout=SLOW)
    page.page.keyboard.press("KeyL")
    expect(page.part("cancel")).to_be_visible(timeout=SLOW)
    assert_accessible(page.page)
    page.page.keyboard.press("2")
    page.page.keyboard.press("Enter")
    page.sees_card(time, "скасовано: центр не може прийняти")
    expect(page.rows().first).to_contain_text("центр не може прийняти")


def test_who_is_there_is_checked_in(desk: Open, server: RunningServer, colleague: Receptionist) -> None:
    colleague.books(0, visitor_name="Олена Приклад")
    time = begins(server.installation, 10)
    page = desk()
    page.finds("приклад")
    page.sees_card(time, "можна відмітити")
    page.page.keyboard.press("KeyC")
    page.is_told("Відмічено: талон А-001")
    page.sees_card(time, "відмітився")
    expect(page.part("card-ticket")).to_have_text("талон А-001")
    page.page.click('[data-view="checked-in"]')
    expect(page.rows()).to_have_count(1)
    page.page.click('[data-view="coming"]')
    expect(page.part("none")).to_have_text("Таких записів немає.")


def test_who_is_late_joins_the_general_queue(desk: Open, server: RunningServer, colleague: Receptionist) -> None:
    code = colleague.books(0)["code"]
    time = begins(server.installation, -10, late=True)
    page = desk()
    page.finds(f"{code[:4]} {code[4:8]}-{code[8:]}")
    page.sees_card(time, "запізнився")
    expect(page.act("restore")).to_have_count(0)
    page.page.keyboard.press("KeyJ")
    page.is_told("У загальній черзі: талон А-001")
    expect(page.act("join")).to_have_count(0)


def test_a_supervisor_restores_with_a_reason(desk: Open, server: RunningServer, colleague: Receptionist) -> None:
    colleague.books(0)
    time = begins(server.installation, -10, late=True)
    page = desk(Role.SUPERVISOR)
    page.rows().first.click()
    page.sees_card(time, "запізнився")
    page.page.keyboard.press("KeyR")
    page.page.keyboard.press("Enter")
    expect(page.page.locator("#restore-reason-error")).to_have_text("Вкажіть причину")
    page.page.fill("#restore-reason", "не знайшов термінал")
    page.page.keyboard.press("Enter")
    page.is_told("Відмітитися можна до")
    page.sees_card(time, "можна відмітити")


def test_reception_finds_a_booking_by_its_scanned_code(
    browser: Browser, server: RunningServer, colleague: Receptionist
) -> None:
    told = colleague.books(0)
    page = Reception.at_desk(browser, server)
    page.finds(f"http.//127.0.0.1/booking/own/№{told['code']}")  # a scanner types into a Ukrainian layout
    page.page.wait_for_url(re.compile("/operator-console/bookings"))
    expect(page.part("card-time")).to_have_text(told["appointment"]["slot_at"][11:16], timeout=SLOW)
    expect(page.part("card-time")).to_be_focused()
    assert told["code"] not in page.page.url
    page.closes()


def test_another_day_is_shown(desk: Open, colleague: Receptionist) -> None:
    page = desk()
    page.act("day-after").click()
    expect(page.part("rows")).to_be_hidden()
    later = colleague.books(-1)["appointment"]["slot_at"]
    page.page.select_option("#day", later[:10])
    expect(page.rows()).to_have_count(1, timeout=SLOW)
    page.page.evaluate("document.activeElement.blur()")
    page.page.keyboard.press("KeyT")
    expect(page.part("none")).to_be_visible(timeout=SLOW)


def test_lost_contact_is_said(desk: Open, colleague: Receptionist) -> None:
    page = desk()
    page.page.route("**/bookings*", lambda route: route.abort())
    colleague.books(0)
    expect(page.part("offline")).to_contain_text("Зв’язок із сервером утрачено о ", timeout=SLOW)
    page.page.unroute("**/bookings*")
    expect(page.rows()).to_have_count(1, timeout=SLOW)
    expect(page.part("offline")).to_be_hidden()


@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_state_is_for_everybody(desk: Open, colleague: Receptionist, language: str) -> None:
    colleague.books(1, visitor_name="Олександра-Вікторія Довгопрізвищенко-Приклад", persons=3, by_representative=True)
    page = desk(language=language)
    assert_accessible(page.page)
    page.rows().first.click()
    expect(page.part("card")).to_be_visible(timeout=SLOW)
    assert_accessible(page.page)
    assert_fits_everywhere(page.page)
    page.page.evaluate("document.activeElement.blur()")
    page.asks_for_a_time()
    assert_accessible(page.page)
    assert_fits_everywhere(page.page)
    page.chooses(0)
    page.books()
    assert_accessible(page.page)
    assert_fits_everywhere(page.page)
    page.page.keyboard.press("Enter")
    page.page.keyboard.press("?")
    expect(page.part("help")).to_be_visible()
    assert_accessible(page.page)


def test_others_go_to_their_console(browser: Browser, server: RunningServer) -> None:
    page = Console.opened(browser, server, "bookings")
    page.signs_in(page.operator("1"))
    expect(page.part("console")).to_be_visible(timeout=SLOW)
    expect(page.page.locator("a[href*='/bookings']")).to_have_count(0)
    page.closes()
