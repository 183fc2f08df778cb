"""How large the hall display writes, that nothing is cut, and that it speaks English as well."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.faces.hall import AtCounter, Hall
from tests.people import Kiosk
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.hall_fixtures"]


def test_english_is_whole(hall_browser: Browser, hall_server: RunningServer) -> None:
    hall = Hall.opened(hall_browser, hall_server, language="en").is_ready()
    assert hall.text("[data-idle]").startswith("Please wait")
    assert hall.page.locator("html").get_attribute("lang") == "en"
    hall.closes()


MEASURE = """() => {
  const drawn = [...document.querySelectorAll("body *")].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()) && element.checkVisibility()
  );
  const canvas = new OffscreenCanvas(10, 10).getContext("2d");
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\\d.]+/g).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (element) => {
    const own = getComputedStyle(element).backgroundColor;
    return own === "rgba(0, 0, 0, 0)" ? ground(element.parentElement) : own;
  };
  return drawn.map((element) => {
    const style = getComputedStyle(element);
    canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const range = document.createRange();
    range.selectNodeContents(element);
    const { left, right, bottom } = range.getBoundingClientRect();
    const [darker, lighter] = [light(style.color), light(ground(element))].sort((one, other) => one - other);
    return {
      text: element.textContent.trim(), capitals: canvas.measureText("Н").actualBoundingBoxAscent,
      left, right, bottom, contrast: (lighter + 0.05) / (darker + 0.05),
    };
  });
}"""

# States that a test cannot wait for (a thousand hall_visitors, an alarm) are drawn by the page's own view.
DRAW = """async (wanted) => {
  const { BoardView } = await import("/hall-display/static/board-view.mjs");
  const { makeCatalogue } = await import("/static/catalogue.mjs");
  const page = JSON.parse(document.getElementById("page").textContent);
  const { makeCaptions } = await import("/hall-display/static/captions.mjs");
  const view = new BoardView(makeCatalogue(page.messages, page.language), makeCaptions(page.speech));
  const branch = { short_name: { uk: "ЦНАП Слов'янської міської ради" }, timezone: "Europe/Kyiv", trial: true };
  const nothing = { suspended: null, calls: [], left: [], recent: [], lines: [], notices: [], texts: {} };
  const state = { branch, ...nothing, ...wanted };
  view.draw(state, new Date(wanted.now ?? Date.now()), wanted.spoken ?? null);
  if (wanted.stale) view.stale(new Date(), branch.timezone);
  return (MEASURE)();
}""".replace("MEASURE", MEASURE)


def call(number: str = "А-012", counter: str = "3", event: int = 9, **more: Any) -> dict[str, Any]:
    own = {
        "ticket": number, "number": number, "counter": counter, "workplace": {"uk": "Робоче місце"}, "hint": None,
        "event": event, "calls": 1, "final": False, "until": "2999-01-01T00:00:00Z",
    }  # fmt: skip
    return own | more


def lines(*letters: str) -> list[dict[str, Any]]:
    wait = {"from_minutes": 115, "to_minutes": 125}
    return [
        {"key": letter, "letter": letter, "name": {"uk": letter}, "waiting": 127, "wait": wait} for letter in letters
    ]


def readable(drawn: list[dict[str, Any]], called: str | None = None) -> None:
    """On a 55-inch full-HD screen at ten metres: capitals of the called number ≥ 193 px, of all other text ≥ 60 px,
    contrast 7:1, nothing beyond the screen."""
    assert drawn
    for one in drawn:
        assert one["capitals"] >= (193 if one["text"] == called else 60), one
        assert one["contrast"] >= 7, one
        assert one["left"] >= 0, one
        assert one["right"] <= 1920, one
        assert one["bottom"] <= 1080, one


def test_a_busy_hall_can_be_read_from_ten_metres(hall: Hall, hall_visitors: Kiosk, at_counter: AtCounter) -> None:
    numbers = [hall_visitors.visitor_takes_ticket()["number"] for _ in range(4)]
    hall_visitors.visitor_takes_ticket()  # and one goes on waiting
    for number in range(1, 5):
        at_counter(number).calls_next()
    hall.shows(numbers[-1])
    hall.page.evaluate("document.fonts.ready")
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
    drawn = open_hall.page.evaluate(DRAW, {"spoken": spoken, "recent": recent, "calls": [call()]})
    assert {"А-011", "А-012"} <= {one["text"] for one in drawn}
    assert open_hall.page.locator("[data-speaking]").count() == 0


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


# A notice that begins above its column's list, or ends below the column.
BEYOND = """() => {
  const notice = document.querySelector("[data-notice]");
  if (!notice.checkVisibility()) return [];
  const range = document.createRange();
  range.selectNodeContents(notice);
  const { top, bottom } = range.getBoundingClientRect();
  const title = document.querySelector("[data-turning-title]").getBoundingClientRect();
  const column = notice.closest("[data-column]").getBoundingClientRect();
  return top < title.bottom - 16 || bottom > column.bottom ? [notice.textContent] : [];
}"""
NOTICE = "Понеділок, середа, четвер, 16:00–17:00: прийому немає. Працівники опрацьовують документи."


@pytest.mark.parametrize("hint", [None, {"uk": "праворуч від входу"}])
@pytest.mark.parametrize("called", [True, False])
@pytest.mark.parametrize("name", ["ЦНАП Слов'янська", "ЦНАП Слов'янської міської ради"])
def test_a_notice_stays_in_its_column(open_hall: Hall, hint: dict[str, str] | None, called: bool, name: str) -> None:
    branch = {"short_name": {"uk": name}, "timezone": "Europe/Kyiv", "trial": True}
    state = {"branch": branch, "notices": [{"id": "1", "text": {"uk": NOTICE}}]}
    open_hall.page.evaluate(DRAW, state | {"calls": [call(hint=hint)] if called else []})
    assert open_hall.page.evaluate(BEYOND) == []
