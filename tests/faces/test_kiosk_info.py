"""Information at the kiosk: what the centre has said, and nothing that it has not; fees with their date; spoken too."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.faces.kiosk_measures import assert_for_everyone, assert_nothing_is_cut
from tests.faces.kiosk_screen import KioskScreen, Printer, menu
from tests.faces.kiosk_voice import KioskVoice
from tests.running_server import RunningServer

At = Callable[..., KioskScreen]


def service_id(server: RunningServer, key: str) -> str:
    return next(str(one["id"]) for one in menu(server)["services"] if one["key"] == key)


@pytest.mark.parametrize(("language", "orientation"), [("uk", "portrait"), ("en", "landscape")])
def test_every_page_is_for_everyone(kiosk_at: At, sloviansk: RunningServer, language: str, orientation: str) -> None:
    kiosk = kiosk_at(sloviansk, orientation).shows("purpose")
    if language == "en":
        kiosk.touches("language")
    kiosk.touches("info")
    assert_for_everyone(kiosk.shows("info").page)
    for topic in ("timetable", "queue", "priority"):
        kiosk.touches(f"topic-{topic}")
        assert_for_everyone(kiosk.shows("info-page").page)
        kiosk.touches("back").shows("info")
    kiosk.touches("topic-services")
    assert_for_everyone(kiosk.shows("info-spheres").page)
    kiosk.touches("sphere-residence")
    assert_for_everyone(kiosk.shows("info-services").page)
    kiosk.touches(f"service-{service_id(sloviansk, 'residence-registration')}")
    assert_for_everyone(kiosk.shows("info-card").page)


def test_what_the_centre_has_said_and_nothing_else(kiosk: KioskScreen) -> None:
    """The example of Sloviansk names no telephone, no address and no way to complain: it has no such pages."""
    kiosk.shows("purpose").touches("info").shows("info")
    expect(kiosk.choices()).to_have_text(
        ["Години прийому", "Послуги й потрібні документи", "Як працює черга", "Позачергове обслуговування"]
    )
    kiosk.touches("topic-timetable").shows("info-page")
    expect(kiosk.page.locator(".said")).to_have_text(
        "Понеділок: 08:00–16:00 Вівторок: 08:00–20:00 Середа–субота: 08:00–16:00 Неділя: прийому немає",
        use_inner_text=True,
    )


def test_what_is_said_later_has_its_page(kiosk_at: At, sloviansk: RunningServer) -> None:
    read = menu(sloviansk)
    read["branch"] |= {
        "phone": "+380 44 123-45-67",
        "address": {"uk": "вул. Центральна, 1"},
        "texts": {"how_to_complain": {"uk": "Пишіть міському голові."}},
        "exceptions": {"2099-08-24": [], "2001-01-01": []},
    }
    kiosk = kiosk_at(sloviansk).shows("purpose")
    kiosk.page.route("**/menu", lambda route: route.fulfill(json=read))
    kiosk.page.reload()
    kiosk.shows("purpose").touches("info").shows("info")
    for name in ("Контакти", "Як поскаржитися"):
        expect(kiosk.choices().filter(has_text=name)).to_be_visible()
    kiosk.touches("topic-contacts").shows("info-page").says("вул. Центральна, 1")
    kiosk.says("+380 44 123-45-67")
    kiosk.touches("back").shows("info").touches("topic-complain").shows("info-page").says("Пишіть міському голові.")
    kiosk.touches("back").shows("info").touches("topic-timetable").shows("info-page")
    kiosk.says("24 серпня 2099 р.: прийому немає")
    expect(kiosk.page.locator(".said")).not_to_contain_text("2001")


def test_a_card_has_the_fee_with_its_date_and_is_spoken(kiosk: KioskScreen, sloviansk: RunningServer) -> None:
    service = service_id(sloviansk, "residence-registration")
    kiosk.shows("purpose").touches("info", "topic-services").shows("info-spheres").touches("sphere-residence")
    kiosk.shows("info-services").touches(f"service-{service}").shows("info-card")
    told = kiosk.page.locator(".said").text_content() or ""
    for part in (
        "Потрібні документи",
        "Паспорт громадянина України",
        "Плата за даними 2024 року",
        "№ 1871-IX",
        "Результат",
    ):
        assert part in told
    assert "Строк" not in told, "no term is written on this card"
    voice = KioskVoice.of(kiosk.page)
    kiosk.touches("mode-guide")
    voice.presses("Numpad9", "Numpad9", "Numpad9", "Numpad6")
    voice.hears("Паспорт громадянина України", "45,42 грн", "Закон України")


def test_a_page_is_printed_and_the_screen_says_what_came_of_it(kiosk: KioskScreen, printer: Printer) -> None:
    kiosk.shows("purpose").touches("info").shows("info").touches("topic-timetable").shows("info-page")
    with kiosk.page.expect_response("**/pages"):
        kiosk.touches("print")
    assert "Понеділок: 08:00–16:00" in [block.get("text") for block in printer.prints()["paper"]["blocks"]]
    expect(kiosk.control("print")).to_have_text("Візьміть аркуш")


def test_a_page_that_does_not_print_says_where_to_ask(kiosk: KioskScreen, printer: Printer) -> None:
    kiosk.shows("purpose").touches("info").shows("info").touches("topic-timetable").shows("info-page")
    with kiosk.page.expect_response("**/pages"):
        kiosk.touches("print")
    printer.prints("failed")
    expect(kiosk.control("print")).to_have_text("Не надрукувалося. Спробуйте ще раз або зверніться до рецепції.")
    assert_for_everyone(kiosk.page)


def test_what_to_have_with_you_is_printed_before_the_ticket(
    kiosk: KioskScreen, sloviansk: RunningServer, printer: Printer
) -> None:
    kiosk.shows("purpose").touches("purpose-application").shows("sphere").touches("sphere-residence").shows("service")
    kiosk.touches(f"service-{service_id(sloviansk, 'residence-registration')}").shows("confirm")
    assert_nothing_is_cut(kiosk.page)
    with kiosk.page.expect_response("**/pages"):
        kiosk.touches("print")
    lines = [block.get("text") for block in printer.prints()["paper"]["blocks"]]
    documents = lines[lines.index("Потрібні документи") + 1 :]
    assert documents[0].startswith("Паспорт громадянина України")
    kiosk.touches("take").gets_ticket()


def test_a_page_is_whole_low_and_large(kiosk: KioskScreen, sloviansk: RunningServer) -> None:
    kiosk.shows("purpose").touches("mode-low", "mode-large", "info").shows("info")
    assert_nothing_is_cut(kiosk.page)
    kiosk.touches("topic-queue").shows("info-page")
    assert_nothing_is_cut(kiosk.page)
    kiosk.touches("back").shows("info").touches("topic-services").shows("info-spheres").touches("sphere-residence")
    kiosk.shows("info-services").touches(f"service-{service_id(sloviansk, 'residence-registration')}")
    assert_nothing_is_cut(kiosk.shows("info-card").page)
