"""The counter's rarer questions and states: for everybody by axe, and whole on every screen, in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.console import SLOW, Console
from tests.people import Kiosk

pytest_plugins = ["tests.faces.staff_fixtures"]

AtCounter = Callable[..., Console]
LANGUAGES = pytest.mark.parametrize("language", ["uk", "en"])


def looked_at(desk: Console) -> None:
    assert_accessible(desk.page)
    assert_fits_everywhere(desk.page)


def left(desk: Console) -> None:
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator("dialog[open]")).to_have_count(0)


@LANGUAGES
@pytest.mark.parametrize("rules", [{"choose_ticket": True, "no_show_calls": 1, "no_show_minutes": 0}])
def test_beside_the_visitor(console: AtCounter, visitors: Kiosk, language: str) -> None:
    """The queue that may be chosen from, the choice, who is on hold, who did not come, what had no ticket."""
    for _ in range(6):
        visitors.visitor_takes_ticket(assistance=["accompany", "sign_language"], persons=3)
    desk = console("1", language)
    desk.opens_dialog("KeyF", "choose")
    desk.page.keyboard.press("Enter")
    looked_at(desk)
    left(desk)
    for _ in range(2):
        desk.steps_to("called", "serving")
        desk.opens_dialog("KeyH", "hold-dialog")
        looked_at(desk)
        desk.settles()
        desk.page.keyboard.press("F2")
        desk.sees_state("free")
    desk.opens_dialog("KeyK", "on-hold-dialog")
    looked_at(desk)
    left(desk)
    desk.steps_to("called")
    desk.page.keyboard.press("KeyN")
    desk.sees_state("free")
    desk.opens_dialog("KeyV", "without-ticket-dialog")
    looked_at(desk)
    desk.settles()
    desk.page.keyboard.press("F2")
    expect(desk.part("handled")).to_be_visible(timeout=SLOW)
    looked_at(desk)


@LANGUAGES
def test_questions_about_the_visitor(console: AtCounter, visitors: Kiosk, language: str) -> None:
    """More actions, the three destinations, several services: at their longest."""
    visitors.visitor_takes_ticket(services=3)
    desk, _other = console("1", language), console("2", language)
    desk.steps_to("called")
    desk.opens_dialog("KeyM", "more")
    looked_at(desk)
    left(desk)
    desk.steps_to("serving")
    desk.opens_dialog("KeyT", "sending")
    looked_at(desk)
    desk.page.keyboard.press("Digit3")
    looked_at(desk)
    desk.page.keyboard.press("Digit2")
    desk.part("sending-service").locator("input").fill("passport")
    expect(desk.part("sending-service").locator(".picker-row")).to_have_count(1)
    looked_at(desk)
    desk.page.keyboard.press("Enter")
    looked_at(desk)
    left(desk)
    desk.opens_dialog("KeyX", "outcomes")
    looked_at(desk)
    left(desk)
    desk.steps_to("outcomes")
    desk.page.keyboard.press("KeyS")
    expect(desk.part("outcomes-first").locator(".service-row")).to_be_visible(timeout=SLOW)
    for count in (1, 2):
        desk.part("outcomes-add").click()
        expect(desk.part("outcomes-rows").locator(".service-row")).to_have_count(count)
    looked_at(desk)
