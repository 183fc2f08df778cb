"""Training in the browser: the copy is made by one button, and a yellow band says everywhere that nothing is real."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from queue_server.models import Role
from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.console import SLOW, Console
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]


def opened(browser: Browser, server: RunningServer, language: str = "uk") -> Console:
    page = Console.opened(browser, server, "training", language)
    page.signs_in(page.colleague(Role.SUPERVISOR))
    expect(page.part("copies").get_by_role("button")).to_be_visible(timeout=SLOW)
    return page


@pytest.fixture
def supervisor(browser: Browser, server: RunningServer) -> Iterator[Console]:
    """The supervisor at the page of training copies."""
    page = opened(browser, server)
    yield page
    page.closes()


def makes_copy(supervisor: Console) -> str:
    """The copy's key."""
    supervisor.page.get_by_role("button", name="Створити навчальну копію").click()
    expect(supervisor.part("done")).to_contain_text("Навчальну копію створено", timeout=SLOW)
    return f"{supervisor.server.installation.branch}-training"


def api(console: Console, path: str, body: object = None) -> dict[str, object]:
    """What this signed-in person asks of the server."""
    csrf = console.page.evaluate("JSON.parse(document.getElementById('page').textContent).csrf")
    request = console.page.request
    headers = {"X-CSRF-Token": csrf, "Origin": console.server.url}
    told = request.post(f"{console.server.url}/api/v1/{path}", data=body or {}, headers=headers)
    assert told.ok, told.text()
    return dict(told.json())


@pytest.fixture
def device_of(browser: Browser, server: RunningServer) -> Iterator[Callable[[Console, str, str, str], Page]]:
    """A browser that becomes a device of a branch: `device_of(manager, "kiosk", "/kiosk/", branch)`."""
    made: list[Page] = []

    def make(manager: Console, kind: str, path: str, branch: str) -> Page:
        size = {"width": 1080, "height": 1920} if kind == "kiosk" else {"width": 1920, "height": 1080}
        page = browser.new_context(viewport=size).new_page()  # type: ignore[arg-type]
        made.append(page)
        page.goto(f"{server.url}{path}")
        code = page.locator('[data-pairing="code"]')
        expect(code).not_to_contain_text("·", timeout=SLOW)
        api(manager, "pairings/approve", {"code": code.inner_text(), "branch": branch, "name": f"{kind} to learn"})
        return page

    yield make
    for page in made:
        page.context.close()


def test_a_copy_is_made_and_renewed(supervisor: Console) -> None:
    row = supervisor.part("copies").locator("li")
    expect(row).to_contain_text("Навчальної копії ще немає.")
    makes_copy(supervisor)
    expect(supervisor.page.locator("#next-title")).to_be_focused()
    expect(row).to_contain_text("(навчання). Оновлено")
    for key in ("Escape", "Enter"):
        row.get_by_role("button", name="Оновити навчальну копію").click()
        expect(supervisor.page.locator("dialog")).to_be_visible()
        supervisor.page.keyboard.press(key)
        expect(supervisor.page.locator("dialog")).to_be_hidden()
    expect(supervisor.part("done")).to_contain_text("Навчальну копію оновлено", timeout=SLOW)
    supervisor.page.reload()
    expect(row).to_contain_text("(навчання). Оновлено", timeout=SLOW)


def test_a_learner_chooses_the_copy_and_sees_the_band(
    supervisor: Console, browser: Browser, server: RunningServer
) -> None:
    makes_copy(supervisor)
    learner = Console.opened(browser, server)
    learner.signs_in(learner.operator("1"))
    learner.page.locator("#branch").select_option(index=1, timeout=SLOW)
    assert "(навчання)" in learner.page.locator("#branch option:checked").inner_text()
    learner.takes_counter("1")
    band = learner.page.locator(".training-band")
    expect(band).to_be_visible()
    expect(band).to_have_text("НАВЧАННЯ")
    assert_accessible(learner.page)
    assert_fits_everywhere(learner.page)
    learner.closes()


def test_no_band_where_visitors_are_real(console: Callable[..., Console]) -> None:
    expect(console("1").page.locator(".training-band")).to_be_hidden()


def test_the_whole_lesson_is_yellow_and_the_hall_is_silent(
    supervisor: Console, browser: Browser, server: RunningServer, device_of: Callable[..., Page]
) -> None:
    copy = makes_copy(supervisor)
    manager = Console.opened(browser, server, "settings/devices")
    manager.signs_in(manager.colleague(Role.MANAGER))
    expect(manager.part("rows")).to_be_visible(timeout=SLOW)
    hall = device_of(manager, "display", "/hall-display/", copy)
    kiosk = device_of(manager, "kiosk", "/kiosk/", copy)
    for page in (hall, kiosk):
        expect(page.locator(".training-band")).to_have_text("НАВЧАННЯ", timeout=SLOW)
    hall.evaluate(
        "() => { window.phases = []; document.addEventListener('announcement', (event) => phases.push(event.detail)); }"
    )
    issued = api(manager, f"branches/{copy}/tickets", {"purpose": "consultation", "sphere": "documents"})
    assert issued["number"] == "А-001"
    visitor = browser.new_context().new_page()
    visitor.goto(f"{server.url}/v/#{issued['code']}")
    expect(visitor.locator(".training-band")).to_be_visible(timeout=SLOW)
    learner = Console.opened(browser, server)
    learner.signs_in(learner.operator("1"))
    learner.page.locator("#branch").select_option(index=1, timeout=SLOW)
    learner.takes_counter("1")
    learner.steps_to("called")
    expect(hall.locator("[data-hero-number]")).to_have_text("А-001", timeout=SLOW)
    learner.steps_to("serving")
    expect(hall.locator("[data-hero-number]")).to_be_hidden(timeout=SLOW)
    assert hall.evaluate("phases") == []
    expect(hall.locator("[data-sound-button]")).to_be_hidden()
    visitor.context.close()
    learner.closes()
    manager.closes()


def test_visitors_find_no_training_branch(supervisor: Console, browser: Browser, server: RunningServer) -> None:
    copy = makes_copy(supervisor)
    page = browser.new_context().new_page()
    for path in ("/", "/booking/", "/queue/", f"/queue/?branch={copy}", "/api/v1/branches"):
        page.goto(f"{server.url}{path}")
        told = page.locator("body").inner_text()
        assert not [word for word in (copy, "(навчання)", "(training)") if word in told], path
    page.context.close()


def test_an_operator_makes_no_copy(browser: Browser, server: RunningServer) -> None:
    operator = Console.opened(browser, server, "training")
    operator.signs_in(operator.operator("1"))
    operator.page.wait_for_url("**/operator-console/?*")
    refused = operator.by_http().post(f"branches/{server.installation.branch}/training")
    assert refused.status_code == 403
    operator.closes()


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_page_is_for_everybody_and_fits(browser: Browser, server: RunningServer, language: str) -> None:
    page = opened(browser, server, language)
    assert_accessible(page.page)
    assert_fits_everywhere(page.page)
    page.part("copies").get_by_role("button").click()
    expect(page.part("done")).to_be_visible(timeout=SLOW)
    assert_accessible(page.page)
    assert_fits_everywhere(page.page)
    page.closes()
