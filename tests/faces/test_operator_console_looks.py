"""Every state of the operator console: for everybody by axe, and whole on a laptop, a large screen and 320 pixels."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from tests.faces.accessibility import assert_accessible, assert_fits_everywhere, assert_nothing_is_lost
from tests.faces.console import Console, by_device
from tests.faces.waits import wait_until
from tests.people import Kiosk
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]

AtCounter = Callable[..., Console]
LANGUAGES = pytest.mark.parametrize("language", ["uk", "en"])
# Twice a second the page looks whether the room that is left is enough, and whether it must be scrolled by key.
ROOM_IS_KNOWN = """(() => {
  const box = document.querySelector("[data-part=visitor-body]");
  return (box.scrollHeight > box.clientHeight) === box.hasAttribute("tabindex");
})()"""


def visitor_with_everything(visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket(
        purpose="application",
        service_id=next(iter(visitors.server.installation.centre.services.values())).id,
        persons=9,
        services=3,
        language="en",
        assistance=["accompany", "wheelchair", "sign_language", "interpreter"],
        category="by-law",
    )


@LANGUAGES
def test_sign_in_and_counters(browser: Browser, server: RunningServer, language: str) -> None:
    page = Console.opened(browser, server, language=language)
    page.is_painted()
    assert_accessible(page.page)
    page.page.keyboard.press("Enter")
    expect(page.part("mistakes")).to_be_visible()
    assert_accessible(page.page)
    assert_fits_everywhere(page.page)
    page.signs_in(page.operator("1"))
    expect(page.page.locator("button.counter")).to_have_count(2)
    assert_accessible(page.page)
    assert_fits_everywhere(page.page)
    page.closes()


@LANGUAGES
def test_the_desk_in_every_state(console: AtCounter, visitors: Kiosk, language: str) -> None:
    desk = console("1", language)
    visitor_with_everything(visitors)
    for _ in range(12):
        visitors.visitor_takes_ticket(purpose="consultation")
    expect(desk.part("queue-count")).to_have_text("13")
    desk.sees_state("free")
    for following in ("called", "serving", "outcomes", None):
        assert_accessible(desk.page)
        assert_fits_everywhere(desk.page)
        if following:
            desk.steps_to(following)


@LANGUAGES
def test_pause_help_and_confirmation(console: AtCounter, language: str) -> None:
    desk = console("1", language)
    for key in ("Shift+Slash", "KeyQ", "KeyP"):
        desk.page.keyboard.press(key)
        expect(desk.page.locator("dialog[open]")).to_be_visible()
        assert_accessible(desk.page)
        assert_fits_everywhere(desk.page)
        desk.page.keyboard.press("Escape" if key != "KeyP" else "Digit3")
    desk.sees_state("phone")
    assert_accessible(desk.page)
    assert_fits_everywhere(desk.page)


@LANGUAGES
def test_bells_and_alerts(console: AtCounter, visitors: Kiosk, language: str) -> None:
    desk = console("1", language)
    server = desk.server
    for _ in range(5):
        visitors.visitor_takes_ticket()
        job = by_device(server, "printer", "print-jobs/claim")["job"]["id"]
        by_device(server, "printer", f"print-jobs/{job}/result", {"result": "failed", "error": "paper_out"})
    by_device(server, "kiosk", f"branches/{server.installation.branch}/bell")
    expect(desk.part("alerts").locator("li")).to_have_count(3)
    expect(desk.part("more-alerts")).to_be_visible()
    wait_until(desk.page, ROOM_IS_KNOWN)
    assert_accessible(desk.page)
    assert_fits_everywhere(desk.page)
    expect(desk.part("step")).to_be_in_viewport(ratio=1)


def test_the_one_button_stays_in_sight_and_in_place(console: AtCounter, visitors: Kiosk) -> None:
    """On the laptop, with the fullest visitor there can be: whole, and where it was before."""
    desk = console()
    visitor_with_everything(visitors)
    places = []
    expect(desk.part("queue-count")).to_have_text("1")
    desk.page.evaluate("document.fonts.ready.then(() => {})")
    for following in ("called", "serving", None):
        box = desk.part("step").bounding_box()
        places.append((box["x"], box["y"], box["height"]))
        assert box["y"] + box["height"] <= 768
        if following:
            desk.steps_to(following)
    assert len(set(places)) == 1


def test_focus_is_seen_and_stays(console: AtCounter, visitors: Kiosk) -> None:
    """Every control is reached by Tab with a ring around it, and a redrawing takes the focus from nobody."""
    visitors.visitor_takes_ticket()
    visitors.visitor_takes_ticket()
    desk = console()
    desk.steps_to("called")
    desk.part("recall").focus()
    desk.page.keyboard.press("Enter")
    expect(desk.part("facts")).to_contain_text("2 із 3")
    expect(desk.part("recall")).to_be_focused()
    desk.page.evaluate("document.activeElement.blur()")
    seen = set()
    for _ in range(20):
        desk.page.keyboard.press("Tab")
        width, name = desk.page.evaluate(
            """() => { const at = document.activeElement;
                return [getComputedStyle(at).outlineWidth, at.dataset.act ?? at.dataset.part ?? at.tagName]; }"""
        )
        if name != "BODY":
            assert width == "3px", name
            seen.add(name)
    assert {"step", "recall", "no-show", "more", "undo", "pause", "close", "help", "sign-out", "queue"} <= seen


def test_the_longest_service_name_fits(console: AtCounter, visitors: Kiosk) -> None:
    visitor_with_everything(visitors)
    desk = console()
    desk.steps_to("called")
    long = "Надання відомостей з Державного земельного кадастру у формі витягу про земельну ділянку " * 3
    desk.page.evaluate("text => (document.querySelector('[data-part=service]').textContent = text)", long[:200])
    assert_nothing_is_lost(desk.page)
    assert_fits_everywhere(desk.page)
