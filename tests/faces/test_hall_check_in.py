"""The hall's way to check in by phone: a code in a quiet corner while bookings are due, and their reminder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from queue_server.adapters.clock import SystemClock
from queue_server.domain.appointments import AppointmentStatus
from queue_server.domain.booking import BookingChannel
from queue_server.models import Appointment
from queue_server.models.columns import new_id
from tests.faces.accessibility import assert_accessible
from tests.faces.hall import Hall, short_voice
from tests.faces.test_hall_looks import DRAW, call, lines, readable
from tests.people import Operator, answer
from tests.running_server import Installation, RunningServer, changed, install, serve

pytest_plugins = ["tests.faces.hall_fixtures"]

REMINDER = "Відвідувачів, записаних на цей час, просимо відмітитися на терміналі електронної черги або на рецепції."
CODE = "[data-check-in-qr]"
PICTURE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/%3E"


def books(made: Installation, **in_: int) -> str:
    """A booking that nobody had to make; its id."""
    centre, now = made.centre, SystemClock().now()
    with changed(made) as session:
        booked = Appointment(
            branch_id=centre.branch.id, line_id=centre.lines["А"].id, purpose_id=centre.purpose_of("А").id,
            status=AppointmentStatus.BOOKED, slot_at=now + timedelta(**in_), minutes=15, created_at=now, booked_at=now,
            channel=BookingChannel.DESK, code_hash=new_id(),
        )  # fmt: skip
        session.add(booked)
        return booked.id


@pytest.fixture
def made(tmp_path: Path) -> Installation:
    return install(tmp_path / "centre", booking={"channels": ["in_person"]})


@contextmanager
def opened(browser: Browser, server: RunningServer) -> Iterator[Hall]:
    hall = Hall.opened(browser, server).is_ready()
    yield hall
    hall.closes()


def begins_without_a_code(hall: Hall) -> None:
    """Switched off and on: it has asked for its pictures, and so would have asked for the code before them."""
    asked: list[str] = []
    hall.page.on("request", lambda request: asked.append(request.url))
    with hall.page.expect_response("**/slides"):
        hall.page.reload()
    hall.is_ready()
    expect(hall.page.locator("[data-idle]")).to_be_visible()
    expect(hall.page.locator(CODE)).to_be_hidden()
    assert not any(url.endswith("/hall-code") for url in asked)


def test_the_hall_is_told_once_and_the_code_goes_when_all_are_here(made: Installation, hall_browser: Browser) -> None:
    booked = books(made, minutes=10)
    voice = short_voice(made.data_dir / "voice")
    with serve(made, environment=voice) as server, opened(hall_browser, server) as hall:
        expect(hall.page.locator(CODE)).to_be_visible()
        assert str(hall.page.locator(CODE).get_attribute("src")).startswith("data:image/svg")
        assert_accessible(hall.page)
        with changed(made) as session:
            session.get_one(Appointment, booked).slot_at = SystemClock().now() + timedelta(seconds=1)
        heard = hall.until_told("end", seconds=60)
        assert [one["message"] for one in heard] == ["due-bookings"]
        assert {(one["text"], one["language"]) for one in hall.told("message")} == {(REMINDER, "uk")}
        kiosk = {"Authorization": f"Device {made.tokens['kiosk']}"}
        reception = Operator(server, "1")
        answer(reception.post(f"branches/{made.branch}/appointments/{booked}/check-in", headers=kiosk))
        begins_without_a_code(hall)
        assert server.errors() == []


def test_a_hall_without_bookings_shows_no_code(made: Installation, hall_browser: Browser) -> None:
    books(made, hours=2)
    with serve(made) as server, opened(hall_browser, server) as hall:
        begins_without_a_code(hall)


DUE = {"checkIn": True, "code": PICTURE}
# In one go: the page draws its own state again every moment.
DRAW_AND_BOXES = f"""async (wanted) => {{
  const drawn = await ({DRAW})(wanted);
  const box = (selector) => document.querySelector(selector).getBoundingClientRect().toJSON();
  return {{ drawn, code: box("{CODE}"), words: box("[data-check-in] p"), column: box("[data-column=turning]") }};
}}"""


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"calls": [call()]},
        {"calls": [call(hint={"uk": "другий поверх, праворуч від сходів"}, final=True)]},
        {"calls": [call(f"А-{number:03d}", str(number), event=number) for number in range(9, 2, -1)]},
        {"calls": [call("М-1012", "12")]},
    ],
    ids=["idle", "a call", "a long line", "seven calls", "the widest"],
)
def test_the_code_disturbs_no_size(open_hall: Hall, state: dict[str, Any]) -> None:
    found = open_hall.page.evaluate(DRAW_AND_BOXES, DUE | state)
    drawn, code, words, column = (found[name] for name in ("drawn", "code", "words", "column"))
    calls = state.get("calls")
    readable(drawn, calls[0]["number"] if calls else None)
    if "Маєте запис?" in [one["text"] for one in drawn]:
        assert code["width"] >= 190, "twelve centimetres of a 55-inch screen"
        assert abs(code["width"] - code["height"]) < 2
        for box in (code, words):
            assert box["y"] >= column["y"]
            assert box["y"] + box["height"] <= column["y"] + column["height"]
            assert box["x"] + box["width"] <= column["x"] + column["width"]


def test_a_suspended_hall_shows_no_code(open_hall: Hall) -> None:
    suspended = {"reason": "air_alarm", "since": "2026-03-02T10:00:00+02:00"}
    for state in ({"suspended": suspended, "lines": lines("А")}, {"stale": True}):
        drawn = open_hall.page.evaluate(DRAW_AND_BOXES, DUE | state)
        assert drawn["code"]["width"] == 0
