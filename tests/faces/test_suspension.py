"""A suspension by one confirmed key: the console asks, phone and public page say it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlmodel import select

from queue_server.models import Register, Service
from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.console import SLOW, Console
from tests.people import Kiosk, answer
from tests.running_server import RunningServer, changed

pytest_plugins = ["tests.faces.staff_fixtures"]

ALARM = "Увага! Повітряна тривога. Прийом призупинено. Просимо пройти до укриття. Ваше місце в черзі збережено."
CLEAR = "Відбій повітряної тривоги. Прийом відновимо за 10 хвилин. Порядок черги не змінився."
PASSPORT = {"purpose": "application", "sphere": None}


@pytest.fixture
def register(server: RunningServer) -> str:
    """The name of the state register that passports stand in."""
    with changed(server.installation) as session:
        if session.exec(select(Register)).first() is None:
            session.add(Register(key="demographic", name={"uk": "Демографічний реєстр", "en": "Demographic register"}))
            service = session.exec(select(Service).where(Service.key == "passport")).one()
            service.registers = ["demographic"]
            session.add(service)
    return "Демографічний реєстр"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    page = browser.new_context(viewport={"width": 360, "height": 740}, locale="uk").new_page()
    yield page
    page.context.close()


def presses_suspend(desk: Console) -> None:
    desk.presses_letter("KeyZ", "я")
    expect(desk.part("suspension")).to_be_visible(timeout=SLOW)


def test_one_confirmed_key_suspends_and_another_gives_the_all_clear(
    console: Callable[..., Console], visitors: Kiosk
) -> None:
    visitors.visitor_takes_ticket()
    desk = console()
    presses_suspend(desk)
    assert_accessible(desk.page)
    assert_fits_everywhere(desk.page)
    desk.page.keyboard.press("Enter")
    expect(desk.part("suspended")).to_contain_text("повітряна тривога", timeout=SLOW)
    desk.presses_step()
    expect(desk.part("trouble")).to_be_visible(timeout=SLOW)
    desk.sees_state("free")
    presses_suspend(desk)
    expect(desk.page.locator("dialog input:checked")).to_have_value("resume:10")
    desk.page.keyboard.press("Enter")
    expect(desk.part("suspended")).to_contain_text("Прийом відновиться о", timeout=SLOW)
    presses_suspend(desk)
    expect(desk.page.locator("dialog input:checked")).to_have_value("resume:0")
    desk.page.keyboard.press("Enter")
    expect(desk.part("suspended")).to_be_hidden(timeout=SLOW)
    desk.steps_to("called")


def test_the_key_left_by_escape_changes_nothing(console: Callable[..., Console]) -> None:
    desk = console(language="en")
    desk.page.locator("[data-suspension]").click()
    expect(desk.part("suspension")).to_be_visible(timeout=SLOW)
    assert_accessible(desk.page)
    desk.page.keyboard.press("Escape")
    expect(desk.part("suspension")).to_be_hidden()
    expect(desk.part("suspended")).to_be_hidden()
    assert desk.by_http().desk()["suspended"] is None


@pytest.mark.usefixtures("register")
def test_a_lost_register_is_marked_and_its_visitor_waits_at_the_old_place(
    console: Callable[..., Console], visitors: Kiosk, server: RunningServer, phone: Page, register: str
) -> None:
    passport = server.installation.centre.services["passport"].id
    waits = visitors.visitor_takes_ticket(**PASSPORT, service_id=passport)
    plain = visitors.visitor_takes_ticket()
    desk = console()
    presses_suspend(desk)
    desk.page.keyboard.press("5")
    desk.page.get_by_label(register).check()
    desk.page.keyboard.press("Enter")
    expect(desk.part("suspended")).to_contain_text(register, timeout=SLOW)
    expect(desk.page.locator(".queue-row").first).to_contain_text("реєстр недоступний")
    expect(desk.part("number")).to_have_text(plain["number"])
    assert_accessible(desk.page)
    desk.steps_to("called")
    assert desk.text("number") == plain["number"]
    phone.goto(f"{server.url}/v/#{waits['code']}")
    expect(phone.locator('[data-part="suspended"]')).to_contain_text("Ваше місце в черзі збережено", timeout=SLOW)
    assert_accessible(phone)
    phone.goto(f"{server.url}/queue/?branch={server.installation.branch}")
    expect(phone.locator('[data-part="suspended"]')).to_contain_text(
        "Решту послуг надаємо в порядку черги.", timeout=SLOW
    )
    presses_suspend(desk)
    expect(desk.page.locator("dialog input:checked").first).to_have_value("register")
    desk.page.get_by_label(register).uncheck()
    desk.page.keyboard.press("Enter")
    expect(desk.part("suspended")).to_be_hidden(timeout=SLOW)


def test_a_phone_and_the_queue_now_say_it_in_the_words_of_the_hall(
    console: Callable[..., Console], visitors: Kiosk, server: RunningServer, phone: Page
) -> None:
    ticket = visitors.visitor_takes_ticket()
    desk = console().by_http()
    branch = f"branches/{server.installation.branch}"
    answer(desk.post(f"{branch}/suspend", {"reason": "air_alarm"}))
    own, queue = f"{server.url}/v/#{ticket['code']}", f"{server.url}/queue/?branch={server.installation.branch}"
    for address in (own, queue):
        phone.goto(address)
        expect(phone.locator('[data-part="suspended-text"]')).to_have_text(ALARM, timeout=SLOW)
        assert_accessible(phone)
        if address == own:  # nobody is sent back to the board by the page that says where the shelter is
            expect(phone.locator('[data-part="state"]')).to_have_text("Ваше місце в черзі збережено")
            expect(phone.locator('[data-part="next"]')).to_contain_text("Коли прийом відновимо, Вас запросять")
    answer(desk.post(f"{branch}/resume", {"minutes": 10}))
    phone.reload()
    expect(phone.locator('[data-part="suspended-text"]')).to_have_text(CLEAR, timeout=SLOW)
    answer(desk.post(f"{branch}/resume"))
