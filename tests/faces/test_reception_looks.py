"""Every state of reception: for everybody by axe, whole on every screen from 320 pixels, and by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from queue_server.models import Role
from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.console import SLOW, by_device
from tests.faces.reception_screen import Desk, Reception
from tests.people import Kiosk, Operator
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]

RULES = {
    "no_show_calls": 1,
    "no_show_minutes": 0,
    "many_tickets": 2,
    "personified": True,
    "decision_act": "рішення № 12",
}
LANGUAGES = pytest.mark.parametrize("language", ["uk", "en"])


@pytest.fixture
def rules() -> dict[str, object]:
    return dict(RULES)


@pytest.fixture
def reception(browser: Browser, server: RunningServer, visitors: Kiosk) -> Iterator[Desk]:
    """A supervisor at reception on a day on which everything happens at once."""
    opened: list[Reception] = []
    _everything(server, visitors)

    def at_desk(language: str = "uk") -> Reception:
        opened.append(Reception.at_desk(browser, server, Role.SUPERVISOR, language))
        return opened[-1]

    yield at_desk
    for each in opened:
        each.closes()


def _everything(server: RunningServer, visitors: Kiosk) -> None:
    for _ in range(3):
        visitors.visitor_takes_ticket(purpose="consultation")
    operator = Operator(server, "1").signs_in().opens_counter()
    operator.does("no-show", called_by(operator))
    held = called_by(operator)
    operator.does("start", held)
    operator.does("hold", held, reason="fills_form", minutes=10)
    visitors.visitor_takes_ticket(
        purpose="application",
        service_id=server.installation.centre.services["passport"].id,
        persons=9,
        services=3,
        language="en",
        assistance=["accompany", "wheelchair", "sign_language", "interpreter"],
        category="by-decision",
    )
    job = by_device(server, "printer", "print-jobs/claim")["job"]["id"]
    by_device(server, "printer", f"print-jobs/{job}/result", {"result": "failed", "error": "paper_out"})
    by_device(server, "printer", "device/state", {"printer": {"online": True, "paper": "out", "cover": "closed"}})
    by_device(server, "kiosk", f"branches/{server.installation.branch}/bell")


def called_by(operator: Operator) -> str:
    called = operator.calls_next()
    assert called is not None
    return str(called["id"])


@LANGUAGES
def test_the_page_and_its_lists(reception: Desk, language: str) -> None:
    desk = reception(language)
    for view in ("waiting", "on-hold", "no-shows"):
        desk.page.click(f'[data-view="{view}"]')
        desk.part("rows").locator("button").first.click()
        expect(desk.part("card-number")).to_be_focused(timeout=SLOW)
        assert_accessible(desk.page)
        assert_fits_everywhere(desk.page)


@LANGUAGES
def test_what_is_not_found_and_what_is_found_twice(reception: Desk, language: str) -> None:
    desk = reception(language)
    desk.finds("А-777")
    expect(desk.part("find-error")).to_be_visible(timeout=SLOW)
    assert_accessible(desk.page)
    desk.finds("1")
    expect(desk.part("found")).to_be_visible(timeout=SLOW)
    assert_accessible(desk.page)
    assert_fits_everywhere(desk.page)


@LANGUAGES
def test_issuing(reception: Desk, language: str) -> None:
    desk = reception(language)
    desk.asks_for("application")
    desk.page.fill("#issue-service", "housing")
    expect(desk.page.locator('[data-picker="issue"] .picker-row')).to_have_count(1)
    assert_accessible(desk.page)
    assert_fits_everywhere(desk.page)
    desk.page.keyboard.press("Enter")
    assert_accessible(desk.page)
    desk.takes()
    assert_accessible(desk.page)
    assert_fits_everywhere(desk.page)


@LANGUAGES
def test_every_question(reception: Desk, language: str) -> None:
    desk = reception(language)
    desk.opens_card("b1", "Б-001")
    for act in ("right", "transfer", "cancel", "free", "help"):
        desk.does(act)
        expect(desk.page.locator("dialog[open]")).to_be_visible(timeout=SLOW)
        assert_accessible(desk.page)
        assert_fits_everywhere(desk.page)
        desk.page.keyboard.press("Escape")
        expect(desk.page.locator("dialog[open]")).to_have_count(0)


def test_everything_is_reached_by_the_keyboard_with_a_ring(reception: Desk) -> None:
    desk = reception()
    desk.opens_card("b1", "Б-001")
    desk.page.evaluate("document.activeElement.blur()")
    seen = set()
    for _ in range(60):
        desk.page.keyboard.press("Tab")
        width, name = desk.page.evaluate(
            """() => { const at = document.activeElement, { act, view } = at.dataset;
                return [getComputedStyle(at).outlineWidth, act ?? view ?? at.id ?? at.tagName]; }"""
        )
        if name not in ("", "BODY"):
            assert width == "3px", name
            seen.add(name)
    wanted = {"find", "issue", "right", "transfer", "duplicate", "cancel", "close-card", "line", "waiting", "no-shows"}
    wanted |= {"open", "free", "bell", "print-again", "acknowledge", "crowd-seen", "sound", "help", "sign-out"}
    assert wanted - seen == set()


CLOSED_AND_ASKED = """() => {
  document.querySelector("dialog[open]").close();
  const asked = { code: "Slash", key: "?", shiftKey: true, bubbles: true };
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", asked));
}"""


def test_the_shortcuts(reception: Desk) -> None:
    desk = reception()
    desk.presses_letter("KeyF", "а")
    expect(desk.part("find")).to_be_focused()
    desk.page.keyboard.type("n")  # typed into the field, it opens nothing
    expect(desk.part("issue")).to_be_hidden()
    desk.page.evaluate("document.activeElement.blur()")
    desk.presses_letter("KeyN", "т")
    expect(desk.part("issue")).to_be_visible(timeout=SLOW)
    desk.page.keyboard.press("Escape")
    desk.page.keyboard.press("Shift+Slash")
    expect(desk.part("help-keys")).to_contain_text("Відповісти на виклик")
    desk.page.keyboard.press("Escape")
    # The field that a closing dialog takes along has the focus until the page is drawn: a letter is not typed into it.
    desk.presses_letter("KeyN", "т")
    expect(desk.part("issue")).to_be_visible(timeout=SLOW)
    desk.page.evaluate(CLOSED_AND_ASKED)
    expect(desk.part("help")).to_be_visible()


def test_a_redrawing_takes_the_focus_from_nobody(reception: Desk, visitors: Kiosk) -> None:
    desk = reception()
    row = desk.part("rows").locator("button").last
    row.focus()
    number = row.locator(".row-number").inner_text()
    visitors.visitor_takes_ticket(purpose="application", category="by-law")
    expect(desk.rows().first).to_have_text("Б-002", timeout=SLOW)
    assert desk.page.evaluate("document.activeElement.firstElementChild.textContent") == number
