"""The kiosk for everyone: low reach, large text, high contrast, alone and together, on every screen; then as before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.faces.kiosk_measures import (
    CAPITAL,
    CONTROLS,
    MILLIMETRES,
    TEXTS,
    assert_for_everyone,
    assert_none,
    assert_nothing_is_cut,
)
from tests.faces.kiosk_screen import SIZES, KioskScreen, Printer, menu
from tests.faces.test_kiosk_looks import longest  # noqa: F401  (a fixture)
from tests.running_server import RunningServer

At = Callable[..., KioskScreen]
LOWER_PART = 0.55  # of the screen's height lies above it
LARGE_CAPITAL = 11.0  # mm; usually 8.6
STRONG = 12.0  # of contrast; usually 7
TOGETHER = ("low", "large", "contrast")
each_combination = pytest.mark.parametrize(
    "modes", [("low",), ("large",), ("contrast",), TOGETHER], ids=lambda modes: "-".join(modes)
)
IN_MAIN = TEXTS.replace("#stage *, #veil *", "main *")


def assert_within_reach(page: Page) -> None:
    """Whatever can be touched, and whatever the screen has to say, lies in the lower 45 %."""

    def too_high() -> list[Any]:
        height = page.evaluate("innerHeight")
        controls = page.evaluate(CONTROLS)
        main = page.locator("#stage main").bounding_box()
        if not controls or not main:
            return ["the screen is being drawn anew"]
        above = [one["name"] for one in controls if one["top"] < height * LOWER_PART - 1]
        return above + (["main"] if main["y"] < height * LOWER_PART - 1 else [])

    assert_none(page, too_high)


def dialog_above(page: Page) -> list[Any]:
    """What can be touched of a dialog above the lower part."""
    height = page.evaluate("innerHeight")
    return [one for one in page.evaluate(CONTROLS) if one["top"] < height * LOWER_PART - 1]


def assert_letters_are_larger(page: Page) -> None:
    """Frame, keys and buttons that turn pages keep the size that they have; all that a screen says is larger."""

    def small() -> list[Any]:
        kept = page.locator(".keys, .keypad, .pages-buttons, .dialling, .lead").all_inner_texts()
        known = " ".join(" ".join(kept).split())
        texts = page.evaluate(IN_MAIN)
        return [
            row for row in texts
            if row["size"] * CAPITAL * MILLIMETRES < LARGE_CAPITAL and " ".join(row["text"].split()) not in known
        ]  # fmt: skip

    assert_none(page, small)


def assert_contrast_is_strong(page: Page) -> None:
    assert_none(page, lambda: [row for row in page.evaluate(TEXTS) if row["contrast"] < STRONG])


def assert_as_asked(kiosk: KioskScreen, view: str, modes: tuple[str, ...]) -> None:
    page = kiosk.shows(view).page
    if "low" in modes:
        assert_within_reach(page)
    if "large" in modes:
        assert_letters_are_larger(page)
    if "contrast" in modes:
        assert_contrast_is_strong(page)
    assert_for_everyone(page)


def wears(kiosk: KioskScreen, modes: tuple[str, ...]) -> KioskScreen:
    return kiosk.shows("purpose").touches(*(f"mode-{mode}" for mode in modes))


@each_combination
@pytest.mark.parametrize(("language", "orientation"), [("uk", "portrait"), ("en", "landscape")])
def test_the_way_to_the_ticket(
    kiosk_at: At, sloviansk: RunningServer, printer: Printer, modes: tuple[str, ...], language: str, orientation: str
) -> None:
    kiosk = kiosk_at(sloviansk, orientation).shows("purpose").waits_for_paper()
    if language == "en":
        kiosk.touches("language")
    wears(kiosk, modes)
    assert_as_asked(kiosk, "purpose", modes)
    kiosk.touches("purpose-application")
    assert_as_asked(kiosk, "sphere", modes)
    kiosk.touches("sphere-passports")
    assert_as_asked(kiosk, "service", modes)
    kiosk.page.locator('[data-choice^="service-"]:visible').first.tap()
    assert_as_asked(kiosk, "confirm", modes)
    kiosk.touches("help").shows("help").touches("help-wheelchair")
    assert_as_asked(kiosk, "help", modes)
    kiosk.touches("done").shows("confirm").touches("priority")
    assert_as_asked(kiosk, "priority", modes)
    kiosk.touches("done").shows("confirm").touches("persons-more", "take")
    assert_as_asked(kiosk, "ticket", modes)
    printer.prints("failed")
    kiosk.shows("paperless").page.locator(".qr svg").wait_for(state="attached")
    assert_as_asked(kiosk, "paperless", modes)


@pytest.mark.parametrize("orientation", SIZES)
@pytest.mark.parametrize("modes", [("low", "large"), ("large",)], ids=lambda modes: "-".join(modes))
def test_the_other_screens_are_whole(
    kiosk_at: At, sloviansk: RunningServer, modes: tuple[str, ...], orientation: str
) -> None:
    """Low, large, and both at once are the ones that want room."""
    kiosk = wears(kiosk_at(sloviansk, orientation), modes)

    def is_whole(view: str) -> None:
        assert_nothing_is_cut(kiosk.shows(view).page)
        if "low" in modes:
            assert_within_reach(kiosk.page)

    kiosk.touches("frequent")
    is_whole("frequent")
    kiosk.touches("back").shows("purpose").touches("search").shows("search").types("паспо")
    is_whole("search")
    if "low" in modes:
        kiosk.touches("show")
        is_whole("search")
    kiosk.touches("back").shows("purpose").touches("booking")
    is_whole("booking-code")
    kiosk.touches("by-time")
    is_whole("booking-time")
    kiosk.touches("bell").page.locator("[data-dialog=bell] h2").wait_for()
    assert_nothing_is_cut(kiosk.page)
    if "low" in modes:
        assert_none(kiosk.page, lambda: dialog_above(kiosk.page))
    kiosk.touches("bell-close", "back").shows("booking-code").touches("back").shows("purpose").touches("rate")
    is_whole("rating-code")
    kiosk.touches("back").shows("purpose")
    kiosk.page.route("**/tickets", lambda route: route.abort())
    kiosk.touches("purpose-collection").shows("confirm").touches("take")
    is_whole("server-trouble")


@pytest.mark.parametrize("orientation", SIZES)
def test_every_service_of_the_centre_is_whole_at_the_largest(
    kiosk_at: At, sloviansk: RunningServer, orientation: str
) -> None:
    """The longest names of Sloviansk, low and large at once: each is in the list, on the confirm screen every word."""
    read = menu(sloviansk)
    length = lambda noun: max(len(text) for field in ("name", "label") for text in noun.get(field, {}).values())  # noqa: E731
    by_length = sorted(read["services"], key=length)
    kiosk = wears(kiosk_at(sloviansk, orientation), ("low", "large"))
    for service in (by_length[-1], max(read["services"], key=lambda one: len(one["label"]["uk"]))):
        kiosk.touches("purpose-application").shows("sphere").touches(f"sphere-{service['sphere']}").shows("service")
        while kiosk.control(f"service-{service['id']}").is_hidden():
            assert_nothing_is_cut(kiosk.page)
            kiosk.control("turn1").tap()
        assert_nothing_is_cut(kiosk.page)
        kiosk.touches(f"service-{service['id']}").shows("confirm")
        told = kiosk.text(".details")
        while kiosk.control("turn1").is_enabled():
            kiosk.control("turn1").tap()
            assert_nothing_is_cut(kiosk.page)
            told += " " + kiosk.text(".details")
        assert service["name"]["uk"] in told
        assert_within_reach(kiosk.page)
        for view in ("service", "sphere", "purpose"):
            kiosk.touches("back").shows(view)


def test_the_longest_names_that_may_be_are_whole(kiosk_at: At, longest: RunningServer) -> None:  # noqa: F811
    kiosk = wears(kiosk_at(longest), ("low", "large"))
    assert_nothing_is_cut(kiosk.page)
    kiosk.touches("purpose-application").shows("sphere")
    assert_nothing_is_cut(kiosk.page)
    kiosk.touches("sphere-passports").shows("service")
    assert_nothing_is_cut(kiosk.page)
    kiosk.page.locator('[data-choice^="service-"]:visible').first.tap()
    assert_nothing_is_cut(kiosk.shows("confirm").page)


def test_a_mode_has_a_key_and_ends_with_the_visitor(kiosk_at: At, sloviansk: RunningServer) -> None:
    kiosk = kiosk_at(sloviansk, clock=True).shows("purpose")
    worn = "['low', 'large', 'contrast'].filter((mode) => document.documentElement.hasAttribute(`data-${mode}`))"
    for key in ("F2", "F3", "F4"):
        kiosk.page.keyboard.press(key)
    assert kiosk.page.evaluate(worn) == ["low", "large", "contrast"]
    for mode in TOGETHER:
        expect(kiosk.control(f"mode-{mode}")).to_have_attribute("aria-pressed", "true")
    kiosk.page.keyboard.press("F3")
    assert kiosk.page.evaluate(worn) == ["low", "contrast"]
    kiosk.touches("purpose-collection").shows("confirm").touches("back").shows("purpose")
    assert kiosk.page.evaluate(worn) == ["low", "contrast"], "the same visitor goes on"
    kiosk.stops_time().lets_pass(45)
    kiosk.page.locator("[data-dialog=warning] h2").wait_for()
    kiosk.lets_pass(20)
    assert kiosk.page.evaluate(worn) == [], "the next one finds what everybody finds"
