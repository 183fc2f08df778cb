"""The dashboard on a wall: paired by a code, live without anybody's sign-in, honest when old, gone when revoked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from queue_server.models import Role
from tests.faces.accessibility import assert_accessible, assert_nothing_is_lost
from tests.faces.console import SLOW
from tests.faces.test_kiosk_trouble import Staff
from tests.faces.test_pairing import shown_code
from tests.people import Kiosk, Operator
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]
FULL_HD = {"width": 1920, "height": 1080}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=FULL_HD, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def manager(server: RunningServer) -> Staff:
    return Staff(server, Role.MANAGER)


@pytest.fixture
def wall(server: RunningServer, page: Page, manager: Staff) -> str:
    """The page, paired; the answer is the device's id."""
    page.goto(f"{server.url}/operator-console/wall/")
    code = shown_code(page)
    paired = manager.does("pairings/approve", code=code, branch=server.installation.branch, name="Стіна в кабінеті")
    expect(page.locator('[data-part="verdict-text"]')).not_to_be_empty(timeout=SLOW)
    return str(paired["device"]["id"])


def test_an_approved_code_makes_it_a_live_wall_without_names(
    server: RunningServer, page: Page, wall: str, visitors: Kiosk
) -> None:
    page.evaluate("window.loadedOnce = true")
    number = visitors.visitor_takes_ticket()["number"]
    Operator(server, "1").signs_in().opens_counter().calls_next()
    expect(page.locator('[data-part="counters"] li').first).to_contain_text(f"{number} викликано", timeout=SLOW)
    assert page.evaluate("window.loadedOnce") is True
    text = page.locator("body").inner_text()
    assert "Адміністратор 1" not in text
    assert page.get_by_role("link").count() == 0, "nothing leads elsewhere"


@pytest.mark.parametrize("language", ["uk", "en"])
def test_it_is_read_from_afar_without_scrolling(
    server: RunningServer, page: Page, wall: str, visitors: Kiosk, language: str
) -> None:
    for _ in range(12):
        visitors.visitor_takes_ticket()
    page.goto(f"{server.url}/operator-console/wall/?language={language}")
    expect(page.locator('[data-part="alarms"] li')).to_have_count(1, timeout=SLOW)
    assert_nothing_is_lost(page)
    for name in ("verdict", "alarms", "totals", "lines", "counters", "bookings", "devices-well"):
        expect(page.locator(f'[data-part="{name}"]')).to_be_in_viewport(ratio=1)
    smallest = page.evaluate(
        """Math.min(...[...document.querySelectorAll("main *, h1")]
          .filter((each) => each.checkVisibility() && !each.closest(".visually-hidden")
            && [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
          .map((each) => parseFloat(getComputedStyle(each).fontSize)))"""
    )
    assert smallest >= 19, "of the 1080 of the screen"
    assert_accessible(page)


def test_it_says_when_it_is_old_and_heals_itself(page: Page, wall: str, visitors: Kiosk) -> None:
    page.route("**/branches/*/dashboard*", lambda route: route.abort())
    visitors.visitor_takes_ticket()
    expect(page.locator('[data-part="verdict-text"]')).to_contain_text("Дані застаріли", timeout=SLOW)
    expect(page.locator('[data-part="offline-text"]')).to_contain_text("Зв’язок із сервером утрачено о ")
    page.unroute("**/branches/*/dashboard*")
    expect(page.locator('[data-key="total-waiting"] dd')).to_have_text("1", timeout=SLOW)
    expect(page.locator('[data-part="offline"]')).to_be_hidden()


def test_a_revoked_one_shows_a_code_again(page: Page, wall: str, manager: Staff) -> None:
    manager.does(f"devices/{wall}/revoke")
    expect(page.locator("[data-pairing=code]")).to_be_visible(timeout=SLOW)
    assert_accessible(page)
