"""The spoken guide and the keys: screens are said, interrupted, repeated, louder, faster; then it is silent again."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.faces.accessibility import assert_accessible
from tests.faces.kiosk_screen import KioskScreen, Printer
from tests.faces.kiosk_voice import KioskVoice
from tests.running_server import RunningServer

At = Callable[..., KioskScreen]
MEANING = """async ([code, now]) => {
  const { actionOf } = await import("/kiosk/static/mode-keys.mjs");
  const usual = { guide: false, guideKey: "Numpad5", digits: false, field: false, control: false };
  return actionOf({ code }, { ...usual, ...now });
}"""


@pytest.mark.parametrize(
    ("code", "now", "action"),
    [
        ("Numpad5", {}, "guide"),
        ("Numpad5", {"guide": True}, "choose"),
        ("Numpad5", {"digits": True}, "digit"),
        ("Numpad5", {"digits": True, "guide": True}, "digit"),
        ("Numpad5", {"guideKey": "F11"}, "choose"),
        ("F11", {"guideKey": "F11"}, "guide"),
        ("Enter", {"control": True}, None),  # the browser presses it
        ("Enter", {}, "choose"),
        ("Enter", {"guideKey": "Enter"}, "guide"),
        ("Enter", {"guideKey": "Enter", "control": True}, None),
        ("Digit7", {"digits": True}, "digit"),
        ("Digit7", {"digits": True, "field": True}, None),  # it is typed into the field
        ("Digit7", {}, None),
        ("Numpad8", {}, "previous"),
        ("Numpad8", {"field": True}, None),
        ("Numpad8", {"guide": True, "field": True}, "previous"),
        ("Numpad9", {}, None),  # there is no speech to make faster
        ("Numpad9", {"guide": True}, "faster"),
        ("ArrowLeft", {"field": True}, None),
        ("ArrowDown", {"field": True}, "next"),
        ("NumpadDivide", {"digits": True}, "back"),
        ("NumpadMultiply", {"digits": True}, "repeat"),
        ("NumpadDecimal", {"digits": True}, "erase"),
        ("Escape", {}, "back"),
        ("KeyA", {"guide": True}, None),
    ],
)
def test_what_a_key_means(modules_page: Page, code: str, now: dict[str, Any], action: str | None) -> None:
    assert modules_page.evaluate(MEANING, [code, now]) == action


@pytest.fixture
def kiosk(kiosk_at: At, sloviansk: RunningServer) -> KioskScreen:
    return kiosk_at(sloviansk).shows("purpose")


@pytest.fixture
def voice(kiosk: KioskScreen) -> KioskVoice:
    return KioskVoice.of(kiosk.page)


def test_the_key_that_can_be_felt_starts_it_and_a_key_interrupts_it(kiosk: KioskScreen, voice: KioskVoice) -> None:
    voice.presses("Numpad5").hears("Голосовий супровід увімкнено", phase="begun")
    expect(kiosk.control("mode-guide")).to_have_attribute("aria-pressed", "true")
    assert_accessible(kiosk.page)
    voice.presses("Numpad2").hears("Отримати консультацію", phase="begun")
    voice.hears("", phase="stopped")  # whoever knows the way need not wait
    expect(kiosk.control("purpose-consultation")).to_be_focused()
    voice.presses("Numpad9", "Numpad9", "Numpad9").forgets().presses("Numpad6")
    voice.hears("Оберіть мету звернення", "Отримати готовий документ", "Не знаю, що обрати", "Популярні послуги")
    voice.was_heard()
    voice.presses("Numpad1")
    expect(kiosk.control("mode-guide")).to_have_attribute("aria-pressed", "false")
    voice.forgets()
    kiosk.page.wait_for_timeout(300)
    assert voice.told("begun") == [], "silent again"


def test_each_language_has_its_voice_and_what_changes_is_said(kiosk: KioskScreen, voice: KioskVoice) -> None:
    kiosk.touches("language", "mode-guide")
    voice.hears("The spoken guide is on", phase="begun")
    kiosk.touches("purpose-collection").shows("confirm")
    voice.hears("Check and take your ticket", phase="begun")
    assert {one["language"] for one in voice.told("begun")} == {"en"}
    voice.forgets()
    kiosk.touches("persons-more")
    voice.hears("2 people", phase="begun")
    kiosk.touches("help").shows("help").touches("help-wheelchair")
    voice.hears("chosen", phase="begun")


def test_figures_are_typed_by_the_keypad_and_said(kiosk: KioskScreen, voice: KioskVoice) -> None:
    kiosk.touches("mode-guide", "booking").shows("booking-code")
    voice.hears("У мене є запис", phase="begun").forgets()
    for key in "12345":
        voice.presses(f"Numpad{key}")
    voice.hears("5", phase="begun")
    expect(kiosk.page.locator("[data-code]")).to_have_value("1234 5")
    voice.presses("NumpadDecimal").hears("Стерто", phase="begun")
    for key in "56789012":
        voice.presses(f"Numpad{key}")
    voice.hears("Знайти запис. Натисніть Enter", phase="begun")
    assert not any(re.search(r"\d{3}", text) for _language, text in voice.asked), "no file holds a code"
    voice.presses("NumpadEnter")
    kiosk.shows("booking-unknown")
    voice.hears("Запис не знайдено", phase="begun")


def hushed(kiosk: KioskScreen) -> list[str]:
    """The server is heard as long as this is empty."""
    hushes: list[str] = []

    def carries(line: WebSocketRoute) -> None:
        line.connect_to_server().on_message(lambda message: None if hushes else line.send(message))

    kiosk.page.route_web_socket("**/socket.io/**", carries)
    kiosk.page.reload()
    return hushes


def test_volume_speed_and_darkness_end_with_the_visitor(kiosk_at: At, sloviansk: RunningServer) -> None:
    kiosk = kiosk_at(sloviansk, clock=True)
    line = hushed(kiosk)
    kiosk.shows("purpose").hears_keys()
    voice = KioskVoice.of(kiosk.page)
    kiosk.page.route("**/speech/read", lambda route: route.fulfill(status=503, json={}))
    voice.presses("Numpad5").hears("", phase="failed")  # whichever: a connection that comes back has its own words
    voice.presses("NumpadAdd", "NumpadAdd", "Numpad9", "Numpad7")
    expect(kiosk.page.locator("html[data-dark]")).to_have_count(1)
    dark = kiosk.page.evaluate("getComputedStyle(document.body, '::after').backgroundColor")
    assert dark == "rgb(0, 0, 0)"
    voice.falls_silent()
    line.append("hushed")
    kiosk.stops_time().lets_pass(6)
    voice.falls_silent()  # that nothing is heard of the server was the last to be said: whoever listens is not idle
    for _ in range(7):
        kiosk.lets_pass(10)
    expect(kiosk.page.locator("html[data-dark], html[data-guide]")).to_have_count(0)
    line.clear()
    kiosk.page.clock.resume()
    kiosk.page.unroute("**/speech/read")
    voice.forgets()
    kiosk.touches("mode-guide")
    voice.hears("увімкнено", phase="begun")


def test_a_touch_lights_a_dark_screen_and_presses_nothing(kiosk: KioskScreen, voice: KioskVoice) -> None:
    voice.presses("Numpad5", "Numpad7")
    expect(kiosk.page.locator("html[data-dark]")).to_have_count(1)
    box = kiosk.control("purpose-collection").bounding_box()
    assert box
    kiosk.page.touchscreen.tap(box["x"] + 50, box["y"] + 50)
    expect(kiosk.page.locator("html[data-dark]")).to_have_count(0)
    kiosk.shows("purpose")


def test_all_without_a_voice_by_keyboard_alone(kiosk: KioskScreen, printer: Printer) -> None:
    """Arrows and Tab, Enter and Escape; the focus can be seen."""
    keys = kiosk.page.keyboard
    for _ in range(3):
        keys.press("ArrowDown")
    expect(kiosk.control("purpose-collection")).to_be_focused()
    assert kiosk.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    keys.press("Enter")
    kiosk.shows("confirm")
    keys.press("Escape")
    kiosk.shows("purpose")
    keys.press("ArrowDown")
    for _ in range(2):
        keys.press("Tab")
    keys.press("Enter")
    kiosk.shows("confirm")
    for _ in range(30):
        keys.press("ArrowDown")
        if kiosk.page.evaluate("document.activeElement.dataset.focus") == "take":
            break
    keys.press("Enter")
    kiosk.gets_ticket()
    printer.prints()
