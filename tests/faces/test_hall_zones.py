"""Several displays in one hall: each shows its zone, one speaks in it, and another takes its place when it is gone."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from queue_server.models import Counter, DeviceKind, Zone
from tests.faces.hall import AtCounter, Hall
from tests.people import Kiosk
from tests.running_server import RunningServer, changed, pair

pytest_plugins = ["tests.faces.hall_fixtures"]

SLOW = 60_000  # half a minute until the other language has been said, and a busy machine


def test_a_call_is_heard_once_and_read_on_every_display(
    hall: Hall, hall_browser: Browser, hall_server: RunningServer, hall_visitors: Kiosk, at_counter: AtCounter
) -> None:
    pair(hall_server.installation, DeviceKind.DISPLAY, "second")
    second = Hall.opened(hall_browser, hall_server, device="second").is_ready()
    number = hall_visitors.visitor_takes_ticket(language="en")["number"]
    at_counter(1).calls_next()
    second.shows(number)
    expect(second.page.locator("[data-hero]")).to_have_attribute("data-speaking", "", timeout=SLOW)
    expect(second.page.locator("[data-hero-line]")).to_contain_text(f"Ticket {number}", timeout=SLOW)
    hall.until_told("end")
    assert [one["saying"] for one in hall.told("number")] == [1, 2, 1, 2]
    assert second.told() == []
    assert second.loudest(0, 10_000_000) == 0

    called = at_counter(2)
    number = hall_visitors.visitor_takes_ticket()["number"]
    hall.closes()  # whoever speaks is switched off, and somebody is called before anybody has noticed
    called.calls_next()
    assert second.until_told("said", seconds=90)[0]["number"] == number
    second.closes()


def test_each_zone_has_its_own_calls_and_lines(
    hall_browser: Browser, hall_server: RunningServer, hall_visitors: Kiosk, at_counter: AtCounter
) -> None:
    centre = hall_server.installation.centre
    with changed(hall_server.installation) as session:
        archive = Zone(branch_id=centre.branch.id, key="archive", name={"uk": "Видача документів"})
        session.add(archive)
        session.flush()
        session.get_one(Counter, centre.counters["8"].id).zone_id = archive.id
    for zone in ("hall", "archive"):
        pair(hall_server.installation, DeviceKind.DISPLAY, zone, zone=zone)
    opened = [Hall.opened(hall_browser, hall_server, device=zone).is_ready() for zone in ("hall", "archive")]
    hall, archive_hall = opened
    first, second = (hall_visitors.visitor_takes_ticket()["number"] for _ in range(2))
    at_counter(1).calls_next()
    at_counter(8).calls_next()
    hall.shows(first)
    archive_hall.shows(second)
    expect(archive_hall.page.locator("[data-name]")).to_have_text("Видача документів")
    for own, number in ((hall, first), (archive_hall, second)):
        own.until_told("end")
        assert {one["number"] for one in own.told("said")} == {number}
        assert own.rows("calls") == []
        own.closes()
