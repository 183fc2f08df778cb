"""Every screen of the kiosk, in both languages and both orientations: large, clear, whole, and open to everyone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Route
from sqlmodel import select

from queue_server.models import Purpose, Service, Sphere
from tests.faces.kiosk_measures import assert_for_everyone, assert_nothing_is_cut
from tests.faces.kiosk_screen import SIZES, KioskScreen, Printer, menu
from tests.journeys.sloviansk import copied
from tests.running_server import Installation, RunningServer, changed, serve

At = Callable[..., KioskScreen]
each_orientation = pytest.mark.parametrize("orientation", SIZES)
each_language = pytest.mark.parametrize("language", ["uk", "en"])


@pytest.fixture
def screen(kiosk_at: At, sloviansk: RunningServer, printer: Printer, orientation: str, language: str) -> KioskScreen:
    opened = kiosk_at(sloviansk, orientation).shows("purpose").waits_for_paper()
    return opened.touches("language") if language == "en" else opened


@each_orientation
@each_language
def test_the_way_to_the_ticket(screen: KioskScreen, printer: Printer) -> None:
    def looks_right(view: str) -> None:
        assert_for_everyone(screen.shows(view).page)

    looks_right("purpose")
    screen.touches("purpose-application")
    looks_right("sphere")
    screen.touches("turn1")
    looks_right("sphere")
    screen.touches("sphere-passports")
    looks_right("service")
    screen.page.locator('[data-choice^="service-"]:visible').first.tap()
    looks_right("confirm")
    screen.touches("help", "help-wheelchair")
    looks_right("help")
    screen.touches("done").shows("confirm").touches("priority")
    looks_right("priority")
    screen.touches("done").shows("confirm").touches("take")
    looks_right("ticket")
    printer.prints()
    screen.page.locator("[data-paper=printed]").wait_for()
    looks_right("ticket")


@each_orientation
@each_language
def test_the_ways_for_those_who_know_the_name(screen: KioskScreen) -> None:
    screen.touches("frequent")
    assert_for_everyone(screen.shows("frequent").page)
    screen.touches("back").shows("purpose").touches("search")
    assert_for_everyone(screen.shows("search").page)
    screen.types("паспо" if screen.page.locator("html").get_attribute("lang") == "uk" else "pass")
    assert_for_everyone(screen.page)
    screen.page.locator(".choice:visible").first.tap()
    assert_for_everyone(screen.shows("purpose").page)


@each_orientation
@each_language
def test_trouble(screen: KioskScreen, printer: Printer) -> None:
    screen.takes_ticket()
    printer.prints("failed")
    screen.shows("paperless").page.locator(".qr svg").wait_for()
    assert_for_everyone(screen.page)
    screen.touches("bell").page.locator("[data-dialog=bell] h2").wait_for()
    assert_for_everyone(screen.page)
    screen.touches("bell-close", "finish").shows("purpose")

    def refuse(route: Route) -> None:
        route.fulfill(status=409, json={"ok": False, "error": {"code": "line_closed", "message": "", "details": {}}})

    screen.page.route("**/tickets", refuse)
    screen.touches("purpose-collection").shows("confirm").touches("take")
    assert_for_everyone(screen.shows("refused").page)
    screen.touches("home").shows("purpose")
    screen.page.route("**/tickets", lambda route: route.abort())
    screen.touches("purpose-collection").shows("confirm").touches("take")
    screen.page.locator("main[data-view=server-trouble]").wait_for()
    assert_for_everyone(screen.shows("server-trouble").page)


@pytest.fixture(scope="module")
def longest(set_up_sloviansk: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """All names as long as they may be, in words as long as the catalogue's, with many documents."""
    made = copied(tmp_path_factory.mktemp("longest"), set_up_sloviansk)
    words = (
        "Надання субсидії для відшкодування витрат на оплату житлово-комунальних послуг, придбання скрапленого газу, "
    )
    name = (words + words)[:200].strip()
    with changed(made) as session:
        for noun in (Purpose, Sphere, Service):
            for row in session.exec(select(noun)):
                row.name = {"uk": name, "en": name}
        for service in session.exec(select(Service)):
            service.label = {"uk": name[:120], "en": name[:120]}
            service.card = {"documents": [{"uk": name}] * 6}
    with serve(made) as running:
        yield running


@each_orientation
def test_the_longest_names_are_whole(kiosk_at: At, longest: RunningServer, orientation: str) -> None:
    kiosk = kiosk_at(longest, orientation).shows("purpose")
    assert_nothing_is_cut(kiosk.page)
    kiosk.touches("purpose-application").shows("sphere")
    assert_nothing_is_cut(kiosk.page)
    kiosk.touches("sphere-passports").shows("service")
    assert_nothing_is_cut(kiosk.page)
    kiosk.page.locator('[data-choice^="service-"]:visible').first.tap()
    kiosk.shows("confirm")
    read = ""
    while True:
        assert_nothing_is_cut(kiosk.page)
        read += kiosk.text(".details")
        if kiosk.control("turn1").is_disabled():
            break
        kiosk.control("turn1").tap()
    assert read.count("скрапленого") >= 6
    kiosk.touches("back").shows("service").touches("back").shows("sphere").touches("search").shows("search").types(
        "субс"
    )
    assert_nothing_is_cut(kiosk.page)


@each_orientation
def test_the_longest_name_of_a_closed_line_is_whole(kiosk_at: At, longest: RunningServer, orientation: str) -> None:
    read = menu(longest)
    read["lines"] = [
        line | ({"open": False, "reason": "full"} if line["key"] == "passports" else {}) for line in read["lines"]
    ]
    kiosk = kiosk_at(longest, orientation).shows("purpose")
    kiosk.page.route("**/menu", lambda route: route.fulfill(json=read))
    kiosk.page.reload()
    kiosk.shows("purpose").touches("purpose-consultation").shows("sphere").touches("sphere-passports").shows(
        "closed-line"
    )
    assert_nothing_is_cut(kiosk.page)


@pytest.mark.parametrize(("width", "height"), [(768, 1366), (1366, 768), (2160, 3840), (1024, 1280)])
def test_other_screens_show_the_same(kiosk_at: At, sloviansk: RunningServer, width: int, height: int) -> None:
    kiosk = kiosk_at(sloviansk)
    kiosk.page.set_viewport_size({"width": width, "height": height})
    assert_nothing_is_cut(kiosk.shows("purpose").page)
    kiosk.touches("purpose-application").shows("sphere").touches("sphere-passports").shows("service")
    assert_nothing_is_cut(kiosk.page)
    kiosk.page.locator('[data-choice^="service-"]:visible').first.tap()
    assert_nothing_is_cut(kiosk.shows("confirm").page)
