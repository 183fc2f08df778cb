"""The public pages on the real server: start, how to book, the queue now, the visitor's own ticket."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from queue_server.models import Branch
from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.console import SLOW
from tests.faces.council_site import council_site
from tests.faces.waits import Line, is_drawn
from tests.people import Kiosk, Operator
from tests.running_server import RunningServer, changed

pytest_plugins = ["tests.faces.staff_fixtures"]

PHONE = {"width": 360, "height": 740}
Opens = Callable[..., Page]


@pytest.fixture
def opens(browser: Browser, server: RunningServer) -> Iterator[Opens]:
    """Opens a page on somebody's phone; none may complain."""
    contexts, mistakes = [], []

    def open_page(path: str, language: str = "uk", javascript: bool = True) -> Page:
        context = browser.new_context(viewport=PHONE, locale=language, java_script_enabled=javascript)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: mistakes.append(str(error)))
        page.goto(f"{server.url}{path}")
        if javascript:
            is_drawn(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert mistakes == []


def part(page: Page, name: str) -> Locator:
    return page.locator(f'[data-part="{name}"]')


def looks_again(page: Page) -> None:
    """What happens when a phone comes out of the pocket: the page asks at once, not after its ten seconds."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_the_start_page_leads_everywhere(opens: Opens, server: RunningServer) -> None:
    page = opens("/")
    branch = page.get_by_role("region", name=server.installation.centre.branch.name["uk"])
    expect(branch.get_by_role("link", name="Черга зараз")).to_be_visible()
    links = page.locator("main a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    for address in {str(link).split("#")[0] for link in links}:
        assert page.request.get(f"{server.url}{address}").status == 200, address


def test_the_start_page_and_booking_need_no_javascript(opens: Opens) -> None:
    assert "Черга зараз" in opens("/", javascript=False).inner_text("main")
    page = opens("/booking/", javascript=False)
    assert "Попереднього запису тут немає" in page.inner_text("main")
    assert page.locator("noscript").inner_text() == ""


def test_the_queue_now(opens: Opens, server: RunningServer, visitors: Kiosk) -> None:
    for purpose in ("consultation", "consultation", "application"):
        visitors.visitor_takes_ticket(purpose=purpose)
    page = opens(f"/queue/?branch={server.installation.branch}")
    lines = page.locator(".line")
    expect(lines).to_have_count(2)
    expect(lines.nth(0)).to_contain_text("Чекають 2 відвідувачі")
    expect(lines.nth(1)).to_contain_text("Чекає 1 відвідувач")
    visitors.visitor_takes_ticket(purpose="application")
    looks_again(page)
    expect(lines.nth(1)).to_contain_text("Чекають 2 відвідувачі")


def test_the_queue_now_follows_what_happens(opens: Opens, server: RunningServer, visitors: Kiosk) -> None:
    """By the socket alone: the page's own clock stands still, but for the moment in which phones do not ask at once."""
    page = opens("/healthz")
    page.clock.install()
    line = Line.of(page)
    page.goto(f"{server.url}/queue/?branch={server.installation.branch}")
    line.brings("snapshot")
    line.answers("/queue/?branch=", 3)  # the page, its first reading, and the one that follows the snapshot
    expect(page.locator(".line").first).to_contain_text("Ніхто не чекає")
    visitors.visitor_takes_ticket(purpose="consultation")
    line.brings("ticket:issued")
    page.clock.run_for(3_100)
    expect(page.locator(".line").first).to_contain_text("Чекає 1 відвідувач")


def test_the_queue_now_needs_no_javascript(opens: Opens, server: RunningServer, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket(purpose="consultation")
    page = opens(f"/queue/?branch={server.installation.branch}", javascript=False)
    expect(page.locator(".line").first).to_contain_text("Чекає 1 відвідувач")
    visitors.visitor_takes_ticket(purpose="consultation")
    page.get_by_role("link", name="Оновити").click()
    expect(page.locator(".line").first).to_contain_text("Чекають 2 відвідувачі")


def test_the_queue_now_in_a_frame_of_the_sites_that_the_centre_names(
    opens: Opens, server: RunningServer, visitors: Kiosk
) -> None:
    visitors.visitor_takes_ticket(purpose="consultation")
    page = opens("/healthz")
    with council_site(f"{server.url}/queue/?branch={server.installation.branch}") as site:
        page.goto(site)
        expect(page.locator("iframe")).to_be_visible()
        assert page.frames[1].locator(".line").count() == 0, "the browser refuses to show it"
        with changed(server.installation) as session:
            session.get_one(Branch, server.installation.centre.branch.id).booking = {"embed": [site]}
        page.goto(site)
        frame = page.frame_locator("iframe")
        expect(frame.locator(".line").first).to_contain_text("Чекає 1 відвідувач")
        assert frame.get_by_role("link", name="Мій талон").count() == 0
        assert page.context.cookies() == []


def test_the_own_ticket_from_the_link_to_the_end(opens: Opens, server: RunningServer, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket(purpose="consultation")
    ticket = visitors.visitor_takes_ticket(purpose="consultation")
    page = opens(f"/v/#{ticket['code']}")
    expect(part(page, "number")).to_have_text(ticket["number"])
    expect(part(page, "state")).to_have_text("Перед Вами в черзі: 1")
    operator = Operator(server, "1").signs_in().opens_counter()
    first = operator.calls_next()
    assert first is not None
    looks_again(page)
    expect(part(page, "state")).to_have_text("Ви наступні")
    operator.does("start", first["id"])
    operator.does("finish", first["id"], outcome="consulted")
    called = operator.calls_next()
    assert called is not None
    looks_again(page)
    expect(part(page, "state")).to_have_text("Підійдіть: Вікно 1")
    expect(part(page, "polite")).to_have_text("Підійдіть: Вікно 1")
    expect(page).to_have_title(f"{ticket['number']} — Підійдіть: Вікно 1")
    operator.does("start", called["id"])
    operator.does("finish", called["id"], outcome="consulted")
    looks_again(page)
    expect(part(page, "state")).to_have_text("Прийом завершено")


def test_the_code_can_be_typed_in_any_usual_form(opens: Opens, visitors: Kiosk) -> None:
    ticket = visitors.visitor_takes_ticket()
    code = ticket["code"].replace(" ", "")
    page = opens("/v/")
    page.fill("#code", f"{code[:4]}-{code[4:8]} {code[8:]}")
    page.keyboard.press("Enter")
    expect(part(page, "number")).to_have_text(ticket["number"])
    page.reload()
    expect(part(page, "number")).to_have_text(ticket["number"])
    page.get_by_role("button", name="Інший талон").click()
    expect(page.locator("#code")).to_be_visible()


def test_a_wrong_code_shows_nothing(opens: Opens) -> None:
    page = opens("/v/")
    page.fill("#code", "12345")
    page.keyboard.press("Enter")
    expect(part(page, "mistake")).to_contain_text("Код має 12 цифр")
    page.fill("#code", "1234 5678 9012")
    page.keyboard.press("Enter")
    expect(part(page, "mistake")).to_contain_text("Талона з таким кодом немає", timeout=SLOW)
    expect(part(page, "mistakes")).to_be_focused()
    expect(part(page, "visit")).to_be_hidden()


def test_what_is_old_is_called_old(opens: Opens, visitors: Kiosk) -> None:
    ticket = visitors.visitor_takes_ticket()
    page = opens("/v/")
    page.clock.install()
    page.goto(f"{page.url}#{ticket['code']}")
    expect(part(page, "number")).to_have_text(ticket["number"])
    line = Line.of(page)
    page.reload()
    expect(part(page, "number")).to_have_text(ticket["number"])
    line.brings("snapshot")
    line.answers("/api/v1/visit", 2)  # none is under way any more that began before the network was lost
    page.route("**/api/v1/visit", lambda route: route.abort())
    page.clock.run_for(40_000)
    expect(page.locator("[data-stale]")).to_contain_text("Немає зв’язку. Дані станом на")
    expect(part(page, "number")).to_have_text(ticket["number"])
    page.unroute("**/api/v1/visit")
    page.clock.run_for(11_000)
    expect(page.locator("[data-stale]")).to_be_hidden()


def test_the_code_never_reaches_the_address_that_is_sent(opens: Opens, visitors: Kiosk) -> None:
    ticket = visitors.visitor_takes_ticket()
    code = ticket["code"].replace(" ", "")
    page = opens("/v/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.fill("#code", code)
    page.keyboard.press("Enter")
    expect(part(page, "number")).to_have_text(ticket["number"])
    assert asked
    assert not [address for address in asked if code in address]


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize("path", ["/", "/booking/", "/queue/", "/v/", "/v/#CODE"])
def test_public_pages_are_for_everybody_and_fit(
    opens: Opens, server: RunningServer, visitors: Kiosk, path: str, language: str
) -> None:
    ticket = visitors.visitor_takes_ticket()
    address = path.replace("CODE", ticket["code"].replace(" ", ""))
    page = opens(address, language)
    assert page.locator("html").get_attribute("lang") == language
    if path == "/queue/":
        expect(page.locator(".line").first).to_be_visible()
    if path == "/v/#CODE":
        expect(part(page, "number")).to_have_text(ticket["number"])
    assert_accessible(page)
    assert_fits_everywhere(page)
