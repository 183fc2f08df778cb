"""The screens of a booking at the kiosk, in both languages and both orientations: large, clear, whole, for everyone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect
from sqlmodel import select

from queue_server.models import Purpose, Service, Sphere
from tests.faces.booked_visitors import TAKES, BookedVisitors
from tests.faces.kiosk_measures import assert_for_everyone, assert_nothing_is_cut
from tests.faces.kiosk_screen import SIZES, KioskScreen, Printer
from tests.faces.test_kiosk_booking import MANY
from tests.running_server import RunningServer, changed, install, serve

At = Callable[..., KioskScreen]
WORDS = "Надання субсидії для відшкодування витрат на оплату житлово-комунальних послуг, придбання скрапленого газу, "
LONGEST = (WORDS + WORDS)[:200].strip()


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """All names are as long as they may be."""
    made = install(tmp_path_factory.mktemp("booking"), booking=TAKES)
    with changed(made) as session:
        for noun in (Purpose, Sphere, Service):
            for row in session.exec(select(noun)):
                row.name = {"uk": LONGEST, "en": LONGEST}
        for service in session.exec(select(Service)):
            service.label = {"uk": LONGEST[:120], "en": LONGEST[:120]}
    with serve(made, environment=MANY) as running:
        yield running
        assert running.errors() == []


@pytest.fixture(scope="module")
def visitors(centre: RunningServer) -> BookedVisitors:
    return BookedVisitors(centre)


@pytest.mark.parametrize("orientation", SIZES)
@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_screen_of_a_booking(
    kiosk_at: At, centre: RunningServer, visitors: BookedVisitors, orientation: str, language: str
) -> None:
    Printer(centre).empties()
    kiosk = kiosk_at(centre, orientation).shows("purpose").waits_for_paper()
    if language == "en":
        kiosk.touches("language")

    def looks_right(view: str) -> None:
        assert_for_everyone(kiosk.shows(view).page)

    kiosk.touches("booking")
    looks_right("booking-code")
    kiosk.types("123456789012")
    looks_right("booking-code")
    kiosk.touches("find")
    looks_right("booking-unknown")
    kiosk.touches("again").shows("booking-code").touches("by-time").shows("booking-time").types("09301234")
    looks_right("booking-time")
    kiosk.touches("back").shows("booking-code")
    due, early, late = (visitors.books(minutes)[0] for minutes in (5, 120, -30))
    kiosk.scans(due)
    looks_right("booking-found")
    kiosk.touches("check-in")
    looks_right("ticket")
    kiosk.scans(due)
    looks_right("booking-found")
    kiosk.scans(early)
    looks_right("booking-found")
    kiosk.scans(late)
    looks_right("booking-found")
    kiosk.touches("new-time")
    looks_right("later")
    kiosk.page.locator(".time:visible").last.tap()  # the first may pass meanwhile
    kiosk.shows("booked").page.locator(".qr svg").wait_for()
    looks_right("booked")


@pytest.mark.parametrize("orientation", SIZES)
def test_the_last_look_has_room_for_the_later_hour(kiosk_at: At, centre: RunningServer, orientation: str) -> None:
    kiosk = kiosk_at(centre, orientation).shows("purpose")
    assert_nothing_is_cut(kiosk.page)
    kiosk.touches("purpose-consultation").shows("sphere").touches("sphere-documents")
    assert_for_everyone(kiosk.shows("confirm").page)
    expect(kiosk.control("later")).to_be_visible()
