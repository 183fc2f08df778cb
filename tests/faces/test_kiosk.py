"""The kiosk on the real server in Chromium: a visitor's way to a ticket, by touch and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.faces.kiosk_screen import KioskScreen, Printer, waiting
from tests.faces.waits import Line
from tests.people import Kiosk
from tests.running_server import RunningServer

At = Callable[..., KioskScreen]


def test_it_works(kiosk: KioskScreen, printer: Printer) -> None:
    number = kiosk.waits_for_paper().takes_ticket()
    assert re.fullmatch(r"Б-\d{3}", number)
    kiosk.shows("ticket").says("Друкуємо талон")
    printer.prints()
    kiosk.says("Візьміть талон")


def test_a_ready_document_takes_two_taps(kiosk: KioskScreen) -> None:
    kiosk.shows("purpose").touches("purpose-collection")
    kiosk.shows("confirm").touches("take")
    expect(kiosk.page.locator("[data-number]")).to_be_visible()


def test_purpose_then_sphere_then_service(kiosk: KioskScreen, sloviansk: RunningServer) -> None:
    before = waiting(sloviansk, "passports")
    kiosk.shows("purpose").touches("purpose-application")
    kiosk.shows("sphere").touches("sphere-passports").shows("service")
    expect(kiosk.choices().filter(has_text=re.compile(r"^Закордонний паспорт$"))).to_be_visible()
    kiosk.page.get_by_role("button", name="Закордонний паспорт", exact=True).tap()
    kiosk.shows("confirm").says("Потрібні документи")
    kiosk.says("Закордонний паспорт")
    kiosk.touches("take")
    expect(kiosk.page.locator("[data-number]")).to_have_attribute("data-number", re.compile("А-"))
    assert waiting(sloviansk, "passports") == before + 1


def test_the_service_may_be_skipped(kiosk: KioskScreen) -> None:
    assert kiosk.takes_ticket("purpose-application", "sphere-civil-acts", "skip").startswith("К-")


def test_who_does_not_know_goes_to_reception(kiosk: KioskScreen) -> None:
    assert kiosk.takes_ticket("purpose-unsure").startswith("Р-")


def test_a_card_without_documents_says_ask_reception(kiosk: KioskScreen) -> None:
    kiosk.touches("purpose-collection").shows("confirm").says("Уточніть на рецепції")


def test_frequent_services_ask_for_the_purpose_afterwards(kiosk: KioskScreen) -> None:
    kiosk.touches("frequent").shows("frequent")
    chosen = " ".join(kiosk.choices().first.inner_text().split())
    kiosk.page.locator(".choice:visible").first.tap()
    kiosk.shows("purpose")
    expect(kiosk.page.locator(".lead")).to_have_text(chosen)
    kiosk.touches("purpose-consultation").shows("confirm").says(chosen)


def test_search_finds_what_people_call_it(kiosk: KioskScreen) -> None:
    kiosk.touches("search").shows("search").types("загран")
    expect(kiosk.choices().first).to_have_text("Закордонний паспорт")
    kiosk.page.locator(".choice:visible").first.tap()
    kiosk.shows("purpose").touches("purpose-application").shows("confirm").says("Закордонний паспорт")


def test_the_way_back_leads_step_by_step_to_the_start(kiosk: KioskScreen) -> None:
    kiosk.touches("purpose-application").shows("sphere").touches("sphere-passports").shows("service")
    kiosk.touches("back").shows("sphere").touches("back").shows("purpose")
    expect(kiosk.control("back")).to_have_count(0)


def test_persons_services_help_and_right_go_along(kiosk: KioskScreen, sloviansk: RunningServer) -> None:
    kiosk.touches("purpose-collection").shows("confirm")
    kiosk.touches("persons-more", "persons-more", "services-more", "services-more", "services-more")
    kiosk.touches("help").shows("help").touches("help-wheelchair", "help-interpreter", "done").shows("confirm")
    kiosk.touches("priority").shows("priority").touches("priority-disability", "done").shows("confirm")
    kiosk.says("Вас: 3")
    with kiosk.page.expect_request("**/tickets") as asked:
        kiosk.touches("take")
    body = asked.value.post_data_json or {}
    assert (body["persons"], body["services"], body["assistance"]) == (3, 3, ["wheelchair", "interpreter"])
    assert body["category"] == "disability"
    # Nothing of the right is shown once it is stated.
    assert "позачергов" not in kiosk.gets_ticket().text("body").lower()


def test_english_is_complete_and_forgotten_after_the_visit(kiosk: KioskScreen, printer: Printer) -> None:
    kiosk.touches("language").titled("What brings you here?")
    expect(kiosk.page.locator("html")).to_have_attribute("lang", "en")
    kiosk.takes_ticket()
    kiosk.gets_ticket().touches("finish").shows("purpose").titled("Оберіть мету звернення")
    assert printer.claims()["paper"]["language"] == "en"


def test_who_is_ahead_is_told_as_it_changes(kiosk: KioskScreen, sloviansk: RunningServer) -> None:
    kiosk.touches("purpose-unsure").shows("confirm")
    before = waiting(sloviansk, "reception")
    Kiosk(sloviansk).visitor_takes_ticket(purpose="unsure", sphere=None)
    expect(kiosk.page.locator("[data-fact=ahead] dd")).to_contain_text(str(before + 1))
    Kiosk(sloviansk).visitor_takes_ticket(purpose="unsure", sphere=None)
    expect(kiosk.page.locator("[data-fact=ahead] dd")).to_contain_text(str(before + 2))


def test_ten_taps_are_one_ticket(kiosk_at: At, sloviansk: RunningServer) -> None:
    kiosk = kiosk_at(sloviansk, clock=True).touches("purpose-collection").shows("confirm")
    before = waiting(sloviansk, "collection")
    kiosk.drums("take", 100, 50).gets_ticket()
    assert waiting(sloviansk, "collection") == before + 1


def test_ten_taps_on_one_place_choose_once(kiosk_at: At, sloviansk: RunningServer) -> None:
    kiosk_at(sloviansk, clock=True).shows("purpose").drums("purpose-application", 200, 40).shows("sphere")


@pytest.mark.parametrize(("slide", "chosen"), [(0, True), (35, True), (400, False)])
def test_a_long_press_and_a_sliding_finger_are_taps(kiosk: KioskScreen, slide: int, chosen: bool) -> None:
    box = kiosk.shows("purpose").control("purpose-collection").bounding_box()
    assert box
    mouse, bottom = kiosk.page.mouse, box["y"] + box["height"]
    mouse.move(box["x"] + 100, bottom - 5)
    mouse.down()
    kiosk.page.wait_for_timeout(900)
    mouse.move(box["x"] + 120, bottom + slide, steps=4)
    mouse.up()
    kiosk.shows("confirm" if chosen else "purpose")


def test_a_finger_held_down_while_the_queue_moves_still_taps(kiosk: KioskScreen, sloviansk: RunningServer) -> None:
    line = Line.of(kiosk.page)
    kiosk.page.reload()
    kiosk.shows("purpose").touches("purpose-collection").shows("confirm")
    box = kiosk.control("take").bounding_box()
    assert box
    kiosk.page.mouse.move(box["x"] + 100, box["y"] + 50)
    kiosk.page.mouse.down()
    Kiosk(sloviansk).visitor_takes_ticket(purpose="collection", sphere=None)
    line.brings("ticket:issued")
    kiosk.page.wait_for_timeout(1500)
    kiosk.page.mouse.up()
    kiosk.gets_ticket()


def test_all_of_it_by_keyboard(kiosk: KioskScreen) -> None:
    def reaches(focus: str) -> None:
        for _ in range(60):
            if kiosk.page.evaluate("document.activeElement.dataset.focus") == focus:
                return
            kiosk.page.keyboard.press("Tab")
        raise AssertionError(f"no way to {focus} by keyboard")

    kiosk.shows("purpose")
    reaches("purpose-application")
    assert kiosk.control("purpose-application").evaluate("(e) => getComputedStyle(e).outlineStyle") == "solid"
    kiosk.page.keyboard.press("Enter")
    kiosk.shows("sphere")
    kiosk.page.keyboard.press("Escape")
    kiosk.shows("purpose")
    reaches("purpose-collection")
    kiosk.page.keyboard.press("Space")
    kiosk.shows("confirm")
    reaches("persons-more")
    kiosk.page.keyboard.press("Enter")
    kiosk.page.keyboard.press("Enter")  # the focus stays where it was
    kiosk.says("Вас: 3")
    reaches("take")
    kiosk.page.keyboard.press("Enter")
    kiosk.gets_ticket()


def test_the_search_takes_a_real_keyboard_too(kiosk: KioskScreen) -> None:
    kiosk.touches("search").shows("search")
    kiosk.control("typed").press_sequentially("субсидія")
    expect(kiosk.control("typed")).to_have_value("субсидія")
    expect(kiosk.choices().filter(has_text="убсиді").first).to_be_visible()
