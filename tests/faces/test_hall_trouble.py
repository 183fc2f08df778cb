"""The hall display in trouble: switched off and on, without the server, in a browser that forbids sound."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Playwright, expect

from tests.faces.hall import SOUND_FORBIDDEN, AtCounter, Hall, chromium, short_voice
from tests.people import Kiosk, Operator
from tests.running_server import RunningServer, install, serve, start

pytest_plugins = ["tests.faces.hall_fixtures"]


def test_a_display_that_was_off_is_right_at_once_and_silent(
    hall_browser: Browser, hall_server: RunningServer, hall_visitors: Kiosk, at_counter: AtCounter
) -> None:
    number = hall_visitors.visitor_takes_ticket()["number"]
    at_counter(1).calls_next()
    hall = Hall.opened(hall_browser, hall_server).is_ready()
    hall.shows(number, "1")
    hall.page.wait_for_timeout(2500)
    assert hall.told() == []
    hall.closes()


def test_a_lost_server_is_said_and_healed_without_old_sound(hall_browser: Browser, tmp_path: Path) -> None:
    installation, voice = install(tmp_path / "centre"), short_voice(tmp_path / "voice")
    with serve(installation, environment=voice) as server:
        hall = Hall.opened(hall_browser, server).is_ready()
        number = Kiosk(server).visitor_takes_ticket()["number"]
        Operator(server, "1").signs_in().opens_counter().calls_next()
        hall.until_told("end")
        server.kill()
        hall.page.wait_for_selector("[data-stale]", state="visible")
        assert hall.text("[data-stale-text]").startswith("Зв’язок утрачено о ")
        assert hall.latest is None  # an old call is not shown as a live one
        assert not hall.page.locator("[data-columns]").is_visible()
        told = len(hall.told())
        server.process = start(installation, port=server.port, environment=voice).process
        hall.shows(number)
        expect(hall.page.locator("[data-stale]")).to_be_hidden()
        hall.page.wait_for_timeout(1500)
        assert len(hall.told()) == told
        assert server.errors() == []
        hall.page.context.close()


def test_a_browser_that_forbids_sound_says_so(
    hall_playwright: Playwright, hall_server: RunningServer, hall_visitors: Kiosk, at_counter: AtCounter
) -> None:
    with chromium(hall_playwright, SOUND_FORBIDDEN) as strict:
        hall = Hall.opened(strict, hall_server)
        # The page must find it out alone: whatever a test asks of a page counts as a person's touch.
        hall.until_overheard("snapshot")
        hall_visitors.visitor_takes_ticket()
        at_desk = at_counter(1)
        ticket = at_desk.calls_next()
        assert ticket is not None
        hall.until_overheard("muted")
        assert hall.told("said") == []
        hall.shows(ticket["number"], "1")
        button = hall.page.get_by_role("button", name="Увімкніть звук")
        expect(button).to_be_visible()
        with hall.holds_its_breath():
            button.click()
            button.wait_for(state="hidden")
            hall.page.wait_for_selector("text=Перевірка звуку")
        hall.page.wait_for_selector("text=Перевірка звуку", state="detached")
        at_desk.does("recall", ticket["id"])
        assert hall.until_told("said")[0]["loudness"] > 0.05
        hall.closes()
