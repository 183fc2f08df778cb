"""«У мене є запис»: by code, scanner, time and telephone; early, late, unknown; and a later hour of today."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Route, expect
from sqlmodel import select

from queue_server.adapters.paper import draw
from queue_server.domain.paper import from_json
from queue_server.models import Branch, Line
from tests.faces.booked_visitors import TAKES, BookedVisitors
from tests.faces.kiosk_screen import KioskScreen, Printer, waiting
from tests.paper_reading import read_qr_codes, read_words
from tests.people import Operator, answer
from tests.running_server import RunningServer, changed, install, serve

At = Callable[..., KioskScreen]
MANY = {"QUEUE_BOOKING_LIMIT": "100000/minute"}
LAYOUT = str.maketrans("qwertyuiop[]asdfghjkl;'zxcvbnm,./:#", "йцукенгшщзхїфівапролджєячсмитьбю.Ж№")


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with serve(install(tmp_path_factory.mktemp("booking"), booking=TAKES), environment=MANY) as running:
        yield running
        assert running.errors() == []


@pytest.fixture(scope="module")
def visitors(centre: RunningServer) -> BookedVisitors:
    return BookedVisitors(centre)


@pytest.fixture
def kiosk(kiosk_at: At, centre: RunningServer) -> KioskScreen:
    return kiosk_at(centre).shows("purpose")


def types(kiosk: KioskScreen, text: str) -> None:
    """By a keyboard that is plugged in."""
    kiosk.page.keyboard.type(text)
    kiosk.page.keyboard.press("Enter")


def test_a_code_is_typed_and_the_ticket_comes_with_its_paper(
    kiosk: KioskScreen, visitors: BookedVisitors, centre: RunningServer
) -> None:
    paper = Printer(centre).empties()
    code, _ = visitors.books(5)
    kiosk.touches("booking").shows("booking-code").types(code[:11])
    expect(kiosk.control("find")).to_be_disabled()
    kiosk.types(code[11]).touches("find").shows("booking-found")
    expect(kiosk.page.locator("[data-slot]")).to_have_text(clock_text(visitors.clock()))
    expect(kiosk.page.locator("main")).not_to_contain_text("Олена")
    kiosk.touches("check-in")
    expect(kiosk.page.locator("[data-number]")).to_be_visible()
    kiosk.says(f"Запис на {clock_text(visitors.clock())}")
    assert kiosk.number().startswith("А-")
    assert paper.claims()["id"], "a paper as for any other ticket"


def clock_text(digits: str) -> str:
    return f"{digits[:2]}:{digits[2:]}"


@pytest.mark.parametrize("layout", ["latin", "ukrainian", "digits"])
def test_a_scanned_code_opens_the_booking_from_any_screen(
    kiosk: KioskScreen, visitors: BookedVisitors, layout: str
) -> None:
    code, _ = visitors.books(10)
    address = f"https://queue.example.org:8000/booking/own/#{code}"
    text = {"latin": address, "ukrainian": address.translate(LAYOUT), "digits": code}[layout]
    kiosk.touches("purpose-application").shows("sphere").scans(text)
    kiosk.shows("booking-found").touches("check-in")
    expect(kiosk.page.locator("[data-number]")).to_be_visible()
    number = kiosk.number()
    kiosk.scans(text)
    kiosk.shows("booking-found")
    kiosk.titled("Ви вже відмітилися")
    expect(kiosk.page.locator("[data-number]")).to_have_attribute("data-number", number)


def test_what_a_person_types_is_no_scan(kiosk: KioskScreen, visitors: BookedVisitors) -> None:
    code, _ = visitors.books(10)
    kiosk.touches("search").shows("search").page.locator("[data-focus=typed]").focus()
    types(kiosk, code)
    expect(kiosk.page.locator("[data-view=search] [data-focus=typed]")).to_have_value(code)


def test_a_scan_on_the_screen_for_the_code_leaves_nothing_of_it(kiosk: KioskScreen, visitors: BookedVisitors) -> None:
    code, _ = visitors.books(10)
    kiosk.touches("booking").shows("booking-code").page.locator("[data-focus=typed]").focus()
    kiosk.scans(f"/booking/own/#{code}")
    kiosk.shows("booking-found").touches("check-in").page.locator("[data-number]").wait_for()


def test_without_a_code_the_time_and_the_telephone_find_it(kiosk: KioskScreen, visitors: BookedVisitors) -> None:
    _, tail = visitors.books(7)
    kiosk.touches("booking").shows("booking-code").touches("by-time").shows("booking-time")
    kiosk.types(visitors.clock() + tail[:3]).touches("key-erase").types(tail[2:]).touches("find")
    kiosk.shows("booking-found").touches("check-in")
    expect(kiosk.page.locator("[data-number]")).to_be_visible()


def test_who_is_early_is_told_from_when(kiosk: KioskScreen, visitors: BookedVisitors) -> None:
    code, _ = visitors.books(120)
    kiosk.scans(code)
    kiosk.shows("booking-found").says(f"Відмітитися можна буде з {clock_text(visitors.clock(15))}.")
    expect(kiosk.control("check-in")).to_have_count(0)
    kiosk.touches("wait").shows("purpose")


def test_who_is_late_joins_the_general_queue_by_one_tap(
    kiosk: KioskScreen, visitors: BookedVisitors, centre: RunningServer
) -> None:
    code, _ = visitors.books(-30)
    before = waiting(centre, "line-1")
    kiosk.scans(code)
    kiosk.shows("booking-found").says("запізнитися можна не більше ніж на 5 хвилин")
    kiosk.touches("join").page.locator("[data-number]").wait_for()
    assert waiting(centre, "line-1") == before + 1


def test_who_gets_late_while_reading_is_told_so(kiosk: KioskScreen, visitors: BookedVisitors) -> None:
    code, _ = visitors.books(5)
    kiosk.scans(code)
    kiosk.shows("booking-found")
    visitors.comes(-30)
    kiosk.touches("check-in").shows("booking-found").touches("join").page.locator("[data-number]").wait_for()


def test_who_is_late_books_a_new_time_of_today(kiosk: KioskScreen, visitors: BookedVisitors) -> None:
    code, _ = visitors.books(-30)
    kiosk.scans(code)
    kiosk.shows("booking-found").touches("new-time").shows("later").page.locator(".time:visible").last.tap()
    kiosk.shows("booked").page.locator(".qr svg").wait_for()
    assert kiosk.text("[data-code]") != code


def test_an_unknown_code_is_told_what_to_do(kiosk: KioskScreen) -> None:
    kiosk.touches("booking").shows("booking-code").types("123456789012").touches("find").shows("booking-unknown")
    kiosk.says("На рецепції Ваш запис знайдуть за прізвищем.")
    kiosk.touches("again").shows("booking-code")
    expect(kiosk.control("typed")).to_have_value("1234 5678 9012")
    kiosk.touches("by-time").shows("booking-time").types("99990000").touches("find").shows("booking-unknown")
    kiosk.touches("home").shows("purpose").touches("booking").shows("booking-code")
    expect(kiosk.control("typed"), "the next visitor sees nothing of it").to_have_value("")


def test_a_lost_answer_makes_no_second_ticket(
    kiosk: KioskScreen, visitors: BookedVisitors, centre: RunningServer
) -> None:
    code, _ = visitors.books(5)
    before = waiting(centre, "line-1")
    lost: list[str] = []

    def loses_the_first(route: Route) -> None:
        if not lost:
            lost.append(route.fetch().text())
            return route.abort()
        return route.continue_()

    kiosk.page.route("**/check-in", loses_the_first)
    kiosk.scans(code)
    kiosk.shows("booking-found").touches("check-in").page.locator("[data-number]").wait_for()
    assert kiosk.number() in lost[0]
    assert waiting(centre, "line-1") == before + 1


def test_a_later_hour_of_today_is_booked_and_checked_in(
    kiosk: KioskScreen, visitors: BookedVisitors, centre: RunningServer
) -> None:
    printer = Printer(centre).empties()
    kiosk.touches("purpose-consultation").shows("sphere").touches("sphere-documents").shows("confirm")
    kiosk.touches("later").shows("later").page.locator(".time:visible").last.tap()  # the first may pass meanwhile
    kiosk.shows("booked").page.locator(".qr svg").wait_for()
    code = kiosk.text("[data-code]").replace(" ", "")
    kiosk.says("Він буде й на пам’ятці")
    slip = draw(from_json(printer.prints()["paper"]))
    assert read_qr_codes(slip) == [f"{centre.url}/booking/own/#{code}"]
    assert "Відмітьтеся не пізніше" in read_words(slip)
    visitors.comes(5)
    kiosk.scans(f"/booking/own/#{code}")
    kiosk.shows("booking-found").touches("check-in").page.locator("[data-number]").wait_for()


def test_a_time_that_another_took_is_said_and_the_others_are_shown(
    kiosk: KioskScreen, visitors: BookedVisitors
) -> None:
    kiosk.touches("purpose-consultation").shows("sphere").touches("sphere-documents").shows("confirm")
    kiosk.touches("later").shows("later")
    first = kiosk.page.locator(".time:visible").first
    slot, taken = str(first.get_attribute("data-time")), first.inner_text()
    while visitors.takes(slot):
        pass
    first.tap()
    kiosk.shows("later").says("Цей час щойно зайняли")
    expect(kiosk.control(f"time-{taken}")).to_have_count(0)


def test_a_suspended_kiosk_says_why_whatever_is_scanned(
    kiosk: KioskScreen, visitors: BookedVisitors, centre: RunningServer
) -> None:
    code, _ = visitors.books(5)
    operator = Operator(centre, "1").signs_in()
    branch = f"branches/{centre.installation.branch}"
    answer(operator.post(f"{branch}/suspend", {"reason": "no_power"}))
    kiosk.shows("closed-day")
    kiosk.scans(code)
    kiosk.says("Немає електропостачання")
    answer(operator.post(f"{branch}/resume"))
    kiosk.shows("booking-found")


def test_a_full_line_offers_a_later_hour_and_a_branch_without_bookings_offers_nothing(
    kiosk_at: At, tmp_path_factory: pytest.TempPathFactory
) -> None:
    full = install(tmp_path_factory.mktemp("full"), lines="АБ", booking=TAKES)
    with changed(full) as session:
        session.exec(select(Line).where(Line.letter == "А")).one().daily_limit = 0
    with serve(full) as server:
        kiosk = kiosk_at(server).shows("purpose").touches("purpose-consultation").shows("sphere")
        kiosk.touches("sphere-documents").shows("closed-line").touches("later").shows("later")
        kiosk.touches("back").shows("closed-line")
        with changed(full) as session:
            session.exec(select(Branch)).one().booking = {}
        kiosk.page.reload()
        kiosk.shows("purpose")
        expect(kiosk.control("booking")).to_have_count(0)
        kiosk.touches("purpose-consultation").shows("sphere").touches("sphere-documents").shows("closed-line")
        expect(kiosk.control("later")).to_have_count(0)
