"""The hall display on the real server in Chromium: what it shows, how large, what it plays, and how it heals."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.faces.hall import SOUND_FORBIDDEN, Hall, chromium, short_voice
from tests.people import Kiosk, Operator
from tests.running_server import RunningServer, install, serve, start

COUNTERS = 8


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with chromium(playwright) as opened:
        yield opened


@pytest.fixture
def server(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[RunningServer]:
    """A centre of eight counters. Its voice is a short tone, but for tests that ask for the `real` one."""
    installation = install(tmp_path / "centre", counters=COUNTERS, workplace={"uk": "Робоче місце", "en": "Desk"})
    voice = {} if getattr(request, "param", "short") == "real" else short_voice(tmp_path / "voice")
    with serve(installation, environment=voice) as running:
        yield running
        assert running.errors() == []


@pytest.fixture
def kiosk(server: RunningServer) -> Kiosk:
    return Kiosk(server)


@pytest.fixture
def operator(server: RunningServer) -> Callable[[int], Operator]:
    return lambda number: Operator(server, str(number)).signs_in().opens_counter()


@pytest.fixture
def hall(browser: Browser, server: RunningServer) -> Iterator[Hall]:
    opened = Hall.opened(browser, server).is_ready()
    yield opened
    opened.closes()


def test_it_shows_and_says_a_call(hall: Hall, kiosk: Kiosk, operator: Callable[[int], Operator]) -> None:
    number = kiosk.visitor_takes_ticket()["number"]
    operator(3).calls_next()
    hall.shows(number)
    assert hall.latest == (number, "3")
    assert hall.text("[data-hero-workplace]") == "Робоче місце"
    hall.until_told("end")
    said = [(one["phase"], one["saying"], one["text"]) for one in hall.told() if one["phase"] not in ("said", "end")]
    assert said == [
        ("chime", 1, None),
        ("number", 1, f"Талон {number}."),
        ("counter", 1, "Робоче місце 3."),
        ("number", 2, f"Талон {number}."),
        ("counter", 2, "Робоче місце 3."),
    ]


@pytest.mark.parametrize("server", ["real"], indirect=True)
def test_it_is_really_heard(hall: Hall, kiosk: Kiosk, operator: Callable[[int], Operator]) -> None:
    """By an analyser of the test's own before the loudspeaker: chime, pause, number, counter; and silence after."""
    kiosk.visitor_takes_ticket()
    operator(1).calls_next()
    hall.until_told("end")
    hall.page.wait_for_timeout(500)
    begin = {(one["phase"], one["saying"]): one["ms"] for one in hall.told()}
    chime, number, counter = (begin[phase, 1] for phase in ("chime", "number", "counter"))
    assert hall.loudest(chime, chime + 300) > 0.05
    assert hall.loudest(number, number + 500) > 0.05
    assert hall.loudest(counter, counter + 500) > 0.05
    assert hall.loudest(chime + 1150, number - 100) < 0.01  # the pause between chime and sentence
    assert 1000 + 300 < number - chime < 1000 + 500 + 100
    end = hall.told("end")[0]["ms"]
    assert hall.loudest(end + 200, end + 500) < 0.001
    assert hall.told("said")[0]["loudness"] > 0.05


def test_the_hall_hears_a_visitor_in_the_visitors_language_too(
    hall: Hall, kiosk: Kiosk, operator: Callable[[int], Operator]
) -> None:
    number = kiosk.visitor_takes_ticket(language="en")["number"]
    operator(2).calls_next()
    hall.until_told("end")
    said = [(one["language"], one["text"]) for one in hall.told("number")]
    assert said == [("uk", f"Талон {number}.")] * 2 + [("en", f"Ticket {number}.")] * 2


def test_two_calls_at_once_are_both_shown_and_both_spoken(
    hall: Hall, kiosk: Kiosk, operator: Callable[[int], Operator]
) -> None:
    first, second = (kiosk.visitor_takes_ticket()["number"] for _ in range(2))
    one, other = operator(1), operator(2)
    one.calls_next()
    time.sleep(0.2)
    other.calls_next()
    hall.shows(second)
    assert hall.rows("calls") == [[first, "1"]]
    hall.until_told("said", 2)
    assert [said["number"] for said in hall.told("said")] == [first, second]


def test_the_server_knows_when_the_call_was_heard(
    hall: Hall, kiosk: Kiosk, operator: Callable[[int], Operator], server: RunningServer
) -> None:
    kiosk.visitor_takes_ticket()
    at_desk = operator(1)
    called = at_desk.calls_next()
    assert called is not None
    heard = hall.until_told("said")[0]
    assert heard["ticket"] == called["id"]
    until = time.monotonic() + 5
    while (ticket := at_desk.desk()["ticket"])["no_show_from"] == called["no_show_from"]:
        assert time.monotonic() < until
        time.sleep(0.05)
    assert ticket["no_show_from"] > called["no_show_from"]


def test_a_recall_sounds_again_and_the_last_call_says_so(
    hall: Hall, kiosk: Kiosk, operator: Callable[[int], Operator]
) -> None:
    kiosk.visitor_takes_ticket()
    at_desk = operator(1)
    ticket = at_desk.calls_next()
    assert ticket is not None
    for _ in range(2):
        time.sleep(1)
        at_desk.does("recall", ticket["id"])
    hall.page.wait_for_selector("text=Останнє запрошення")
    assert hall.until_told("final")[0]["text"] == "Останнє запрошення."


def test_one_who_came_is_not_called_any_more(hall: Hall, kiosk: Kiosk, operator: Callable[[int], Operator]) -> None:
    kiosk.visitor_takes_ticket()
    at_desk = operator(1)
    ticket = at_desk.calls_next()
    assert ticket is not None
    hall.until_told("number")
    at_desk.does("start", ticket["id"])
    hall.page.wait_for_selector("[data-idle]", state="visible")
    hall.until_told("end")
    assert {one["saying"] for one in hall.told("number")} == {1}
    assert hall.page.locator('[data-rows="calls"] .row[data-past]').count() == 1


def test_waiting_is_counted_by_line(hall: Hall, kiosk: Kiosk, operator: Callable[[int], Operator]) -> None:
    for purpose in ("consultation", "consultation", "application"):
        kiosk.visitor_takes_ticket(purpose=purpose)
    hall.page.wait_for_function("() => /2[^]*1/.test(document.querySelector('[data-rows=lines]').innerText)")
    assert [(row[0], row[-1]) for row in hall.rows("lines")] == [("А", "2"), ("Б", "1")]
    operator(1).calls_next()
    hall.page.wait_for_function("() => /1[^]*1/.test(document.querySelector('[data-rows=lines]').innerText)")


def test_more_than_four_calls_take_turns(hall: Hall, kiosk: Kiosk, operator: Callable[[int], Operator]) -> None:
    numbers = [kiosk.visitor_takes_ticket()["number"] for _ in range(7)]
    for number in range(1, 8):
        operator(number).calls_next()
    hall.shows(numbers[-1])
    shown = set()
    until = time.monotonic() + 30
    while shown != set(numbers[:-1]):
        assert time.monotonic() < until, shown
        rows = hall.rows("calls")
        assert len(rows) <= 3
        shown |= {row[0] for row in rows}
        hall.page.wait_for_timeout(200)


def test_a_display_that_was_off_is_right_at_once_and_silent(
    browser: Browser, server: RunningServer, kiosk: Kiosk, operator: Callable[[int], Operator]
) -> None:
    number = kiosk.visitor_takes_ticket()["number"]
    operator(1).calls_next()
    began = time.monotonic()
    hall = Hall.opened(browser, server).is_ready()
    hall.shows(number)
    assert time.monotonic() - began < 4  # the browser's own start included
    hall.page.wait_for_timeout(2500)
    assert hall.told() == []
    hall.closes()


def test_a_lost_server_is_said_and_healed_without_old_sound(browser: Browser, tmp_path: Path) -> None:
    installation = install(tmp_path / "centre")
    server = start(installation, environment=short_voice(tmp_path / "voice"))
    hall = Hall.opened(browser, server).is_ready()
    number = Kiosk(server).visitor_takes_ticket()["number"]
    Operator(server, "1").signs_in().opens_counter().calls_next()
    hall.until_told("end")
    server.kill()
    lost = time.monotonic()
    hall.page.wait_for_selector("[data-stale]", state="visible", timeout=10_000)
    assert time.monotonic() - lost < 10
    assert hall.text("[data-stale-text]").startswith("Немає зв’язку з ")
    assert hall.latest is None  # an old call is not shown as a live one
    assert not hall.page.locator("[data-columns]").is_visible()
    told = len(hall.told())
    with serve(installation, port=server.port) as again:
        hall.shows(number)
        assert hall.page.locator("[data-stale]").is_hidden()
        hall.page.wait_for_timeout(1500)
        assert len(hall.told()) == told
        assert again.errors() == []
    hall.page.context.close()


def test_a_browser_that_forbids_sound_says_so(
    playwright: Playwright, server: RunningServer, kiosk: Kiosk, operator: Callable[[int], Operator]
) -> None:
    with chromium(playwright, SOUND_FORBIDDEN) as browser:
        hall = Hall.opened(browser, server)
        # The page must find it out alone: whatever a test asks of a page counts as a person's touch.
        time.sleep(6)
        kiosk.visitor_takes_ticket()
        at_desk = operator(1)
        ticket = at_desk.calls_next()
        assert ticket is not None
        time.sleep(3)
        assert hall.told("muted")
        assert hall.told("said") == []
        assert hall.latest == (ticket["number"], "1")
        button = hall.page.get_by_role("button", name="Увімкніть звук")
        assert button.is_visible()
        button.click()
        button.wait_for(state="hidden")
        hall.page.wait_for_selector("text=Перевірка звуку")
        hall.page.wait_for_selector("text=Перевірка звуку", state="detached")
        at_desk.does("recall", ticket["id"])
        assert hall.until_told("said")[0]["loudness"] > 0.05
        hall.closes()


def test_a_browser_that_is_no_display_is_asked_to_pair(browser: Browser, server: RunningServer) -> None:
    page = browser.new_page()
    page.goto(f"{server.url}/hall-display/")
    page.wait_for_function(
        "() => /[A-Z0-9]{4}-[A-Z0-9]{4}/.test(document.querySelector('[data-pairing=code]').textContent)"
    )
    page.close()


def test_the_token_does_not_stay_in_the_address(hall: Hall) -> None:
    assert "#" not in hall.page.url


def test_english_is_whole(browser: Browser, server: RunningServer) -> None:
    hall = Hall.opened(browser, server, language="en").is_ready()
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


def test_everything_can_be_read_from_ten_metres(hall: Hall, kiosk: Kiosk, operator: Callable[[int], Operator]) -> None:
    """On a 55-inch full-HD screen: capitals of the called number ≥ 193 px, of all other text ≥ 60 px; nothing cut."""
    numbers = [kiosk.visitor_takes_ticket()["number"] for _ in range(4)]
    for number in range(1, 5):
        operator(number).calls_next()
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
