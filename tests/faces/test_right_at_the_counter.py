"""The operator confirms a right to be served out of turn, or not, when the visitor stands at the counter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.console import SLOW, Console
from tests.people import Kiosk

pytest_plugins = ["tests.faces.staff_fixtures"]

AtCounter = Callable[..., Console]


@pytest.mark.parametrize("rules", [{"decision_act": "рішення № 12"}])
def test_a_right_by_decision_shows_its_act_and_is_confirmed(console: AtCounter, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket(purpose="consultation", category="by-decision")
    desk = console()
    desk.steps_to("called")
    expect(desk.part("marks")).to_contain_text("за рішенням центру (рішення № 12): decision. Право заявлено.")
    desk.page.keyboard.press("KeyG")
    expect(desk.part("right-stated")).to_contain_text("за рішенням центру (рішення № 12)")
    expect(desk.part("right-confirm")).to_be_focused()
    desk.page.keyboard.press("Enter")
    expect(desk.part("marks")).to_contain_text("Право підтверджено", timeout=SLOW)
    desk.sees_state("called")


def test_a_right_that_is_not_confirmed_is_said_before_what_follows(console: AtCounter, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket(purpose="consultation", category="by-law")
    desk = console()
    desk.steps_to("called")
    desk.part("right").click()
    expect(desk.part("right-refusing")).to_contain_text("лишається в черзі за часом видачі")
    desk.page.keyboard.press("Escape")
    expect(desk.part("marks")).to_contain_text("Право заявлено")
    desk.part("right").click()
    desk.part("right-refuse").click()
    expect(desk.part("marks")).to_contain_text("Право не підтверджено", timeout=SLOW)


def test_without_a_stated_right_there_is_nothing_to_decide(console: AtCounter, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket(purpose="consultation")
    desk = console()
    desk.steps_to("called")
    expect(desk.part("right")).to_be_hidden()
    desk.page.keyboard.press("KeyG")
    expect(desk.part("right-dialog")).to_be_hidden()


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_question_is_for_everybody_and_fits(console: AtCounter, visitors: Kiosk, language: str) -> None:
    visitors.visitor_takes_ticket(purpose="consultation", category="by-law")
    desk = console("1", language)
    desk.steps_to("called")
    desk.part("right").click()
    expect(desk.part("right-dialog")).to_be_visible()
    assert_accessible(desk.page)
    assert_fits_everywhere(desk.page)
