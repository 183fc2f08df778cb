"""The live dashboard in Chromium: it follows the hall without a reload, says when it is old, and is for everybody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from queue_server.models import Role
from tests.faces.accessibility import assert_accessible, assert_fits_everywhere, assert_nothing_is_lost
from tests.faces.console import LAPTOP, SLOW, Console
from tests.faces.waits import wait_until
from tests.people import Kiosk
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]
Open = Callable[..., Console]
LOADED_ONCE = "window.loadedOnce = true"
TONES = 2  # of one sound
COUNTS_TONES = """() => {
  window.tones = 0;
  window.AudioContext = class extends AudioContext {
    constructor(...how) {
      super(...how);
      window.sounding = this;
    }
  };
  window.OscillatorNode = class extends OscillatorNode {
    constructor(...how) {
      super(...how);
      window.tones += 1;
    }
  };
}"""


@pytest.fixture
def dashboard(browser: Browser, server: RunningServer) -> Iterator[Open]:
    """The page as the head of the centre opens it."""
    opened: list[Console] = []

    def open_dashboard(language: str = "uk") -> Console:
        page = Console.opened(browser, server, "dashboard", language)
        opened.append(page)
        page.signs_in(page.colleague(Role.MANAGER))
        expect(page.part("verdict-text")).not_to_be_empty(timeout=SLOW)
        page.is_painted()
        return page

    yield open_dashboard
    for each in opened:
        each.closes()


def total(page: Console, name: str) -> str:
    return page.page.locator(f'[data-key="total-{name}"] dd').inner_text()


def test_it_follows_the_hall_without_a_reload(dashboard: Open, visitors: Kiosk) -> None:
    page = dashboard()
    expect(page.part("verdict-text")).to_have_text("Усе гаразд")
    page.page.evaluate(LOADED_ONCE)
    numbers = [visitors.visitor_takes_ticket()["number"] for _ in range(2)]
    expect(page.page.locator('[data-key="total-waiting"] dd')).to_have_text("2", timeout=SLOW)
    expect(page.part("verdict-text")).to_contain_text("жодне робоче місце не відкрито")
    operator = page.by_http("1").opens_counter()
    called = operator.calls_next()
    assert called is not None
    first = page.part("counters").locator("li").first
    expect(first).to_contain_text(f"{numbers[0]} викликано", timeout=SLOW)
    expect(page.part("verdict-text")).to_have_text("Усе гаразд")
    operator.does("start", called["id"])
    expect(first).to_contain_text(f"{numbers[0]} на прийомі", timeout=SLOW)
    expect(first).to_contain_text("Адміністратор 1")
    operator.does("finish", called["id"], outcome="consulted")
    expect(page.page.locator('[data-key="total-served"] dd')).to_have_text("1", timeout=SLOW)
    assert (total(page, "waiting"), total(page, "issued")) == ("1", "2")
    assert page.page.evaluate("window.loadedOnce") is True


@pytest.mark.parametrize("language", ["uk", "en"])
def test_it_is_for_everybody(dashboard: Open, visitors: Kiosk, language: str) -> None:
    for _ in range(12):
        visitors.visitor_takes_ticket()
    page = dashboard(language)
    page.by_http("1").opens_counter().calls_next()
    expect(page.part("alarms").locator("li")).to_have_count(1, timeout=SLOW)
    assert_accessible(page.page)
    assert_fits_everywhere(page.page)


def test_the_main_facts_need_no_scrolling_on_a_laptop(dashboard: Open, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket()
    page = dashboard()
    page.page.set_viewport_size(LAPTOP)
    for name in ("verdict", "totals", "lines", "counters", "bookings"):
        expect(page.part(name)).to_be_in_viewport(ratio=1)


def test_the_wall_names_nobody(dashboard: Open, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket()
    page = dashboard()
    page.page.get_by_role("link", name="На стіну").click()
    page.page.wait_for_url(re.compile(r"/dashboard\?.*wall=1"))
    page.by_http("1").opens_counter().calls_next()
    expect(page.part("counters")).to_contain_text("викликано", timeout=SLOW)
    assert "Адміністратор 1" not in page.page.locator("body").inner_text()
    page.page.set_viewport_size({"width": 1920, "height": 1080})
    assert_nothing_is_lost(page.page)
    assert_accessible(page.page)


def test_signing_in_again_at_the_wall_leads_back_to_the_wall(browser: Browser, server: RunningServer) -> None:
    page = Console.opened(browser, server, "sign-in")
    page.page.goto(f"{server.url}/operator-console/dashboard?wall=1")
    page.signs_in(page.colleague(Role.SUPERVISOR))
    page.page.wait_for_url(re.compile(r"/dashboard\?.*wall=1"))
    expect(page.part("verdict-text")).not_to_be_empty(timeout=SLOW)
    page.closes()


def test_a_crowded_line_is_shown_said_and_sounded_once(dashboard: Open, visitors: Kiosk) -> None:
    page = dashboard()
    page.page.add_init_script(f"({COUNTS_TONES})()")
    page.page.reload()
    expect(page.part("verdict-text")).not_to_be_empty(timeout=SLOW)
    page.page.locator("h1").click()  # browsers let a page sound only after somebody has touched it
    wait_until(page.page, "window.sounding?.state === 'running'")
    for _ in range(11):
        visitors.visitor_takes_ticket()
    expect(page.part("alarms")).to_contain_text("відвідувачів — 11, стандарт — не більше 10", timeout=SLOW)
    expect(page.part("verdict-text")).to_contain_text("Потрібна увага")
    expect(page.part("assertive")).to_contain_text("відвідувачів — 11", timeout=SLOW)
    assert page.page.evaluate("window.tones") == TONES
    visitors.visitor_takes_ticket()
    expect(page.part("alarms")).to_contain_text("відвідувачів — 12", timeout=SLOW)
    assert page.page.evaluate("window.tones") == TONES, "it goes on, and is not told again"
    expect(page.part("assertive")).to_contain_text("відвідувачів — 11")


def test_it_says_when_it_is_old(dashboard: Open, visitors: Kiosk) -> None:
    page = dashboard()
    page.page.route("**/branches/*/dashboard", lambda route: route.abort())
    visitors.visitor_takes_ticket()
    expect(page.part("verdict-text")).to_contain_text("Дані застаріли", timeout=SLOW)
    expect(page.part("offline-text")).to_contain_text("Зв’язок із сервером утрачено о ")
    assert_accessible(page.page)
    assert_nothing_is_lost(page.page)
    page.page.unroute("**/branches/*/dashboard")
    expect(page.page.locator('[data-key="total-waiting"] dd')).to_have_text("1", timeout=SLOW)
    expect(page.part("offline")).to_be_hidden()


def test_while_reception_stands_still_nothing_is_wrong(dashboard: Open, server: RunningServer, visitors: Kiosk) -> None:
    for _ in range(11):
        visitors.visitor_takes_ticket()
    page = dashboard()
    page.by_http("1").post(f"branches/{server.installation.branch}/suspend", {"reason": "air_alarm"})
    expect(page.part("verdict-text")).to_contain_text("повітряна тривога", timeout=SLOW)
    expect(page.part("alarms").locator("li")).to_have_count(0)
    assert_accessible(page.page)


def test_reception_is_led_to_its_own_page(browser: Browser, server: RunningServer) -> None:
    page = Console.opened(browser, server, "dashboard")
    page.signs_in(page.colleague(Role.RECEPTION))
    page.page.wait_for_url(re.compile(r"/operator-console/reception"))
    page.closes()
