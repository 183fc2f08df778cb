"""How large the hall display writes, that nothing is cut, and that it speaks English as well."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.faces.hall import AtCounter, Hall
from tests.faces.hall_measures import BEYOND, DRAW, MEASURE, call, lines, readable
from tests.people import Kiosk
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.hall_fixtures"]


def test_english_is_whole(hall_browser: Browser, hall_server: RunningServer) -> None:
    hall = Hall.opened(hall_browser, hall_server, language="en").is_ready()
    expect(hall.page.locator("[data-idle]:visible")).to_have_text(re.compile(r"^\s*Please wait"))
    expect(hall.page.locator("html")).to_have_attribute("lang", "en")
    hall.closes()


def test_a_busy_hall_can_be_read_from_ten_metres(hall: Hall, hall_visitors: Kiosk, at_counter: AtCounter) -> None:
    numbers = [hall_visitors.visitor_takes_ticket()["number"] for _ in range(4)]
    hall_visitors.visitor_takes_ticket()  # and one goes on waiting
    for number in range(1, 5):
        at_counter(number).calls_next()
    hall.shows(numbers[-1])
    hall.until_rows("calls", [(numbers[place], str(place + 1)) for place in (2, 1, 0)])
    hall.has_its_letters()
    drawn = hall.page.evaluate(MEASURE)
    assert {one["text"] for one in drawn} >= {*numbers, "Очікують", "Останні виклики"}
    readable(drawn, numbers[-1])


@pytest.mark.parametrize(("number", "counter"), [("М-1012", "12"), ("М-999", "12А"), ("Д-012", "1")])
def test_the_widest_numbers_fit(open_hall: Hall, number: str, counter: str) -> None:
    widest = call(number, counter, hint={"uk": "другий поверх, праворуч від сходів"}, final=True)
    readable(open_hall.page.evaluate(DRAW, {"calls": [widest], "lines": lines("М", "Д")}), number)


@pytest.mark.parametrize("reason", ["air_alarm", "no_power", "failure", "other", "unheard_of"])
def test_a_suspended_hall_says_why(open_hall: Hall, reason: str) -> None:
    suspended = {"reason": reason, "since": "2026-03-02T10:00:00+02:00"}
    drawn = open_hall.page.evaluate(DRAW, {"suspended": suspended, "calls": [call()], "lines": lines("А", "Б")})
    readable(drawn)
    words = " ".join(one["text"] for one in drawn)
    assert "призупинено" in words
    assert "Reception is suspended" in words or reason == "unheard_of"
    assert "А-012" not in words, "one message has the whole screen"
    assert ("Повітряна тривога" in words) == (reason == "air_alarm")


@pytest.mark.parametrize(("left", "minutes"), [(600, "10 хвилин"), (61, "2 хвилини"), (1, "1 хвилину")])
def test_an_all_clear_counts_the_minutes_down(open_hall: Hall, left: int, minutes: str) -> None:
    at = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
    suspended = {
        "reason": "air_alarm",
        "since": at.isoformat(),
        "resumes_at": (at + timedelta(seconds=left)).isoformat(),
    }
    drawn = open_hall.page.evaluate(DRAW, {"suspended": suspended, "now": at.isoformat()})
    readable(drawn)
    words = " ".join(one["text"] for one in drawn)
    assert "Відбій повітряної тривоги" in words
    assert f"Прийом відновимо за {minutes}. Порядок черги не змінився." in words


@pytest.mark.parametrize(
    "message", ["registers-suspended", "day-closed-early", "registers-resumed", "issuing-ended", "due-bookings"]
)
@pytest.mark.parametrize("called", [True, False])
def test_what_is_announced_can_be_read_while_it_is_said(open_hall: Hall, message: str, called: bool) -> None:
    notices = [{"id": "1", "text": {"uk": "Сьогодні з 13:00 до 14:00 не приймає каса."}}]
    spoken = {"message": message, "minutes": None, "text": "", "language": "uk"}
    state = {"spoken": spoken, "notices": notices, "lines": lines("А"), "calls": [call()] if called else []}
    drawn = open_hall.page.evaluate(DRAW, state)
    readable(drawn)
    assert called == any(one["text"] == "А-012" for one in drawn)


def test_while_a_message_is_said_no_call_looks_spoken(open_hall: Hall) -> None:
    spoken = {"message": "issuing-ended", "minutes": None, "text": "", "language": "uk"}
    recent = [{"number": "А-011", "counter": "2", "at": "2026-03-02T10:00:00+02:00"}]
    drawn, speaking = open_hall.page.evaluate(
        f"async (state) => [await ({DRAW})(state), document.querySelectorAll('[data-speaking]').length]",
        {"spoken": spoken, "recent": recent, "calls": [call()]},
    )
    assert {"А-011", "А-012"} <= {one["text"] for one in drawn}
    assert speaking == 0


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"day": {"issuing_ended": True, "closed": True}},
        {"day": {"issuing_ended": True, "closed": False}, "registers": [{"key": "civil"}], "lines": lines("А")},
        {"stale": True, "calls": [call()]},
        {"lines": lines(*"АБВГДКЛМНРСТ")},
        {"calls": [call(f"А-{number:03d}", str(number), event=number) for number in range(9, 2, -1)]},
        {"notices": [{"id": "1", "text": {"uk": "Сьогодні з 13:00 до 14:00 не приймає каса. " * 3}}]},
    ],
    ids=["empty", "closed", "what holds", "stale", "all lines", "seven calls", "long notice"],
)
def test_every_state_can_be_read(open_hall: Hall, state: dict[str, Any]) -> None:
    calls = state.get("calls", [])
    called = calls[0]["number"] if calls and "stale" not in state else None
    readable(open_hall.page.evaluate(DRAW, state), called)


NOTICE = "Понеділок, середа, четвер, 16:00–17:00: прийому немає. Працівники опрацьовують документи."


@pytest.mark.parametrize("hint", [None, {"uk": "праворуч від входу"}])
@pytest.mark.parametrize("called", [True, False])
@pytest.mark.parametrize("name", ["ЦНАП Слов'янська", "ЦНАП Слов'янської міської ради"])
def test_a_notice_stays_in_its_column(open_hall: Hall, hint: dict[str, str] | None, called: bool, name: str) -> None:
    branch = {"short_name": {"uk": name}, "timezone": "Europe/Kyiv", "trial": True}
    state = {"branch": branch, "notices": [{"id": "1", "text": {"uk": NOTICE}}]}
    calls = [call(hint=hint)] if called else []
    # In one go: the page draws its own state again every moment.
    beyond = f"async (state) => {{ await ({DRAW})(state); return ({BEYOND})(); }}"
    assert open_hall.page.evaluate(beyond, state | {"calls": calls}) == []
