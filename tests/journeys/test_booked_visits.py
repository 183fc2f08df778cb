"""A morning of booked visitors between walk-ins: on the web, by telephone, moved, cancelled; told in one test."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

import pytest
from icalendar import Calendar
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.faces.booking_desk import BookingDesk
from tests.faces.console import SLOW
from tests.journeys.whole_day import OWN_SERVER, WholeDay, open_day
from tests.mail_server import Letters, mail_server, text_of
from tests.paper_reading import read_number, read_qr_codes

pytestmark = [pytest.mark.journey, pytest.mark.timeout(420), OWN_SERVER]

BOOKING = {
    "channels": ["in_person", "telephone", "website"], "share": 50, "step_minutes": 15, "days_ahead": 3,
    "notice_minutes": 0,
}  # fmt: skip
PHONE = {"width": 360, "height": 740}
SOON = 60  # seconds a letter may take on a busy machine
OLENA, MARIIA, IHOR = (f"{name}@example.org" for name in ("olena", "mariia", "ihor"))
PETRO = "067 123 45 67"


@pytest.fixture
def box() -> Iterator[Letters]:
    with mail_server() as box:
        yield box


@pytest.fixture
def day(one_chromium: Browser, tmp_path: Path, box: Letters) -> Iterator[WholeDay]:
    mail = {"smtp_url": box.url, "mail_from": "ЦНАП <queue@example.org>"}
    with open_day(one_chromium, tmp_path / "centre", mail, booking=BOOKING) as day:
        yield day


def test_booked_visits(day: WholeDay, box: Letters) -> None:
    scanned = olena_books_on_the_web(day, box)
    petro_books_by_telephone(day)
    moved = mariia_moves_her_booking(day, box)
    cancelled = ihor_cancels_his(day, box)
    walk_ins_come_before_and_after(day, scanned)
    petro_checks_in_by_time_and_telephone(day)
    everybody_is_called_in_their_turn(day)
    mariia_comes_at_her_new_time(day, moved)
    nobody_comes_by_a_cancelled_booking(day, cancelled)


def olena_books_on_the_web(day: WholeDay, box: Letters) -> str:
    """What the QR of her confirmation says."""
    with phone(day) as page:
        books(day, page, "09:00", "Шевченко Олена", OLENA)
        picture = page.get_by_role("img", name="QR-код")
        picture.evaluate("image => image.decode()")
        [scanned] = read_qr_codes(Image.open(io.BytesIO(picture.screenshot(scale="device"))))
    letter = comes(box, OLENA)
    assert "Вас записано" in str(letter["Subject"])
    assert "09:00" in text_of(letter)
    assert scanned in text_of(letter)
    assert slot_in(letter) == "2026-03-02 09:00 Europe/Kyiv"
    return scanned


def petro_books_by_telephone(day: WholeDay) -> None:
    desk = BookingDesk.at_desk(day.browser, day.server)
    desk.asks_for_a_time()
    desk.page.check('input[name="book-where"][value="telephone"]')
    desk.page.fill("#book-name", "Петро Приклад")
    desk.page.fill("#book-contact", PETRO)
    desk.times().filter(has_text="09:15").locator("input").check()
    desk.books()
    desk.closes()


def mariia_moves_her_booking(day: WholeDay, box: Letters) -> str:
    """The code of the booking, which stays."""
    with phone(day) as page:
        code = books(day, page, "09:30", "Марія Приклад", MARIIA)
        comes(box, MARIIA)
        page.goto(f"{day.server.url}/booking/own/#{code}")
        page.get_by_role("button", name="Перенести").click()
        page.locator("summary").first.click()
        page.locator("details[open] button", has_text="10:00").click()
        expect(page.get_by_text("Запис перенесено")).to_be_visible(timeout=SLOW)
    letter = comes(box, MARIIA)
    assert "перенесено" in str(letter["Subject"])
    assert slot_in(letter) == "2026-03-02 10:00 Europe/Kyiv"
    return code


def ihor_cancels_his(day: WholeDay, box: Letters) -> str:
    with phone(day) as page:
        code = books(day, page, "10:15", "Ігор Приклад", IHOR)
        comes(box, IHOR)
        page.goto(f"{day.server.url}/booking/own/#{code}")
        page.get_by_role("button", name="Скасувати запис").click()
        page.get_by_role("button", name="Так, скасувати").click()
        expect(page.locator('[data-part="state"]')).to_have_text("Запис скасовано", timeout=SLOW)
    assert "скасовано" in str(comes(box, IHOR)["Subject"])
    return code


def walk_ins_come_before_and_after(day: WholeDay, scanned: str) -> None:
    """Olena, booked for 09:00, stands as if she had come at 08:45."""
    day.at("08:00")
    day.first.takes_counter("1")
    day.at("08:40")
    assert day.visitor_takes_ticket() == "А-001"
    day.first.until_queue(["А-001"])
    day.first.steps_to("called", "serving")
    day.at("08:44")
    assert day.visitor_takes_ticket() == "А-002"
    day.kiosk.scans(scanned).shows("booking-found")
    day.kiosk.says("Відмітитися можна буде з 08:45.")
    day.kiosk.touches("wait").shows("purpose")
    day.at("08:50")
    assert day.visitor_takes_ticket() == "А-003"
    before = len(day.printer.wait_for_papers(3, seconds=60))
    day.at("08:52")
    day.kiosk.scans(scanned).shows("booking-found").touches("check-in").shows("ticket")
    assert day.kiosk.number() == "А-004"
    papers = day.printer.wait_for_papers(before + 1, seconds=60)
    assert read_number(papers[-1].image) == "А-004"
    day.kiosk.touches("finish").shows("purpose")


def petro_checks_in_by_time_and_telephone(day: WholeDay) -> None:
    day.at("09:01")
    assert day.visitor_takes_ticket() == "А-005"
    day.at("09:02")
    day.kiosk.touches("booking").shows("booking-code").touches("by-time").shows("booking-time")
    day.kiosk.types("0915" + PETRO.replace(" ", "")[-4:]).touches("find")
    day.kiosk.shows("booking-found").touches("check-in").shows("ticket")
    assert day.kiosk.number() == "А-006"
    day.kiosk.touches("finish").shows("purpose")


def everybody_is_called_in_their_turn(day: WholeDay) -> None:
    """By the moment of coming, or the booked time less the head start: 08:44, 08:45, 08:50, 09:00, 09:01."""
    day.first.until_queue(["А-002", "А-004", "А-003", "А-006", "А-005"])
    for minute, number in enumerate(("А-002", "А-004", "А-003", "А-006", "А-005"), start=5):
        day.at(f"09:{minute:02}")
        day.first.steps_to("outcomes", "free", "called")
        expect(day.first.part("number")).to_have_text(number)
        day.is_heard(number)
        day.first.steps_to("serving")


def mariia_comes_at_her_new_time(day: WholeDay, code: str) -> None:
    day.at("09:40")
    day.kiosk.scans(code).shows("booking-found").says("Відмітитися можна буде з 09:45.")
    day.kiosk.touches("wait").shows("purpose")
    day.at("09:55")
    day.kiosk.scans(code).shows("booking-found").touches("check-in").shows("ticket")
    assert day.kiosk.number() == "А-007"
    day.kiosk.touches("finish").shows("purpose")
    day.first.until_queue(["А-007"])
    day.first.steps_to("outcomes", "free", "called")
    expect(day.first.part("number")).to_have_text("А-007")


def nobody_comes_by_a_cancelled_booking(day: WholeDay, code: str) -> None:
    day.at("10:05")
    day.kiosk.scans(code).shows("booking-found")
    expect(day.kiosk.control("check-in")).to_have_count(0)
    called = [number for _at, _name, number, _counter, _reason in day.told("ticket:called")]
    assert called == ["А-001", "А-002", "А-004", "А-003", "А-006", "А-005", "А-007"]


@contextmanager
def phone(day: WholeDay) -> Iterator[Page]:
    context = day.browser.new_context(viewport=PHONE, locale="uk", device_scale_factor=2)
    yield context.new_page()
    context.close()


def books(day: WholeDay, page: Page, time: str, name: str, contact: str) -> str:
    """Today at this time, for the collection of a document; the code."""
    page.goto(f"{day.server.url}/booking/at/{day.server.installation.branch}/")
    page.check('[value="collection"]')
    goes_on(page)
    goes_on(page)  # one service, one person
    page.locator('[name="day"]').first.click()
    page.get_by_role("button", name=time).click()
    page.fill("#name", name)
    page.fill("#contact", contact)
    goes_on(page)
    goes_on(page)  # all is right
    expect(page.get_by_role("heading", level=1)).to_contain_text("Вас записано", timeout=SLOW)
    return page.locator('input[name="code"]').first.input_value()


def goes_on(page: Page) -> None:
    page.locator('#question button[value="next"]').first.click()


def comes(box: Letters, address: str) -> EmailMessage:
    """The next letter, to this address."""
    assert box.came.acquire(timeout=SOON), f"no letter to {address}"
    letter = box.read[-1]
    assert letter["To"] == address
    return letter


def slot_in(letter: EmailMessage) -> str:
    """When the calendar's file of a letter says the visit is."""
    [file] = [part for part in letter.iter_attachments() if part.get_content_type() == "text/calendar"]
    [visit] = Calendar.from_ical(file.get_content()).walk("VEVENT")
    begin = visit["DTSTART"]
    return f"{begin.dt:%Y-%m-%d %H:%M} {begin.params['TZID']}"
