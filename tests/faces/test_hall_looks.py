"""How large the hall display writes, that nothing is cut, and that it speaks English as well."""

from __future__ import annotations

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
  return drawn.map((element) => {
    const style = getComputedStyle(element);
    canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const range = document.createRange();
    range.selectNodeContents(element);
    const box = range.getBoundingClientRect();
    return {
      text: element.textContent.trim(), ink: style.color, capitals: canvas.measureText("Н").actualBoundingBoxAscent,
      left: box.left, top: box.top, right: box.right, bottom: box.bottom,
    };
  });
}"""


def test_everything_can_be_read_from_ten_metres(hall: Hall, visitors: Kiosk, at_counter: AtCounter) -> None:
    """On a 55-inch full-HD screen: capitals of the called number ≥ 193 px, of all other text ≥ 60 px; nothing cut."""
    numbers = [visitors.visitor_takes_ticket()["number"] for _ in range(4)]
    for number in range(1, 5):
        at_counter(number).calls_next()
    hall.shows(numbers[-1])
    hall.page.evaluate("document.fonts.ready")
    drawn: list[dict[str, Any]] = hall.page.evaluate(MEASURE)
    assert {one["text"] for one in drawn} >= {*numbers, "Очікують", "Останні виклики"}
    for one in drawn:
        assert one["capitals"] >= (193 if one["text"] == numbers[-1] else 60), one
        assert one["left"] >= 0, one
        assert one["right"] <= 1920, one
        assert one["bottom"] <= 1080, one


@pytest.mark.parametrize(("number", "counter"), [("М-1012", "12"), ("М-999", "12А"), ("Д-012", "1")])
def test_the_widest_numbers_fit(hall: Hall, number: str, counter: str) -> None:
    """Drawn by the page's own view from a state of its own: such a number needs a thousand visitors."""
    hall.page.evaluate(
        """async ([number, counter]) => {
          const { BoardView } = await import("/hall-display/static/board-view.mjs");
          const { makeCatalogue } = await import("/static/catalogue.mjs");
          const page = JSON.parse(document.getElementById("page").textContent);
          const branch = { short_name: { uk: "ЦНАП" }, timezone: "Europe/Kyiv", trial: true };
          const call = { ticket: "1", number, counter, workplace: { uk: "Робоче місце" }, event: 9, calls: 1,
            hint: { uk: "праворуч від входу" }, until: "2999-01-01T00:00:00Z", final: true };
          const state = { branch, suspended: null, calls: [call], left: [], recent: [], lines: [], notices: [] };
          new BoardView(makeCatalogue(page.messages, "uk")).draw(state, new Date(), null);
        }""",
        [number, counter],
    )
    drawn = hall.page.evaluate(MEASURE)
    (called,) = [one for one in drawn if one["text"] == number]
    assert called["capitals"] >= 193
    assert all(one["left"] >= 0 and one["right"] <= 1920 and one["bottom"] <= 1080 for one in drawn)
