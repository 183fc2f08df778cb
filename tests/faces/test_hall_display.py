"""The hall display on the real server in Chromium: what it shows, what it plays, and when."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Browser, expect

from queue_server.models import Branch
from tests.faces.hall import AtCounter, Hall
from tests.people import Kiosk
from tests.running_server import RunningServer, changed

pytest_plugins = ["tests.faces.hall_fixtures"]


def test_it_shows_and_says_a_call(hall: Hall, hall_visitors: Kiosk, at_counter: AtCounter) -> None:
    number = hall_visitors.visitor_takes_ticket()["number"]
    at_counter(3).calls_next()
    hall.shows(number, "3")
    expect(hall.page.locator("[data-hero-workplace]:visible")).to_have_text("Робоче місце")
    hall.until_told("end")
    said = [(one["phase"], one["saying"], one["text"]) for one in hall.told() if one["phase"] not in ("said", "end")]
    assert said == [
        ("chime", 1, None),
        ("number", 1, f"Талон {number}."),
        ("counter", 1, "Робоче місце 3."),
        ("number", 2, f"Талон {number}."),
        ("counter", 2, "Робоче місце 3."),
    ]


@pytest.mark.parametrize("hall_server", ["real"], indirect=True)
def test_it_is_really_heard(hall: Hall, hall_visitors: Kiosk, at_counter: AtCounter) -> None:
    """By an analyser of the test's own before the loudspeaker: chime, pause, number, counter; and silence after. It is
    the second call, whose sentences have been made and fetched: on a busy machine the pause before the first is longer.
    """
    hall_visitors.visitor_takes_ticket()
    at_desk = at_counter(1)
    ticket = at_desk.calls_next()
    assert ticket is not None
    hall.until_told("end")
    at_desk.does("recall", ticket["id"])
    hall.until_told("end", 2)
    sayings = [(one["phase"], one["saying"]) for one in hall.told("chime", "number", "counter")][-5:]
    assert sayings == [("chime", 1), ("number", 1), ("counter", 1), ("number", 2), ("counter", 2)]
    sounds = hall.sounds()[-5:]
    chime, number, counter = (one["at"] for one in sounds[:3])
    assert hall.loudness(chime, chime + 0.3) > 0.05
    assert hall.loudness(number, number + 0.5) > 0.05
    assert hall.loudness(counter, counter + 0.5) > 0.05
    assert hall.loudness(chime + 1.15, number - 0.1) < 0.01  # the pause between chime and sentence
    assert 1 + 0.3 < number - chime < 1 + 0.5 + 0.1
    end = sounds[-1]["end"]
    assert hall.loudness(end + 0.2, end + 0.5) < 0.001
    assert hall.told("said")[-1]["loudness"] > 0.05


def test_the_hall_hears_a_visitor_in_the_visitors_language_too(
    hall: Hall, hall_visitors: Kiosk, at_counter: AtCounter
) -> None:
    number = hall_visitors.visitor_takes_ticket(language="en")["number"]
    at_counter(2).calls_next()
    hall.until_told("end")
    said = [(one["language"], one["text"]) for one in hall.told("number")]
    assert said == [("uk", f"Талон {number}.")] * 2 + [("en", f"Ticket {number}.")] * 2


def test_two_calls_at_once_are_both_shown_and_both_spoken(
    hall: Hall, hall_visitors: Kiosk, at_counter: AtCounter
) -> None:
    first, second = (hall_visitors.visitor_takes_ticket()["number"] for _ in range(2))
    one, other = at_counter(1), at_counter(2)
    one.calls_next()
    time.sleep(0.2)
    other.calls_next()
    hall.shows(second)
    hall.until_rows("calls", [(first, "1")])
    hall.until_told("said", 2)
    assert [said["number"] for said in hall.told("said")] == [first, second]


def test_it_is_as_loud_as_the_head_wants(
    hall_visitors: Kiosk, at_counter: AtCounter, hall_server: RunningServer, hall_browser: Browser
) -> None:
    with changed(hall_server.installation) as session:
        branch = session.get_one(Branch, hall_server.installation.centre.branch.id)
        branch.hall = {"volume": 10, "own_language": False}
    quiet = Hall.opened(hall_browser, hall_server).is_ready()
    hall_visitors.visitor_takes_ticket(language="en")
    at_counter(3).calls_next()
    quiet.until_told("end")
    assert quiet.told("chime")
    chime = quiet.sounds()[0]["at"]
    assert 0.004 < quiet.loudness(chime, chime + 0.3) < 0.03
    assert {one["language"] for one in quiet.told("number")} == {"uk"}
    quiet.closes()


def test_the_server_knows_when_the_call_was_heard(
    hall: Hall, hall_visitors: Kiosk, at_counter: AtCounter, hall_server: RunningServer
) -> None:
    hall_visitors.visitor_takes_ticket()
    at_desk = at_counter(1)
    called = at_desk.calls_next()
    assert called is not None
    heard = hall.until_told("said")[0]
    assert heard["ticket"] == called["id"]
    until = time.monotonic() + 30
    while (ticket := at_desk.desk()["ticket"])["no_show_from"] == called["no_show_from"]:
        assert time.monotonic() < until
        time.sleep(0.05)
    assert ticket["no_show_from"] > called["no_show_from"]


def test_a_recall_sounds_again_and_the_last_call_says_so(
    hall: Hall, hall_visitors: Kiosk, at_counter: AtCounter
) -> None:
    hall_visitors.visitor_takes_ticket()
    at_desk = at_counter(1)
    ticket = at_desk.calls_next()
    assert ticket is not None
    for _ in range(2):
        time.sleep(1)
        at_desk.does("recall", ticket["id"])
    hall.page.wait_for_selector("text=Останнє запрошення")
    assert hall.until_told("final")[0]["text"] == "Останнє запрошення."


def test_one_who_came_is_not_called_any_more(hall: Hall, hall_visitors: Kiosk, at_counter: AtCounter) -> None:
    hall_visitors.visitor_takes_ticket()
    at_desk = at_counter(1)
    with hall.holds_its_breath():
        ticket = at_desk.calls_next()
        assert ticket is not None
        hall.shows(ticket["number"])
        at_desk.does("start", ticket["id"])
        hall.page.wait_for_selector("[data-idle]", state="visible")
    hall.until_told("end")
    assert {one["saying"] for one in hall.told("number")} == {1}
    expect(hall.page.locator('[data-rows="calls"] .row[data-past]')).to_have_count(1)


def test_waiting_is_counted_by_line(hall: Hall, hall_visitors: Kiosk, at_counter: AtCounter) -> None:
    for purpose in ("consultation", "consultation", "application"):
        hall_visitors.visitor_takes_ticket(purpose=purpose)
    hall.until_rows("lines", [("А", "2"), ("Б", "1")])
    at_counter(1).calls_next()
    hall.until_rows("lines", [("А", "1"), ("Б", "1")])


def test_a_line_in_which_nobody_waits_takes_no_place(hall: Hall, hall_visitors: Kiosk) -> None:
    hall_visitors.visitor_takes_ticket(purpose="application")
    hall.until_rows("lines", [("Б", "1")])


def test_more_than_four_calls_take_turns(hall: Hall, hall_visitors: Kiosk, at_counter: AtCounter) -> None:
    numbers = [hall_visitors.visitor_takes_ticket()["number"] for _ in range(7)]
    for number in range(1, 8):
        at_counter(number).calls_next()
    hall.shows(numbers[-1])
    shown: set[str] = set()
    until = time.monotonic() + 90
    while shown != set(numbers[:-1]):
        assert time.monotonic() < until, shown
        rows = hall.rows("calls")
        assert len(rows) <= 3
        shown |= {row[0] for row in rows}
        hall.page.wait_for_timeout(200)


def test_a_browser_that_is_no_display_is_asked_to_pair(hall_browser: Browser, hall_server: RunningServer) -> None:
    page = hall_browser.new_page()
    page.goto(f"{hall_server.url}/hall-display/")
    expect(page.locator("[data-pairing=code]")).to_have_text(re.compile("[A-Z0-9]{4}-[A-Z0-9]{4}"))
    page.close()


def test_the_token_does_not_stay_in_the_address(hall: Hall) -> None:
    assert "#" not in hall.page.url
