"""A browser becomes a device: by a code that a manager approves, or by a token in the address that leaves no trace."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from queue_server.models import DeviceKind, Role
from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.kiosk_screen import KioskScreen
from tests.faces.test_kiosk_trouble import Staff
from tests.running_server import RunningServer, install, serve


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with serve(install(tmp_path_factory.mktemp("pairing"))) as running:
        yield running


@pytest.fixture
def page(touch_browser: Browser) -> Iterator[Page]:
    context = touch_browser.new_context(viewport={"width": 1080, "height": 1920})
    yield context.new_page()
    context.close()


def shown_code(page: Page) -> str:
    code = page.locator("[data-pairing=code]")
    expect(code).not_to_contain_text("·")
    return code.inner_text()


def test_an_approved_code_makes_the_page_a_kiosk(server: RunningServer, page: Page) -> None:
    page.goto(f"{server.url}/kiosk/")
    code = shown_code(page)
    assert len(code) == 9, "eight characters in two groups"
    expect(page.locator("[data-pairing=expiry]")).to_contain_text("Код дійсний до")
    Staff(server, Role.MANAGER).does(
        "pairings/approve", code=code, branch=server.installation.branch, name="Термінал біля входу"
    )
    page.locator("main[data-view=purpose]").wait_for()


def test_the_page_says_when_the_server_is_away_and_goes_on_by_itself(server: RunningServer, page: Page) -> None:
    page.goto(f"{server.url}/kiosk/")
    shown_code(page)
    page.route("**/pairings/claim", lambda route: route.abort())
    trouble = page.locator("[data-pairing=trouble]")
    expect(trouble).to_contain_text("Немає зв’язку із сервером")
    page.unroute("**/pairings/claim")
    expect(trouble).to_be_hidden()


def test_a_code_that_ran_out_is_replaced(server: RunningServer, page: Page) -> None:
    page.clock.install()
    page.goto(f"{server.url}/kiosk/")
    first = shown_code(page)
    page.clock.fast_forward(10 * 60_000 + 3000)
    expect(page.locator("[data-pairing=code]")).not_to_have_text(first)


def test_a_token_leaves_the_address_and_the_history(
    server: RunningServer, kiosk_at: Callable[..., KioskScreen]
) -> None:
    page = kiosk_at(server).page
    assert page.url == f"{server.url}/kiosk/"
    token = server.installation.tokens[DeviceKind.KIOSK.value]
    assert token not in page.evaluate("document.cookie + JSON.stringify({...localStorage, ...sessionStorage})")
    page.reload()
    page.locator("main[data-view=purpose]").wait_for()


def test_a_wrong_token_is_said_and_a_code_is_offered(server: RunningServer, page: Page) -> None:
    page.goto(f"{server.url}/kiosk/#{'x' * 43}")
    assert shown_code(page)
    expect(page.locator("[data-pairing=trouble]")).to_contain_text("Ключ пристрою з адреси недійсний")
    assert "#" not in page.url


@pytest.mark.parametrize("face", ["kiosk", "hall-display"])
def test_it_is_for_everyone(server: RunningServer, page: Page, face: str) -> None:
    page.goto(f"{server.url}/{face}/")
    shown_code(page)
    assert_accessible(page)
    assert_fits_everywhere(page)
